"""A site for tests: a namespace in a Redis, workers as processes, and what is asked of them while they run."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redis import Redis

from schemas.article import Article
from schemas.channels import GROUP, Stage
from schemas.events import EventStream, EventType
from schemas.settings import Settings
from wireroom import Producer
from wireroom.stack import Worker

ROOT = Path(__file__).parents[2]
PATIENCE_S = 40.0
"""For what takes two seconds on an idle machine."""
POLL_S = 0.02


@dataclass
class Site:
    """Where workers run."""

    redis: "Redis"
    settings: Settings
    folder: Path
    workers: list[Worker] = field(default_factory=list)

    def worker(
        self, name: str = "w", *, app: str = "workers.app", stages: Sequence[Stage] = tuple(Stage), concurrency: int = 1
    ) -> Worker:
        """A worker, not yet started, that ends with the test."""
        worker = Worker(
            self.settings,
            name=f"{name}{len(self.workers)}",
            concurrency=concurrency,
            stages=stages,
            app=app,
            log_file=self.folder / f"{name}{len(self.workers)}.log",
            environment={"PYTHONPATH": str(ROOT)},
        )
        self.workers.append(worker)
        return worker

    def start(self, name: str = "w", **options: Any) -> Worker:  # noqa: ANN401 - as `worker` takes them
        """A worker that has announced itself."""
        worker = self.worker(name, **options)
        worker.start()
        self.wait(lambda: any(each.startswith(f"{worker.name}@") for each in self.announced()))
        return worker

    def announced(self) -> list[str]:
        """The names of the workers that live."""
        names: Any = self.redis.hkeys(self.settings.channels.workers)
        return [name.decode() for name in names]

    def push(self, *articles: Article) -> None:
        """Push articles."""
        with Producer(self.settings) as producer:
            producer.push_many(articles)

    def events(self, kind: EventType = EventType.EXTRACTED) -> dict[str, int]:
        """The articles that events of a type tell of, and when they were written, in ms."""
        rows: Any = self.redis.xrange(self.settings.channels.events(EventStream(kind.stream)))
        return {
            fields[b"subject"].decode(): int(entry.partition(b"-")[0])
            for entry, fields in rows
            if fields[b"type"] == kind.encode()
        }

    def counts(self) -> dict[str, int]:
        """All totals."""
        stored: Any = self.redis.hgetall(self.settings.channels.counts)
        return {name.decode(): int(count) for name, count in stored.items()}

    def pending(self, stage: Stage = Stage.EXTRACT) -> dict[str, int]:
        """How many entries each consumer of a stage holds."""
        held: dict[str, int] = {}
        for stream in self.settings.channels.sources(stage):
            if self.redis.exists(stream) and self.redis.xinfo_groups(stream):
                for each in self.redis.xpending(stream, GROUP)["consumers"]:
                    name = each["name"].decode()
                    held[name] = held.get(name, 0) + int(each["pending"])
        return held

    def lengths(self) -> list[int]:
        """Entries in each stage."""
        sources = self.settings.channels.sources
        return [sum(int(self.redis.xlen(stream)) for stream in sources(stage)) for stage in Stage]

    def now_ms(self) -> int:
        """The time by the clock of Redis."""
        seconds, micros = self.redis.time()
        return int(seconds) * 1000 + int(micros) // 1000

    def wait(self, is_true: Callable[[], object]) -> None:
        """Look until something is so; show what the workers say when it does not become so."""
        end = time.monotonic() + PATIENCE_S
        while not is_true():
            assert time.monotonic() < end, "\n".join(worker.log_text() for worker in self.workers)
            time.sleep(POLL_S)


def written(number: int, headline: str | None = None) -> Article:
    """An article of the night wire, unlike the others."""
    words = " ".join(f"quay{number}x{place}" for place in range(40))
    return Article(source="night-wire", uri=f"nw/{number}", headline=headline, body=f"The ferry left at {words}.")
