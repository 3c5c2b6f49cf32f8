"""A room where articles go through extraction and deduplication, without streams and workers."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from redis import Redis

from schemas.article import Article
from schemas.channels import Stage
from schemas.extraction import ExtractedArticle
from schemas.settings import Settings
from wireroom.server import RedisServer
from workers.connections import connect
from workers.pipeline import build_work
from workers.stages.deduplicate import Decided
from workers.stages.entries import ARTICLE
from workers.streams import Entry, Outcome

LIVE_LANE = 1


@contextmanager
def empty_redis() -> "Iterator[tuple[Redis, Settings]]":
    """A server of its own for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(Path(folder), aof=False)
        server.start()
        try:
            with connect(server.url) as redis:
                yield redis, Settings(redis_url=server.url)
        finally:
            server.stop()


def now_ms(redis: "Redis") -> int:
    """The time of the server, by which keys expire."""
    clock: Any = redis.time()
    return int(clock[0]) * 1000


def busy_s(redis: "Redis") -> float:
    """Seconds of CPU that the server's main thread has used."""
    used = redis.info("cpu")
    return float(used["used_cpu_user_main_thread"]) + float(used["used_cpu_sys_main_thread"])


class Room:
    """The two stages, as a worker has them."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        work = build_work(settings, redis)
        self._extract: Any = work[Stage.EXTRACT]
        self._deduplicate: Any = work[Stage.DEDUPLICATE]

    def extract(self, articles: Sequence[Article], *, now_ms: int) -> list[Entry]:
        """The entries that extraction makes of articles."""
        entries = [
            Entry(LIVE_LANE, f"{now_ms}-{number}", 1, {ARTICLE: article.model_dump_json().encode()})
            for number, article in enumerate(articles)
        ]
        outcomes = self._run(self._extract, entries, now_ms=now_ms)
        return [Entry(0, outcome.entry.id, 1, outcome.next) for outcome, _ in outcomes if outcome.next]

    def deduplicate(self, entries: Sequence[Entry], *, now_ms: int) -> list[tuple[str, Decided]]:
        """The decision on each article, by its id."""
        return [
            (outcome.article_id, decided) for outcome, decided in self._run(self._deduplicate, entries, now_ms=now_ms)
        ]

    def _run(self, stage: Any, entries: Sequence[Entry], *, now_ms: int) -> list[tuple[Outcome, Any]]:  # noqa: ANN401 - stages have types of their own between
        prepared = [stage.prepare(entry) for entry in entries]
        claimed = stage.claim(prepared, now_ms=now_ms)
        return [
            (stage.conclude(entry, each, claim), claim)
            for entry, each, claim in zip(entries, prepared, claimed, strict=True)
        ]


def record_of(entry: Entry) -> ExtractedArticle:
    """The record in an entry."""
    return ExtractedArticle.model_validate_json(entry.fields[ARTICLE])
