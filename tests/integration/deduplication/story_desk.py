"""A desk where tests hand in articles and get their places in stories."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from redis import Redis

from schemas.extraction import Extraction
from schemas.settings import Settings
from tests.integration.deduplication.desk import candidate, named
from tests.integration.deduplication.reports import Report
from workers.deduplication.index import Index
from workers.deduplication.stories.candidate import Placement, StoryCandidate
from workers.deduplication.stories.index import KnownStory, Stories
from workers.deduplication.words import split

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Handed:
    """An article that is handed in."""

    name: str
    report: Report
    publisher: str = ""
    """Whose it is; somebody's of its own name where none is given."""
    told: datetime = MONDAY
    language: str | None = "en"
    withdrawn: bool = False
    owner: str = "live/9000000-0"


class StoryDesk(NamedTuple):
    """The near-duplicate index and the stories, and the time at which they are asked."""

    index: Index
    stories: Stories
    now_ms: int
    span_ms: int

    def later(self, slices: int) -> "StoryDesk":
        """The same some time slices later."""
        return self._replace(now_ms=self.now_ms + slices * self.span_ms)

    def place(self, *handed: Handed) -> list[Placement]:
        """Their places, after they were judged, in one batch."""
        judged = self.index.decide([_candidate(each) for each in handed], now_ms=self.now_ms)
        told = [_story_candidate(each, judgement) for each, judgement in zip(handed, judged, strict=True)]
        return self.stories.place(told, now_ms=self.now_ms)

    def put(self, name: str, report: Report, **about: Any) -> Placement:  # noqa: ANN401 - the fields of `Handed`
        """The place of one article."""
        (placement,) = self.place(Handed(name, report, **about))
        return placement

    def get(self, name: str) -> KnownStory:
        """The story that the article of this name opened."""
        found = self.stories.get(named(name), now_ms=self.now_ms)
        assert found
        return found


def desk_of(redis: "Redis", settings: Settings) -> StoryDesk:
    """A desk at the time of the server, by which keys expire."""
    seconds, _ = redis.time()
    return StoryDesk(
        Index(redis, settings), Stories(redis, settings), int(seconds) * 1000, settings.slice_span_s * 1000
    )
