"""What Redis keeps after articles have ended: all of it is named, and the rest is what was there at the start.

    python -m benchmarks.memory [--articles 100000]

Made articles, no two alike, of 2 KB. Memory is Redis' own account: `used_memory`, and `MEMORY USAGE` of what is kept.
"""

import argparse
from collections.abc import Iterator
from itertools import islice

from redis import Redis

from benchmarks.material import made_articles
from benchmarks.report import Bar, at_least, at_most, finish, note, progress
from benchmarks.stack import Stack, start_stack
from schemas.article import Article
from schemas.events import EventStream
from schemas.settings import LIVE_SLICES
from schemas.verdict import Disposition
from wireroom.producer import Producer
from workers.deduplication.index import PARTS

PUSH = 1000
WARM_UP = 500


def retained(stack: Stack) -> dict[str, int]:
    """Bytes of each part that is kept on purpose."""
    channels, settings = stack.settings.channels, stack.settings
    slices = settings.time_slice(_now_ms(stack.redis))
    alive = range(slices - LIVE_SLICES, slices + 2)
    parts = {f"events:{stream}": [channels.events(stream)] for stream in EventStream}
    parts["verdict_records"] = [channels.articles(number) for number in alive]
    parts |= {f"dedup_{part}": [channels.dedup(number, part) for number in alive] for part in PARTS}
    return {name: sum(_usage(stack.redis, key) for key in keys) for name, keys in parts.items()}


def _now_ms(redis: "Redis") -> int:
    seconds, microseconds = redis.time()
    return int(seconds) * 1000 + int(microseconds) // 1000


def _usage(redis: "Redis", key: str) -> int:
    """Bytes of a key, counted to the last element."""
    return int(redis.memory_usage(key, samples=0) or 0)


def used(stack: Stack) -> int:
    """Bytes that Redis has in use for data and clients."""
    stack.redis.memory_purge()
    return int(stack.redis.info("memory")["used_memory"])


def run_through(stack: Stack, articles: Iterator[Article], count: int) -> None:
    """Push articles as fast as there is room, and wait for their end."""
    with Producer(stack.settings) as producer:
        for start in range(0, count, PUSH):
            producer.push_many(islice(articles, min(PUSH, count - start)))
            progress(f"{start:,} of {count:,} pushed")
    stack.drained(timeout_s=1800)


def measure(*, count: int) -> tuple[dict[str, object], list[Bar]]:
    """Run it."""
    articles = made_articles()
    with start_stack(knobs={"push_wait_s": 600, "backlog_max": 5000}) as stack:
        run_through(stack, articles, WARM_UP)
        kept_before = retained(stack)
        start = used(stack) - sum(kept_before.values())
        run_through(stack, articles, count)
        kept = retained(stack)
        end = used(stack) - sum(kept.values())
        ended = stack.counts()[Disposition.ORIGINAL] - WARM_UP
    each = {f"{name}_bytes_per_article": round((kept[name] - kept_before[name]) / count, 1) for name in kept}
    for name, value in each.items():
        note(f"{name}: {value:,}")
    figures: dict[str, object] = {"articles": count, "start_bytes": start, "end_bytes": end, **each}
    return figures, [
        at_least("ended_as_originals", ended, count),
        at_most("rest_against_the_start", end / start, 1.05),
    ]


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    figures, bars = measure(count=parser.parse_args().articles)
    finish("memory", figures, bars)


if __name__ == "__main__":
    main()
