"""The events that stages emit: CloudEvents 1.0 in JSON, each type with its own data."""

from enum import StrEnum
from hashlib import blake2b
from typing import Generic, Literal, TypeVar

from pydantic import Field

from schemas.alert import Alert
from schemas.article import ArticleMeta, Lane, Traceparent
from schemas.base import Contract, Line, Name, UtcDatetime
from schemas.extraction import Extraction
from schemas.verdict import Verdict

EVENT_ID_BYTES = 16


class EventType(StrEnum):
    """What happened, in the past tense."""

    EXTRACTED = "wireroom.article.extracted"
    DUPLICATED = "wireroom.article.duplicated"
    REVISED = "wireroom.article.revised"
    WITHDRAWN = "wireroom.article.withdrawn"
    REJECTED = "wireroom.article.rejected"
    ALERT_RAISED = "wireroom.alert.raised"

    @property
    def stream(self) -> "EventStream":
        """The stream that carries this type."""
        return EventStream(self.value.split(".")[1])


class EventStream(StrEnum):
    """The streams of events, by what they are about."""

    ARTICLE = "article"
    ALERT = "alert"


class ArticleExtracted(Contract):
    """Text and metadata are known."""

    lane: Lane
    meta: ArticleMeta
    extraction: Extraction


class ArticleJudged(Contract):
    """An article's verdict: a copy, a new version, or taken back by its source."""

    source: Name
    uri: Line
    headline: Line
    verdict: Verdict


class ArticleRejected(Contract):
    """A dead letter was written."""

    source: Name | None = Field(description="None when the entry could not be read that far.")
    uri: Line | None
    reason: str
    detail: str
    stage: str
    attempts: int = Field(ge=1)


Data = TypeVar("Data", bound=Contract)


class CloudEvent(Contract, Generic[Data]):
    """The envelope (CloudEvents 1.0, JSON format). `source` with `id` is unique: drop what you have seen."""

    specversion: Literal["1.0"] = "1.0"
    id: str
    source: str
    type: EventType
    subject: str = Field(description="The article's id.")
    time: UtcDatetime = Field(description="When the article arrived.")
    datacontenttype: Literal["application/json"] = "application/json"
    dataschema: str
    traceparent: Traceparent | None = None
    data: Data


ExtractedEvent = CloudEvent[ArticleExtracted]
JudgedEvent = CloudEvent[ArticleJudged]
RejectedEvent = CloudEvent[ArticleRejected]
AlertEvent = CloudEvent[Alert]

DATA: dict[EventType, type[Contract]] = {
    EventType.EXTRACTED: ArticleExtracted,
    EventType.DUPLICATED: ArticleJudged,
    EventType.REVISED: ArticleJudged,
    EventType.WITHDRAWN: ArticleJudged,
    EventType.REJECTED: ArticleRejected,
    EventType.ALERT_RAISED: Alert,
}


def event_id(kind: EventType, *about: str) -> str:
    """A deterministic id: the same happening has the same id at every run, 32 hexadecimal digits."""
    return blake2b("\0".join((kind, *about)).encode(), digest_size=EVENT_ID_BYTES).hexdigest()


def schema_urn(kind: EventType) -> str:
    """The name of the JSON Schema of an event type's data."""
    return f"urn:{kind.replace('.', ':')}:1"
