"""What a source gives, and where it notes how far it came. It does not say where the notes are kept."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from schemas.article import Article


class Mark(NamedTuple):
    """One note: it is made once what it belongs to has been pushed, so that a second run goes on from there."""

    place: str
    """Which source: a feed's URL, a folder's path."""
    field: str
    value: str | None
    """None forgets the field."""


class Marked(NamedTuple):
    """An article that a source holds, with its mark."""

    article: Article
    mark: Mark | None = None
    """Set once the push was accepted; None when there is nothing to remember."""


class Bookmarks(Protocol):
    """The notes of all sources."""

    def read(self, place: str) -> dict[str, str]:
        """All that is noted for a source, by field; nothing for an unknown one."""

    def note(self, marks: Iterable[Mark]) -> None:
        """Write marks down, each over the one before it."""
