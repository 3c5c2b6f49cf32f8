"""Finds out what became of one article: what was told of it, how it ended, or where it is now. It changes nothing."""

from datetime import datetime

from pydantic import Field
from redis import Redis

from schemas.alert import Alert
from schemas.base import Contract, UtcDatetime
from schemas.dead_letter import DeadLetter
from schemas.events import AlertWithdrawn, ArticleJudged
from schemas.settings import Settings
from schemas.story import StoryTold
from schemas.verdict import Disposition, Verdict
from wireroom.search import Found, Whereabouts, search
from wireroom.told import Description, Step, Told, told_of
from workers.deduplication.stories.index import Stories


class TracedAlert(Alert):
    """An alert that rests on the article, or did."""

    event: str = Field(description="The id of the event that raised it.")
    withdrawn: UtcDatetime | None = Field(default=None, description="When it was withdrawn; none while it stands.")


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
    story: str | None = Field(default=None, description="The one that it belongs to now.")
    alerts: tuple[TracedAlert, ...] = ()
    dead_letters: tuple[DeadLetter, ...] = Field(default=(), description="Those that are kept.")
    searched_all: bool = Field(default=True, description="False when more articles wait than were searched.")


def trace(redis: "Redis", settings: Settings, article_id: str) -> Trace | None:
    """Find out what became of an article; None when nothing is known of it.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    # Searched first: what ends while it is searched for has told of its end when the events are read.
    found = search(redis, settings, article_id)
    told = told_of(redis, settings, article_id)
    if not (found.whereabouts or told):
        return None
    seconds, _ = redis.time()
    known = Stories(redis, settings).get(article_id, now_ms=int(seconds) * 1000)
    return _conclude(article_id, told or Told((), ()), found, story=known.story.story if known else None)


def _conclude(article_id: str, told: Told, found: Found, *, story: str | None) -> Trace:
    verdict = next((each.verdict for each in told.data if isinstance(each, ArticleJudged)), None)
    disposition = None if found.whereabouts or not found.searched_all else told.ending
    return Trace(
        article_id=article_id,
        **_description(told, found)._asdict(),
        steps=tuple(told.steps),
        now=found.whereabouts,
        disposition=disposition,
        verdict=verdict,
        story=story or _story(told),
        alerts=_alerts(told),
        dead_letters=tuple(told.dead_letters),
        searched_all=found.searched_all,
    )


def _description(told: Told, found: Found) -> Description:
    if told.description.source or not found.meta:
        return told.description
    return Description(found.meta.source, found.meta.uri, found.meta.headline)


def _story(told: Told) -> str | None:
    """The story of the article, as it was told last."""
    for each in told.data:
        match each:
            case StoryTold(story=story):
                return story.story
            case ArticleJudged(verdict=verdict):
                return verdict.story
            case Alert(story=story_id):
                return story_id
    return None


def _alerts(told: Told) -> tuple[TracedAlert, ...]:
    withdrawn: dict[str, datetime] = {}
    alerts: list[TracedAlert] = []
    for step in reversed(told.steps):
        match step.event.data if step.event else None:
            case AlertWithdrawn(alert=raised):
                withdrawn[raised] = step.at
            case Alert() as alert if step.event:
                alerts.append(TracedAlert(**dict(alert), event=step.event.id, withdrawn=withdrawn.get(step.event.id)))
    return tuple(reversed(alerts))
