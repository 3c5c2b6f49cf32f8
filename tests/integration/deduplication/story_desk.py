"""A desk where tests hand in articles and get their places in stories."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from redis import Redis

from schemas.settings import Settings
from tests.integration.deduplication.desk import PUSH, candidate, named
from tests.integration.deduplication.reports import Report
from workers.deduplication.index import Candidate, Index
from workers.deduplication.judgement import Judgement
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
    owner: str = PUSH


class StoryDesk(NamedTuple):
    """The near-duplicate index and the stories, and the time at which they are asked."""

    judges: Index
    stories: Stories
    now_ms: int
    span_ms: int

    def later(self, slices: int) -> "StoryDesk":
        """The same some time slices later."""
        return self._replace(now_ms=self.now_ms + slices * self.span_ms)

    def place(self, *handed: Handed) -> list[Placement]:
        """Their places, after they were judged, in one batch."""
        judged = self.judges.decide([judged_candidate(each) for each in handed], now_ms=self.now_ms)
        pairs = zip(handed, judged, strict=True)
        return self.stories.place([_placed(each, judgement) for each, judgement in pairs], now_ms=self.now_ms)

    def put(self, name: str, report: Report, **about: Any) -> Placement:  # noqa: ANN401 - the fields of `Handed`
        """The place of one article."""
        (placement,) = self.place(Handed(name, report, **about))
        return placement

    def get(self, name: str) -> KnownStory | None:
        """The story that the article of this name opened, or is in."""
        return self.stories.get(named(name), now_ms=self.now_ms)


def story_desk_of(redis: "Redis", settings: Settings) -> StoryDesk:
    """A desk at the time of the server, by which keys expire."""
    seconds, _ = redis.time()
    span_ms = settings.slice_span_s * 1000
    return StoryDesk(Index(redis, settings), Stories(redis, settings), int(seconds) * 1000, span_ms)


def judged_candidate(handed: Handed) -> Candidate:
    """An article as it is judged."""
    return candidate(
        handed.name,
        handed.report.text,
        owner=handed.owner,
        withdrawn=handed.withdrawn,
        headline=handed.report.headline,
        publisher=handed.publisher,
    )


def _placed(handed: Handed, judgement: Judgement) -> StoryCandidate:
    report = handed.report
    return StoryCandidate(
        article_id=named(handed.name),
        version_hash=judged_candidate(handed).version_hash,
        disposition=judgement.disposition,
        duplicate_of=judgement.duplicate_of,
        language=handed.language,
        time=handed.told,
        source=handed.publisher or handed.name,
        publisher=handed.publisher or handed.name,
        headline=report.headline,
        headline_words=split(report.headline),
        text_words=split(report.text),
        names=report.names,
    )
