"""The same work by datasketch's MinHashLSH with its storage in Redis, where it is installed."""

import time
from collections.abc import Iterable
from typing import NamedTuple

from redis import Redis

from workers.deduplication.words import split

ARTICLES = 2000
THRESHOLD, PERMUTATIONS = 0.7, 128
"""It then takes 14 bands, and 25 at .5: the cheaper is compared."""
SHINGLE = 5


class Cost(NamedTuple):
    """What it takes."""

    articles_per_s: float
    bytes_per_article: float


def measure(redis: "Redis", bodies: Iterable[str]) -> Cost | None:
    """Look each text up and insert it; signatures are computed before. None when it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - a development tool, and missed gladly
    except ImportError:
        return None
    where = redis.get_connection_kwargs()
    storage = {"type": "redis", "basename": b"rival", "redis": {"host": where["host"], "port": where["port"]}}
    signed = []
    for number, body in enumerate(bodies):
        words = split(body).all
        minhash = MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([b" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)])
        signed.append((str(number), minhash))
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, storage_config=storage)
    before, started = redis.info("memory")["used_memory"], time.perf_counter()
    for name, minhash in signed:
        index.query(minhash)
        index.insert(name, minhash)
    spent_s = time.perf_counter() - started
    return Cost(len(signed) / spent_s, (redis.info("memory")["used_memory"] - before) / len(signed))
