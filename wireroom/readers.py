"""Reads event streams for one consumer, in order and without gaps. It knows nothing of what an event says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from redis import Redis

from schemas.channels import Channels
from schemas.events import EventStream
from wireroom.places import Missed, Place, last_id, order_of

BATCH = 100
"""Events read at once from each stream."""


class Row(NamedTuple):
    """An entry of an event stream."""

    stream: EventStream
    entry: str
    fields: Mapping[bytes, bytes]

    @property
    def order(self) -> tuple[int, int]:
        """What rows are sorted by."""
        return order_of(self.entry)


class Reader(Protocol):
    """Reads on from where it was, also after an error."""

    def read(self, *, block_ms: int) -> Sequence[Row]:
        """The next events; none when none came for `block_ms`."""


@dataclass(slots=True)
class Streams:
    """The event streams that are read, on one client."""

    redis: "Redis"
    channels: Channels
    names: Sequence[EventStream]
    tell: Callable[[Missed], None]

    def key(self, stream: EventStream) -> str:
        """The stream's key."""
        return self.channels.events(stream)

    def range(self, stream: EventStream, *, first: str, last: str = "+", count: int = 1) -> list[Row]:
        """The first entries between two ids, both included."""
        entries: Any = self.redis.xrange(self.key(stream), min=first, max=last, count=count)
        return rows_of(stream, entries)

    def rows(self, answer: Iterable[Any]) -> dict[EventStream, list[Row]]:
        """What XREAD or XREADGROUP answered."""
        by_key = {self.key(name).encode(): name for name in self.names}
        return {by_key[key]: rows_of(by_key[key], entries) for key, entries in answer}

    def tell_of_gap(self, stream: EventStream, after: str, first: Row | None) -> None:
        """Tell that the entry `after` is gone, and with it perhaps some before `first`."""
        if first is None and order_of(last_id(self.redis, self.key(stream))) <= order_of(after):
            return
        self.tell(Missed(stream, after, first.entry if first else None))


@dataclass(slots=True)
class LoneReader:
    """Reads for one consumer, which keeps its places itself."""

    streams: Streams
    places: dict[EventStream, Place]
    _is_waiting: bool = False
    """Nothing was there at the last look, so nothing can have gone since unread."""

    def read(self, *, block_ms: int) -> Sequence[Row]:
        """The next events, in the order in which they were told."""
        was_waiting, self._is_waiting = self._is_waiting, False
        rows = _merge(self._wait(block_ms) if was_waiting else self._look())
        for row in rows:
            self.places[row.stream] = Place(row.entry)
        self._is_waiting = not rows
        return rows

    def _look(self) -> dict[EventStream, list[Row]]:
        """What is there now. That the last entry read is there too proves that none behind it is gone."""
        found: dict[EventStream, list[Row]] = {}
        for name, place in self.places.items():
            rows = self.streams.range(name, first=place.after, count=BATCH + 1)
            if rows and rows[0].entry == place.after:
                rows = rows[1:]
            elif place.is_telling:
                self.streams.tell_of_gap(name, place.after, rows[0] if rows else None)
                self.places[name] = place._replace(is_telling=False)
            found[name] = rows[:BATCH]
        return found

    def _wait(self, block_ms: int) -> dict[EventStream, list[Row]]:
        after: Any = {self.streams.key(name): place.after for name, place in self.places.items()}
        return self.streams.rows(self.streams.redis.xread(after, count=BATCH, block=block_ms))


def rows_of(stream: EventStream, entries: Iterable[Any]) -> list[Row]:
    """Entries as Redis answers them."""
    return [Row(stream, text_of(entry), fields) for entry, fields in entries]


def text_of(entry: Any) -> str:  # noqa: ANN401 - redis-py's type depends on the client's settings
    """An id as Redis answers it."""
    return bytes(entry).decode()


def _merge(found: Mapping[EventStream, Sequence[Row]]) -> Sequence[Row]:
    """Sort what was found by id, up to where each stream is known: the rest is read again."""
    rows = sorted((row for each in found.values() for row in each), key=attrgetter("order"))
    known_until = [each[-1].order for each in found.values() if len(each) >= BATCH]
    return [row for row in rows if row.order <= min(known_until)] if known_until else rows
