"""A stage's streams: read a batch, commit it, hand on what was left. It knows nothing of what an article is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources
from itertools import chain
from typing import Any, Literal, NamedTuple

from redis import Redis

from schemas.channels import GROUP, Stage
from schemas.settings import Settings
from schemas.verdict import Disposition

Fields = dict[bytes, bytes]
Destination = Literal["next", "dead", "article", "alert"]
STAGES = tuple(Stage)
LIVE_SLICES = 9


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An article's place in a stage's stream."""

    source: int
    """Which of the stage's streams it stands in, counted from 0."""
    id: str
    deliveries: int
    """How often it was handed to a consumer before."""
    fields: Fields


class State(StrEnum):
    """Whether a stage may read."""

    READ = "read"
    FULL = "full"
    PAUSED = "paused"


class Batch(NamedTuple):
    """What a read gave: entries, or the state that forbids reading; the time in ms, from Redis."""

    state: State
    now_ms: int
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commit does for one entry, if it is still there."""

    entry: Entry
    article_id: str = ""
    disposition: Disposition | None = None
    """None when the article goes on to the next stage."""
    is_our_failure: bool = False
    appends: Sequence[tuple[Destination, Fields]] = ()


class Ticket(NamedTuple):
    """Work at a stage, to be sent to its Celery queue."""

    stage: Stage
    name: str


@dataclass(slots=True)
class Engine:
    """The engine's scripts on one client. Every call but `read` may be repeated without harm."""

    redis: "Redis"
    settings: Settings
    now_ms: int = 0
    _scripts: dict[str, Any] = field(default_factory=dict)

    def read(self, stage: Stage, *, consumer: str, ticket: str, count: int, look_back: bool) -> Batch:
        """Read the next batch. Looking back, an overdue entry comes first, alone."""
        state, now_ms, entries = self._run("read", stage, consumer, ticket, count, int(look_back))
        self.now_ms = now_ms
        return Batch(
            State(state.decode()),
            now_ms,
            [
                Entry(source - _first_source(stage), entry_id.decode(), deliveries, dict(zip(*[iter(parts)] * 2)))  # noqa: B905 - parts come in pairs
                for source, entry_id, deliveries, parts in entries
            ],
        )

    def commit(self, stage: Stage, outcomes: Sequence[Outcome]) -> tuple[set[str], list[Ticket]]:
        """Apply the outcomes, all or none. Answers the ids that this call ended, and tickets to send."""
        ended, tickets = self._run("commit", stage, *chain.from_iterable(_arguments(stage, each) for each in outcomes))
        return {each.decode() for each in ended}, _tickets(tickets)

    def release(self, stage: Stage, *, consumer: str, delay_ms: int = 0) -> tuple[int, list[Ticket]]:
        """Hand on what a consumer still holds, to be taken an entry at a time after `delay_ms`. Answers how many."""
        count, tickets = self._run("release", stage, consumer, delay_ms)
        return count, _tickets(tickets)

    def ring(self, stage: Stage, *, overdue: bool) -> tuple[list[Ticket], dict[str, str]]:
        """Ask for tickets. Answers them and the last id of each of the stage's streams."""
        tickets, last = self._run("ring", stage, int(overdue))
        sources = self.settings.channels.sources(stage)
        return _tickets(tickets), dict(zip(sources, (each.decode() for each in last), strict=True))

    def announce(self, worker: str, *, boot: str, card: dict[str, object] | None, silence_ms: int) -> list[str]:
        """Renew a worker's card, or take leave with none. Answers the workers that were taken off for their silence."""
        gone = self._call("announce", worker, boot, json.dumps(card) if card else "", silence_ms)
        return [name.decode() for name in gone]

    def tidy(self) -> int:
        """Take away events past their age and consumers long gone. Answers how many consumers."""
        return int(self._call("tidy", self.settings.events_keep_s * 1000))

    def _run(self, script: str, stage: Stage, *args: object) -> Any:  # noqa: ANN401 - replies are as the script builds them
        return self._call(script, STAGES.index(stage) + 1, *args)

    def _call(self, script: str, *args: object) -> Any:  # noqa: ANN401
        if script not in self._scripts:
            self._scripts[script] = self.redis.register_script(_source("flow") + _source(script))
        span_ms = self.settings.slice_span_s * 1000
        time_slice = self.now_ms // span_ms
        channels = self.settings.channels
        keys = [*channels.engine, channels.counts_at(self.now_ms // 10_000), channels.articles(time_slice)]
        return self._scripts[script](keys=keys, args=[self._config((time_slice + LIVE_SLICES) * span_ms), *args])

    def _config(self, articles_until_ms: int) -> str:
        known = self.settings
        return json.dumps(
            {
                "group": GROUP,
                "batch_max": known.batch_max,
                "batch_max_bytes": known.batch_max_bytes,
                "stage_backlog_max": known.stage_backlog_max,
                "ticket_ttl_ms": int(known.ticket_ttl_s * 1000),
                "running_ms": int((known.slice_s + known.batch_timeout_s + known.ticket_ttl_s) * 1000),
                "redeliver_ms": int(known.redeliver_after_s * 1000),
                "breaker_limit": known.breaker_limit,
                "breaker_pause_ms": int(known.breaker_pause_s * 1000),
                "events_max": known.events_max,
                "dead_max": known.dead_max,
                "articles_until_ms": articles_until_ms,
            }
        )


def _source(name: str) -> str:
    return (resources.files("workers") / "lua" / f"{name}.lua").read_text(encoding="utf-8")


def _first_source(stage: Stage) -> int:
    """The number, in flow.lua, of a stage's first stream."""
    return {Stage.EXTRACT: 1, Stage.DEDUPLICATE: 4, Stage.ALERT: 5}[stage]


def _tickets(answer: list[Any]) -> list[Ticket]:
    pairs = zip(answer[::2], answer[1::2], strict=True)
    return [Ticket(STAGES[number - 1], name.decode()) for number, name in pairs]


def _arguments(stage: Stage, outcome: Outcome) -> list[object]:
    entry = outcome.entry
    args: list[object] = [
        _first_source(stage) + entry.source,
        entry.id,
        outcome.article_id,
        outcome.disposition or "",
        int(outcome.is_our_failure),
        len(outcome.appends),
    ]
    for destination, fields in outcome.appends:
        args += (2 * len(fields), destination, *chain.from_iterable(fields.items()))
    return args
