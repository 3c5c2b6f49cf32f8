"""Every Redis key there is. Nothing else spells one."""

from dataclasses import dataclass
from enum import StrEnum

from schemas.article import Lane
from schemas.events import EventStream

GROUP = "wireroom"
"""The consumer group of every stage."""


class Stage(StrEnum):
    """The three stages, in the order of the flow. The name is also that of the Celery task and queue."""

    EXTRACT = "extract"
    DEDUPLICATE = "deduplicate"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Channels:
    """The keys of one namespace. Its braces keep them all on one cluster slot."""

    namespace: str

    def _key(self, *parts: str) -> str:
        return ":".join((self.namespace, *parts))

    def incoming(self, lane: Lane) -> str:
        """The stream of accepted articles of a lane."""
        return self._key("incoming", lane)

    def sources(self, stage: Stage) -> tuple[str, ...]:
        """The streams that a stage reads, the most urgent first."""
        if stage is Stage.EXTRACT:
            return tuple(self.incoming(lane) for lane in Lane)
        return (self._key("extracted") if stage is Stage.DEDUPLICATE else self._key("deduplicated"),)

    def target(self, stage: Stage) -> str | None:
        """The stream that a stage feeds; the last feeds none."""
        match stage:
            case Stage.EXTRACT:
                return self._key("extracted")
            case Stage.DEDUPLICATE:
                return self._key("deduplicated")
            case Stage.ALERT:
                return None

    def tickets(self, stage: Stage) -> str:
        """Sorted set of a stage's live tickets and running consumers, by the time they expire (ms)."""
        return self._key("tickets", stage)

    def breaker(self, stage: Stage) -> str:
        """How many of our own failures a stage had in a row; expires."""
        return self._key("breaker", stage)

    def pause(self, stage: Stage) -> str:
        """There while a stage rests because its breaker tripped; expires."""
        return self._key("breaker", stage, "pause")

    @property
    def workers(self) -> str:
        """Hash of the workers alive: name to JSON, renewed each second."""
        return self._key("workers")

    @property
    def slots(self) -> str:
        """Hash of stage to the number of pool slots that serve it, over all workers."""
        return self._key("slots")

    @property
    def engine(self) -> tuple[str, ...]:
        """What every script of the engine is given, in the order that flow.lua names; two more depend on the time."""
        extracted, deduplicated = self.sources(Stage.DEDUPLICATE) + self.sources(Stage.ALERT)
        return (
            *self.sources(Stage.EXTRACT),
            extracted,
            deduplicated,
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

    def events(self, stream: EventStream) -> str:
        """A stream of events."""
        return self._key("events", stream)

    @property
    def dead(self) -> str:
        """The stream of dead letters."""
        return self._key("dead")

    @property
    def counts(self) -> str:
        """Hash of totals since the beginning: received, each disposition, dropped dead letters."""
        return self._key("counts")

    def counts_at(self, ten_seconds: int) -> str:
        """The same totals for one span of ten seconds, numbered from the epoch; expires."""
        return self._key("counts", str(ten_seconds))

    def articles(self, slice_number: int) -> str:
        """Hash of article records of one time slice; expires whole with the window."""
        return self._key("articles", str(slice_number))

    def dedup(self, slice_number: int, part: str) -> str:
        """A part (`exact`, `bands`, `signatures`) of the near-duplicate index of one time slice."""
        return self._key("dedup", str(slice_number), part)

    @property
    def rules(self) -> str:
        """Hash of the rulebook: rule id to JSON."""
        return self._key("rules")

    @property
    def rules_version(self) -> str:
        """A number that grows with each change of the rulebook."""
        return self._key("rules", "version")

    def cooldown(self, rule_id: str, story: str) -> str:
        """Who raised a rule's alert for a story; expires with the cooldown."""
        return self._key("cooldown", rule_id, story)
