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
from schemas.extraction import Extraction
from schemas.settings import Settings
from workers.connections import connect
from workers.deduplication.index import Candidate, Index
from workers.deduplication.signatures import sign

asked = json.load(sys.stdin)
settings = Settings(redis_url=asked["url"], namespace=asked["namespace"])
redis = connect(settings.redis_url)
index = Index(redis, settings)
articles = [
    (name, Extraction(headline="h", text=text, language=None, word_count=0)) for name, text in asked["articles"]
]
candidates = [Candidate(name, name, name, 0, sign(found), withdrawn=False) for name, found in articles]
if redis.incr("ready") == asked["processes"]:
    redis.rpush("go", *range(asked["processes"]))
if not redis.blpop("go", timeout=8):
    sys.exit("the others did not come")
verdicts = []
for start in range(0, len(candidates), 5):
    verdicts += index.decide(candidates[start : start + 5], now_ms=asked["now_ms"])
print(json.dumps([[each.disposition, each.story] for each in verdicts]))
"""


def decide(settings: Settings, *, now_ms: int, articles: list[tuple[str, str]]) -> list[list[str]]:
    """Disposition and story of each article (id and text), decided by a process of its own at the common start."""
    asked = {
        "url": settings.redis_url,
        "namespace": settings.namespace,
        "processes": PROCESSES,
        "now_ms": now_ms,
        "articles": articles,
    }
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, timeout=60, check=True)
    verdicts: list[list[str]] = json.loads(done.stdout)
    return verdicts


def test_twins_are_never_both_originals(desk: Desk, settings: Settings) -> None:
    """Of two near copies that are decided at once, also on two sides of a slice's boundary, one is the original."""

    def share(number: int) -> list[tuple[str, str]]:
        """One twin of every second pair: the second process gets the other twins of the first, and so on."""
        half, side = divmod(number, 2)
        words = FERRY.split()[side:]
        return [
            (named(f"{pair} {side}"), " ".join(f"{word}{pair}" for word in words)) for pair in range(half, PAIRS, 2)
        ]

    with ThreadPoolExecutor(PROCESSES) as pool:
        running = [
            pool.submit(decide, settings, now_ms=desk.later(number % 2).now_ms, articles=share(number))
            for number in range(PROCESSES)
        ]
        verdicts = [each.result() for each in running]
    twins = [pair for half in (0, 2) for pair in zip(verdicts[half], verdicts[half + 1], strict=True)]
    assert len(twins) == PAIRS
    for (one, one_story), (other, other_story) in twins:
        assert {one, other} == {"original", "duplicate"}
        assert one_story == other_story
