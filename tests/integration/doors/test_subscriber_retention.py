"""What subscribers are told of events that retention took away, on a real Redis."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

from structlog.testing import capture_logs

from schemas.settings import Settings
from tests.integration.doors.consumers import (
    ALERTS,
    ARTICLES,
    IDLE_S,
    STORIES,
    add,
    member,
    time_passes,
    trim,
    until_blocked,
)
from tests.integration.doors.room import Room
from wireroom import Missed, Subscriber
from wireroom.readers import BATCH


def test_what_retention_took_away_is_told(room: Room, settings: Settings) -> None:
    """A slow consumer hears between which entries events are gone, once, and goes on behind them."""
    missed: list[Missed] = []
    added = add(room, BATCH + 50)
    with (
        capture_logs() as logs,
        Subscriber(settings, start="start", idle_exit_s=IDLE_S, on_missed=missed.append) as one,
    ):
        given = iter(one)
        for _ in range(BATCH):
            next(given)
        trim(room, 3)
        assert [each.entry for each in given] == added[-3:]
    assert missed == [Missed(ARTICLES, added[BATCH - 1], added[-3])]
    assert [entry["event"] for entry in logs] == ["events_missed"]


def test_a_gap_is_told_once_while_another_stream_is_read(room: Room, settings: Settings) -> None:
    """That the reading of a stream waits for an earlier part of another does not repeat what was told."""
    missed: list[Missed] = []
    gone = add(room, 2, ms=1000)
    add(room, 2 * BATCH + 5, ALERTS, ms=2000)
    added = add(room, 3, ms=3000)
    trim(room, 3)
    start = {ARTICLES: gone[0], STORIES: "0-0", ALERTS: "0-0"}
    with Subscriber(settings, start=start, idle_exit_s=IDLE_S, on_missed=missed.append) as subscriber:
        assert [each.entry for each in subscriber][-3:] == added
    assert missed.count(Missed(ARTICLES, gone[0], added[0])) == 1


def test_a_resumed_consumer_hears_what_it_missed(room: Room, settings: Settings) -> None:
    """One that comes back hears it too, also when nothing is left; one that missed nothing hears nothing."""
    added = add(room, 5)
    missed: list[Missed] = []

    def resume(entry: str) -> list[str]:
        missed.clear()
        options: Any = {"start": entry, "types": ["wireroom.article"], "idle_exit_s": IDLE_S}
        with Subscriber(settings, **options, on_missed=missed.append) as subscriber:
            return [each.entry for each in subscriber]

    assert (resume(added[1]), missed) == (added[2:], [])
    trim(room, 2)
    assert (resume(added[1]), missed) == (added[3:], [Missed(ARTICLES, added[1], added[3])])
    assert (resume(added[3]), missed) == (added[4:], [])
    trim(room, 0)
    assert (resume(added[4]), missed) == ([], [])
    assert (resume(added[3]), missed) == ([], [Missed(ARTICLES, added[3], None)])


def test_a_start_that_retention_passed_is_told(room: Room, settings: Settings) -> None:
    """Who asks for a time of which events may be gone, by their age or their number, hears where it begins instead."""
    first, *_ = add(room, 3)
    full = settings.model_copy(update={"events_max": 3})
    for where, days in ((settings, 8), (full, 1)):
        missed: list[Missed] = []
        moment = datetime.now(UTC) - timedelta(days=days)
        options: Any = {"start": moment, "types": ["wireroom.article"], "idle_exit_s": IDLE_S}
        with Subscriber(where, **options, on_missed=missed.append) as subscriber:
            assert len(list(subscriber)) == 3
        assert [each.before for each in missed] == [first]


def test_a_waiting_consumer_is_not_alarmed(room: Room, settings: Settings) -> None:
    """That its last event grew old and went while it waited is no loss."""
    missed: list[Missed] = []
    (first,) = add(room, 1)
    received: list[str] = []
    with Subscriber(settings, start="start", idle_exit_s=20, on_missed=missed.append) as subscriber:
        given = iter(subscriber)
        assert next(given).entry == first
        reading = threading.Thread(target=lambda: received.append(next(given).entry))
        reading.start()
        until_blocked(room.redis)
        trim(room, 0)
        (second,) = add(room, 1)
        reading.join(timeout=10)
    assert (received, missed) == ([second], [])


def test_a_group_hears_what_it_missed(room: Room, settings: Settings) -> None:
    """Gone before the group came to it, or given and never acknowledged: both are told, and nothing hangs."""
    missed: list[Missed] = []
    added = add(room, 4)
    with member(settings, on_missed=missed.append) as subscriber:
        given = list(subscriber)
        subscriber.ack(given[0], given[2], given[3])
        assert missed == []
    later = add(room, 3)
    trim(room, 1)
    with member(settings, on_missed=missed.append) as subscriber:
        assert [each.entry for each in subscriber] == later[2:]
    assert set(missed) == {Missed(ARTICLES, added[3], later[2]), Missed(ARTICLES, added[1], added[1])}
    pending: Any = room.redis.xpending(settings.channels.events(ARTICLES), "desk")
    assert (pending["pending"], pending["min"].decode()) == (1, later[2])


def test_what_the_dead_held_and_retention_took_is_told(room: Room, settings: Settings) -> None:
    """An event that is gone is not taken over but told, once."""
    missed: list[Missed] = []
    first, second = add(room, 2)
    with member(settings, "dead") as subscriber:
        list(subscriber)
    time_passes(room.redis, settings, "dead", ms=60_000)
    trim(room, 1)
    with member(settings, "b", on_missed=missed.append) as subscriber:
        assert [each.entry for each in subscriber] == [second]
    assert missed == [Missed(ARTICLES, first, first)]
