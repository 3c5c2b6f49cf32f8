"""Where in the event streams a consumer begins, and what it is told of events that are gone. It reads no events."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from redis import Redis
from redis.exceptions import ResponseError

from schemas.events import EventStream
from schemas.settings import Settings

NOW, BEGINNING = "now", "start"

Start = str | datetime | Mapping[EventStream, str]
"""`now`, `start`, an aware time, the id of an entry to go on after, or such an id for each stream."""

_ENTRY_ID = re.compile(r"[0-9]{1,20}-[0-9]{1,20}")
_LAST_OF_A_MS = 2**64 - 1
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class Place(NamedTuple):
    """A place in a stream: what stands after it is still to be read."""

    after: str
    is_telling: bool = True
    """Whether an entry stood there, or was asked for: when it is gone, others behind it may be gone too."""


class Missed(NamedTuple):
    """Retention took away what stood in `stream` between two entries, if anything did.

    `before` is the first entry that is left, None when none is. It equals `after` when that very entry is gone: one
    that was given to the group and never acknowledged.
    """

    stream: EventStream
    after: str
    before: str | None


def order_of(entry: str) -> tuple[int, int]:
    """What entries are sorted by."""
    milliseconds, _, number = entry.partition("-")
    return int(milliseconds), int(number)


def is_entry_id(text: str) -> bool:
    """Whether a text is the id of an entry: milliseconds and a number, of 64 bits each."""
    return bool(_ENTRY_ID.fullmatch(text)) and max(order_of(text)) <= _LAST_OF_A_MS


def check_start(start: Start, streams: Iterable[EventStream]) -> None:
    """Check that `start` names a place in each of `streams`.

    Raises:
        ValueError: it does not. The text says why.
    """
    names = list(streams)
    if isinstance(start, datetime):
        if start.tzinfo is None:
            raise ValueError("the time to start from has no time zone")
    elif isinstance(start, Mapping):
        if missing := [name for name in names if name not in start]:
            raise ValueError(f"no place is given for the stream `{missing[0]}`")
        for entry in start.values():
            _check_entry(entry)
    elif start not in {NOW, BEGINNING}:
        _check_entry(start)
        if len(names) > 1:
            raise ValueError(f"an entry id is a place in one stream, and {' and '.join(names)} are read")


def place_of(start: Start, stream: EventStream, *, redis: "Redis", settings: Settings) -> Place:
    """Resolve a start that was checked."""
    key = settings.channels.events(stream)
    if isinstance(start, datetime):
        ms = (start - _EPOCH) // timedelta(milliseconds=1)
        return Place(f"{ms - 1}-{_LAST_OF_A_MS}", is_telling=_may_be_gone(ms, key, redis=redis, settings=settings))
    if isinstance(start, Mapping):
        return Place(start[stream])
    if start == BEGINNING:
        return Place("0-0", is_telling=False)
    if start == NOW:
        return Place(last_id(redis, key), is_telling=False)
    return Place(start)


def last_id(redis: "Redis", key: str) -> str:
    """The id of the last entry that a stream ever had; `0-0` when there was none."""
    try:
        last: bytes = redis.xinfo_stream(key)["last-generated-id"]
    except ResponseError:
        return "0-0"
    return last.decode()


def _may_be_gone(ms: int, key: str, *, redis: "Redis", settings: Settings) -> bool:
    """Whether retention, by age or by count, can have taken away what was told since a moment."""
    seconds, _ = redis.time()
    return ms < (int(seconds) - settings.events_keep_s) * 1000 or int(redis.xlen(key)) >= settings.events_max


def _check_entry(entry: str) -> None:
    if not is_entry_id(entry):
        raise ValueError("neither `now`, `start`, a time nor an entry id like 1764028800000-0")
