"""Looks at the whole room once: what waits, what runs, what came of it. It changes nothing and prints nothing."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pydantic import Field
from redis import Redis

from schemas.base import Contract, UtcDatetime
from schemas.channels import GROUP, Stage
from schemas.events import EventStream
from schemas.settings import Settings
from schemas.verdict import Disposition
from workers.scripts import source

SPAN_S = 10
"""Length of one span of counts."""
SPANS = 6
"""Whole spans that rates are taken over, beside the one that runs."""
SILENT_AFTER_S = 5.0
"""A worker announces itself each second; one that was silent for so long is gone."""


class Queue(Contract):
    """A stream that a stage reads. Entries leave it when they are committed."""

    name: str
    backlog: int = Field(description="Entries in it: waiting and pending.")
    waiting: int = Field(description="Not yet read: the group's lag.")
    pending: int = Field(description="Read and not yet committed.")
    oldest_s: float | None = Field(description="Age of its oldest entry; none when it is empty.")


class Breaker(StrEnum):
    """Whether a stage rests because our own failures came in a row."""

    CLOSED = "closed"
    PAUSED = "paused"
    PROBING = "probing"
    """One entry at a time is tried, until one succeeds."""


class StageStatus(Contract):
    """One stage, over all workers."""

    stage: Stage
    queues: tuple[Queue, ...]
    per_s: float = Field(description="Entries committed, over the last minute.")
    breaker: Breaker
    failures_in_a_row: int
    slots: int = Field(description="Pool slots that serve it.")

    @property
    def waiting(self) -> int:
        """Over all its queues."""
        return sum(queue.waiting for queue in self.queues)

    @property
    def pending(self) -> int:
        """Over all its queues."""
        return sum(queue.pending for queue in self.queues)

    @property
    def oldest_s(self) -> float | None:
        """Age of the oldest entry of all."""
        return max((queue.oldest_s for queue in self.queues if queue.oldest_s is not None), default=None)


class WorkerStatus(Contract):
    """A Celery worker that announced itself."""

    name: str
    host: str
    pid: int
    stages: tuple[str, ...]
    slots: int
    silent_s: float
    is_alive: bool


class EmbargoStatus(Contract):
    """What is extracted, and waits until its source lets it be told of."""

    waiting: int
    next: UtcDatetime | None = Field(description="When the first goes on.")
    is_full: bool = Field(description="As many wait as may: extraction does not read.")


class EventsStatus(Contract):
    """A stream of events."""

    stream: EventStream
    retained: int
    oldest: UtcDatetime | None


class Status(Contract):
    """The room at one moment, by the clock of Redis."""

    at: UtcDatetime
    stages: tuple[StageStatus, ...]
    totals: dict[str, int] = Field(description="Since the beginning: received, and each disposition.")
    per_s: dict[str, float] = Field(description="The same over the last minute.")
    embargoes: EmbargoStatus
    dead_letters: int = Field(description="Kept now.")
    dead_letters_dropped: int = Field(description="Taken away unread, because there were too many.")
    workers: tuple[WorkerStatus, ...]
    events: tuple[EventsStatus, ...]


def look(redis: "Redis", settings: Settings) -> Status:
    """Look at everything at one moment.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    return _Look(redis, settings).status()


class _Look:
    """The answer of lua/status.lua, taken apart."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        self._settings = settings
        now_ms, queues, self._failures, self._pauses, slots, workers, self._embargoed, *counted = _ask(redis, settings)
        self._now_ms = int(now_ms)
        self._queues: dict[str, Any] = dict(zip(_queues(settings), queues, strict=True))
        self._slots = _numbers(slots)
        self._workers: dict[str, Any] = {name: json.loads(card) for name, card in _pairs(workers)}
        (self._dead, *self._events), totals = counted
        self._totals = _numbers(totals[0])
        self._lately = Counter[str]()
        for span in totals[1:]:
            self._lately.update(_numbers(span))

    def status(self) -> Status:
        counted = ("received", *Disposition)
        return Status(
            at=_moment(self._now_ms),
            stages=tuple(self._stage(*each) for each in zip(Stage, self._failures, self._pauses, strict=True)),
            totals={name: self._totals.get(name, 0) for name in counted},
            per_s={name: self._per_s(name) for name in counted},
            embargoes=self._embargoes(),
            dead_letters=self._dead[0],
            dead_letters_dropped=self._totals.get("dead_dropped", 0),
            workers=tuple(self._worker(*each) for each in sorted(self._workers.items())),
            events=tuple(
                EventsStatus(stream=name, retained=count, oldest=_moment(_ms(first)) if first else None)
                for name, (count, first) in zip(EventStream, self._events, strict=True)
            ),
        )

    def _stage(self, stage: Stage, failures: int, pauses: int) -> StageStatus:
        tripped = Breaker.PAUSED if pauses else Breaker.PROBING
        return StageStatus(
            stage=stage,
            queues=tuple(self._queue(name) for name in self._settings.channels.sources(stage)),
            per_s=self._per_s(f"stage:{stage}"),
            breaker=tripped if failures >= self._settings.breaker_limit else Breaker.CLOSED,
            failures_in_a_row=failures,
            slots=self._slots.get(stage, 0),
        )

    def _queue(self, key: str) -> Queue:
        backlog, pending, first = self._queues[key]
        return Queue(
            name=key.rpartition(":")[2],
            backlog=backlog,
            waiting=max(0, backlog - pending),
            pending=pending,
            oldest_s=self._age_s(_ms(first)) if first else None,
        )

    def _embargoes(self) -> EmbargoStatus:
        waiting, next_ms = self._embargoed
        return EmbargoStatus(
            waiting=waiting,
            next=_moment(next_ms) if waiting else None,
            is_full=waiting >= self._settings.backlog_max,
        )

    def _worker(self, name: str, card: Mapping[str, Any]) -> WorkerStatus:
        silent_s = self._age_s(card["seen_ms"])
        return WorkerStatus(
            name=name,
            host=card["host"],
            pid=card["pid"],
            stages=tuple(card["stages"]),
            slots=card["slots"],
            silent_s=silent_s,
            is_alive=silent_s <= SILENT_AFTER_S,
        )

    def _per_s(self, name: str) -> float:
        span_runs_s = self._now_ms / 1000 % SPAN_S
        return round(self._lately[name] / (SPANS * SPAN_S + span_runs_s), 3)

    def _age_s(self, since_ms: int) -> float:
        return round(max(0, self._now_ms - since_ms) / 1000, 1)


def _ask(redis: "Redis", settings: Settings) -> Any:  # noqa: ANN401 - as the script builds it
    channels = settings.channels
    span = int(redis.time()[0]) // SPAN_S
    keys = [
        *_queues(settings),
        *(channels.breaker(stage) for stage in Stage),
        *(channels.pause(stage) for stage in Stage),
        channels.slots,
        channels.workers,
        channels.embargoes,
        channels.dead,
        *(channels.events(stream) for stream in EventStream),
        channels.counts,
        *(channels.counts_at(number) for number in range(span - SPANS, span + 1)),
    ]
    script = redis.register_script(source("status", package="wireroom"))
    return script(keys=keys, args=[GROUP, len(_queues(settings)), len(Stage), len(EventStream)])


def _queues(settings: Settings) -> list[str]:
    return [key for stage in Stage for key in settings.channels.sources(stage)]


def _pairs(flat: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    return ((name.decode(), value) for name, value in zip(flat[::2], flat[1::2], strict=True))


def _numbers(flat: Sequence[bytes]) -> dict[str, int]:
    return {name: int(value) for name, value in _pairs(flat)}


def _ms(entry: bytes) -> int:
    return int(entry.partition(b"-")[0])


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
