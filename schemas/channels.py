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

BUCKET_DIGITS = 3
"""Of an article's id: records of those that begin alike lie in one hash."""


class Stage(StrEnum):
    """The three stages, in the order of the flow. The name is also that of the Celery task and queue."""

    EXTRACT = "extract"
    DEDUPLICATE = "deduplicate"
    ALERT = "alert"


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
        """What every script of the engine is given, in the order that flow.lua names; more depend on the time."""
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
            *(self.events(stream) for stream in EventStream),
            self.counts,
            self.embargoes,
            self.embargoed,
        )

    @property
    def broker_prefix(self) -> str:
        """What Celery's own keys at the broker begin with. They hold tickets alone, which expire."""
        return self._key("celery", "")

    def events(self, stream: EventStream) -> Annotated[str, Kept("stream", "`events_max` and `events_keep_s`")]:
        """Events, for consumers to read."""
        return self._key("events", stream)

    @property
    def embargoes(self) -> Annotated[str, Kept("sorted set", "`backlog_max`: extraction then does not read")]:
        """What waits for the end of its embargo, by that time (ms)."""
        return self._key("embargoes")

    @property
    def embargoed(self) -> Annotated[str, Kept("hash", "`backlog_max`: as what waits")]:
        """By push, what is committed when its embargo ends."""
        return self._key("embargoes", "held")

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

    def slice(self, slice_number: int) -> tuple[str, ...]:
        """What scripts are given of a time slice: its mark, beginnings of articles, texts, stories, its bands."""
        return (
            self.mark(slice_number),
            self.articles(slice_number, ""),
            self.texts(slice_number, ""),
            self.stories(slice_number, ""),
            self.bands(slice_number),
        )

    def mark(self, slice_number: int) -> Annotated[str, Kept("string", "expires `window_s` after the slice")]:
        """That a time slice, a quarter of the window, was written to; the number of texts in it."""
        return self._key("slice", str(slice_number))

    def articles(
        self, slice_number: int, bucket: str
    ) -> Annotated[str, Kept("hash", "expires whole, `window_s` after the slice")]:
        """Records of the articles of a time slice whose ids begin with the same three digits."""
        return self._key("articles", str(slice_number), bucket)

    def texts(
        self, slice_number: int, bucket: str
    ) -> Annotated[str, Kept("string", "expires whole, `window_s` after the slice")]:
        """Sketches of the texts of a time slice, by which near copies are compared."""
        return self._key("texts", str(slice_number), bucket)

    def bands(self, slice_number: int) -> Annotated[str, Kept("hash", "expires whole, `window_s` after the slice")]:
        """By what the texts of a time slice are found: hashes of their words, and bands of near copies."""
        return self._key("bands", str(slice_number))

    def stories(
        self, slice_number: int, bucket: str
    ) -> Annotated[str, Kept("string", "expires whole, `window_s` after the slice")]:
        """A part of the story index of a time slice."""
        return self._key("stories", str(slice_number), bucket)

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
