"""The subscriber on a real Redis."""

import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from structlog.testing import capture_logs

from schemas.alert import Alert
from schemas.events import (
    AlertEvent,
    ArticleExtracted,
    EventStream,
    EventType,
    ExtractedEvent,
    JudgedEvent,
    RejectedEvent,
)
from schemas.rule import AlertRule, Severity
from schemas.settings import Settings
from tests.integration.doors.room import Room, copy_of, written
from wireroom import Missed, OtherEvent, Received, Subscriber
from wireroom.places import Start
from wireroom.readers import BATCH
from wireroom.server import RedisServer
from workers.connections import connect

FERRY = AlertRule(id="ferry", title="Ferries", query="ferry", severity=Severity.FLASH)
IDLE_S = 0.05
ARTICLES, ALERTS = EventStream.ARTICLE, EventStream.ALERT


def told(
    settings: Settings, start: Start = "start", types: Sequence[str] = (), *, idle_exit_s: float = IDLE_S
) -> list[Received]:
    """What a subscriber is given until nothing more comes."""
    with Subscriber(settings, types=types, start=start, idle_exit_s=idle_exit_s) as subscriber:
        return list(subscriber)


def about(received: Sequence[Received]) -> list[tuple[str, str | None]]:
    """Type and subject of events."""
    return [(each.event.type, each.event.subject) for each in received]


def member(settings: Settings, consumer: str = "a", start: Start = "start", **known: Any) -> Subscriber:  # noqa: ANN401
    """A consumer of the group `desk`."""
    options = {"idle_exit_s": IDLE_S, **known}
    return Subscriber(settings, group="desk", consumer=consumer, start=start, **options)


def add(room: Room, count: int, stream: EventStream = ARTICLES, *, ms: int | None = None) -> list[str]:
    """Add events of another make to a stream, now or at a time; answers their ids."""
    document = b'{"specversion":"1.0","id":"%d","source":"/x","type":"wireroom.article.weighed","data":{"grams":5}}'
    key = room.settings.channels.events(stream)
    added: list[Any] = [
        room.redis.xadd(
            key,
            {"type": "wireroom.article.weighed", "event": document % number},
            id=f"{ms}-{number}" if ms else "*",
        )
        for number in range(count)
    ]
    return [entry.decode() for entry in added]


def test_events_are_given_as_they_were_told(room: Room, settings: Settings) -> None:
    """All streams are read, each in its order; each event is of its type, and knows its place."""
    first = room.finish(written(1), [FERRY])
    second = room.finish(written(2), verdict=copy_of(first))
    third = room.reject(written(3))
    received = sorted(told(settings), key=lambda each: each.stream is ALERTS)
    assert about(received) == [
        (EventType.EXTRACTED, first.article_id),
        (EventType.EXTRACTED, second.article_id),
        (EventType.DUPLICATED, second.article_id),
        (EventType.REJECTED, third.article_id),
        (EventType.ALERT_RAISED, first.article_id),
    ]
    assert [type(each.event) for each in received] == [
        ExtractedEvent,
        ExtractedEvent,
        JudgedEvent,
        RejectedEvent,
        AlertEvent,
    ]
    for each in received:
        stored: Any = room.redis.xrange(settings.channels.events(each.stream), each.entry, each.entry)
        assert stored[0][1][b"event"] == each.document
    assert isinstance(received[-1].event.data, Alert)
    assert received[-1].event.data.severity is Severity.FLASH


@pytest.mark.parametrize(
    ("types", "kinds"),
    [
        (["wireroom.alert"], ["wireroom.alert.raised"]),
        (["wireroom.article.extracted"], ["wireroom.article.extracted"]),
        (["wireroom"], ["wireroom.article.extracted", "wireroom.alert.raised"]),
        (["wireroom.article.rejected", "wireroom.alert.raised"], ["wireroom.alert.raised"]),
        (["wireroom.article.extract"], []),
    ],
)
def test_types_choose(room: Room, settings: Settings, types: list[str], kinds: list[str]) -> None:
    """A type is chosen by its name, or by whole words that it begins with."""
    room.finish(written(), [FERRY])
    assert [each.event.type for each in told(settings, types=types)] == kinds


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"types": ["article"]}, "no event type begins with `article`; all begin with wireroom.article or"),
        ({"types": ["wireroom.art"]}, "no event type begins with `wireroom.art`"),
        ({"start": "yesterday"}, "neither `now`, `start`, a time nor an entry id"),
        ({"start": "1-0"}, "an entry id is a place in one stream, and article and alert are read"),
        ({"start": {ARTICLES: "1-0"}}, "no place is given for the stream `alert`"),
        ({"start": {ARTICLES: "1-0", ALERTS: "x"}}, "neither `now`"),
        ({"start": datetime(2026, 1, 1)}, "the time to start from has no time zone"),  # noqa: DTZ001 - the case
        ({"group": "desk"}, "`group` and `consumer` belong together"),
    ],
)
def test_what_cannot_be_meant_is_refused(settings: Settings, known: dict[str, Any], reason: str) -> None:
    """A wrong type, start or group is refused at once, with the reason."""
    with pytest.raises(ValueError, match="^" + reason):
        Subscriber(settings, **known)


def test_a_start_now_gives_only_what_comes(room: Room, settings: Settings) -> None:
    """What was told before is not given; what is told while it waits is given at once."""
    room.finish(written(1))
    received: list[Received] = []
    with Subscriber(settings, idle_exit_s=20) as subscriber:
        reading = threading.Thread(target=lambda: received.append(next(iter(subscriber))))
        reading.start()
        until_blocked(room.redis)
        second = room.finish(written(2))
        reading.join(timeout=10)
    assert about(received) == [(EventType.EXTRACTED, second.article_id)]


def until_blocked(redis: "Redis", times: int = 1) -> None:
    """Wait until so many clients wait for events."""
    end = time.monotonic() + 10
    while redis.info("clients")["blocked_clients"] < times:
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_start_may_be_a_time(room: Room, settings: Settings) -> None:
    """Everything told at that millisecond or later is given."""
    for number in range(3):
        room.finish(written(number))
    received = told(settings)
    moment = datetime.fromtimestamp(int(received[1].entry.partition("-")[0]) / 1000, UTC)
    later = [each for each in received if int(each.entry.partition("-")[0]) >= moment.timestamp() * 1000]
    assert told(settings, moment) == later
    with capture_logs() as logs:
        assert told(settings, moment - timedelta(days=1)) == received
    assert logs == []
    assert told(settings, datetime.now(UTC) + timedelta(days=1)) == []


def test_reading_is_taken_up_where_it_was_left(room: Room, settings: Settings) -> None:
    """After an entry, the rest is given: of one stream by its id, of several by a place for each."""
    for number in range(3):
        room.finish(written(number), [FERRY])
    received = told(settings)
    seen = {each.stream: each.entry for each in received[:3]}
    assert told(settings, seen) == received[3:]
    articles = [each for each in received if each.stream is ARTICLES]
    assert told(settings, articles[0].entry, ["wireroom.article"]) == articles[1:]


def test_long_streams_are_given_whole_and_in_order(room: Room, settings: Settings) -> None:
    """More than a reading's worth of two streams comes in the order of the telling, and nothing twice."""
    added = [*add(room, BATCH + 5), *add(room, 5, ALERTS), *add(room, 2 * BATCH + 1), *add(room, BATCH, ALERTS)]
    received = told(settings)
    assert sorted(each.entry for each in received) == sorted(added)
    assert [order(each) for each in received] == sorted(order(each) for each in received)
    assert len({(each.stream, each.entry) for each in received}) == len(added)


def order(received: Received) -> tuple[int, ...]:
    """What events are sorted by."""
    return tuple(map(int, received.entry.split("-")))


def test_what_is_unknown_does_not_break_the_reading(room: Room, settings: Settings) -> None:
    """Types and fields of a newer version come as they are; what is no event at all is logged and left out."""
    known = room.finish(written(1))
    key = settings.channels.events(ARTICLES)
    newer = told(settings)[0].document[:-1] + b',"weather":"fair"}'
    add(room, 1)
    room.redis.xadd(key, {b"type": b"wireroom.article.extracted", b"event": newer})
    room.redis.xadd(key, {b"type": b"wireroom.article.extracted", b"event": b"{"})
    unreadable: Any = room.redis.xadd(key, {b"colour": b"red"})
    with capture_logs() as logs:
        first, weighed, fair = told(settings)
    assert isinstance(first.event.data, ArticleExtracted)
    assert isinstance(weighed.event, OtherEvent)
    assert (weighed.event.type, weighed.event.data) == ("wireroom.article.weighed", {"grams": 5})
    assert isinstance(fair.event, OtherEvent)
    assert fair.event.subject == known.article_id
    assert fair.event.model_extra is not None
    assert fair.event.model_extra["weather"] == "fair"
    assert [entry["event"] for entry in logs] == ["event_unreadable"] * 2
    assert logs[1]["entry"] == unreadable.decode()


def test_it_stops_when_nothing_comes(settings: Settings, redis_client: "Redis") -> None:
    """Without events it waits as long as it may, without asking Redis again and again."""
    redis_client.config_resetstat()
    started = time.monotonic()
    assert told(settings, idle_exit_s=0.4) == []
    assert 0.4 <= time.monotonic() - started < 3
    commands = redis_client.info("commandstats")
    assert commands["cmdstat_xread"]["calls"] <= 2


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


def time_passes(redis: "Redis", settings: Settings, consumer: str, *, ms: int) -> None:
    """Make what a consumer holds look as if it had been silent for so long."""
    key = settings.channels.events(ARTICLES)
    held: Any = redis.xpending_range(key, "desk", min="-", max="+", count=1000, consumername=consumer)
    redis.xclaim(key, "desk", consumer, 0, [each["message_id"] for each in held], idle=ms, justid=True)


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


def trim(room: Room, keep: int) -> None:
    """Let retention take all but the newest events."""
    room.redis.xtrim(room.settings.channels.events(ARTICLES), maxlen=keep, approximate=False)


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
    start = {ARTICLES: gone[0], ALERTS: "0-0"}
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


@pytest.mark.parametrize("group", [None, "desk"])
def test_an_outage_costs_nothing(tmp_path: Path, group: str | None) -> None:
    """Redis dies and comes back: the place is kept, no event is lost or given twice, and it is said once."""
    server = RedisServer(tmp_path)
    server.start()
    settings = Settings(redis_url=server.url)
    received: list[str] = []
    consumer = "a" if group else None
    try:
        with (
            connect(server.url) as redis,
            capture_logs() as logs,
            Subscriber(settings, start="start", group=group, consumer=consumer, idle_exit_s=30) as subscriber,
        ):
            room = Room(redis, settings)
            added = add(room, 2)
            reading = threading.Thread(target=lambda: received.extend(take(subscriber, 4)))
            reading.start()
            until_blocked(redis)
            server.kill()
            server.start()
            added += add(room, 2)
            reading.join(timeout=20)
            assert received == added
        assert [entry["event"] for entry in logs] == ["redis_unreachable", "redis_reached"]
    finally:
        server.kill()


def take(subscriber: Subscriber, count: int) -> list[str]:
    """Read and acknowledge so many events."""
    taken: list[str] = []
    for received in subscriber:
        taken.append(received.entry)
        if subscriber.group:
            subscriber.ack(received)
        if len(taken) == count:
            break
    return taken
