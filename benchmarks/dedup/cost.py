"""What the index of near-duplicates costs: bytes of Redis memory for each article, and articles a second.

Made articles, no two alike, fill all slices of a window but the last, by times in the future; then some more are looked
up and inserted in the last, one batch after the other by one client, while all slices are alive. Signatures are made
before; `decided` is the same with the records of articles, as the stage asks for it. Redis keeps its append-only file.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from redis import Redis

from benchmarks.dedup import rival
from benchmarks.material import made_articles
from benchmarks.report import Bar, at_least, at_most, progress
from schemas.article import Article
from schemas.extraction import Extraction
from schemas.settings import LIVE_SLICES, Settings
from wireroom.server import RedisServer
from workers.connections import connect
from workers.deduplication.index import Candidate, Index
from workers.deduplication.signatures import sign
from workers.deduplication.versions import name_version, pack_article
from workers.deduplication.words import split
from workers.scripts import source
from workers.slices import frame

BYTES_MAX, RATE_MIN, TIMES = 400, 8000, 10
BATCH, TIMED, ROUNDS = 64, 64 * 50, 5
"""Articles in a batch, and in a round of which the fastest counts."""
PARTS = ("bands", "texts")
"""Exact hashes and bands; sketches."""


class Texts:
    """The texts' part of the index, without the records of articles."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        scripts = "".join(map(source, ("alone", "slices", "records", "texts")))
        self._settings = settings
        self._script = redis.register_script(scripts + source("find_and_add", package="benchmarks.dedup"))

    def add(self, batch: Sequence[Candidate], *, now_ms: int) -> None:
        """Look each up, then insert it."""
        keys, ends_ms = frame(self._settings, now_ms=now_ms)
        args: list[Any] = [*ends_ms, self._settings.similarity_min, self._settings.containment_min]
        for each in batch:
            args += (pack_article(each.article_id), *each.signature)
        self._script(keys=keys, args=args)


def measure(*, count: int) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(Path(folder))
        server.start()
        try:
            with connect(server.url) as redis:
                return _measure(redis, Settings(redis_url=server.url), count)
        finally:
            server.stop()


def _measure(redis: "Redis", settings: Settings, count: int) -> tuple[dict[str, object], list[Bar]]:
    texts, index, made = Texts(redis, settings), Index(redis, settings), made_articles()
    now_ms = int(redis.time()[0]) * 1000
    *earlier, last = (now_ms + number * settings.slice_span_s * 1000 for number in range(LIVE_SLICES))
    before = _used(redis)
    for at in range(0, count, BATCH):
        texts.add(_candidates(made, min(BATCH, count - at)), now_ms=earlier[at * len(earlier) // count])
        progress(f"{at:,} of {count:,} added")
    size, parts = (_used(redis) - before) / count, _parts(redis, settings)
    rate = _rate(lambda batch: texts.add(batch, now_ms=last), made)
    decided = _rate(lambda batch: index.decide(batch, now_ms=last), made)
    other = rival.measure(redis, (article.body for article in islice(made, rival.ARTICLES)))
    figures: dict[str, object] = {
        "articles": count,
        "bytes_per_article": round(size, 1),
        **{f"bytes_per_article_{part}": round(bytes_ / count, 1) for part, bytes_ in parts.items()},
        "articles_per_s": round(rate),
        "decided_per_s": round(decided),
        "datasketch": other._asdict() if other else "not installed, left out",
    }
    bars = [
        at_most("bytes of Redis memory for an article", size, BYTES_MAX),
        at_least("articles looked up and inserted a second", rate, RATE_MIN),
    ]
    return figures, bars + (_against(other, rate=rate, size=size) if other else [])


def _against(other: rival.Cost, *, rate: float, size: float) -> list[Bar]:
    return [
        at_least("speed, as a multiple of datasketch's", rate / other.articles_per_s, TIMES),
        at_least("memory of datasketch, as a multiple of ours", other.bytes_per_article / size, TIMES),
    ]


def _candidates(made: Iterator[Article], count: int) -> list[Candidate]:
    return list(map(_candidate, islice(made, count)))


def _candidate(article: Article) -> Candidate:
    about = article.meta()
    found = Extraction.model_construct(headline="-", text=article.body, language=None, word_count=0)
    return Candidate(
        article_id=about.article_id,
        version_hash=name_version(about.article_id, coming=1),
        owner="live/1-0",
        as_of_s=0,
        fingerprint=bytes(16),
        signature=sign(found, headline=split("-"), text=split(article.body), publisher=article.source),
        withdrawn=False,
    )


def _rate(add: Callable[[Sequence[Candidate]], object], made: Iterator[Article]) -> float:
    """Articles a second, in the fastest of some rounds."""
    best_s = float("inf")
    for _ in range(ROUNDS):
        batches = [_candidates(made, BATCH) for _ in range(TIMED // BATCH)]
        started = time.perf_counter()
        for batch in batches:
            add(batch)
        best_s = min(best_s, time.perf_counter() - started)
    return TIMED / best_s


def _parts(redis: "Redis", settings: Settings) -> dict[str, int]:
    """Bytes of the keys of each part, each counted whole."""
    return {
        part: sum(
            redis.memory_usage(key, samples=0) or 0
            for key in redis.scan_iter(f"{settings.namespace}:{part}:*", count=1000)
        )
        for part in PARTS
    }


def _used(redis: "Redis") -> int:
    """Bytes in use, less buffers of clients and of the append-only file."""
    memory = redis.info("memory")
    return int(memory["used_memory"]) - int(memory["mem_clients_normal"]) - int(memory["mem_aof_buffer"])
