"""What extraction found in an article, and the record that travels on from it."""

from enum import StrEnum

from pydantic import Field

from schemas.annotations import EntityType, Share
from schemas.article import ArticleMeta, Lane, PubStatus, Urgency
from schemas.base import Contract, Language, Line, Name, Text, UtcDatetime


class Arrival(Contract):
    """How and when an article came in. Fixed at the push, so a second run of a stage sees the same."""

    lane: Lane
    entry: str = Field(description="Its id in the incoming stream, `<ms>-<n>`.")
    arrived: UtcDatetime

    @property
    def owner(self) -> str:
        """The push's name, under which claims are held: the same at every run of every stage."""
        return f"{self.lane}/{self.entry}"


class Origin(StrEnum):
    """Where a field was read."""

    PRODUCER = "producer"
    BODY = "body"
    """A field of the format: ninjs, NewsML-G2, a feed's item."""
    JSON_LD = "json_ld"
    META = "meta"
    """A meta, link or time element of a page, OpenGraph included."""
    MARKUP = "markup"
    """Elements that people read: headings, bylines, the page's title."""
    URL = "url"
    TEXT = "text"
    """The running text: a date line, a first sentence, the language of its words."""


class Provenance(Contract):
    """Where a field comes from, and how far it can be trusted."""

    origin: Origin
    confidence: Share


class Signal(StrEnum):
    """What a wire says of an article's place in a running story (NewsML-G2 `signal`, tags in headlines)."""

    CORRECTION = "correction"
    UPDATE = "update"
    WRAPUP = "wrapup"
    FLASH = "flash"
    BULLETIN = "bulletin"
    URGENT = "urgent"
    ADVISORY = "advisory"
    KILL = "kill"


class Extraction(Contract):
    """Text and metadata of one article, from its body and from what the producer said."""

    headline: Line = Field(description="Without the site's name and without tags of the wire.")
    text: Text = Field(description="Paragraphs, parted by one empty line. Offsets count its characters.")
    language: Language | None = Field(default=None, description="BCP 47; none when it could not be told.")
    published: UtcDatetime | None = Field(default=None, description="Never later than the arrival.")
    modified: UtcDatetime | None = Field(default=None, description="Never later than the arrival.")
    byline: Line | None = None
    dateline: Line | None = Field(default=None, description="Where it was written, as the article says.")
    publisher: Line | None = None
    section: Line | None = None
    url: Line | None = Field(default=None, description="The canonical address, without tracking parameters.")
    urgency: Urgency | None = None
    pub_status: PubStatus = PubStatus.USABLE
    embargoed: UtcDatetime | None = Field(default=None, description="Not to be told of before.")
    signals: tuple[Signal, ...] = Field(default=(), description="What the wire says of it: an update, a correction.")
    tags: tuple[Name, ...] = Field(default=(), max_length=100, description="Subjects, as the source names them.")
    word_count: int = Field(ge=0)
    provenance: dict[str, Provenance] = Field(
        default_factory=dict, description="By field: where it was read and how far it can be trusted."
    )

    @property
    def is_withdrawn(self) -> bool:
        """Whether its source takes it back: by its status, or with a kill notice."""
        return self.pub_status is not PubStatus.USABLE or Signal.KILL in self.signals


class Naming(Contract):
    """An entity as the later stages need it: what it is, its name, and how often it is named."""

    type: EntityType
    name: Line
    mentions: int = Field(ge=1)


class ExtractedArticle(Contract):
    """The record between extraction and the stages behind it."""

    article_id: str
    version_hash: str
    arrival: Arrival
    meta: ArticleMeta
    extraction: Extraction
    names: tuple[Naming, ...] = Field(default=(), description="The entities, in the order of their first mention.")
