"""A stage's streams: read a batch, commit it, hand on what was left. It knows nothing of what an article is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple

from redis import Redis

from schemas.channels import GROUP, NOBODY, Stage
from schemas.events import EventStream, EventType
from schemas.settings import Settings
from schemas.verdict import Disposition
from workers.scripts import source
from workers.slices import Frame, frame

Fields = dict[bytes, bytes]
STAGES = tuple(Stage)
TICKETS_PER_BATCH = 64
"""So many tickets for what one batch could hold: a second slot is called before the first has a full batch's work."""
RECORDED = ("slices", "records", "applying")
"""What the scripts that end entries, and let embargoed ones go on, share."""


@dataclass(slots=True, eq=False)
class Entry:
    """An article's place in a stage's stream."""

    source: int
    """Which of the stage's streams it stands in, counted from 0."""
    id: str
    deliveries: int
    """How often it was handed to a consumer before."""
    fields: Fields


class State(StrEnum):
    """Whether a consumer may read a stage."""

    OPEN = "open"
    PROBE = "probe"
    """One entry, to see whether the failures are over."""
    FULL = "full"
    """The next stage has too much to do."""
    PAUSED = "paused"


class Gate(NamedTuple):
    """Whether a stage may be read, and how many entries wait in each of its streams."""

    state: State
    waiting: Sequence[int]

    @property
    def source(self) -> int | None:
        """The most urgent stream that may be read, counted from 0; None when there is nothing to read."""
        if self.state in {State.FULL, State.PAUSED}:
            return None
        return next((number for number, count in enumerate(self.waiting) if count > 0), None)


class Event(NamedTuple):
    """An event for its stream."""

    stream: EventStream
    type: str
    id: str
    subject: str
    document: bytes
    """CloudEvents 1.0 in JSON."""


class Hold(NamedTuple):
    """What a push keeps from others: a value in Redis that is its owner, or in a hash begins with it."""

    keys: Sequence[str]
    """Where it may stand."""
    field: str | bytes
    """Of the hashes under these keys; '' when they are strings."""
    owner: str | bytes


class Outcome(NamedTuple):
    """What a commit does for one entry, if it is still there."""

    entry: Entry
    article_id: str = ""
    disposition: Disposition | None = None
    """None when the article goes on to the next stage."""
    is_our_failure: bool = False
    events: Sequence[Event] = ()
    next: Fields | None = None
    """The entry for the next stage."""
    dead_letter: Fields | None = None
    gives_back: Sequence[Hold] = ()
    """Others may have it from now on, if the push has it."""
    embargoed_ms: int = 0
    """Until then, since the epoch, events and next entry are held back."""


class Ticket(NamedTuple):
    """Work at a stage, to be sent to its Celery queue."""

    stage: Stage
    name: str


class Committed(NamedTuple):
    """What a commit did."""

    ended: set[str]
    """The ids of the entries that this call ended."""
    tickets: list[Ticket]
    gate: Gate


@dataclass(slots=True)
class Engine:
    """The engine's scripts on one client. Every call but `read` may be repeated without harm."""

    redis: "Redis"
    settings: Settings
    now_ms: int = 0
    _scripts: dict[str, Any] = field(default_factory=dict)
    _frames: dict[int, tuple[list[str], list[str], str]] = field(default_factory=dict)

    def begin(self, stage: Stage, *, consumer: str, ticket: str) -> tuple[Gate, Entry | None]:
        """Take a place among the running, and an overdue entry if there is one, to be run alone."""
        gate, self.now_ms, overdue = self._run("begin", stage, consumer, ticket)
        if not overdue:
            return _gate(gate), None
        source, entry_id, deliveries, parts = overdue
        fields = dict(zip(parts[::2], parts[1::2], strict=True))
        return _gate(gate), Entry(source - 1, entry_id.decode(), deliveries, fields)

    def read(self, stage: Stage, *, consumer: str, source: int, count: int) -> list[Entry]:
        """Read up to `count` new entries of one of the stage's streams. Not to be repeated: what is read is held."""
        stream = self.settings.channels.sources(stage)[source]
        answer: Any = self.redis.xreadgroup(GROUP, consumer, {stream: ">"}, count=count)
        return [Entry(source, entry_id.decode(), 0, fields) for _, read in answer for entry_id, fields in read]

    def commit(self, stage: Stage, outcomes: Sequence[Outcome], *, consumer: str) -> Committed:
        """Apply the outcomes, all or none. They are of one source."""
        source = outcomes[0].entry.source + 1
        args: list[Any] = [outcome.entry.id for outcome in outcomes]
        for outcome in outcomes:
            _add_arguments(args, outcome)
        held = [key for outcome in outcomes for hold in outcome.gives_back for key in hold.keys]
        answer = self._run("commit", stage, consumer, source, len(outcomes), *args, more_keys=held, uses=RECORDED)
        ended, tickets, gate, self.now_ms = answer
        return Committed({each.decode() for each in ended}, _tickets(tickets), _gate(gate))

    def release(self, stage: Stage, *, consumer: str, delay_ms: int = 0) -> tuple[int, list[Ticket]]:
        """Hand on what a consumer still holds, to be taken an entry at a time after `delay_ms`. Answers how many."""
        count, tickets = self._run("release", stage, consumer, delay_ms)
        return count, _tickets(tickets)

    def ring(self, stage: Stage, *, overdue: bool) -> tuple[list[Ticket], dict[str, str]]:
        """Ask for tickets. Answers them and the last id of each of the stage's streams."""
        tickets, last = self._run("ring", stage, int(overdue))
        sources = self.settings.channels.sources(stage)
        return _tickets(tickets), dict(zip(sources, (each.decode() for each in last), strict=True))

    def running(self, stage: Stage) -> list[str]:
        """The consumers that are at work at a stage, and its tickets."""
        members: Any = self.redis.zrange(self.settings.channels.tickets(stage), 0, -1)
        return [member.decode() for member in members]

    def recall(self, stage: Stage) -> None:
        """Forget the tickets not yet begun: who was to begin or send them may be dead. Two for one do no harm."""
        if tickets := [member for member in self.running(stage) if member.startswith(f"{stage}/")]:
            self.redis.zrem(self.settings.channels.tickets(stage), *tickets)

    def announce(self, worker: str, *, boot: str, card: dict[str, object] | None, silence_ms: int) -> list[str]:
        """Renew a worker's card, or take leave with none. Answers the workers that were taken off for their silence."""
        gone = self._call("announce", worker, boot, json.dumps(card) if card else "", silence_ms)
        return [name.decode() for name in gone]

    def lift(self, *, count: int) -> tuple[int, list[Ticket]]:
        """Let up to `count` entries go on whose embargo is over. Answers how many did."""
        seconds, _ = self.redis.time()
        self.now_ms = int(seconds) * 1000
        lifted, tickets = self._call("lift", count, uses=RECORDED)
        return lifted, _tickets(tickets)

    def tidy(self, *, silence_ms: int) -> int:
        """Take away events past their age, and consumers that hold nothing after a silence: answers how many."""
        return int(self._call("tidy", self.settings.events_keep_s * 1000, silence_ms))

    def _run(
        self,
        script: str,
        stage: Stage,
        *args: object,
        more_keys: Sequence[str] = (),
        uses: Sequence[str] = (),
    ) -> Any:  # noqa: ANN401 - replies are as the script builds them
        return self._call(script, STAGES.index(stage) + 1, *args, more_keys=more_keys, uses=uses)

    def _call(self, script: str, *args: object, more_keys: Sequence[str] = (), uses: Sequence[str] = ()) -> Any:  # noqa: ANN401
        if script not in self._scripts:
            self._scripts[script] = self.redis.register_script("".join(map(source, ("flow", *uses, script))))
        keys, of_slices, config = self._frame(self.now_ms // 10_000)
        return self._scripts[script](keys=[*keys, *(of_slices if uses else ()), *more_keys], args=[config, *args])

    def _frame(self, ten_seconds: int) -> tuple[list[str], list[str], str]:
        """The keys that every script takes, those of the time slices, the configuration. They change with the time."""
        if ten_seconds not in self._frames:
            slices = frame(self.settings, now_ms=ten_seconds * 10_000)
            keys = [*self.settings.channels.engine, self.settings.channels.counts_at(ten_seconds)]
            self._frames = {ten_seconds: (keys, slices.keys, _config(self.settings, slices))}
        return self._frames[ten_seconds]


def _config(settings: Settings, slices: Frame) -> str:
    return json.dumps(
        {
            "group": GROUP,
            "nobody": NOBODY,
            "batch_max": settings.batch_max,
            "ticket_work": max(1, settings.batch_max // TICKETS_PER_BATCH),
            "stage_backlog_max": settings.stage_backlog_max,
            "embargoed_max": settings.backlog_max,
            "ticket_ttl_ms": int(settings.ticket_ttl_s * 1000),
            "running_ms": int((settings.slice_s + settings.batch_timeout_s + settings.ticket_ttl_s) * 1000),
            "redeliver_ms": int(settings.redeliver_after_s * 1000),
            "breaker_limit": settings.breaker_limit,
            "breaker_pause_ms": int(settings.breaker_pause_s * 1000),
            "events_max": settings.events_max,
            "dead_max": settings.dead_max,
            "raised": EventType.ALERT_RAISED,
            "slice_keys": len(slices.keys),
            "slice_ends_ms": slices.ends_ms,
        }
    )


def _gate(answer: list[Any]) -> Gate:
    return Gate(State(answer[0].decode()), answer[1:])


def _tickets(answer: list[Any]) -> list[Ticket]:
    pairs = zip(answer[::2], answer[1::2], strict=True)
    return [Ticket(STAGES[number - 1], name.decode()) for number, name in pairs]


def _add_arguments(args: list[Any], outcome: Outcome) -> None:
    _, article_id, disposition, is_our_failure, events, following, dead_letter, gives_back, embargoed_ms = outcome
    ending = f"!{disposition}" if is_our_failure else f"@{embargoed_ms}" if embargoed_ms else disposition or ""
    args += (bytes.fromhex(article_id), ending, len(events) + bool(following) + bool(dead_letter) + len(gives_back))
    for event in events:
        args += event
    for destination, fields in (("next", following), ("dead", dead_letter)):
        if fields:
            args += (destination, 2 * len(fields), *chain.from_iterable(fields.items()))
    for hold in gives_back:
        args += ("hold", len(hold.keys), hold.field, hold.owner)
