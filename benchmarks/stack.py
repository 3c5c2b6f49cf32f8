"""A Redis and workers for one run, and what a benchmark asks of them while it waits."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from redis import Redis

from benchmarks.report import progress
from schemas.channels import Stage
from schemas.settings import Settings
from wireroom.server import RedisServer
from wireroom.stack import Worker
from workers.connections import connect, insist

POLL_S, SELDOM_S = 0.02, 0.25
NEARLY_DONE = 2000


@dataclass(frozen=True, slots=True)
class Stack:
    """What runs."""

    server: RedisServer
    settings: Settings
    redis: "Redis"
    workers: Sequence[Worker]
    directory: Path

    def waiting(self) -> int:
        """Entries that have not come to their end, in all stages."""
        channels = self.settings.channels
        streams = [source for stage in Stage for source in channels.sources(stage)]
        return sum(insist(self._lengths, streams))

    def _lengths(self, streams: Sequence[str]) -> list[int]:
        with self.redis.pipeline(transaction=False) as pipe:
            for stream in streams:
                pipe.xlen(stream)
            lengths: list[int] = pipe.execute()
        return lengths

    def counts(self) -> dict[str, int]:
        """The totals: received, and each disposition."""
        stored: Any = self.redis.hgetall(self.settings.channels.counts)
        return {name.decode(): int(value) for name, value in stored.items()}

    def drained(self, *, timeout_s: float) -> None:
        """Wait until every entry has come to its end.

        Raises:
            TimeoutError: some did not.
        """
        end = time.monotonic() + timeout_s
        while left := self.waiting():
            progress(f"{left:,} on their way")
            if time.monotonic() > end:
                message = f"{left:,} entries did not come to their end"
                raise TimeoutError(message)
            time.sleep(POLL_S if left < NEARLY_DONE else SELDOM_S)  # a look costs the workers half a millisecond

    def ready(self, *, timeout_s: float = 60) -> None:
        """Wait until every worker has announced itself."""
        key = self.settings.channels.workers
        wait_until(lambda: int(self.redis.hlen(key)) >= len(self.workers), timeout_s=timeout_s)


@contextmanager
def start_stack(
    *,
    workers: int = 1,
    concurrency: int = 2,
    app: str = "workers.app",
    environment: Mapping[str, str] = MappingProxyType({}),
    aof: bool = True,
    knobs: Mapping[str, object] = MappingProxyType({}),
) -> Iterator[Stack]:
    """Start a Redis of its own and workers on it; `knobs` are settings. All is gone after it."""
    with tempfile.TemporaryDirectory(prefix="wireroom-benchmark-") as folder:
        directory = Path(folder)
        server = RedisServer(directory / "redis", aof=aof)
        server.start()
        settings = Settings.model_validate({"redis_url": server.url, "log_level": "warning", **knobs})
        running = [
            Worker(
                settings,
                name=f"w{number}",
                concurrency=concurrency,
                app=app,
                log_file=directory / f"w{number}.log",
                environment=environment,
            )
            for number in range(workers)
        ]
        try:
            for worker in running:
                worker.start()
            with connect(server.url) as redis:
                stack = Stack(server, settings, redis, running, directory)
                stack.ready()
                yield stack
        finally:
            for worker in running:
                worker.kill()
            server.kill()


def wait_until(is_true: Callable[[], bool], *, timeout_s: float) -> None:
    """Look until something is true.

    Raises:
        TimeoutError: it did not become so.
    """
    end = time.monotonic() + timeout_s
    while not is_true():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(POLL_S)
