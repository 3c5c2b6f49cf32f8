"""Works a ticket off: reads batches of a stage, runs them, commits them, until its time is over or nothing is left."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import structlog
from redis.exceptions import RedisError

from schemas.channels import Stage
from schemas.settings import Settings
from workers.batches import BatchRunner, StageWork
from workers.connections import UNREACHABLE, insist
from workers.streams import Engine, Entry, Gate, Outcome, State, Ticket

log = structlog.get_logger()

TURN_S = 0.005
"""How long a stage keeps its process although the next stage has work: beginning and ending cost about 0.2 ms."""
RETRY_AFTER_MS = 1000
"""How long entries rest that failed for a reason outside them; one tried alone twice as long with each delivery."""


class Progress(NamedTuple):
    """How far a batch came."""

    gate: Gate | None
    """As the last commit found it; None when nothing was committed."""
    may_go_on: bool
    """False when entries are still held, or the time limit struck."""


@dataclass(slots=True)
class Drain:
    """One stage's loop in one process."""

    engine: Engine
    settings: Settings
    stage: Stage
    work: StageWork
    consumer: str
    time_limit: type[Exception]
    """What the work is interrupted with when it takes too long."""
    pace_ms: float = 0
    """Work per article, lately."""
    size_bytes: float = 0
    """Of an entry, lately."""

    def run(self, ticket: str, *, end: float) -> list[Ticket]:
        """Work until nothing is left, or `end` (monotonic). Hand on what is not finished.

        After `TURN_S` it also ends when a commit asked for tickets. Answers these: of the next stage, which was fed, or
        of this one, if more waits.

        Raises:
            redis.exceptions.RedisError: Redis stayed away or refuses still; what is held is overdue when it is back.
        """
        rest_ms, asked = 0, list[Ticket]()
        try:
            rest_ms = self._run(ticket, end, asked)
        except UNREACHABLE as error:
            log.warning("redis_unreachable", stage=self.stage, error=type(error).__name__)
        except RedisError as error:
            rest_ms = RETRY_AFTER_MS
            log.warning("redis_refused", stage=self.stage, error=type(error).__name__)
        except self.time_limit:
            self._reconnect()
        finally:
            _, tickets = insist(self.engine.release, self.stage, consumer=self.consumer, delay_ms=rest_ms)
        return [*asked, *tickets]

    def _run(self, ticket: str, end: float, asked: list[Ticket]) -> int:
        """Answers how long what is still held shall rest, in ms."""
        gate, overdue = self._begin(ticket)
        while overdue:
            progress = self._work_through([overdue], asked)
            if not progress.may_go_on:
                return RETRY_AFTER_MS << overdue.deliveries
            if time.monotonic() >= end:
                return 0
            gate, overdue = self._begin(ticket)
        turn = time.monotonic() + TURN_S
        while time.monotonic() < (turn if asked else end) and (source := gate.source) is not None:
            entries = self.engine.read(self.stage, consumer=self.consumer, source=source, count=self._count(gate))
            self._learn_size(entries)
            progress = self._work_through(entries, asked)
            if not (progress.may_go_on and progress.gate):
                break
            gate = progress.gate
        return 0

    def _begin(self, ticket: str) -> tuple[Gate, Entry | None]:
        gate, overdue = insist(self.engine.begin, self.stage, consumer=self.consumer, ticket=ticket)
        if gate.state is State.PAUSED:
            log.warning("stage_paused", stage=self.stage, pause_s=self.settings.breaker_pause_s)
        return gate, overdue

    def _count(self, gate: Gate) -> int:
        """How many entries to read: as many as are likely to stay within a batch's work and bytes."""
        if gate.state is State.PROBE:
            return 1
        by_work = self.settings.batch_work_ms / self.pace_ms if self.pace_ms else self.settings.batch_max
        by_size = self.settings.batch_max_bytes / self.size_bytes if self.size_bytes else self.settings.batch_max
        return max(1, min(self.settings.batch_max, int(by_work), int(by_size)))

    def _work_through(self, entries: Sequence[Entry], asked: list[Ticket]) -> Progress:
        """Run and commit a batch, in as many rounds as its work needs."""
        runner = BatchRunner(
            work=self.work,
            max_deliveries=self.settings.max_deliveries,
            work_ms=self.settings.batch_work_ms,
            clock=time.monotonic,
            time_limit=self.time_limit,
        )
        gate, holds, alone = None, False, len(entries) == 1
        while entries:
            started = time.monotonic()
            result = runner.run(entries, alone=alone, now_ms=self.engine.now_ms)
            self._learn_pace(len(entries) - len(result.left), time.monotonic() - started)
            if result.is_over:
                self._reconnect()
            if result.outcomes:
                gate = self._commit(result.outcomes, asked)
            holds = holds or bool(result.apart)
            if result.is_over:
                return Progress(gate, may_go_on=False)
            entries = result.left
        return Progress(gate, may_go_on=not holds)

    def _reconnect(self) -> None:
        """The time limit may have struck between a command and its reply: no connection can be trusted."""
        self.engine.redis.connection_pool.disconnect()
        log.warning("time_limit_struck", stage=self.stage)

    def _learn_pace(self, articles: int, spent_s: float) -> None:
        self.pace_ms = _lately(self.pace_ms, spent_s * 1000 / max(1, articles))

    def _learn_size(self, entries: Sequence[Entry]) -> None:
        size = sum(map(len, chain.from_iterable(entry.fields.values() for entry in entries)))
        self.size_bytes = _lately(self.size_bytes, size / len(entries)) if entries else self.size_bytes

    def _commit(self, outcomes: Sequence[Outcome], asked: list[Ticket]) -> Gate:
        committed = insist(self.engine.commit, self.stage, outcomes, consumer=self.consumer)
        asked += committed.tickets
        for outcome in outcomes:
            if outcome.disposition and outcome.entry.id in committed.ended:
                log.info(
                    "article_ended",
                    article_id=outcome.article_id,
                    stage=self.stage,
                    disposition=outcome.disposition,
                    deliveries=outcome.entry.deliveries + 1,
                )
        return committed.gate


def _lately(before: float, now: float) -> float:
    return 0.8 * before + 0.2 * now if before else now
