"""An article that waits for its place in a story, and the place that it gets. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from schemas.extraction import Naming
from schemas.story import Story, StoryChange
from schemas.verdict import Disposition
from workers.deduplication.words import Words


@dataclass(frozen=True, slots=True)
class StoryCandidate:
    """A version of an article that was judged: original, duplicate, revision or withdrawal."""

    article_id: str
    version_hash: str
    disposition: Disposition
    duplicate_of: str | None
    language: str | None
    """BCP 47; the primary tag counts."""
    time: datetime
    """When it was told: see `event_time`."""
    source: str
    publisher: str
    headline: str
    headline_words: Words
    text_words: Words
    names: Sequence[Naming]

    @property
    def language_tag(self) -> str:
        """The primary tag of its language; empty when it is not known."""
        return (self.language or "").partition("-")[0].lower()


class Placement(NamedTuple):
    """Where an article belongs, and what that did to its story."""

    story_id: str
    """The article that opened the story; its own id, if it is in none."""
    is_opened: bool
    """It opened the story."""
    changes: tuple[StoryChange, ...]
    """What is worth telling of a story that was there before."""
    merged: str | None
    """The story that was merged into this one."""
    story: Story
    """As it stands; of one that was opened or is over, as this article alone has it."""


def event_time(published: datetime | None, arrived: datetime) -> datetime:
    """When an article was told: when it was published, and not after it arrived."""
    return min(published, arrived) if published else arrived
