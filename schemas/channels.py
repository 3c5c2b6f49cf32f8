"""Every Redis key there is. Nothing else spells one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from schemas.article import Lane
from schemas.events import EventStream

GROUP = "wireroom"
"""The consumer group of every stage."""

NOBODY = "nobody"
"""The consumer that holds what was handed on, until somebody takes it."""


class Stage(StrEnum):
    """The three stages, in the order of the flow. The name is also that of the Celery task and queue."""

    EXTRACT = "extract"
    DEDUPLICATE = "deduplicate"
    ALERT = "alert"


def events_field(article_id: str) -> str:
    """The field of an article's record that lists where its events and dead letters stand: `<stream>/<entry>`."""
    return f"{article_id}:events"


@dataclass(frozen=True, slots=True)
class Kept:
    """What Redis keeps under a key, and what keeps it small; names in backquotes are settings."""

    kind: Literal["stream", "hash", "sorted set", "string"]
    bound: str


@dataclass(frozen=True, slots=True)
class Channels:
    """The keys of one namespace. Its braces keep them all on one cluster slot."""

    namespace: str

    def _key(self, *parts: str) -> str:
        return ":".join((self.namespace, *parts))

    def incoming(self, lane: Lane) -> Annotated[str, Kept("stream", "`backlog_max`: a push then waits, or is refused")]:
        """Accepted articles of a lane, until they are extracted."""
        return self._key("incoming", lane)

    @property
    def extracted(self) -> Annotated[str, Kept("stream", "`stage_backlog_max`: extraction then does not read")]:
        """Extracted articles, until they are judged."""
        return self._key("extracted")

    @property
    def deduplicated(self) -> Annotated[str, Kept("stream", "`stage_backlog_max`: deduplication then does not read")]:
        """Judged articles, until they are held against the rules."""
        return self._key("deduplicated")

    def sources(self, stage: Stage) -> tuple[str, ...]:
        """The streams that a stage reads, the most urgent first."""
        match stage:
            case Stage.EXTRACT:
                return tuple(self.incoming(lane) for lane in Lane)
            case Stage.DEDUPLICATE:
                return (self.extracted,)
            case Stage.ALERT:
                return (self.deduplicated,)

    def target(self, stage: Stage) -> str | None:
        """The stream that a stage feeds; the last feeds none."""
        match stage:
            case Stage.EXTRACT:
                return self.extracted
            case Stage.DEDUPLICATE:
                return self.deduplicated
            case Stage.ALERT:
                return None

    def tickets(self, stage: Stage) -> Annotated[str, Kept("sorted set", "pool slots; each member expires")]:
        """A stage's live tickets and running consumers, by the time they expire (ms)."""
        return self._key("tickets", stage)

    def breaker(self, stage: Stage) -> Annotated[str, Kept("string", "expires after a day")]:
        """How many of our own failures a stage had in a row."""
        return self._key("breaker", stage)

    def pause(self, stage: Stage) -> Annotated[str, Kept("string", "expires after `breaker_pause_s`")]:
        """There while a stage rests because its breaker tripped."""
        return self._key("breaker", stage, "pause")

    @property
    def workers(self) -> Annotated[str, Kept("hash", "a worker silent for 5 s is taken off; expires after a minute")]:
        """The workers alive: name to JSON, renewed each second."""
        return self._key("workers")

    @property
    def slots(self) -> Annotated[str, Kept("hash", "the three stages; expires after a minute")]:
        """Stage to the number of pool slots that serve it, over all workers."""
        return self._key("slots")

    @property
    def engine(self) -> tuple[str, ...]:
        """What every script of the engine is given, in the order that flow.lua names; two more depend on the time."""
        return (
            *self.sources(Stage.EXTRACT),
            self.extracted,
            self.deduplicated,
            *(self.tickets(stage) for stage in Stage),
            *(self.breaker(stage) for stage in Stage),
            *(self.pause(stage) for stage in Stage),
            self.slots,
            self.workers,
            self.dead,
            self.events(EventStream.ARTICLE),
            self.events(EventStream.ALERT),
            self.counts,
        )

    @property
    def broker_prefix(self) -> str:
        """What Celery's own keys at the broker begin with. They hold tickets alone, which expire."""
        return self._key("celery", "")

    def events(self, stream: EventStream) -> Annotated[str, Kept("stream", "`events_max` and `events_keep_s`")]:
        """Events, for consumers to read."""
        return self._key("events", stream)

    @property
    def dead(self) -> Annotated[str, Kept("stream", "`dead_max`: the oldest go first, and are counted")]:
        """Dead letters."""
        return self._key("dead")

    @property
    def counts(self) -> Annotated[str, Kept("hash", "one number for each total")]:
        """Totals since the beginning: received, each disposition, dropped dead letters."""
        return self._key("counts")

    def counts_at(self, ten_seconds: int) -> Annotated[str, Kept("hash", "expires after ten minutes")]:
        """The same totals, and what each stage committed, for one span of ten seconds, numbered from the epoch."""
        return self._key("counts", str(ten_seconds))

    def articles(self, slice_number: int) -> Annotated[str, Kept("hash", "expires whole, `window_s` after the slice")]:
        """Article records of one time slice, an eighth of the window."""
        return self._key("articles", str(slice_number))

    def dedup(
        self, slice_number: int, part: str
    ) -> Annotated[str, Kept("hash", "expires whole, `window_s` after the slice")]:
        """A part (`exact`, `bands`, `signatures`) of the near-duplicate index of one time slice."""
        return self._key("dedup", str(slice_number), part)

    @property
    def rules(self) -> Annotated[str, Kept("hash", "`rules_max`")]:
        """The rulebook: rule id to JSON."""
        return self._key("rules")

    @property
    def rules_version(self) -> Annotated[str, Kept("string", "one number")]:
        """A number that grows with each change of the rulebook."""
        return self._key("rules", "version")

    def bookmarks(self, digest: str) -> Annotated[str, Kept("hash", "expires `bookmarks_keep_s` after the last note")]:
        """How far `wireroom feed` came in one source, such as a folder or a feed: field to note."""
        return self._key("bookmarks", digest)

    def cooldown(self, rule_id: str, story: str) -> Annotated[str, Kept("string", "expires with the rule's cooldown")]:
        """Who raised a rule's alert for a story."""
        return self._key("cooldown", rule_id, story)
