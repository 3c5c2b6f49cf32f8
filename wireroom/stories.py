"""Lists the stories that are alive, and shows one with its articles. It changes nothing and prints nothing."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import Field
from redis import Redis

from schemas.base import Contract, UtcDatetime
from schemas.events import ArticleExtracted, EventStream
from schemas.settings import Settings
from schemas.story import Story, StoryTold
from schemas.verdict import Disposition
from wireroom.events import read_event
from wireroom.told import Told, told_of
from workers.deduplication.stories.index import Stories

SEARCHED_MAX = 10_000
"""Events of stories that are read for a list, the newest first."""
CHUNK = 200
"""Events read at once."""


class Listed(NamedTuple):
    """Stories that are alive."""

    stories: tuple[Story, ...]
    """The latest first."""
    searched_all: bool
    """False when there are events of more stories than were searched."""


class StoryArticle(Contract):
    """An article of a story, as far as its events are kept."""

    article_id: str
    at: UtcDatetime | None = Field(default=None, description="When it was published; if not known, when it arrived.")
    source: str | None = None
    headline: str | None = Field(default=None, description="Of its last version.")
    disposition: Disposition | None = Field(default=None, description="How its last version ended.")


class StoryView(Contract):
    """A story as it stands, and what it is made of."""

    story: Story = Field(description="The one that was asked for, or that to which this belongs now.")
    articles: tuple[StoryArticle, ...] = Field(description="In the order in which they came; of many, the latest.")


def live_stories(redis: "Redis", settings: Settings, *, limit: int, min_articles: int) -> Listed:
    """Those told of last that have so many articles now, the latest first.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    book, now_ms = Stories(redis, settings), _now_ms(redis)
    found: dict[str, Story] = {}
    searched: set[str] = set()
    for told in _told(redis, settings):
        if len(found) >= limit:
            break
        if told.story.story in searched:
            continue
        searched.add(told.story.story)
        known = book.get(told.story.story, now_ms=now_ms)
        if known and known.story.articles >= min_articles:
            found[known.story.story] = known.story
    latest = sorted(found.values(), key=lambda story: story.last_seen, reverse=True)
    is_long = int(redis.xlen(settings.channels.events(EventStream.STORY))) > SEARCHED_MAX
    return Listed(tuple(latest), searched_all=len(found) >= limit or not is_long)


def view_story(redis: "Redis", settings: Settings, story_id: str) -> StoryView | None:
    """Show a story as it is now, by its id or that of one of its articles; None when there is none, or no more.

    Raises:
        redis.exceptions.RedisError: Redis is away, or refuses.
    """
    known = Stories(redis, settings).get(story_id, now_ms=_now_ms(redis))
    if known is None:
        return None
    articles = (_article(article_id, told_of(redis, settings, article_id)) for article_id in known.article_ids)
    return StoryView(story=known.story, articles=tuple(articles))


def _told(redis: "Redis", settings: Settings) -> Iterator[StoryTold]:
    """What was told of stories, the last first."""
    key, last = settings.channels.events(EventStream.STORY), "+"
    for _ in range(0, SEARCHED_MAX, CHUNK):
        answer: Any = redis.xrevrange(key, max=last, count=CHUNK)
        for entry, fields in answer:
            received = read_event(EventStream.STORY, entry.decode(), fields)
            if received and isinstance(received.event.data, StoryTold):
                yield received.event.data
        if len(answer) < CHUNK:
            return
        last = f"({answer[-1][0].decode()}"


def _article(article_id: str, told: Told | None) -> StoryArticle:
    if told is None:
        return StoryArticle(article_id=article_id)
    first = next((step.event for step in told.steps if step.event), None)
    published = first.data.extraction.published if first and isinstance(first.data, ArticleExtracted) else None
    about = told.description
    return StoryArticle(
        article_id=article_id,
        at=published or (first.time if first else None),
        source=about.source,
        headline=about.headline,
        disposition=told.ending,
    )


def _now_ms(redis: "Redis") -> int:
    seconds, _ = redis.time()
    return int(seconds) * 1000
