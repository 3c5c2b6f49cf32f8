"""The same three stages as a plain Celery chain: one message for each article and stage, as most people would write it.

    BENCHMARK_REDIS=redis://… python -m benchmarks.plain_chain COUNT CHILDREN ARTICLE

Prints articles per second. The queue is filled before the worker takes up work.
"""

import os
import signal
import subprocess
import sys
import time
from functools import cache

from celery import Celery, chain, shared_task
from redis import Redis

URL = os.environ.get("BENCHMARK_REDIS", "")
DONE = "benchmark:done"
EVENTS = "benchmark:events"

app = Celery("plain_chain", broker=URL)
app.conf.update(task_ignore_result=True, worker_prefetch_multiplier=64)


@shared_task(name="plain.extract")
def extract(article: str) -> str:
    """Pass on, with an event."""
    return tell(article)


@shared_task(name="plain.deduplicate")
def deduplicate(article: str) -> str:
    """Pass on, with an event."""
    return tell(article)


@shared_task(name="plain.alert")
def alert(article: str) -> None:
    """End, with an event."""
    tell(article)
    client().incr(DONE)


@cache
def client() -> "Redis":
    """This process's client, made after the fork."""
    return Redis.from_url(URL)


def tell(article: str) -> str:
    """Append an event."""
    client().xadd(EVENTS, {"type": "benchmark", "event": "{}"})
    return article


def main() -> None:
    """Fill the queue while the worker is frozen, then time it."""
    count, children, article = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    command = [
        *(sys.executable, "-m", "celery", "--app", "benchmarks.plain_chain", "--quiet", "worker"),
        *("--concurrency", children, "--without-gossip", "--without-mingle", "--without-heartbeat"),
    ]
    worker = subprocess.Popen(command, stdout=sys.stderr, start_new_session=True)
    try:
        push(article, 100)
        wait_for(100)
        os.killpg(worker.pid, signal.SIGSTOP)
        push(article, count)
        started = time.monotonic()
        os.killpg(worker.pid, signal.SIGCONT)
        wait_for(100 + count)
        print(count / (time.monotonic() - started))
    finally:
        os.killpg(worker.pid, signal.SIGKILL)


def push(article: str, count: int) -> None:
    """Start chains."""
    for _ in range(count):
        chain(extract.s(article), deduplicate.s(), alert.s()).apply_async()


def wait_for(count: int) -> None:
    """Wait until so many chains have ended."""
    while int(client().get(DONE) or 0) < count:
        time.sleep(0.02)


if __name__ == "__main__":
    main()
