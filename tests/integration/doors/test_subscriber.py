"""The subscriber on a real Redis."""

import threading
import time
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
from schemas.rule import Severity
from schemas.settings import Settings
from tests.integration.doors.consumers import ALERTS, ARTICLES, FERRY, STORIES, about, add, take, told, until_blocked
from tests.integration.doors.room import Room, copy_of, written
from wireroom import OtherEvent, Received, Subscriber
from wireroom.readers import BATCH
from wireroom.server import RedisServer
from workers.connections import connect


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
        ({"start": "1-0"}, "an entry id is a place in one stream, and article and story and alert are read"),
        ({"start": {ARTICLES: "1-0"}}, "no place is given for the stream `story`"),
        ({"start": {ARTICLES: "1-0", STORIES: "0-0", ALERTS: "x"}}, "neither `now`"),
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
    seen = dict.fromkeys(EventStream, "0-0") | {each.stream: each.entry for each in received[:3]}
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
