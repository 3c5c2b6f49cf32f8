"""What tests of subscribers do again and again: read, add events, let time and retention go on."""

import time
from collections.abc import Sequence
from typing import Any

from redis import Redis

from schemas.events import EventStream
from schemas.rule import AlertRule, Severity
from schemas.settings import Settings
from tests.integration.doors.room import Room
from wireroom import Received, Subscriber
from wireroom.places import Start

FERRY = AlertRule(id="ferry", title="Ferries", query="ferry", severity=Severity.FLASH)
IDLE_S = 0.05
ARTICLES, STORIES, ALERTS = EventStream


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


def until_blocked(redis: "Redis", times: int = 1) -> None:
    """Wait until so many clients wait for events."""
    end = time.monotonic() + 10
    while redis.info("clients")["blocked_clients"] < times:
        assert time.monotonic() < end
        time.sleep(0.005)


def time_passes(redis: "Redis", settings: Settings, consumer: str, *, ms: int) -> None:
    """Make what a consumer holds look as if it had been silent for so long."""
    key = settings.channels.events(ARTICLES)
    held: Any = redis.xpending_range(key, "desk", min="-", max="+", count=1000, consumername=consumer)
    redis.xclaim(key, "desk", consumer, 0, [each["message_id"] for each in held], idle=ms, justid=True)


def trim(room: Room, keep: int) -> None:
    """Let retention take all but the newest events."""
    room.redis.xtrim(room.settings.channels.events(ARTICLES), maxlen=keep, approximate=False)


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
