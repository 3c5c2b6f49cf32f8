"""What a feed's document is taken apart into: its items, each as it came."""

from dataclasses import dataclass
from typing import NamedTuple

from wireroom.feeds.refusal import UnreadableError

ITEMS_MAX = 2_000
"""Items of one document that are read: the first ones, which are the newest."""
URI_MAX = 3_000
"""Characters of an item's own name that are kept: more than an article may have."""


class DocumentError(UnreadableError):
    """What cannot be read of a document, or the whole. `line` counts from 1."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


class RawItem(NamedTuple):
    """One item, and what tells it from others."""

    body: str
    """The element with its namespaces, or the JSON object."""
    media_type: str
    uri: str | None
    link: str | None
    """Absolute, where that can be told."""
    title: str
    """May hold markup."""
    published: str
    """As written; empty when not given."""
    fingerprint: str
    """Changes when what readers see of the item does."""
    line: int | None = None
    """Where it begins; None when it is not known."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a feed asks to be polled."""

    ttl_s: float | None = None
    skip_hours: frozenset[int] = frozenset()
    """Hours of the day in UTC, 0 to 23."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week, 0 for Monday."""


NO_RHYTHM = Rhythm()


@dataclass(frozen=True, slots=True)
class Document:
    """A feed as it is now."""

    title: str
    items: tuple[RawItem, ...]
    rhythm: Rhythm = NO_RHYTHM
    faults: tuple[DocumentError, ...] = ()
    """What of it could not be read."""
