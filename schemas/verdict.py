"""What became of an article: its one disposition, and the verdict that deduplication gives."""

from enum import StrEnum

from pydantic import Field

from schemas.base import Contract


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
    NEAR = "near"


class Verdict(Contract):
    """Whether an article is new. The same push always gets the same verdict again."""

    disposition: Disposition
    version: int = Field(ge=1, description="1 for the first content seen under this name, then counted up.")
    story: str = Field(description="The article id of the original that this article goes back to.")
    duplicate_of: str | None = Field(default=None, description="The article id of the earlier copy.")
    similarity: float | None = Field(default=None, ge=0, le=1, description="Estimated Jaccard of 3-word shingles.")
    kind: DuplicateKind | None = None
