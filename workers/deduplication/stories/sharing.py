"""Shares among workers how many articles have a term, by a table in Redis for each time slice. It knows no articles.

A worker counts by itself and tells the others now and then: at first soon, since then every article changes what is
rare. What a worker that dies has not told is lost, which changes nothing that was decided.
"""

from collections.abc import Sequence
from itertools import chain
from typing import cast

from redis import Redis

from schemas.settings import LIVE_SLICES, Settings
from workers.deduplication.stories.frequencies import TABLE_BYTES, Frequencies

SOON_ARTICLES, LATER_ARTICLES = 32, 2000
"""Articles after which a worker shares: first so many, then each time double, up to this."""
SHARED_EACH_MS = 60_000
TOLD_AT_ONCE = 4_000
"""Counters in one command: it holds Redis for some 2 ms."""


class Sharing:
    """Keeps one worker's frequencies near to those of all."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        self._redis = redis
        self._settings = settings
        self._due_articles = 0
        self._due_ms = 0

    def keep_up(self, frequencies: Frequencies, *, now_ms: int) -> None:
        """Tell what is not told yet, and take over what others told, if it is time to.

        Raises:
            redis.exceptions.RedisError: Redis is away or refuses; a part may be told twice then, which does no harm.
        """
        if frequencies.untold_articles < self._due_articles and now_ms < self._due_ms:
            return
        self._tell(frequencies.untold(), now_ms=now_ms)
        frequencies.share(self._tables(now_ms=now_ms))
        self._due_articles = min(LATER_ARTICLES, max(SOON_ARTICLES, 2 * self._due_articles))
        self._due_ms = now_ms + SHARED_EACH_MS

    def _tell(self, counted: Sequence[tuple[int, int]], *, now_ms: int) -> None:
        if not counted:
            return
        number = self._settings.time_slice(now_ms)
        key, until_ms = self._key(number), self._settings.slice_until_ms(number)
        if not self._redis.exists(key):
            # As it will be: a string that grows takes twice the room.
            self._redis.set(key, bytes(TABLE_BYTES), pxat=until_ms, nx=True)
        for start in range(0, len(counted), TOLD_AT_ONCE):
            some = counted[start : start + TOLD_AT_ONCE]
            changes = chain.from_iterable(("INCRBY", "u32", f"#{counter}", by) for counter, by in some)
            self._redis.execute_command("BITFIELD", key, "OVERFLOW", "SAT", *changes)  # type: ignore[no-untyped-call]  # redis-py has no types for it

    def _tables(self, *, now_ms: int) -> list[bytes]:
        now = self._settings.time_slice(now_ms)
        keys = [self._key(number) for number in range(now + 1, now - LIVE_SLICES, -1)]
        return [table for table in cast("list[bytes | None]", self._redis.mget(keys)) if table]

    def _key(self, number: int) -> str:
        return self._settings.channels.stories(number, "frequencies")
