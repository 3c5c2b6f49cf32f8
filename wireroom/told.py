"""Reads what was told of one article, and what that says of it. It knows nothing of queues, and changes nothing."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import Field, SerializeAsAny
from redis import Redis

from schemas.alert import Alert
from schemas.base import Contract, UtcDatetime, written_at
from schemas.dead_letter import DeadLetter
from schemas.events import ArticleExtracted, ArticleJudged, ArticleRejected, EventStream
from schemas.settings import Settings
from schemas.verdict import Disposition
from wireroom.dead_letters import DeadLetters
from wireroom.events import Event, read_event
from workers.articles import DEAD, Place, places_of


class Step(Contract):
    """Something that was told of an article, or because of it."""

    at: UtcDatetime = Field(description="When it was told.")
    stream: EventStream
    entry: str
    event: SerializeAsAny[Event] | None = Field(description="None when retention took it away.")


class Description(NamedTuple):
    """Which article it is, as far as that was told."""

    source: str | None = None
    uri: str | None = None
    headline: str | None = None


class Told(NamedTuple):
    """All that was told of an article, in its order; the early steps may be forgotten."""

    steps: Sequence[Step]
    dead_letters: Sequence[DeadLetter]
    """Those that are kept."""

    @property
    def data(self) -> Iterator[object]:
        """What the events say that are kept, the last first."""
        return (step.event.data for step in reversed(self.steps) if step.event)

    @property
    def description(self) -> Description:
        """Which article it is, as it was told last."""
        for each in self.data:
            match each:
                case ArticleExtracted(meta=meta, extraction=found):
                    return Description(meta.source, meta.uri, found.headline)
                case ArticleJudged() | Alert():
                    return Description(each.source, each.uri, each.headline)
                case ArticleRejected(source=str()):
                    return Description(each.source, each.uri)
        return Description()

    @property
    def ending(self) -> Disposition | None:
        """How an article ended that waits nowhere: as its last event says. An original is told by none of its own."""
        for each in self.data:
            match each:
                case ArticleExtracted():
                    return Disposition.ORIGINAL
                case ArticleJudged(verdict=verdict):
                    return verdict.disposition
                case ArticleRejected():
                    return Disposition.REJECTED if self.dead_letters else None
        return None


def told_of(redis: "Redis", settings: Settings, article_id: str) -> Told | None:
    """What was told of an article; None when nothing is known of it.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    seconds, _ = redis.time()
    places = places_of(redis, settings, article_id, now_ms=int(seconds) * 1000)
    if not places:
        return None
    letters = DeadLetters(redis, settings)
    return Told(
        steps=_steps(redis, settings, [place for place in places if place.stream != DEAD]),
        dead_letters=[letter for place in places if place.stream == DEAD and (letter := letters.get(place.entry))],
    )


def _steps(redis: "Redis", settings: Settings, places: Sequence[Place]) -> list[Step]:
    with redis.pipeline(transaction=False) as pipe:
        for stream, entry in places:
            pipe.xrange(settings.channels.events(EventStream(stream)), entry, entry)
        answers: list[Any] = pipe.execute()
    return [_step(EventStream(stream), entry, answer) for (stream, entry), answer in zip(places, answers, strict=True)]


def _step(stream: EventStream, entry: str, answer: Sequence[Any]) -> Step:
    received = read_event(stream, entry, answer[0][1]) if answer else None
    return Step(at=written_at(entry), stream=stream, entry=entry, event=received.event if received else None)
