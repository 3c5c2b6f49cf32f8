"""Looks at dead letters, requeues them and drops them. It prints nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import structlog
from pydantic import ValidationError
from redis import Redis

from schemas.base import written_at
from schemas.channels import Stage
from schemas.dead_letter import DeadLetter
from schemas.settings import Settings
from wireroom.places import is_entry_id
from workers.scripts import source

log = structlog.get_logger()

CHUNK = 20
"""Letters read at once: each may hold a few MiB."""
FIELD = b"field:"
"""Before the name of a field that the entry had."""


class Result(StrEnum):
    """What became of a letter that was to be requeued."""

    REQUEUED = "requeued"
    GONE = "gone"
    """There is no such letter: it was requeued or dropped before, or there were too many."""
    TRUNCATED = "truncated"
    """Its fields were cut when it was written."""
    EMPTY = "empty"
    """The entry had no fields to put back."""
    FOREIGN = "foreign"
    """It names a stream that no stage reads."""


class Requeued(NamedTuple):
    """A letter, what became of it, and its new entry if it has one."""

    letter: str
    result: Result
    stream: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class DeadLetters:
    """The dead letters of a room. Every call may raise `redis.exceptions.RedisError`."""

    redis: "Redis"
    settings: Settings

    def latest(self, *, limit: int) -> list[DeadLetter]:
        """The newest letters, the newest first. One that cannot be read is logged and left out."""
        found: list[DeadLetter] = []
        last = "+"
        while len(found) < limit:
            answer: Any = self.redis.xrevrange(self._key, max=last, count=min(CHUNK, limit - len(found)))
            if not answer:
                break
            found += filter(None, (_read(entry, fields) for entry, fields in answer))
            last = f"({answer[-1][0].decode()}"
        return found

    def get(self, letter: str) -> DeadLetter | None:
        """One letter, with the fields of its entry; None when there is none that can be read."""
        fields = self._fields(letter)
        return _read(letter.encode(), fields) if fields else None

    def ids(self) -> Iterator[str]:
        """The letters that are there now, the oldest first; not those that come while they are taken."""
        newest: Any = self.redis.xrevrange(self._key, count=1)
        first = "-"
        while newest:
            answer: Any = self.redis.xrange(self._key, min=first, max=newest[0][0], count=CHUNK)
            if not answer:
                return
            yield from (entry.decode() for entry, _ in answer)
            first = f"({answer[-1][0].decode()}"

    def requeue(self, letter: str) -> Requeued:
        """Put a letter's entry back into its stream, under a new id, and take its rejection back. Never done twice."""
        channels = self.settings.channels
        fields = self._fields(letter)
        if not fields:
            return Requeued(letter, Result.GONE)
        stream = fields.get(b"stream", b"").decode(errors="replace")
        if stream not in {key for stage in Stage for key in channels.sources(stage)}:
            return Requeued(letter, Result.FOREIGN)
        is_received_anew = stream in channels.sources(Stage.EXTRACT)
        script = self.redis.register_script(source("requeue", package="wireroom"))
        result, *entry = script(keys=[self._key, stream, channels.counts], args=[letter, int(is_received_anew)])
        return Requeued(letter, Result(result.decode()), stream, entry[0].decode() if entry else "")

    def drop(self, letter: str) -> bool:
        """Take a letter away for good. Answers whether it was there."""
        return is_entry_id(letter) and bool(self.redis.xdel(self._key, letter))

    def _fields(self, letter: str) -> Mapping[bytes, bytes]:
        answer: Any = self.redis.xrange(self._key, letter, letter) if is_entry_id(letter) else ()
        return answer[0][1] if answer else {}

    @property
    def _key(self) -> str:
        return self.settings.channels.dead


def _read(entry: bytes, fields: Mapping[bytes, bytes]) -> DeadLetter | None:
    kept = {name.removeprefix(FIELD): value for name, value in fields.items() if name.startswith(FIELD)}
    told = {
        name.decode(errors="replace"): value.decode(errors="replace")
        for name, value in fields.items()
        if not name.startswith(FIELD)
    }
    try:
        return DeadLetter.model_validate(
            {
                **told,
                "id": entry.decode(),
                "article_id": told.get("article_id") or None,
                "rejected": written_at(entry.decode()),
                "size_bytes": sum(map(len, kept.values())),
                "fields": kept,
            }
        )
    except ValidationError as error:
        log.warning("dead_letter_unreadable", letter=entry.decode(), errors=error.error_count())
        return None
