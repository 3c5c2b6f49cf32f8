"""The bell: a thread of a worker's main process that rings for work and hands on what a dead child held."""

import os
import signal
import socket
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import structlog
from celery import bootsteps
from redis import Redis

from schemas.channels import Stage
from workers.checks import StartupError, check_server
from workers.connections import UNREACHABLE, connect
from workers.runtime import Runtime
from workers.streams import Engine
from workers.tasks import runtime_of, send, stages_of

log = structlog.get_logger()

SWEEP_S = 1.0
TIDY_S = 60.0
SILENCE_MS = 5000
"""A worker not heard of for so long is taken off the list, with its slots and tickets."""
FORGOTTEN_MS = 3_600_000
"""A consumer that holds nothing and was silent for so long is forgotten."""
LIFTED_AT_ONCE = 500
"""Entries that go on in one sweep when their embargo ends: many end on the hour, and others need Redis too."""
REST_S = 0.005
"""Pause after a ring that found tickets enough: they see to what comes in meanwhile."""


class Bell(bootsteps.StartStopStep):
    """Celery's boot step around the thread."""

    requires = ("celery.worker.components:Pool",)

    def __init__(self, worker: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Celery's signature
        super().__init__(worker, **kwargs)
        self.ringer: Ringer | None = None

    def start(self, worker: Any) -> None:  # noqa: ANN401
        """Start to ring."""
        stages = stages_of(worker.app)
        runtime = runtime_of(worker.app)
        self.ringer = Ringer(runtime, worker.pool, name=f"{worker.hostname}:{runtime.boot}", stages=stages)
        self.ringer.start()

    def stop(self, worker: Any) -> None:  # noqa: ANN401, ARG002
        """Stop ringing; tickets that run come to their end."""
        if self.ringer:
            self.ringer.stop()


class Ringer(threading.Thread):
    """Waits on the incoming streams, rings at once for new entries, and sweeps each second for what was left over."""

    def __init__(self, runtime: Runtime, pool: Any, *, name: str, stages: Sequence[Stage]) -> None:  # noqa: ANN401
        super().__init__(name="bell", daemon=True)
        self.runtime = runtime
        self.pool = pool
        self.worker = name
        self.stages = stages
        self.children: set[int] = set()
        self.stopping = threading.Event()
        self.redis: Redis = connect(runtime.settings.redis_url)
        self.engine = Engine(self.redis, runtime.settings)
        self.tidy_at = 0.0

    def run(self) -> None:
        """Ring until stopped, through every outage of Redis."""
        pause_s = 0.1
        while not self.stopping.is_set():
            try:
                self._check_server()
                self._sweep()
                self._listen(until=time.monotonic() + SWEEP_S)
                pause_s = 0.1
            except UNREACHABLE as error:
                log.warning("redis_unreachable", error=type(error).__name__, retry_in_s=pause_s)
                self.stopping.wait(pause_s)
                pause_s = min(2 * pause_s, 2.0)
            except Exception:
                log.exception("bell_failed")
                self.stopping.wait(SWEEP_S)

    def stop(self) -> None:
        """End the thread and take leave, so that others know at once."""
        self.stopping.set()
        self.join(timeout=SWEEP_S + 1)
        try:
            self.engine.announce(self.worker, boot=self.runtime.boot, card=None, silence_ms=SILENCE_MS)
        except UNREACHABLE:
            log.warning("leave_not_taken", worker=self.worker)
        self.redis.close()

    def _check_server(self) -> None:
        """End the worker if the server must not be used and was away when the worker started."""
        if self.runtime.is_server_checked:
            return
        try:
            check_server(self.runtime.settings)
            self.runtime.is_server_checked = True
        except StartupError as error:
            log.error("server_refused", reason=str(error))  # noqa: TRY400 - no traceback: the reason says it all
            self.stopping.set()
            os.kill(os.getpid(), signal.SIGTERM)

    def _sweep(self) -> None:
        """Say that we live, see to the dead, and ring for whatever was left over."""
        card = {
            "stages": list(self.stages),
            "slots": self.pool.num_processes,
            "host": socket.gethostname(),
            "pid": os.getpid(),
        }
        gone = self.engine.announce(self.worker, boot=self.runtime.boot, card=card, silence_ms=SILENCE_MS)
        for worker in gone:
            log.warning("worker_gone", worker=worker)
        self._hand_on_for_dead_children()
        for stage in self.stages:
            tickets, _ = self.engine.ring(stage, overdue=True)
            send(tickets)
        if Stage.EXTRACT in self.stages:
            _, tickets = self.engine.lift(count=LIFTED_AT_ONCE)
            send(tickets)
        if time.monotonic() >= self.tidy_at:
            self.tidy_at = time.monotonic() + TIDY_S
            self.engine.tidy(silence_ms=FORGOTTEN_MS)
        if self.runtime.settings.health_file:
            Path(self.runtime.settings.health_file).touch()

    def _hand_on_for_dead_children(self) -> None:
        # A child may have come and died since the last sweep: then it is still among the running.
        running = [(stage, consumer) for stage in self.stages for consumer in self.engine.running(stage)]
        ours = [(stage, consumer, pid) for stage, consumer in running if (pid := self.runtime.pid_of(consumer))]
        alive = set(self.pool.info.get("processes") or ())
        dead = [each for each in ours if each[2] not in alive]
        if dead or self.children - alive:
            for stage in self.stages:
                self.engine.recall(stage)
        self.children = alive
        for stage, consumer, pid in dead:
            handed_on, tickets = self.engine.release(stage, consumer=consumer)
            send(tickets)
            if handed_on:
                log.warning("dead_child_relieved", pid=pid, stage=stage, entries=handed_on)

    def _listen(self, *, until: float) -> None:
        """Ring for new articles as they come; a worker that does not extract only waits for its next sweep."""
        if Stage.EXTRACT not in self.stages:
            self.stopping.wait(max(0, until - time.monotonic()))
            return
        while (left_s := until - time.monotonic()) > 0 and not self.stopping.is_set():
            tickets, last = self.engine.ring(Stage.EXTRACT, overdue=False)
            if tickets:
                send(tickets)
            else:
                time.sleep(min(REST_S, left_s))
            self.redis.xread(dict[Any, Any](last), count=1, block=max(1, int(left_s * 1000)))
