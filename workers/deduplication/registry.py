"""Remembers which push brought which version of an article first, in Redis. It knows nothing of what articles say."""

from collections.abc import Sequence
from dataclasses import dataclass

from redis import Redis

from schemas.settings import Settings
from workers.deduplication.slices import frame
from workers.scripts import source


@dataclass(frozen=True, slots=True)
class Push:
    """A version of an article, as one push (`owner`) brought it."""

    article_id: str
    version_hash: str
    owner: str


class Registry:
    """Says which pushes are the first of their version, over all workers."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        self._settings = settings
        self._register = redis.register_script(source("slices") + source("register_pushes"))

    def register(self, pushes: Sequence[Push], *, now_ms: int) -> list[bool]:
        """Whether each push owns its version: nobody brought it within the window, or the same push did.

        May be repeated: a push gets the same answer again. One that does not own its version keeps the article
        remembered for another window, so that what a feed repeats for weeks never becomes news again.

        Raises:
            redis.exceptions.RedisError: Redis is away or refuses; nothing was registered, or all.
        """
        keys, args = frame(self._settings, now_ms=now_ms)
        parts = (part for push in pushes for part in (push.article_id, push.version_hash, push.owner))
        return [bool(answer) for answer in self._register(keys=keys, args=[*args, *parts])]

    def place(self, push: Push, *, now_ms: int) -> tuple[list[str], str]:
        """The hashes, and the field in them, where a version's owner and verdict may stand."""
        return frame(self._settings, now_ms=now_ms).keys, f"{push.article_id}:{push.version_hash}"
