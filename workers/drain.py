"""Works a ticket off: reads batches of a stage, runs them, commits them, until its slice is over or nothing is left."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from schemas.channels import Stage
from schemas.settings import Settings
from workers.batches import BatchRunner, Round, StageWork
from workers.connections import insist
from workers.streams import Batch, Engine, Entry, Outcome, State, Ticket

log = structlog.get_logger()

RETRY_AFTER_MS = 1000
"""How long an entry rests that was tried alone and failed for a reason outside it, doubled with each delivery."""


@dataclass(slots=True)
class Drain:
    """One stage's loop in one process."""

    engine: Engine
    settings: Settings
    stage: Stage
    work: StageWork
    consumer: str
    send: Callable[[Sequence[Ticket]], None]
    """Sends tickets to their queues."""
    time_limit: type[Exception]
    pace_ms: float = 0
    """Work per article, lately."""

    def run(self, ticket: str) -> None:
        """Work for up to `slice_s` while there is work. Whatever happens, nothing stays held.

        Raises:
            redis.exceptions.RedisError: Redis stayed away; what was read is handed on when it is back.
        """
        delay_ms = 0
        try:
            delay_ms = self._run(ticket)
        except self.time_limit:
            # It may have struck between a command and its reply: no connection can be trusted.
            self.engine.redis.connection_pool.disconnect()
            log.warning("time_limit_struck", stage=self.stage)
        finally:
            _, tickets = insist(self.engine.release, self.stage, consumer=self.consumer, delay_ms=delay_ms)
            self.send(tickets)

    def _run(self, ticket: str) -> int:
        """Answers how long the entries rest that are still held, in ms."""
        end = time.monotonic() + self.settings.slice_s
        look_back = True
        while time.monotonic() < end:
            batch = insist(self._read, ticket, look_back=look_back)
            if batch.state is State.PAUSED:
                log.warning("stage_paused", stage=self.stage, pause_s=self.settings.breaker_pause_s)
            if not batch.entries:
                break
            last = self._work_through(batch)
            if last.apart:
                return RETRY_AFTER_MS << batch.entries[0].deliveries if len(batch.entries) == 1 else 0
            if last.is_over:
                break
            look_back = batch.entries[0].deliveries > 0
        return 0

    def _read(self, ticket: str, *, look_back: bool) -> Batch:
        count = self.settings.batch_max
        if self.pace_ms:
            count = max(1, min(count, int(self.settings.batch_work_ms / self.pace_ms)))
        return self.engine.read(self.stage, consumer=self.consumer, ticket=ticket, count=count, look_back=look_back)

    def _work_through(self, batch: Batch) -> Round:
        """Run and commit a batch, in as many rounds as its work needs."""
        runner = BatchRunner(
            work=self.work,
            max_deliveries=self.settings.max_deliveries,
            work_ms=self.settings.batch_work_ms,
            clock=time.monotonic,
            time_limit=self.time_limit,
        )
        entries: Sequence[Entry] = batch.entries
        apart: list[Entry] = []
        while True:
            started = time.monotonic()
            result = runner.run(entries, now_ms=batch.now_ms)
            self._learn_pace(len(entries) - len(result.left), time.monotonic() - started)
            self._commit(result.outcomes)
            apart += result.apart
            entries = result.left
            if not entries or result.is_over:
                result.apart = apart
                return result

    def _learn_pace(self, articles: int, spent_s: float) -> None:
        spent_ms = spent_s * 1000 / max(1, articles)
        self.pace_ms = spent_ms if not self.pace_ms else 0.8 * self.pace_ms + 0.2 * spent_ms

    def _commit(self, outcomes: Sequence[Outcome]) -> None:
        if not outcomes:
            return
        ended, tickets = insist(self.engine.commit, self.stage, outcomes)
        self.send(tickets)
        for outcome in outcomes:
            if outcome.disposition and outcome.entry.id in ended:
                log.info(
                    "article_ended",
                    article_id=outcome.article_id,
                    stage=self.stage,
                    disposition=outcome.disposition,
                    deliveries=outcome.entry.deliveries + 1,
                )
