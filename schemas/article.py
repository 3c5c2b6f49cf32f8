"""An incoming article, as a producer pushes it: the body as it came, and what the producer knows about it."""

from enum import StrEnum
from hashlib import blake2b
from typing import Annotated

from pydantic import FailFast, Field, StringConstraints

from schemas.base import Contract, Language, Line, Name, Text, UtcDatetime

ARTICLE_ID_BYTES = 12

LEAST_URGENT = 3
"""The last urgency that editors treat as urgent (IPTC)."""

Urgency = Annotated[int, Field(ge=1, le=9)]
"""The editor's urgency after IPTC: 1 the highest, 9 the lowest."""

MediaType = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.+-]+/[a-z0-9.+-]+$", max_length=100)]

Traceparent = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")]
"""W3C Trace Context, level 1."""


class Lane(StrEnum):
    """The three queues of `incoming`, in the order in which they are read."""

    URGENT = "urgent"
    LIVE = "live"
    BACKFILL = "backfill"


class PubStatus(StrEnum):
    """Whether the source stands by the article (ninjs `pubStatus`)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


def _digest(*parts: str) -> str:
    """A hash of `parts`, each closed by a NUL, which no part can hold."""
    joined = "".join(f"{part}\0" for part in parts)
    return blake2b(joined.encode(), digest_size=ARTICLE_ID_BYTES).hexdigest()


class _Described(Contract):
    source: Name = Field(description="Who supplied the article: an agency, a feed, a site.")
    media_type: MediaType = Field(default="text/plain", description="What the body is.")
    headline: Line | None = None
    byline: Line | None = None
    publisher: Name | None = Field(default=None, description="Whose paper or site it is, if not the source's.")
    url: Line | None = Field(default=None, description="Where people read it.")
    language: Language | None = Field(default=None, description="BCP 47.")
    published: UtcDatetime | None = Field(default=None, description="When the source published it.")
    embargoed: UtcDatetime | None = Field(default=None, description="Not to be told of before.")
    urgency: Urgency | None = Field(default=None, description="The editor's, after IPTC: 1 the highest, 9 the lowest.")
    tags: Annotated[tuple[Name, ...], FailFast()] = Field(
        default=(), max_length=100, description="Subjects, as the source names them."
    )
    pub_status: PubStatus = PubStatus.USABLE
    traceparent: Traceparent | None = Field(default=None, description="W3C Trace Context; the events carry it on.")


class ArticleMeta(_Described):
    """What is known about an article from its producer, without the body."""

    uri: Line = Field(description="The source's own name for the article, the same for all its versions.")

    @property
    def article_id(self) -> str:
        """The article's identity: 24 hexadecimal digits from `(source, uri)`."""
        return _digest(self.source, self.uri)


class Article(_Described):
    """One article as pushed. `(source, uri)` names it; another content under the same name is a new version."""

    uri: Line | None = Field(
        default=None, description="The source's own name for the article; without it, a hash of the body serves."
    )
    body: Text = Field(description="The article as it came: text, or a document of `media_type`.")

    def meta(self) -> ArticleMeta:
        """Everything but the body, under a name that is made from the body's hash where the producer gave none."""
        known = self.model_dump(exclude={"body", "uri"})
        return ArticleMeta.model_validate({**known, "uri": self.uri or f"urn:wireroom:body:{_digest(self.body)}"})

    @property
    def version_hash(self) -> str:
        """The content's identity: 24 hexadecimal digits; equal for the same version pushed again."""
        return _digest(self.media_type, self.pub_status, self.headline or "", self.body)

    @property
    def lane(self) -> Lane:
        """Where it queues when the producer does not say: urgency 1 to 3 goes first.

        Not so a withdrawal: it must not overtake what it withdraws.
        """
        is_urgent = self.pub_status is PubStatus.USABLE and self.urgency and self.urgency <= LEAST_URGENT
        return Lane.URGENT if is_urgent else Lane.LIVE
