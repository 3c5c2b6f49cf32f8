"""How long an article takes from its push to its alert event, with 1 ms of work for each.

    python -m benchmarks.latency [--seconds 20]

Lone articles, then 200 and 800 a second on an even beat. The clock is this process's: it starts before the push is sent
and stops when the event has been read from its stream.
"""

import argparse
import random
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.empty_app import NUMBER
from benchmarks.report import at_most, finish, note, progress
from benchmarks.stack import Stack, start_stack
from benchmarks.throughput import article
from schemas.article import Lane
from schemas.events import EventStream
from workers.connections import connect

LONE_ARTICLES = 200
LONE_PAUSE_S = (0.05, 0.25)
SETTLE_S = 5


class Watch:
    """Reads alert events in a thread, and notes when each came."""

    def __init__(self, stack: Stack) -> None:
        self.sent: dict[bytes, float] = {}
        self.took_ms: dict[bytes, float] = {}
        self._redis = connect(stack.settings.redis_url)
        self._key = stack.settings.channels.events(EventStream.ALERT)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        last: Any = "$"
        while not self._stopping.is_set():
            answer: Any = self._redis.xread({self._key: last}, block=100)
            now = time.monotonic()
            for entry_id, fields in (entry for _, entries in answer for entry in entries):
                last = entry_id
                self.took_ms[fields[b"id"]] = (now - self.sent[fields[b"id"]]) * 1000

    def stop(self) -> None:
        """End the thread."""
        self._stopping.set()
        self._thread.join()
        self._redis.close()


def push(stack: Stack, watch: Watch, number: int, body: bytes) -> None:
    """Push one article, and note when."""
    name = str(number).encode()
    watch.sent[name] = time.monotonic()
    stack.redis.xadd(stack.settings.channels.incoming(Lane.LIVE), {b"article": body, NUMBER: name})


def beats(per_s: float, seconds: float) -> Iterator[None]:
    """Come back at an even beat."""
    start = time.monotonic()
    for beat in range(int(per_s * seconds)):
        time.sleep(max(0.0, start + beat / per_s - time.monotonic()))
        yield


def lone_pauses() -> Iterator[None]:
    """Come back after pauses in which all work ends."""
    draw = random.Random(1)
    for _ in range(LONE_ARTICLES):
        time.sleep(draw.uniform(*LONE_PAUSE_S))
        yield


def measure(stack: Stack, pace: Iterator[None], *, name: str) -> Sequence[float]:
    """Latencies in ms, sorted, of articles pushed at this pace."""
    watch, body = Watch(stack), article()
    for number, _ in enumerate(pace):
        push(stack, watch, number, body)
        if number % 100 == 0:
            progress(f"{name}: {number:,}")
    stack.drained(timeout_s=30)
    time.sleep(0.2)
    watch.stop()
    if len(watch.took_ms) != len(watch.sent):
        message = f"{name}: {len(watch.sent):,} pushed, {len(watch.took_ms):,} events"
        raise AssertionError(message)
    return sorted(watch.took_ms.values())


def percentiles(name: str, took_ms: Sequence[float]) -> dict[str, float]:
    """The median, the 99th percentile and the worst, in ms."""
    cuts = statistics.quantiles(took_ms, n=100)
    figures = {"p50": cuts[49], "p99": cuts[98], "max": took_ms[-1]}
    note(f"{name}: " + ", ".join(f"{key} {value:.1f} ms" for key, value in figures.items()))
    return {f"{name}_{key}_ms": round(value, 2) for key, value in figures.items()}


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20, help="how long at each rate")
    seconds = parser.parse_args().seconds
    figures: dict[str, float] = {}
    with start_stack(app="benchmarks.empty_app", environment={"BENCHMARK_WORK_MS": "1"}) as stack:
        measure(stack, beats(200, SETTLE_S), name="warm-up")
        figures |= percentiles("lone", measure(stack, lone_pauses(), name="lone"))
        for per_s in (200, 800):
            figures |= percentiles(f"at_{per_s}", measure(stack, beats(per_s, seconds), name=f"{per_s}/s"))
    finish(
        "latency",
        figures,
        [
            at_most("lone_p50_ms", figures["lone_p50_ms"], 12),
            at_most("at_200_p50_ms", figures["at_200_p50_ms"], 12),
            at_most("at_200_p99_ms", figures["at_200_p99_ms"], 40),
            at_most("at_800_p99_ms", figures["at_800_p99_ms"], 50),
        ],
    )


if __name__ == "__main__":
    main()
