"""What stories cost in Redis: time and bytes for each article, in windows of several sizes.

Made articles, nearly all of which open a story of their own, fill the slices of a window, by times in the future;
then some more are placed while all slices are alive. Their words are drawn by Zipf's law from a million, twelve of
them more often: what the article is about. What the records of articles take is not counted; how long their look-ups
take is.
"""

import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice
from statistics import median
from typing import Any, NamedTuple

from redis import Redis

from benchmarks.report import Bar, at_most, progress
from benchmarks.stories.room import empty_redis, now_ms
from schemas.annotations import EntityType
from schemas.extraction import Naming
from schemas.settings import LIVE_SLICES, Settings
from schemas.verdict import Disposition
from workers.deduplication.index import Candidate, Index
from workers.deduplication.signatures import Signature
from workers.deduplication.stories.candidate import StoryCandidate
from workers.deduplication.stories.index import Stories
from workers.deduplication.words import Words

SIZES = (10_000, 100_000, 500_000)
BATCH, TIMED = 64, 40
"""Articles in a batch, and batches that are timed; the median counts."""
BYTES_MAX, REDIS_MS_MAX, GROWTH_MAX = 450, 0.2, 1.5
VOCABULARY = 1_000_000
WORDS, TOPIC_WORDS, NAMES = 320, 12, 3
NO_SIGNATURE = (b"", b"", b"")


class Cost(NamedTuple):
    """Of one article."""

    redis_ms: float
    python_ms: float
    bytes: float
    parts: dict[str, float]
    """Bytes by the first letter of the key's last part: see lua/stories.lua."""


def measure(*, largest: int) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    costs = {}
    for size in sorted({*(each for each in SIZES if each < largest), largest}):
        with empty_redis() as (redis, settings):
            costs[size] = _cost(redis, settings, size)
    figures: dict[str, object] = {f"{size:,}": cost._asdict() for size, cost in costs.items()}
    smallest, last = costs[min(costs)], costs[largest]
    return figures, [
        at_most("ms of Redis for each article", last.redis_ms, REDIS_MS_MAX),
        at_most("growth of it", last.redis_ms / smallest.redis_ms, GROWTH_MAX),
        at_most("bytes for each article", last.bytes, BYTES_MAX),
    ]


def _cost(redis: "Redis", settings: Settings, size: int) -> Cost:
    desk, made = Desk(redis, settings), made_candidates()
    start, slices = now_ms(redis), LIVE_SLICES - 1
    moments = [start + number * settings.slice_span_s * 1000 for number in range(slices)]
    filling = size - BATCH * TIMED
    for at in range(0, filling, BATCH):
        desk.place(list(islice(made, min(BATCH, filling - at))), now_ms=moments[at * slices // filling])
        progress(f"{at:,} of {size:,} placed")
    timed = [desk.place(list(islice(made, BATCH)), now_ms=moments[-1]) for _ in range(TIMED)]
    redis_ms, python_ms = (1000 * median(each) / BATCH for each in zip(*timed, strict=True))
    parts, total = _take_away(redis, settings, moments)
    each = {part: round(freed / size, 1) for part, freed in parts.items()}
    return Cost(round(redis_ms, 4), round(python_ms, 4), round(total / size, 1), each)


class Desk:
    """Where articles are judged, without being compared, and placed."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        self._redis = redis
        self._index = Index(redis, settings)
        self._stories = Stories(redis, settings)

    def place(self, candidates: Sequence[StoryCandidate], *, now_ms: int) -> tuple[float, float]:
        """Seconds that placing them took of Redis, and of CPU here."""
        self._index.decide([_unlike_any(each) for each in candidates], now_ms=now_ms)
        before, started = self._spent_s(), time.process_time()
        self._stories.place(candidates, now_ms=now_ms)
        return self._spent_s() - before, time.process_time() - started

    def _spent_s(self) -> float:
        """Seconds that the server has spent in scripts."""
        stats: dict[str, Any] = self._redis.info("commandstats")
        return float(sum(stats.get(f"cmdstat_{name}", {}).get("usec", 0) for name in ("eval", "evalsha"))) / 1e6


def _unlike_any(candidate: StoryCandidate) -> Candidate:
    return Candidate(
        article_id=candidate.article_id,
        version_hash=candidate.version_hash,
        owner="live/1-0",
        as_of_s=0,
        fingerprint=bytes(16),
        signature=Signature(bytes.fromhex(candidate.article_id)[:8], *NO_SIGNATURE),
        withdrawn=False,
    )


def made_candidates(seed: int = 1) -> Iterator[StoryCandidate]:
    """Articles without meaning, for ever; the same at every run."""
    draw, now, number = random.Random(seed), datetime.now(UTC), 0
    while True:
        topic = [_word(draw) for _ in range(TOPIC_WORDS)]
        text = [_word(draw) for _ in range(WORDS)]
        for word in topic:
            for _ in range(draw.randrange(1, 4)):
                text[draw.randrange(WORDS)] = word
        name = blake2b(f"{seed} {number}".encode(), digest_size=12).hexdigest()
        yield StoryCandidate(
            article_id=name,
            version_hash=name,
            disposition=Disposition.ORIGINAL,
            duplicate_of=None,
            language="en",
            time=now,
            source=f"Desk {_rank(draw, 3_000)}",
            publisher=f"Desk {_rank(draw, 3_000)}",
            headline=b" ".join(topic[: TOPIC_WORDS // 2] + text[:3]).decode(),
            headline_words=Words(topic[: TOPIC_WORDS // 2] + text[:3], are_characters=False),
            text_words=Words(text, are_characters=False),
            names=[_name(draw) for _ in range(NAMES)],
        )
        number += 1


def _rank(draw: random.Random, count: int) -> int:
    """A number below `count`, by Zipf's law."""
    return int(count ** draw.random())


def _word(draw: random.Random) -> bytes:
    return f"{_rank(draw, VOCABULARY) * 2_654_435_761 % VOCABULARY:06}".translate(_LETTERS).encode()


def _name(draw: random.Random) -> Naming:
    return Naming(type=draw.choice(list(EntityType)), name=f"Avery {_word(draw).decode()}", mentions=draw.randint(1, 3))


_LETTERS = str.maketrans("0123456789", "etaoinshrd")


def _take_away(redis: "Redis", settings: Settings, moments: Iterable[int]) -> tuple[dict[str, int], int]:
    """Delete the stories. Answers the bytes that came free, by parts and all together."""
    freed, keys = {}, defaultdict(list)
    for moment in moments:
        beginning = settings.channels.stories(settings.time_slice(moment), "")
        for key in redis.scan_iter(f"{_literal(beginning)}*", count=5000):
            keys[key.decode().removeprefix(beginning)[:1]].append(key)
    for part, some in sorted(keys.items()):
        before = _used(redis)
        for at in range(0, len(some), 1000):
            redis.delete(*some[at : at + 1000])
        freed[part] = before - _used(redis)
    return freed, sum(freed.values())


def _literal(beginning: str) -> str:
    """A key's beginning as a pattern that means itself."""
    return beginning.replace("[", r"\[")


def _used(redis: "Redis") -> int:
    return int(redis.info("memory")["used_memory"])
