"""Finds an article that waits: for a stage, or for the end of its embargo. It takes nothing out."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from pydantic import Field, ValidationError
from redis import Redis

from schemas.article import Article, ArticleMeta
from schemas.base import Contract, UtcDatetime, written_at
from schemas.channels import GROUP, NOBODY, Stage
from schemas.extraction import ExtractedArticle
from schemas.settings import Settings
from workers.scripts import source

SEARCHED_MAX = 5_000
"""Entries of a stream that are searched, the newest first."""
CHUNK = 20
"""Entries read at once: each may hold a few MiB."""
AT_ONCE = 200
"""What is under embargo and looked at in one script: it holds Redis for some milliseconds."""


class Whereabouts(Contract):
    """An entry of an article that has not come to its end."""

    stage: Stage = Field(description="The stage that is to work on it.")
    queue: str
    entry: str = Field(description="Its id; of one under embargo that which it had in its lane.")
    since: UtcDatetime
    held_by: str | None = Field(description="The consumer that works on it; none while it waits.")
    deliveries: int
    embargoed_until: UtcDatetime | None = Field(default=None, description="Until then no stage works on it.")


class Found(NamedTuple):
    """What a search gave."""

    whereabouts: Whereabouts | None
    meta: ArticleMeta | None
    searched_all: bool
    """False when a stream holds more than was searched."""


def search(redis: "Redis", settings: Settings, article_id: str) -> Found:
    """Look for an article in all stages, in the order of the flow, so that it cannot slip by.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    searched_all = True
    for stage in Stage:
        if stage is Stage.DEDUPLICATE and (waits := _embargoed(redis, settings, article_id)):
            return waits
        for stream in settings.channels.sources(stage):
            for entry, fields in _newest(redis, stream):
                meta = _meta(stage, fields.get(b"article", b""))
                if meta and meta.article_id == article_id:
                    return Found(_whereabouts(redis, stage, stream, entry), meta, searched_all)
            searched_all = searched_all and int(redis.xlen(stream)) <= SEARCHED_MAX
    return Found(None, None, searched_all)


def _newest(redis: "Redis", stream: str) -> Iterator[tuple[str, Mapping[bytes, bytes]]]:
    last = "+"
    for _ in range(0, SEARCHED_MAX, CHUNK):
        answer: Any = redis.xrevrange(stream, max=last, count=CHUNK)
        if not answer:
            return
        for entry, fields in answer:
            yield entry.decode(), fields
        last = f"({answer[-1][0].decode()}"


def _meta(stage: Stage, document: bytes | str) -> ArticleMeta | None:
    """Whose entry it is; None for one that cannot be read."""
    try:
        if stage is Stage.EXTRACT:
            return Article.model_validate_json(document).meta()
        return ExtractedArticle.model_validate_json(document).meta
    except ValidationError:
        return None


def _embargoed(redis: "Redis", settings: Settings, article_id: str) -> Found | None:
    """Look for an article among all that are under embargo; of several versions, take the one that goes on first."""
    embargoes, embargoed = settings.channels.embargoes, settings.channels.embargoed
    script = redis.register_script(source("find_embargoed", package="wireroom"))
    found: Any = None
    # The last first: what goes on meanwhile leaves at the other end, so that none is passed over.
    for first in range(0, int(redis.zcard(embargoes)), AT_ONCE):
        found = script(keys=[embargoes, embargoed], args=[article_id, first, first + AT_ONCE - 1]) or found
    return _under_embargo(embargoes, *found) if found else None


def _under_embargo(key: str, push: bytes, until_ms: bytes, held: bytes) -> Found:
    entry = push.decode().partition("/")[2]
    whereabouts = Whereabouts(
        stage=Stage.DEDUPLICATE,
        queue=_name(key),
        entry=entry,
        since=written_at(entry),
        held_by=None,
        deliveries=0,
        embargoed_until=datetime.fromtimestamp(int(until_ms) / 1000, UTC),
    )
    *_, record = json.loads(held)
    return Found(whereabouts, _meta(Stage.DEDUPLICATE, record), searched_all=True)


def _whereabouts(redis: "Redis", stage: Stage, stream: str, entry: str) -> Whereabouts:
    held: Any = []
    if redis.exists(stream) and any(each["name"] == GROUP.encode() for each in redis.xinfo_groups(stream)):
        held = redis.xpending_range(stream, GROUP, min=entry, max=entry, count=1)
    return Whereabouts(
        stage=stage,
        queue=_name(stream),
        entry=entry,
        since=written_at(entry),
        held_by=held[0]["consumer"].decode() if held and held[0]["consumer"] != NOBODY.encode() else None,
        deliveries=held[0]["times_delivered"] if held else 0,
    )


def _name(key: str) -> str:
    """A key, as people are told of it."""
    return key.rpartition(":")[2]
