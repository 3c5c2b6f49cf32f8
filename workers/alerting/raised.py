"""Finds the alerts that rest on an article, among the events that were told of it. It knows nothing of rules."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import structlog
from redis import Redis

from schemas.events import EventStream, EventType
from schemas.settings import Settings
from workers.articles import places_of

log = structlog.get_logger()


class Raised(NamedTuple):
    """An alert that was raised and not withdrawn."""

    event_id: str
    rule_id: str
    story: str


def raised_on(redis: "Redis", settings: Settings, article_id: str, *, now_ms: int) -> list[Raised]:
    """The alerts that rest on an article, in the order of their raising.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    told = list(_told(redis, settings, article_id, now_ms=now_ms))
    withdrawn = {each["data"]["alert"] for each in told if each["type"] == EventType.ALERT_WITHDRAWN}
    return [
        Raised(each["id"], each["data"]["rule_id"], each["data"]["story"])
        for each in told
        if each["type"] == EventType.ALERT_RAISED and each["id"] not in withdrawn
    ]


def _told(redis: "Redis", settings: Settings, article_id: str, *, now_ms: int) -> Iterator[Any]:
    stream = settings.channels.events(EventStream.ALERT)
    for place in places_of(redis, settings, article_id, now_ms=now_ms):
        if place.stream != EventStream.ALERT:
            continue
        answer: Any = redis.xrange(stream, place.entry, place.entry)
        if answer:
            yield json.loads(answer[0][1][b"event"])
        else:
            log.warning("event_not_kept", article_id=article_id, entry=place.entry)
