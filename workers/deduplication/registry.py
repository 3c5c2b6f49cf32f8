"""Remembers which push brought which version of an article first, in Redis. It knows nothing of what articles say."""

from collections.abc import Sequence
from dataclasses import dataclass

from redis import Redis

from schemas.channels import BUCKET_DIGITS
from schemas.settings import LIVE_SLICES, Settings
from workers.deduplication.versions import pack_article, pack_owner, pack_version
from workers.scripts import source
from workers.slices import frame


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
        scripts = ("alone", "slices", "records", "register_pushes")
        self._register = redis.register_script("".join(map(source, scripts)))

    def register(self, pushes: Sequence[Push], *, now_ms: int) -> list[int]:
        """How often the content of each push has come, 1 for the first time; 0 for what is known.

        Content is new when nobody brought it within the window, or another version came in between, or the same push
        brought it. May be repeated: a push gets the same answer again. What is known keeps the article remembered for
        another window, so that what a feed repeats for weeks never becomes news again.

        Raises:
            redis.exceptions.RedisError: Redis is away or refuses; nothing was registered, or all.
        """
        keys, ends_ms = frame(self._settings, now_ms=now_ms)
        parts = (part for push in pushes for part in _pack(push))
        answers: list[int] = self._register(keys=keys, args=[*ends_ms, *parts])
        return answers

    def place(self, push: Push, *, now_ms: int) -> tuple[list[str], bytes, bytes]:
        """The hashes, and the field in them, where a version's owner and verdict may stand; and that owner."""
        article, version, owner = _pack(push)
        now, channels = self._settings.time_slice(now_ms), self._settings.channels
        bucket = push.article_id[:BUCKET_DIGITS]
        keys = [channels.articles(number, bucket) for number in range(now + 1, now - LIVE_SLICES, -1)]
        return keys, b"v" + article + version, owner


def _pack(push: Push) -> tuple[bytes, bytes, bytes]:
    return pack_article(push.article_id), pack_version(push.version_hash), pack_owner(push.owner)
