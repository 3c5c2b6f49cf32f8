"""Kills pool children, workers and Redis at random, and starts again what a supervisor would."""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.report import progress
from benchmarks.stack import Stack
from schemas.channels import GROUP, Stage
from wireroom.stack import Worker
from workers.connections import insist

KINDS = ("child", "child", "worker", "redis")
PAUSE_S = {"child": 1.0, "worker": 2.0, "redis": 2.0}
"""After a kill, on average."""
MEAN_PAUSE_S = sum(PAUSE_S[kind] for kind in KINDS) / len(KINDS)


class Chaos(threading.Thread):
    """Kills, and starts again what a supervisor would."""

    def __init__(
        self, stack: Stack, *, kills: int, seed: int, kinds: Sequence[str] = KINDS, freezes: bool = True
    ) -> None:
        super().__init__(daemon=True)
        self.kinds = kinds
        self.freezes = freezes
        self.stack = stack
        self.kills = kills
        self.draw = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.held_by_frozen = 0
        self.failure: BaseException | None = None

    def run(self) -> None:
        """Kill `kills` times, with a worker frozen in the middle if that is asked for."""
        try:
            for number in range(self.kills):
                if self.freezes and number == self.kills // 2:
                    self._freeze(self.stack.workers[0])
                kind = self.kinds[number] if number < len(self.kinds) else self.draw.choice(self.kinds)
                progress(f"kill {number + 1} of {self.kills}: {kind}, {self.stack.waiting():,} articles on their way")
                self._kill(kind)
                self.done[kind] += 1
                self._pause(PAUSE_S[kind] * self.draw.uniform(0.5, 1.5))
        except BaseException as error:
            self.failure = error
            raise

    def keep_alive(self) -> None:
        """Start what is dead."""
        if not self.stack.server.is_running():
            self.stack.server.start()
        for worker in self.stack.workers:
            if not worker.is_running():
                worker.kill()
                worker.start()

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.keep_alive()
            time.sleep(0.1)

    def _kill(self, kind: str) -> None:
        if kind == "redis":
            self.stack.server.kill()
            return
        worker = self.draw.choice(self.stack.workers)
        if kind == "worker":
            worker.kill()
        elif children := _children(worker):
            os.kill(self.draw.choice(children), signal.SIGKILL)

    def _freeze(self, worker: Worker) -> None:
        """Stop a worker that holds entries, wake it when others have taken them over."""
        for _ in range(200):
            self.keep_alive()
            worker.signal(signal.SIGSTOP)
            self.held_by_frozen = _held(self.stack, _children(worker))
            if self.held_by_frozen:
                break
            worker.signal(signal.SIGCONT)
            time.sleep(self.draw.uniform(0.01, 0.1))
        time.sleep(self.stack.settings.redeliver_after_s + 2)
        worker.signal(signal.SIGCONT)


def _children(worker: Worker) -> list[int]:
    if not worker.process:
        return []
    listed = Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children")
    return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []


def _held(stack: Stack, children: Iterable[int]) -> int:
    """Entries that these processes were given and have not committed."""
    pids = {str(pid) for pid in children}
    held = 0
    for stage in Stage:
        for source in stack.settings.channels.sources(stage):
            for consumer in insist(stack.redis.xpending, source, GROUP)["consumers"]:
                if not pids.isdisjoint(consumer["name"].decode().split(":")):
                    held += int(consumer["pending"])
    return held
