"""Reads from the records of articles (lua/records.lua) where their events stand. It knows nothing of the events."""

from typing import Any, NamedTuple

from redis import Redis

from schemas.channels import BUCKET_DIGITS
from schemas.events import EventStream
from schemas.settings import LIVE_SLICES, Settings

DEAD = "dead"
NAMES = (*EventStream, DEAD)
PLACE_BYTES = 9


class Place(NamedTuple):
    """Where an event or a dead letter of an article stands."""

    stream: str
    """That of the events, or `dead`."""
    entry: str


def places_of(redis: "Redis", settings: Settings, article_id: str, *, now_ms: int) -> list[Place]:
    """Where an article's events and dead letters stand, the latest of each slice, in the order of their telling.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    newest, field = settings.time_slice(now_ms) + 1, b"e" + bytes.fromhex(article_id)
    with redis.pipeline(transaction=False) as pipe:
        for number in range(newest - LIVE_SLICES, newest + 1):
            pipe.hget(settings.channels.articles(number, article_id[:BUCKET_DIGITS]), field)
        listed: list[Any] = pipe.execute()
    return [
        _place(packed[at : at + PLACE_BYTES])
        for packed in listed
        if packed
        for at in range(0, len(packed), PLACE_BYTES)
    ]


def _place(packed: bytes) -> Place:
    entry = f"{int.from_bytes(packed[1:7], 'big')}-{int.from_bytes(packed[7:], 'big')}"
    return Place(NAMES[packed[0] - 1], entry)
