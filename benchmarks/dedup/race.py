"""Twins that are pushed at the same moment by different processes: one of each pair is the original, always.

Half of the twins are alike to the letter, half differ by a few words. They run through the product's own stages; in the
second half of the runs, pool children and whole workers are killed meanwhile.
"""

import json
import multiprocessing
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing.synchronize import Barrier
from typing import Any

from benchmarks.chaos import Chaos
from benchmarks.material import made_articles
from benchmarks.report import Bar, at_least, at_most, note
from benchmarks.stack import Stack, start_stack
from schemas.article import Article
from schemas.events import EventStream, EventType
from schemas.settings import Settings
from wireroom.producer import Producer

PROCESSES = 8
PAIRS = 2000
RUNS = 20
CHUNK = 10
"""Articles in one push."""
KILLS = 3
"""In a run with kills."""
KNOBS = {"batch_timeout_s": 4, "redeliver_after_s": 5, "ticket_ttl_s": 3, "push_wait_s": 120}
WORKERS = 2


def pairs(run: int, count: int) -> list[tuple[Article, Article]]:
    """Pairs of twins that are like no others."""
    return [_twins(article, alike=number % 2 == 0) for number, article in enumerate(islice(made_articles(run), count))]


def _twins(article: Article, *, alike: bool) -> tuple[Article, Article]:
    body = article.body if alike else article.body.replace(article.body.split()[40], "elsewhere", 1)
    return article, article.model_copy(update={"source": "the other wire", "body": body})


def lots(twins: Sequence[tuple[Article, Article]], run: int) -> list[list[Article]]:
    """What each process pushes, in the order of the pairs: never both twins of one."""
    draw = random.Random(run)
    shares: list[list[Article]] = [[] for _ in range(PROCESSES)]
    for pair in twins:
        for article, process in zip(pair, draw.sample(range(PROCESSES), 2), strict=True):
            shares[process].append(article)
    return shares


def push(settings: Settings, articles: Sequence[Article], start: Barrier) -> None:
    """What one process does: wait for the others, then push."""
    with Producer(settings) as producer:
        start.wait()
        for at in range(0, len(articles), CHUNK):
            producer.push_many(articles[at : at + CHUNK])


def push_at_once(stack: Stack, shares: Sequence[Sequence[Article]]) -> None:
    """Let all processes push at the same time."""
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(PROCESSES)
    running = [spawn.Process(target=push, args=(stack.settings, share, start)) for share in shares]
    for process in running:
        process.start()
    for process in running:
        process.join()
        if process.exitcode:
            message = f"a producer ended with {process.exitcode}"
            raise RuntimeError(message)


def wrong_pairs(stack: Stack, twins: Sequence[tuple[Article, Article]]) -> int:
    """Pairs of which not exactly one twin is told to be a copy, and that of the other."""
    copies = dict(_copies(stack))
    ids = [(one.meta().article_id, other.meta().article_id) for one, other in twins]
    return sum((copies.get(one) == other) == (copies.get(other) == one) for one, other in ids)


def _copies(stack: Stack) -> Iterator[tuple[str, str]]:
    entries: Any = stack.redis.xrange(stack.settings.channels.events(EventStream.ARTICLE))
    for _, fields in entries:
        if fields[b"type"] == EventType.DUPLICATED.encode():
            event = json.loads(fields[b"event"])
            yield event["subject"], event["data"]["verdict"]["duplicate_of"]


def run_once(stack: Stack, run: int, *, count: int, kills: int) -> int:
    """Push the twins of a run, wait for their end, count the pairs that are wrong, and forget what was told of them."""
    twins = pairs(run, count)
    chaos = Chaos(stack, kills=kills, seed=run, kinds=("child", "worker"), freezes=False)
    if kills:
        chaos.start()
    push_at_once(stack, lots(twins, run))
    if kills:
        chaos.join()
    stack.drained(timeout_s=300)
    wrong = wrong_pairs(stack, twins)
    stack.redis.xtrim(stack.settings.channels.events(EventStream.ARTICLE), maxlen=0, approximate=False)
    return wrong


def measure(*, runs: int = RUNS, count: int = PAIRS) -> tuple[dict[str, object], list[Bar]]:
    """All runs."""
    wrong = {0: 0, KILLS: 0}
    with start_stack(workers=WORKERS, knobs=KNOBS, aof=False) as stack:
        for run in range(1, 2 * runs + 1):
            kills = KILLS if run > runs else 0
            wrong[kills] += run_once(stack, run, count=count, kills=kills)
            note(f"run {run} of {2 * runs}, {kills} kills: {wrong[kills]} wrong so far")
        ended = stack.counts()
    figures = {"pairs": 2 * runs * count, "kills": runs * KILLS, "ended": ended}
    return figures, [
        at_most("wrong_pairs", wrong[0], 0),
        at_most("wrong_pairs_under_kills", wrong[KILLS], 0),
        at_least("originals", ended["original"], 2 * runs * count),
    ]
