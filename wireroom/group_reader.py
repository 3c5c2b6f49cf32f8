"""Reads event streams as a member of a consumer group. It knows nothing of what an event says."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import structlog
from redis.exceptions import ResponseError

from schemas.events import EventStream
from wireroom.places import Missed, Place
from wireroom.readers import BATCH, Row, Streams, rows_of, text_of

log = structlog.get_logger()

GROUP_LOST = ("NOGROUP", "no such key")
"""How Redis says that it knows the group, or its stream, no more."""


@dataclass(slots=True)
class GroupReader:
    """Reads as one consumer of a group: first what it was given before, then what the dead left, then what is new."""

    streams: Streams
    places: dict[EventStream, Place]
    group: str
    consumer: str
    take_over_ms: int
    """Silence after which what another consumer holds is taken over."""
    _own: dict[EventStream, str] = field(default_factory=dict)
    """How far it has read what it holds itself; no stream whose end was reached."""
    _take_over_at: float = 0
    _is_waiting: bool = False
    _told: set[tuple[EventStream, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._own = self._all_of_own()
        self._make_groups()

    def read(self, *, block_ms: int) -> Sequence[Row]:
        """The next events."""
        try:
            return self._read(block_ms)
        except ResponseError as error:
            if not str(error).startswith(GROUP_LOST):
                raise
            log.warning("group_lost", group=self.group, consequence="it is made again where this consumer was")
            self._make_groups()
            return ()
        except BaseException:
            # What Redis handed out in a reply that was lost is held by this consumer, and was seen by nobody.
            self._own = self._all_of_own()
            raise

    def _read(self, block_ms: int) -> Sequence[Row]:
        was_waiting, self._is_waiting = self._is_waiting, False
        if not was_waiting:
            self._look_for_gaps()
        rows = self._held() or self._taken_over() or self._new(block_ms)
        self._is_waiting = not rows
        return sorted(rows, key=attrgetter("order"))

    def _make_groups(self) -> None:
        for name, place in self.places.items():
            try:
                self.streams.redis.xgroup_create(self.streams.key(name), self.group, place.after, mkstream=True)
            except ResponseError as error:
                if not str(error).startswith("BUSYGROUP"):
                    raise

    def _look_for_gaps(self) -> None:
        """Tell of events that went before the group came to them."""
        for name in self.streams.names:
            key = self.streams.key(name)
            groups = {each["name"]: each for each in self.streams.redis.xinfo_groups(key)}
            known = groups.get(self.group.encode())
            after = known["last-delivered-id"].decode() if known else "0-0"
            if after == "0-0" or (name, after) in self._told:
                continue
            rows = self.streams.range(name, first=after)
            if not rows or rows[0].entry != after:
                self.streams.tell_of_gap(name, after, rows[0] if rows else None)
                self._told = {(name, after)} | {told for told in self._told if told[0] is not name}

    def _held(self) -> list[Row]:
        """What this consumer was given and did not acknowledge, before it started or lost its connection."""
        rows: list[Row] = []
        while self._own and not rows:
            name, after = next(iter(self._own.items()))
            found = self._read_group({name: after}).get(name, [])
            if found:
                self._own[name] = found[-1].entry
            else:
                del self._own[name]
            rows = self._without_lost(found)
        return rows

    def _taken_over(self) -> list[Row]:
        """What consumers hold that have been silent for too long."""
        if time.monotonic() < self._take_over_at:
            return []
        rows = [row for name in self.streams.names for row in self._take_over(name)]
        if not rows:
            self._take_over_at = time.monotonic() + self.take_over_ms / 2000
        return rows

    def _take_over(self, name: EventStream) -> list[Row]:
        key, redis = self.streams.key(name), self.streams.redis
        held = redis.xpending_range(key, self.group, min="-", max="+", count=BATCH, idle=self.take_over_ms)
        ids = [text_of(each["message_id"]) for each in held if each["consumer"] != self.consumer.encode()]
        there: list[Any] = [each for each in ids if self.streams.range(name, first=each, last=each)]
        self._without_lost([Row(name, each, {}) for each in ids if each not in there])
        if not there:
            return []
        claimed: Any = redis.xclaim(key, self.group, self.consumer, self.take_over_ms, there)
        taken = rows_of(name, (each for each in claimed if each[0]))
        log.warning("events_taken_over", group=self.group, stream=name, events=len(taken))
        return taken

    def _without_lost(self, rows: Sequence[Row]) -> list[Row]:
        """Acknowledge and tell of those whose entry is gone. Answers the others."""
        for name, entry, fields in rows:
            if not fields and self.streams.redis.xack(self.streams.key(name), self.group, entry):
                self.streams.tell(Missed(name, entry, entry))
        return [row for row in rows if row.fields]

    def _new(self, block_ms: int) -> list[Row]:
        found = self._read_group(dict.fromkeys(self.streams.names, ">"), block_ms=block_ms)
        for name, rows in found.items():
            self.places[name] = Place(rows[-1].entry)
        return [row for rows in found.values() for row in rows]

    def _read_group(
        self, after: Mapping[EventStream, str], *, block_ms: int | None = None
    ) -> dict[EventStream, list[Row]]:
        wanted: Any = {self.streams.key(name): entry for name, entry in after.items()}
        answer = self.streams.redis.xreadgroup(self.group, self.consumer, wanted, count=BATCH, block=block_ms)
        return self.streams.rows(answer)

    def _all_of_own(self) -> dict[EventStream, str]:
        return dict.fromkeys(self.streams.names, "0")
