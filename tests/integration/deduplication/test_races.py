"""Copies that several processes decide at the same moment."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from schemas.settings import Settings
from tests.integration.deduplication.desk import Desk, named
from tests.wires import FERRY

PAIRS = 200
PROCESSES = 4

PROGRAM = """
import json, sys
from schemas.settings import Settings
from tests.integration.deduplication.desk import candidate
from workers.connections import connect
from workers.deduplication.index import Index

asked = json.load(sys.stdin)
settings = Settings(redis_url=asked["url"], namespace=asked["namespace"])
redis = connect(settings.redis_url)
index = Index(redis, settings)
candidates = [candidate(name, text) for name, text in asked["articles"]]
if redis.incr("ready") == asked["processes"]:
    redis.rpush("go", *range(asked["processes"]))
if not redis.blpop("go", timeout=8):
    sys.exit("the others did not come")
judged = []
for start in range(0, len(candidates), 5):
    judged += index.decide(candidates[start : start + 5], now_ms=asked["now_ms"])
print(json.dumps([each.duplicate_of for each in judged]))
"""


def decide(settings: Settings, *, now_ms: int, articles: list[tuple[str, str]]) -> list[str | None]:
    """What each article (name and text) is a copy of, decided by a process of its own at the common start."""
    asked = {
        "url": settings.redis_url,
        "namespace": settings.namespace,
        "processes": PROCESSES,
        "now_ms": now_ms,
        "articles": articles,
    }
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, timeout=60, check=True)
    copied: list[str | None] = json.loads(done.stdout)
    return copied


def test_twins_are_never_both_originals(desk: Desk, settings: Settings) -> None:
    """Of two near copies that are decided at once, also on two sides of a slice's boundary, one is the original."""

    def share(number: int) -> list[tuple[str, str]]:
        """One twin of every second pair: the second process gets the other twins of the first, and so on."""
        half, side = divmod(number, 2)
        words = FERRY.split()[side:]
        return [(f"{pair} {side}", " ".join(f"{word}{pair}" for word in words)) for pair in range(half, PAIRS, 2)]

    with ThreadPoolExecutor(PROCESSES) as pool:
        running = [
            pool.submit(decide, settings, now_ms=desk.later(number % 2).now_ms, articles=share(number))
            for number in range(PROCESSES)
        ]
        copied = [each.result() for each in running]
    for half in (0, 1):
        for pair, twins in zip(range(half, PAIRS, 2), zip(*copied[2 * half : 2 * half + 2], strict=True), strict=True):
            assert twins in {(None, named(f"{pair} 0")), (named(f"{pair} 1"), None)}
