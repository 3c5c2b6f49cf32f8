"""What Redis keeps after articles have ended: all of it is named, and the rest is what was there at the start.

    python -m benchmarks.memory [--articles 100000]

Made articles, no two alike, of 2 KB. Memory is Redis' own account (`used_memory`). What is kept on purpose is deleted
part by part, so that its size is seen, and then what is left is compared with the same after a short run.
"""

import argparse
import time
from collections.abc import Iterator
from itertools import islice

from benchmarks.material import made_articles
from benchmarks.report import Bar, at_least, at_most, finish, note, progress
from benchmarks.stack import Stack, start_stack
from schemas.article import Article
from schemas.events import EventStream
from schemas.verdict import Disposition
from wireroom.producer import Producer

PARTS = ("articles", "bands", "texts", "stories", "slice")
"""What the keys of deduplication begin with."""
PUSH = 1000
WARM_UP = 500
SETTLE_LOOKS, SETTLE_S, SETTLED_BYTES = 10, 1.0, 10_000


def take_away(stack: Stack) -> dict[str, int]:
    """Delete what is kept on purpose, part by part. Answers the bytes that came free with each."""
    freed = {}
    for name, keys in _kept(stack).items():
        before = used(stack)
        for start in range(0, len(keys), PUSH):
            stack.redis.delete(*keys[start : start + PUSH])
        freed[name] = before - used(stack)
    return freed


def _kept(stack: Stack) -> dict[str, list[str]]:
    """The keys of each part."""
    channels = stack.settings.channels
    found = sorted(key.decode() for key in stack.redis.scan_iter(f"{channels.namespace}:*", count=PUSH))
    parts = {f"events_{stream}": channels.events(stream) for stream in EventStream}
    parts |= {name: f"{channels.namespace}:{name}:" for name in PARTS}
    return {name: [key for key in found if key.startswith(prefix)] for name, prefix in parts.items()}


def used(stack: Stack) -> int:
    """Bytes that Redis has in use, less buffers of clients and of the append-only file; when they have come to rest."""
    last = -1
    for _ in range(SETTLE_LOOKS):
        stack.redis.slowlog_reset()  # Redis' own notes on up to 128 scripts that took long
        memory = stack.redis.info("memory")
        now = int(memory["used_memory"]) - int(memory["mem_clients_normal"]) - int(memory["mem_aof_buffer"])
        if abs(now - last) < SETTLED_BYTES:
            break
        last = now
        time.sleep(SETTLE_S)
    return now


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
        take_away(stack)
        start = used(stack)
        run_through(stack, articles, count)
        kept = take_away(stack)
        end = used(stack)
        ended = stack.counts()[Disposition.ORIGINAL] - WARM_UP
    each = {f"{name}_bytes_per_article": round(size / count, 1) for name, size in kept.items()}
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
