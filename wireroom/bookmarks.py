"""Keeps the notes of feeds in Redis. It does not know what they mean."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Any

from redis import Redis

from schemas.settings import Settings
from wireroom.feeds.bookmarks import Mark
from workers.connections import insist

DIGEST_BYTES = 12
AT_ONCE = 1_000
"""Fields in one command; it stays in Redis for about a millisecond."""


class RedisBookmarks:
    """The notes of one way of feeding. Threads may share one. Raises what Redis raises, after tries for 15 s."""

    def __init__(
        self,
        redis: "Redis",
        settings: Settings,
        *,
        way: Sequence[str] = (),
        lasting: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Of another `way`, which is what makes other articles of the same sources, nothing is noted here.

        `lasting` tells the sources whose notes outlive a run that came to its end.
        """
        self._redis = redis
        self._settings = settings
        self._way = way
        self._lasting = lasting
        self._places: set[str] = set()
        self.goes_on = False
        """Whether an earlier run was interrupted that read one of the sources that were asked about."""

    def read(self, place: str) -> dict[str, str]:
        """All that is noted for a source, by field."""
        self._places.add(place)
        notes = insist(self._read, self._key(place))
        self.goes_on |= bool(notes) and not self._lasting(place)
        return notes

    def note(self, marks: Iterable[Mark]) -> None:
        """Write marks down, each over the one before it; the notes of their sources are kept the longer for it."""
        notes: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
        for mark in marks:
            notes[mark.place][mark.field] = mark.value
        self._places.update(notes)
        if notes:
            insist(self._note, notes)

    def forget(self) -> None:
        """Forget all about the sources that were asked or noted for here, but for those whose notes last."""
        if past := [self._key(place) for place in self._places if not self._lasting(place)]:
            insist(self._redis.unlink, *past)

    def _read(self, key: str) -> dict[str, str]:
        found: Any = self._redis.hscan_iter(key, count=AT_ONCE)
        return {_text(field): _text(value) for field, value in found}

    def _note(self, notes: Mapping[str, Mapping[str, str | None]]) -> None:
        with self._redis.pipeline(transaction=False) as pipeline:
            for place, fields in notes.items():
                key = self._key(place)
                for batch in _batches(fields.items()):
                    written = [_bytes(part) for name, value in batch if value is not None for part in (name, value)]
                    forgotten = [_bytes(name) for name, value in batch if value is None]
                    if written:
                        pipeline.hset(key, items=written)
                    if forgotten:
                        pipeline.hdel(key, *forgotten)
                pipeline.expire(key, self._settings.bookmarks_keep_s)
            pipeline.execute()

    def _key(self, place: str) -> str:
        parts = b"".join(_bytes(part) + b"\0" for part in (*self._way, place))
        return self._settings.channels.bookmarks(blake2b(parts, digest_size=DIGEST_BYTES).hexdigest())


def _batches(fields: Iterable[tuple[str, str | None]]) -> Iterator[list[tuple[str, str | None]]]:
    rest = iter(fields)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def _bytes(text: str) -> bytes:
    """Names of files may be of any bytes."""
    return text.encode(errors="surrogateescape")


def _text(content: bytes) -> str:
    return content.decode(errors="surrogateescape")
