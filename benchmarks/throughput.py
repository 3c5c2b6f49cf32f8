"""How many articles a second come through all three stages: without work, against a plain Celery chain, and with work.

    python -m benchmarks.throughput [--articles 100000]
    python -m benchmarks.throughput --real [--articles 20000]

All is measured in one run on the same cores. Workers are frozen while the backlog is put in place, so that producers
cost nothing; the clock runs from the moment they go on until the last entry has left the last stage.

With `--real`, real articles go through the product's own stages with everything on: text, language, annotations,
near-duplicates and the sample rules.
"""

import argparse
import collections
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path
from typing import NoReturn

from benchmarks.empty_app import burn
from benchmarks.material import articles
from benchmarks.report import at_least, finish, note
from benchmarks.stack import Stack, start_stack
from schemas.article import Lane
from wireroom.producer import Producer
from wireroom.server import RedisServer, server_version
from workers.alerting.rulebook import Rulebook
from workers.alerting.rules_file import load_rules
from workers.connections import connect

BODY_BYTES = 2048
CHUNK = 1000
CORES = 2
CHILDREN = 4
"""Pool children where there is no work: while some wait for Redis, others run."""
WORK_MS = 1.0
WARM_UP = 2000
RULES = Path(__file__).parents[1] / "seeds" / "rules" / "newsroom.yaml"
REAL_MIN = 900


def article() -> bytes:
    """The JSON of an article with a body of 2 KB."""
    return json.dumps({"source": "benchmark", "body": "n" * BODY_BYTES}).encode()


def fill(stack: Stack, count: int) -> None:
    """Put articles into the live lane."""
    key, body = stack.settings.channels.incoming(Lane.LIVE), article()
    for start in range(0, count, CHUNK):
        with stack.redis.pipeline(transaction=False) as pipe:
            for _ in range(min(CHUNK, count - start)):
                pipe.xadd(key, {"article": body})
            pipe.execute()


def through_the_engine(count: int, *, children: int, work_ms: float, aof: bool) -> float:
    """Articles per second through all three stages."""
    with start_stack(
        app="benchmarks.empty_app",
        concurrency=children,
        environment={"BENCHMARK_WORK_MS": str(work_ms)},
        aof=aof,
    ) as stack:
        fill(stack, WARM_UP)
        stack.drained(timeout_s=60)
        for worker in stack.workers:
            worker.signal(signal.SIGSTOP)
        fill(stack, count)
        started = time.monotonic()
        for worker in stack.workers:
            worker.signal(signal.SIGCONT)
        stack.drained(timeout_s=600)
        return count / (time.monotonic() - started)


def through_a_plain_chain(count: int) -> float:
    """Articles per second through the same three stages written as Celery's own chain, a message for each stage."""
    with tempfile.TemporaryDirectory(prefix="wireroom-benchmark-") as folder:
        server = RedisServer(Path(folder), aof=False)
        server.start()
        environment = {**os.environ, "BENCHMARK_REDIS": server.url}
        command = [sys.executable, "-m", "benchmarks.plain_chain", str(count), str(CHILDREN), article().decode()]
        try:
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            return float(done.stdout)
        finally:
            server.kill()


def in_a_plain_loop(count: int) -> float:
    """Articles per second when the same cores do the work and nothing else."""
    with Pool(CORES) as pool:
        pool.map(burn, [WORK_MS] * CORES)
        started = time.monotonic()
        pool.map(burn, [WORK_MS] * count, chunksize=count // CORES)
        return count / (time.monotonic() - started)


def through_the_real_stages(count: int) -> tuple[float, dict[str, int]]:
    """Real articles per second through the product's own stages, and how they ended."""
    pushed = articles(count)
    with start_stack(concurrency=CORES, aof=False) as stack, connect(stack.server.url) as redis:
        Rulebook(redis, stack.settings).apply(load_rules(RULES.read_text("utf-8"), name=RULES.name))
        with Producer(stack.settings) as producer:
            collections.deque(producer.push_each(pushed[:WARM_UP]), maxlen=0)
            stack.drained(timeout_s=120)
            before = stack.counts()
            for worker in stack.workers:
                worker.signal(signal.SIGSTOP)
            collections.deque(producer.push_each(pushed[WARM_UP:], lane=Lane.LIVE), maxlen=0)
        started = time.monotonic()
        for worker in stack.workers:
            worker.signal(signal.SIGCONT)
        stack.drained(timeout_s=600)
        spent_s = time.monotonic() - started
        ended = {name: value - before.get(name, 0) for name, value in stack.counts().items()}
        return (count - WARM_UP) / spent_s, ended


def measure_real(count: int) -> NoReturn:
    """The product with everything on."""
    rate, ended = through_the_real_stages(count + WARM_UP)
    figures = {"server": server_version(), "articles_per_s": round(rate), "ended": ended}
    finish("throughput/real", figures, [at_least("real_articles_per_s", rate, REAL_MIN)])


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--real", action="store_true", help="real articles through the product's own stages")
    arguments = parser.parse_args()
    if arguments.real:
        measure_real(arguments.articles or 20_000)
    count = arguments.articles or 100_000
    empty = through_the_engine(count, children=CHILDREN, work_ms=0, aof=False)
    note(f"no work: {empty:,.0f}/s")
    durable = through_the_engine(count, children=CHILDREN, work_ms=0, aof=True)
    note(f"no work, with the append-only file: {durable:,.0f}/s")
    chain = through_a_plain_chain(count // 50)
    note(f"plain Celery chain: {chain:,.0f}/s")
    before = in_a_plain_loop(count // 10)
    working = through_the_engine(count // 2, children=CORES, work_ms=WORK_MS, aof=False)
    loop = (before + in_a_plain_loop(count // 10)) / 2
    note(f"1 ms of work: {working:,.0f}/s through the stages, {loop:,.0f}/s in a plain loop")
    figures = {
        "server": server_version(),
        "no_work_per_s": round(empty),
        "no_work_with_aof_per_s": round(durable),
        "plain_celery_chain_per_s": round(chain),
        "plain_loop_1ms_per_s": round(loop),
        "with_1ms_per_s": round(working),
    }
    bars = [
        at_least("no_work_per_s", empty, 20_000),
        at_least("times_a_plain_chain", empty / chain, 50),
        at_least("share_of_a_plain_loop", working / loop, 0.9),
    ]
    finish("throughput", figures, bars)


if __name__ == "__main__":
    main()
