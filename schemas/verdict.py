"""What became of an article: its one disposition, and the verdict that deduplication gives."""

from enum import StrEnum

from pydantic import Field

from schemas.base import Contract
from schemas.extraction import Signal


class Disposition(StrEnum):
    """How an accepted article ended; each ends in exactly one."""

    ORIGINAL = "original"
    DUPLICATE = "duplicate"
    REVISION = "revision"
    WITHDRAWAL = "withdrawal"
    REDELIVERY = "redelivery"
    REJECTED = "rejected"


class DuplicateKind(StrEnum):
    """How a copy was recognised."""

    EXACT = "exact"
    """The same words."""
    NEAR = "near"
    """Most of the words."""
    CONTAINED = "contained"
    """The shorter of the two stands in the longer: a copy that was cut, or went on."""


class Aspect(StrEnum):
    """What a new version changed."""

    HEADLINE = "headline"
    TEXT = "text"
    NUMBERS = "numbers"
    NAMES = "names"


class Verdict(Contract):
    """Whether an article is new. The same push always gets the same verdict again."""

    disposition: Disposition
    version: int = Field(ge=1, description="1 for the first content seen under this name, then counted up.")
    story: str = Field(description="The story that the article belongs to: the id of the article that opened it.")
    duplicate_of: str | None = Field(default=None, description="The article id of the earlier copy.")
    kind: DuplicateKind | None = Field(default=None, description="How a duplicate was recognised.")
    is_repost: bool | None = Field(
        default=None, description="Of a duplicate: the same publisher brought the earlier copy, so it confirms nothing."
    )
    similarity: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="To the earlier copy, or of a revision to the version before: the estimated Jaccard similarity of"
        " their shingles; of a contained copy, the share of the shorter that stands in the longer.",
    )
    changed: tuple[Aspect, ...] = Field(default=(), description="What a revision changed.")
    is_material: bool | None = Field(
        default=None, description="Of a revision: numbers or names changed, or much of the text, or it is a correction."
    )
    declared: Signal | None = Field(
        default=None, description="Of a revision: the class that its source says, `correction` or `update`."
    )
