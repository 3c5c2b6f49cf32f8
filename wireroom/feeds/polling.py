"""The source that polls feeds. It knows nothing of where articles go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Event

from wireroom.feeds.bookmarks import Bookmarks
from wireroom.feeds.item import Item
from wireroom.feeds.refusal import Refusal

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of all feeds."""

    follow: bool = False
    """Go on polling until stopped; else each feed is polled once."""
    full: bool = False
    """Fetch the page that an item links to, and give that instead."""
    source: str | None = None
    """Who supplied the articles; the feed's title when None."""
    max_bytes: int = 4 * MIB
    """The largest document that is fetched, feed or page."""
    allow_private: bool = False
    """Fetch from addresses that are not public too."""


@dataclass(slots=True)
class Feeds:
    """Polls feeds by HTTP, and reads those that are files; lists of feeds (OPML) stand for the feeds in them."""

    addresses: Sequence[str]
    """URLs and paths of files."""
    wanted: Wanted
    bookmarks: Bookmarks

    def read(self, stop: Event) -> Iterator[Item | Refusal]:
        """The new articles, as they come; ends within a second when `stop` is set.

        When following, each article should be pushed as it is given: the next one may be hours away.
        """
        raise NotImplementedError
