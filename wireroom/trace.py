"""Finds out what became of one article: what was told of it, how it ended, or where it is now. It changes nothing."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from pydantic import Field, ValidationError
from redis import Redis

from schemas.alert import Alert
from schemas.article import Article, ArticleMeta
from schemas.base import Contract, UtcDatetime
from schemas.channels import GROUP, Stage
from schemas.dead_letter import DeadLetter
from schemas.events import ArticleExtracted, ArticleJudged, ArticleRejected, EventStream
from schemas.extraction import ExtractedArticle
from schemas.settings import LIVE_SLICES, Settings
from schemas.verdict import Disposition, Verdict
from wireroom.dead_letters import DeadLetters
from wireroom.events import Received, read_event

SEARCHED_MAX = 5_000
"""Entries of a lane that are searched, the newest first."""
CHUNK = 20
"""Entries read at once: each may hold a few MiB."""
PLACE = re.compile(r"(?P<stream>[a-z]+)/(?P<entry>[0-9]+-[0-9]+)")


class Step(Contract):
    """Something that was told of the article."""

    at: UtcDatetime = Field(description="When it was told.")
    place: str = Field(description="The event's stream and id.")
    event: dict[str, Any] | None = Field(description="As it was told; none when retention took it away.")


class Whereabouts(Contract):
    """An entry of the article that has not come to its end."""

    stage: Stage = Field(description="The stage that is to work on it.")
    queue: str
    entry: str
    since: UtcDatetime
    held_by: str | None = Field(description="The consumer that works on it; none while it waits.")
    deliveries: int


class Trace(Contract):
    """All that is known of one article."""

    article_id: str
    source: str | None
    uri: str | None
    headline: str | None
    steps: tuple[Step, ...]
    now: Whereabouts | None
    disposition: Disposition | None = Field(description="How it ended, the last time; none when that is not known.")
    verdict: Verdict | None = Field(description="The last that was told; an original's is told by no event.")
    story: str | None
    alerts: tuple[Alert, ...]
    dead_letters: tuple[DeadLetter, ...]
    searched_all: bool = Field(description="False when more articles wait than were searched.")


class _Waiting(NamedTuple):
    """An article found in a stage's stream."""

    whereabouts: Whereabouts
    meta: ArticleMeta


@dataclass(slots=True)
class Tracer:
    """Traces articles in one room. Every call may raise `redis.exceptions.RedisError`."""

    redis: "Redis"
    settings: Settings
    searched_all: bool = True

    def trace(self, article_id: str) -> Trace | None:
        """What is known of an article; None when nothing is."""
        waiting = self._search(article_id)
        places = self._places(article_id)
        if not waiting and not places:
            return None
        told = [(place, self._event(place)) for place in places if not place.startswith("dead/")]
        letters = DeadLetters(self.redis, self.settings)
        dead = [letters.get(place.removeprefix("dead/")) for place in places if place.startswith("dead/")]
        return _conclude(
            article_id,
            told=told,
            dead=[letter for letter in dead if letter],
            waiting=waiting,
            searched_all=self.searched_all,
        )
