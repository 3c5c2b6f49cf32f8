"""Consumer groups of subscribers on a real Redis."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from schemas.events import EventType
from schemas.settings import Settings
from tests.integration.doors.consumers import (
    ARTICLES,
    FERRY,
    IDLE_S,
    about,
    add,
    member,
    time_passes,
    until_blocked,
)
from tests.integration.doors.room import Room, written
from wireroom import Subscriber
from wireroom.readers import BATCH


def test_a_group_shares_the_events(room: Room, settings: Settings) -> None:
    """Each event goes to one consumer; acknowledged ones never come again."""
    add(room, 3)
    with member(settings, "a") as first, member(settings, "b") as second:
        given = iter(first)
        for _ in range(3):
            first.ack(next(given))
        add(room, 2)
        others = list(second)
        second.ack(*others)
        assert list(first) == []
    assert len(others) == 2
    with member(settings, "a") as first, member(settings, "b") as second:
        assert list(first) == []
        assert list(second) == []


def test_a_group_starts_where_it_was_told_to(room: Room, settings: Settings) -> None:
    """A new group begins at its start, on streams that may not be there yet; a known one goes on."""
    with member(settings, start="now") as subscriber:
        assert list(subscriber) == []
    later = room.finish(written(1))
    with member(settings, start="now") as subscriber:
        assert about(list(subscriber)) == [(EventType.EXTRACTED, later.article_id)]
    with Subscriber(settings, group="other", consumer="a", start="now", idle_exit_s=IDLE_S) as subscriber:
        assert list(subscriber) == []


def test_unacknowledged_events_are_given_again_after_a_restart(room: Room, settings: Settings) -> None:
    """A consumer that stopped between an event and its acknowledgement gets it again, before anything new."""
    first, second, third = add(room, 3)
    with member(settings) as subscriber:
        one, two, _ = list(subscriber)
        subscriber.ack(two)
    (fourth,) = add(room, 1)
    with member(settings) as subscriber:
        again = list(subscriber)
    assert [each.entry for each in again] == [first, third, fourth]
    assert (again[0].event, two.entry) == (one.event, second)


def test_what_a_dead_consumer_held_is_taken_over(room: Room, settings: Settings) -> None:
    """After its silence, another consumer gets its events, once; what a living one holds stays with it."""
    added = add(room, BATCH + 20)
    with member(settings, "dead") as subscriber:
        list(subscriber)
    with member(settings, "b", take_over_after_s=60) as subscriber:
        assert list(subscriber) == []
    time_passes(room.redis, settings, "dead", ms=60_000)
    with capture_logs() as logs, member(settings, "b", take_over_after_s=60) as subscriber:
        taken = list(subscriber)
    assert [each.entry for each in taken] == added
    assert {entry["event"] for entry in logs} == {"events_taken_over"}
    with member(settings, "c", take_over_after_s=60) as subscriber:
        assert list(subscriber) == []


def test_what_a_consumer_holds_itself_is_not_given_twice(room: Room, settings: Settings) -> None:
    """A consumer that takes its time to acknowledge does not take over from itself."""
    added = add(room, 3)
    with member(settings, take_over_after_s=0.01, idle_exit_s=0.2) as subscriber:
        assert [received.entry for received in subscriber] == added


def test_a_reply_that_was_lost_is_given_again(room: Room, settings: Settings) -> None:
    """What Redis handed out while the connection broke comes after the reconnection, to the same consumer."""
    received: list[str] = []
    key = settings.channels.events(ARTICLES)
    with capture_logs(), member(settings, idle_exit_s=20) as subscriber:
        reading = threading.Thread(target=lambda: received.append(next(iter(subscriber)).entry))
        reading.start()
        until_blocked(room.redis)
        with room.redis.pipeline() as unheard:
            unheard.xadd(key, {"type": "wireroom.article.weighed", "event": '{"id":"1","source":"/x","type":"x"}'})
            unheard.xreadgroup("desk", "a", {key: ">"})
            entry, _ = unheard.execute()
        for client in room.redis.client_list():
            if "b" in client["flags"]:
                room.redis.client_kill_filter(_id=client["id"])
        reading.join(timeout=10)
    assert received == [entry.decode()]


def test_unwanted_types_do_not_stay_with_a_group(room: Room, settings: Settings) -> None:
    """What the filter leaves out is acknowledged."""
    room.finish(written(1), [FERRY])
    room.reject(written(2))
    with member(settings, types=["wireroom.article.rejected"]) as subscriber:
        (rejected,) = list(subscriber)
    pending: Any = room.redis.xpending(settings.channels.events(ARTICLES), "desk")
    assert (pending["pending"], pending["min"].decode()) == (1, rejected.entry)


def test_a_lost_group_is_made_again(room: Room, settings: Settings) -> None:
    """When Redis lost the group, or all its data, the reading goes on with what comes."""
    (first,) = add(room, 1)
    key = settings.channels.events(ARTICLES)
    losses: list[Callable[[], object]] = [
        lambda: room.redis.xgroup_destroy(key, "desk"),
        lambda: room.redis.delete(key),
    ]
    for lose in losses:
        with capture_logs() as logs, member(settings, idle_exit_s=20) as subscriber:
            given = iter(subscriber)
            subscriber.ack(next(given))
            lose()
            (first,) = add(room, 1)
            assert next(given).entry == first
        assert [entry["event"] for entry in logs] == ["group_lost"]


def test_only_events_of_a_group_are_acknowledged(room: Room, settings: Settings) -> None:
    """To acknowledge without a group is a mistake in the program."""
    add(room, 1)
    with (
        Subscriber(settings, start="start") as subscriber,
        pytest.raises(ValueError, match="only the events of a group"),
    ):
        subscriber.ack(next(iter(subscriber)))
