"""The events that stages emit: CloudEvents 1.0 in JSON, each type with its own data."""

from enum import StrEnum
from hashlib import blake2b
from typing import Generic, Literal, TypeVar, cast

from pydantic import Field

from schemas.alert import Alert
from schemas.annotations import Annotations
from schemas.article import ArticleMeta, Lane, Traceparent
from schemas.base import Contract, Identifier, Line, Name, UtcDatetime
from schemas.dead_letter import Reason
from schemas.extraction import Extraction
from schemas.story import StoryTold
from schemas.verdict import Verdict

EVENT_ID_BYTES = 16


class EventType(StrEnum):
    """What happened, in the past tense."""

    EXTRACTED = "wireroom.article.extracted"
    DUPLICATED = "wireroom.article.duplicated"
    REVISED = "wireroom.article.revised"
    WITHDRAWN = "wireroom.article.withdrawn"
    REJECTED = "wireroom.article.rejected"
    STORY_OPENED = "wireroom.story.opened"
    STORY_UPDATED = "wireroom.story.updated"
    STORY_MERGED = "wireroom.story.merged"
    ALERT_RAISED = "wireroom.alert.raised"
    ALERT_WITHDRAWN = "wireroom.alert.withdrawn"

    @property
    def stream(self) -> "EventStream":
        """The stream that carries this type."""
        return EventStream(self.value.split(".")[1])


class EventStream(StrEnum):
    """The streams of events, by what they are about."""

    ARTICLE = "article"
    STORY = "story"
    ALERT = "alert"


class ArticleExtracted(Contract):
    """Text, metadata and annotations are known."""

    lane: Lane
    meta: ArticleMeta
    extraction: Extraction
    annotations: Annotations = Annotations()


class ArticleJudged(Contract):
    """An article's verdict: a copy, a new version, or taken back by its source."""

    source: Name
    uri: Line
    headline: Line
    verdict: Verdict


class AlertWithdrawn(Contract):
    """The article that an alert rested on was taken back by its source."""

    alert: str = Field(description="The id of the event that raised the alert.")
    rule_id: Identifier
    article_id: str = Field(description="The article that was withdrawn.")
    story: str


class ArticleRejected(Contract):
    """A dead letter was written."""

    source: Name | None = Field(default=None, description="Missing when the entry could not be read that far.")
    uri: Line | None = None
    reason: Reason
    detail: str = Field(description="What is wrong, and where, in one line.")
    stage: str = Field(description="The stage that gave it up.")
    attempts: int = Field(ge=1, description="How often it was tried.")


Data = TypeVar("Data", bound=Contract)


class CloudEvent(Contract, Generic[Data]):
    """The envelope (CloudEvents 1.0, JSON format). `source` with `id` is unique: drop what you have seen."""

    specversion: Literal["1.0"] = "1.0"
    id: str = Field(description="Follows from what the event tells of.")
    source: str = Field(description="The room that sent it: `/wireroom/<namespace>`.")
    type: EventType = Field(description="What happened.")
    subject: str = Field(
        description="The article's id, or of a story's event the story's; of an entry that could not be read, its"
        " stream and id."
    )
    time: UtcDatetime = Field(description="When the article arrived.")
    datacontenttype: Literal["application/json"] = "application/json"
    dataschema: str = Field(description="The name of the data's JSON Schema.")
    traceparent: Traceparent | None = Field(default=None, description="The producer's trace (W3C Trace Context).")
    data: Data = Field(description="What there is to tell, by type.")

    def document(self) -> bytes:
        """The JSON that goes out. What has no value is left out."""
        return self.model_dump_json(exclude_none=True).encode()


ExtractedEvent = CloudEvent[ArticleExtracted]
JudgedEvent = CloudEvent[ArticleJudged]
RejectedEvent = CloudEvent[ArticleRejected]
StoryEvent = CloudEvent[StoryTold]
AlertEvent = CloudEvent[Alert]
AlertWithdrawnEvent = CloudEvent[AlertWithdrawn]

KnownEvent = ExtractedEvent | JudgedEvent | RejectedEvent | StoryEvent | AlertEvent | AlertWithdrawnEvent

ENVELOPES: dict[EventType, type[KnownEvent]] = {
    EventType.EXTRACTED: ExtractedEvent,
    EventType.DUPLICATED: JudgedEvent,
    EventType.REVISED: JudgedEvent,
    EventType.WITHDRAWN: JudgedEvent,
    EventType.REJECTED: RejectedEvent,
    EventType.STORY_OPENED: StoryEvent,
    EventType.STORY_UPDATED: StoryEvent,
    EventType.STORY_MERGED: StoryEvent,
    EventType.ALERT_RAISED: AlertEvent,
    EventType.ALERT_WITHDRAWN: AlertWithdrawnEvent,
}


def envelope_of(kind: EventType) -> type[CloudEvent[Contract]]:
    """The envelope for the data of an event type."""
    return cast("type[CloudEvent[Contract]]", ENVELOPES[kind])


def event_id(kind: EventType, *about: str) -> str:
    """A deterministic id: the same happening has the same id at every run, 32 hexadecimal digits."""
    return blake2b("\0".join((kind, *about)).encode(), digest_size=EVENT_ID_BYTES).hexdigest()


def schema_urn(kind: EventType) -> str:
    """The name of the JSON Schema of an event type's data."""
    return f"urn:{kind.replace('.', ':')}:1"
