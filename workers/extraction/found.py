"""What a format's reader found in a body. It knows nothing of what the producer said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from schemas.article import PubStatus
from schemas.extraction import Origin, Signal

T = TypeVar("T")

SURE, LIKELY, GUESSED = 0.95, 0.7, 0.4
"""Confidences: the format has a field for it; it stands where it usually stands; it was made up from what there was."""


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value, where it was read, and how far it can be trusted, from 0 to 1."""

    value: T
    origin: Origin
    confidence: float


NO_HEADLINE = Fact("", Origin.BODY, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """Text of paragraphs parted by one empty line, and facts; None is unknown. Lines have at most 2,000 characters."""

    text: str = ""
    headline: Fact[str] = NO_HEADLINE
    byline: Fact[str] | None = None
    dateline: Fact[str] | None = None
    publisher: Fact[str] | None = None
    section: Fact[str] | None = None
    url: Fact[str] | None = None
    language: Fact[str] | None = None
    """As the article declares it, a BCP 47 tag in its usual spelling."""
    published: Fact[datetime] | None = None
    """Aware, as are all moments, in the zone of its source where that is known. The contract keeps them in UTC."""
    modified: Fact[datetime] | None = None
    embargoed: Fact[datetime] | None = None
    urgency: Fact[int] | None = None
    pub_status: Fact[PubStatus] | None = None
    signals: tuple[Signal, ...] = ()
    tags: tuple[str, ...] = ()
