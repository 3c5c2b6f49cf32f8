"""Finds out what became of one article: what was told of it, how it ended, or where it is now. It changes nothing."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import Field, SerializeAsAny
from redis import Redis

from schemas.alert import Alert
from schemas.base import Contract, UtcDatetime, written_at
from schemas.dead_letter import DeadLetter
from schemas.events import ArticleExtracted, ArticleJudged, ArticleRejected, EventStream
from schemas.settings import Settings
from schemas.verdict import Disposition, Verdict
from wireroom.dead_letters import DeadLetters
from wireroom.events import Event, Received, read_event
from wireroom.search import Found, Whereabouts, search
from workers.articles import DEAD, places_of


class Step(Contract):
    """Something that was told of an article."""

    at: UtcDatetime = Field(description="When it was told.")
    stream: EventStream
    entry: str
    event: SerializeAsAny[Event] | None = Field(description="None when retention took it away.")


class Trace(Contract):
    """What is known of one article. Of one that was pushed many times, the early steps may be forgotten."""

    article_id: str
    source: str | None = None
    uri: str | None = None
    headline: str | None = None
    steps: tuple[Step, ...] = ()
    now: Whereabouts | None = Field(default=None, description="Where it is, when it has not come to its end.")
    disposition: Disposition | None = Field(default=None, description="How it ended; none when that is not known.")
    verdict: Verdict | None = Field(default=None, description="The last that was told; none is told of an original.")
    story: str | None = None
    alerts: tuple[Alert, ...] = ()
    dead_letters: tuple[DeadLetter, ...] = Field(default=(), description="Those that are kept.")
    searched_all: bool = Field(default=True, description="False when more articles wait than were searched.")


class _Told(NamedTuple):
    """An event of the article, if it is still kept."""

    stream: EventStream
    entry: str
    received: Received | None


def trace(redis: "Redis", settings: Settings, article_id: str) -> Trace | None:
    """Find out what became of an article; None when nothing is known of it.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    # Searched first: what ends while it is searched for has told of its end when the events are read.
    found = search(redis, settings, article_id)
    seconds, _ = redis.time()
    places = places_of(redis, settings, article_id, now_ms=int(seconds) * 1000)
    if not (found.whereabouts or places):
        return None
    told = [_read(redis, settings, EventStream(stream), entry) for stream, entry in places if stream != DEAD]
    letters = DeadLetters(redis, settings)
    dead = [letter for stream, entry in places if stream == DEAD and (letter := letters.get(entry))]
    return _conclude(article_id, told=told, dead=dead, found=found)


def _read(redis: "Redis", settings: Settings, stream: EventStream, entry: str) -> _Told:
    answer: Any = redis.xrange(settings.channels.events(stream), entry, entry)
    return _Told(stream, entry, read_event(stream, entry, answer[0][1]) if answer else None)


def _conclude(article_id: str, *, told: Sequence[_Told], dead: Sequence[DeadLetter], found: Found) -> Trace:
    data = [each.received.event.data for each in told if each.received]
    judged = [each for each in data if isinstance(each, ArticleJudged)]
    alerts = [each for each in data if isinstance(each, Alert)]
    verdict = judged[-1].verdict if judged else None
    disposition = None if found.whereabouts or not found.searched_all else _ending(data, has_letter=bool(dead))
    opened = article_id if disposition is Disposition.ORIGINAL else None
    return Trace(
        article_id=article_id,
        **_description(data, found),
        steps=tuple(map(_step, told)),
        now=found.whereabouts,
        disposition=disposition,
        verdict=verdict,
        story=verdict.story if verdict else alerts[-1].story if alerts else opened,
        alerts=tuple(alerts),
        dead_letters=tuple(dead),
        searched_all=found.searched_all,
    )


def _ending(data: Sequence[object], *, has_letter: bool) -> Disposition | None:
    """How an article ended that waits nowhere: as its last event says. An original is told by none of its own."""
    endings = [each for each in data if isinstance(each, ArticleExtracted | ArticleJudged | ArticleRejected)]
    match endings[-1] if endings else None:
        case ArticleExtracted():
            return Disposition.ORIGINAL
        case ArticleJudged(verdict=verdict):
            return verdict.disposition
        case ArticleRejected():
            return Disposition.REJECTED if has_letter else None
    return None


def _description(data: Sequence[object], found: Found) -> dict[str, str | None]:
    """Source, uri and headline, from what was told last."""
    for each in reversed(data):
        match each:
            case ArticleExtracted():
                return {"source": each.meta.source, "uri": each.meta.uri, "headline": each.extraction.headline}
            case ArticleJudged() | Alert():
                return {"source": each.source, "uri": each.uri, "headline": each.headline}
            case ArticleRejected(source=str()):
                return {"source": each.source, "uri": each.uri}
    meta = found.meta
    return {"source": meta.source, "uri": meta.uri, "headline": meta.headline} if meta else {}


def _step(told: _Told) -> Step:
    return Step(
        at=written_at(told.entry),
        stream=told.stream,
        entry=told.entry,
        event=told.received.event if told.received else None,
    )
