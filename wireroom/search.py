"""Finds an article among the entries that wait for a stage. It takes nothing out."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import Field, ValidationError
from redis import Redis

from schemas.article import Article, ArticleMeta
from schemas.base import Contract, UtcDatetime, written_at
from schemas.channels import GROUP, NOBODY, Stage
from schemas.extraction import ExtractedArticle
from schemas.settings import Settings

SEARCHED_MAX = 5_000
"""Entries of a stream that are searched, the newest first."""
CHUNK = 20
"""Entries read at once: each may hold a few MiB."""


class Whereabouts(Contract):
    """An entry of an article that has not come to its end."""

    stage: Stage = Field(description="The stage that is to work on it.")
    queue: str
    entry: str
    since: UtcDatetime
    held_by: str | None = Field(description="The consumer that works on it; none while it waits.")
    deliveries: int


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


def _meta(stage: Stage, document: bytes) -> ArticleMeta | None:
    """Whose entry it is; None for one that cannot be read."""
    try:
        if stage is Stage.EXTRACT:
            return Article.model_validate_json(document).meta()
        return ExtractedArticle.model_validate_json(document).meta
    except ValidationError:
        return None


def _whereabouts(redis: "Redis", stage: Stage, stream: str, entry: str) -> Whereabouts:
    held: Any = []
    if redis.exists(stream) and any(each["name"] == GROUP.encode() for each in redis.xinfo_groups(stream)):
        held = redis.xpending_range(stream, GROUP, min=entry, max=entry, count=1)
    return Whereabouts(
        stage=stage,
        queue=stream.rpartition(":")[2],
        entry=entry,
        since=written_at(entry),
        held_by=held[0]["consumer"].decode() if held and held[0]["consumer"] != NOBODY.encode() else None,
        deliveries=held[0]["times_delivered"] if held else 0,
    )
