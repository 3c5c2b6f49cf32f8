"""A story: the articles that tell of one happening in the world, as it stands when an event tells of it."""

from enum import StrEnum

from pydantic import Field

from schemas.annotations import EntityType
from schemas.base import Contract, Language, Line, UtcDatetime


class StoryChange(StrEnum):
    """What about a story is worth telling."""

    PUBLISHERS = "publishers"
    """More publishers carry it: told at 2, 3, 5, 8, 13 and so on."""
    ARTICLES = "articles"
    """It grew: told when the number of its articles has doubled."""
    HEADLINE = "headline"
    """Another headline stands for it."""
    ENTITIES = "entities"
    """Other names are at its centre."""
    WITHDRAWAL = "withdrawal"
    """One of its articles was taken back."""


class KeyEntity(Contract):
    """A name at the centre of a story."""

    type: EntityType
    name: Line


class Story(Contract):
    """What is known of a story."""

    story: str = Field(description="Its id, the same for as long as it lives: the id of the article that opened it.")
    headline: Line = Field(description="Of the article that stands for it.")
    language: Language | None = Field(default=None, description="BCP 47 primary tag. A story has one language.")
    entities: tuple[KeyEntity, ...] = Field(default=(), description="The names at its centre, the first the most.")
    articles: int = Field(ge=0, description="Articles that stand, copies included, withdrawn ones not.")
    sources: int = Field(ge=0, description="Sources that supplied them.")
    publishers: int = Field(ge=0, description="Publishers that carry it: a publisher's own re-posts count once.")
    first_seen: UtcDatetime = Field(description="The earliest time of publication among its articles.")
    last_seen: UtcDatetime = Field(description="The latest.")


class StoryTold(Contract):
    """A story as an article left it: opened, updated, or merged into another."""

    story: Story
    article_id: str = Field(description="The article that did it.")
    changes: tuple[StoryChange, ...] = Field(default=(), description="What is new, of an update.")
    merged: str | None = Field(
        default=None, description="Of a merger: the id of the story that is no more; `story` is the one that goes on."
    )
