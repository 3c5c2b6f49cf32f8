"""Gives the events that stages emit, one by one, through outages of Redis. It knows nothing of how they came about."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, field
from types import TracebackType
from typing import Self

import structlog
from redis import Redis

from schemas.events import EventStream
from schemas.settings import Settings
from wireroom.access import Where, settings_of
from wireroom.events import Received, read_event
from wireroom.group_reader import GroupReader
from wireroom.places import NOW, Missed, Start, check_start, place_of
from wireroom.readers import BATCH, LoneReader, Reader, Row, Streams
from workers.connections import UNREACHABLE, connect, insist

log = structlog.get_logger()

BLOCK_MS = 2000
"""How long Redis is asked to wait for the next event; well below the socket's timeout."""
PAUSE_MAX_S = 2.0
"""The longest pause between two tries to reach Redis."""


@dataclass(slots=True)
class Subscriber:
    """Iterate it for events. It waits for more until the loop is left, or nothing came for `idle_exit_s`.

    Without a group, it begins at `start`, and the place is the program's to keep: `stream` and `entry` of what it got.
    With `group` and `consumer`, Redis keeps the group's place. Each event goes to one of its consumers and is given
    again until it is acknowledged with `ack`: to the same consumer when that starts or reconnects, to another one after
    `take_over_after_s`. So an event may come twice, with the same `id`. `start` counts only where the group is new.

    Events of a type or with fields that this version does not know come as `OtherEvent`. What retention took away
    unread is logged and told to `on_missed`. While Redis is away, it is tried again for as long as it takes; that it is
    away for 15 s at the beginning, or when `idle_exit_s` are over, raises `redis.exceptions.RedisError`.
    """

    where: Where = None
    _: KW_ONLY
    types: Sequence[str] = ()
    """Event types, or what they begin with: `wireroom.alert` for all about alerts. None means all."""
    start: Start = NOW
    group: str | None = None
    consumer: str | None = None
    take_over_after_s: float = 60
    """Silence of another consumer after which its events come here. Longer than anyone needs for a hundred events."""
    idle_exit_s: float | None = None
    on_missed: Callable[[Missed], None] | None = None
    _settings: Settings = field(init=False)
    _redis: "Redis" = field(init=False)
    _streams: Sequence[EventStream] = field(init=False)

    def __post_init__(self) -> None:
        if (self.group is None) != (self.consumer is None):
            raise ValueError("`group` and `consumer` belong together")
        self._streams = streams_of(self.types)
        check_start(self.start, self._streams)
        self._settings = settings_of(self.where)
        self._redis = connect(self._settings.redis_url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connections."""
        self._redis.close()

    def ack(self, *events: Received) -> None:
        """Acknowledge events of a group: they are done with, and never given again.

        Raises:
            redis.exceptions.RedisError: Redis stayed away for 15 s; they will be given again.
        """
        self._ack([(event.stream, event.entry) for event in events])

    def __iter__(self) -> Iterator[Received]:
        reader = insist(self._reader)
        patience = _Patience(self.idle_exit_s)
        goes_on = True
        while goes_on or not patience.is_over:
            try:
                rows = reader.read(block_ms=patience.block_ms)
            except UNREACHABLE as error:
                patience.pause(error)
                continue
            patience.reached()
            goes_on = yield from self._events(rows)
            if goes_on:
                patience.renew()

    def _events(self, rows: Sequence[Row]) -> Generator[Received, None, bool]:
        """Give the wanted ones. Answers whether there may be more already."""
        unwanted: list[tuple[EventStream, str]] = []
        given = False
        for row in rows:
            if received := self._read(row):
                given = True
                yield received
            else:
                unwanted.append((row.stream, row.entry))
        if unwanted and self.group:
            self._ack(unwanted)
        return given or len(rows) >= BATCH

    def _read(self, row: Row) -> Received | None:
        """The event of a row, if it is wanted."""
        if not _is_wanted(row.fields.get(b"type", b"").decode(errors="replace"), self.types):
            return None
        received = read_event(row.stream, row.entry, row.fields)
        if received is None:
            log.warning("event_unreadable", stream=row.stream, entry=row.entry)
        return received

    def _reader(self) -> Reader:
        streams = Streams(self._redis, self._settings.channels, self._streams, self._tell)
        places = {
            name: place_of(self.start, name, redis=self._redis, settings=self._settings) for name in self._streams
        }
        if self.group is None or self.consumer is None:
            return LoneReader(streams, places)
        return GroupReader(streams, places, self.group, self.consumer, int(self.take_over_after_s * 1000))

    def _tell(self, missed: Missed) -> None:
        log.warning("events_missed", stream=missed.stream, after=missed.after, before=missed.before)
        if self.on_missed:
            self.on_missed(missed)

    def _ack(self, places: Sequence[tuple[EventStream, str]]) -> None:
        if self.group is None:
            raise ValueError("only the events of a group are acknowledged")
        for name in self._streams:
            if entries := [entry for stream, entry in places if stream is name]:
                insist(self._redis.xack, self._settings.channels.events(name), self.group, *entries)


@dataclass(slots=True)
class _Patience:
    """How long a subscriber still waits: for events, and for Redis."""

    idle_exit_s: float | None
    _since: float = field(default_factory=time.monotonic)
    _away_since: float | None = None
    _pause_s: float = 0.1

    @property
    def is_over(self) -> bool:
        return self._left_s <= 0

    @property
    def block_ms(self) -> int:
        return max(1, int(min(BLOCK_MS, 1000 * self._left_s)))

    @property
    def _left_s(self) -> float:
        return float("inf") if self.idle_exit_s is None else self._since + self.idle_exit_s - time.monotonic()

    def renew(self) -> None:
        """Events came."""
        self._since = time.monotonic()

    def reached(self) -> None:
        """Redis answered."""
        if self._away_since is not None:
            log.info("redis_reached", away_s=round(time.monotonic() - self._away_since, 1))
            self._away_since, self._pause_s = None, 0.1

    def pause(self, error: Exception) -> None:
        """Redis is away: wait a little. Raises `error` when the wait is over."""
        if self.is_over:
            raise error
        if self._away_since is None:
            log.warning("redis_unreachable", error=type(error).__name__, consequence="tried again until it is there")
            self._away_since = time.monotonic()
        time.sleep(min(self._pause_s, max(0.0, self._left_s)))
        self._pause_s = min(2 * self._pause_s, PAUSE_MAX_S)


def streams_of(types: Sequence[str]) -> list[EventStream]:
    """The streams that carry `types`, of which each may be a beginning. All, when none is given.

    Raises:
        ValueError: no type begins so.
    """
    carried = {wanted: [stream for stream in EventStream if _carries(stream, wanted)] for wanted in types}
    for wanted, streams in carried.items():
        if not streams:
            known = " or ".join(f"wireroom.{stream}" for stream in EventStream)
            raise ValueError(f"no event type begins with `{wanted}`; all begin with {known}")
    return [stream for stream in EventStream if not types or any(stream in each for each in carried.values())]


def _carries(stream: EventStream, wanted: str) -> bool:
    everything = f"wireroom.{stream}"
    return _is_wanted(everything, (wanted,)) or _is_wanted(wanted, (everything,))


def _is_wanted(kind: str, types: Sequence[str]) -> bool:
    return not types or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in types)
