"""The source that polls feeds. It does not know where articles go, and of the notes only that they are kept."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from wireroom.feeds.bookmarks import Bookmarks, Marked
from wireroom.feeds.clock import Clock, SystemClock
from wireroom.feeds.refusal import Refusal, describe
from wireroom.feeds.syndication.articles import article_of
from wireroom.feeds.syndication.document import Document, DocumentError
from wireroom.feeds.syndication.documents import read_feed_or_list
from wireroom.feeds.syndication.opml import Listed
from wireroom.feeds.urls import is_address, without_login
from wireroom.feeds.web.errands import Brought, Errands
from wireroom.feeds.web.feed import Feed, Polled
from wireroom.feeds.web.http import Fetcher, FetchError
from wireroom.feeds.web.linked import Linked
from wireroom.feeds.web.pages import Pages
from wireroom.feeds.web.progress import Fresh, Progress
from wireroom.feeds.web.robots import Robots
from wireroom.feeds.web.schedule import RETRY_AFTER_MAX_S, next_poll

T = TypeVar("T")
Given = Marked | Refusal

MIB = 1 << 20
GAP_S = 2
"""Seconds between two requests to one host, at least."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of all feeds."""

    follow: bool = False
    """Go on polling until stopped; else each feed is polled once."""
    full: bool = False
    """Fetch the page that an item links to, and give that instead."""
    source: str | None = None
    """Who supplied the articles; what a list calls the feed, or the feed's title, when None."""
    language: str | None = None
    """Of the pages, in BCP 47; the items say it themselves."""
    max_bytes: int = 4 * MIB
    """The largest document that is fetched, feed or page."""
    allow_private: bool = False
    """Fetch from addresses that are not public too."""
    gap_s: float = GAP_S
    """Seconds between two requests to one host, at least."""


@dataclass(slots=True)
class Feeds:
    """Polls feeds by HTTP; lists of feeds (OPML), on the web or in files, stand for the feeds in them."""

    addresses: Sequence[str]
    """URLs, and paths of lists."""
    wanted: Wanted
    bookmarks: Bookmarks
    clock: Clock = field(default_factory=SystemClock)
    draw: Callable[[], float] = random.random
    """Draws lots from 0 up to 1."""
    unchanged: int = 0
    """Polls that brought nothing new."""
    _errands: Errands[Given] = field(init=False)
    _places: set[str] = field(default_factory=set)
    _fetcher: Fetcher = field(init=False)
    _pages: Pages = field(init=False)

    def __post_init__(self) -> None:
        self._errands = Errands(self.clock, self.wanted.gap_s)
        self._fetcher = Fetcher(self.wanted.max_bytes, allow_private=self.wanted.allow_private)
        self._pages = Pages(self._fetcher, Robots(self._fetcher, self.clock.now))

    def read(self, stop: Event) -> Iterator[Given]:
        """The new articles, as they come; ends within a second when `stop` is set.

        When following, each article should be pushed as it is given: the next one may be hours away.
        """
        for each in self._read(stop):
            yield each
            if stop.is_set():
                return

    def _read(self, stop: Event) -> Iterator[Given]:
        for address in self.addresses:
            yield from self._open(address)
        yield from self._errands.run(stop)

    def _open(self, address: str) -> Iterator[Refusal]:
        if is_address(address):
            self._add(Listed(address, None))
            return
        try:
            with Path(address).open("rb") as file:
                content = file.read(self.wanted.max_bytes + 1)
            found = read_feed_or_list(content, max_bytes=self.wanted.max_bytes)
        except OSError as error:
            yield Refusal(address, describe(error))
        except DocumentError as error:
            yield Refusal(address, error.reason, error.line)
        else:
            if isinstance(found, Document):
                yield Refusal(address, "is a feed, though named as a list of feeds")
                return
            for listed in found:
                self._add(listed, is_listed=True)

    def _add(self, listed: Listed, *, is_listed: bool = False) -> None:
        """Have a feed polled, once however often it is named."""
        place = without_login(listed.url)
        if place in self._places:
            return
        self._places.add(place)
        progress = Progress.recall(place, self.bookmarks.read(place))
        feed = Feed(listed.url, self.wanted.source or listed.name, progress, is_listed=is_listed)
        due = min(progress.due, self.clock.now() + RETRY_AFTER_MAX_S) if self.wanted.follow else 0
        self._errands.add(partial(self._poll, feed), host=feed.host, due=due)

    def _poll(self, feed: Feed) -> Brought[Given]:
        fetched = _attempt(partial(feed.fetch, self._fetcher))
        polled = Polled(error=fetched) if isinstance(fetched, FetchError) else fetched
        return Brought(partial(self._settle_feed, feed, polled))

    def _fetch(self, linked: Linked) -> Brought[Given]:
        page = _attempt(partial(linked.fetch, self._pages))
        return Brought(partial(_settle_page, linked, page), gap_s=self._pages.robots.delay_s(linked.url))

    def _settle_feed(self, feed: Feed, polled: Polled) -> Iterator[Given]:
        now = self.clock.now()
        news = list(feed.settle(polled, now=now))
        self.unchanged += not news
        if isinstance(polled.found, list):
            yield from self._follow_list(feed, polled.found)
            return
        due = next_poll(feed.outcome(polled, now=now), draw=self.draw())
        if due and self.wanted.follow:
            self._errands.add(partial(self._poll, feed), host=feed.host, due=due)
        self.bookmarks.note(feed.progress.notes(due or now))
        for each in news:
            if isinstance(each, Refusal):
                yield each
            else:
                yield from self._give(each, feed)

    def _follow_list(self, feed: Feed, listed: Sequence[Listed]) -> Iterator[Refusal]:
        if feed.is_listed:
            yield Refusal(feed.progress.place, "a list of feeds in a list of feeds is not read")
            return
        for each in listed:
            self._add(each, is_listed=True)

    def _give(self, fresh: Fresh, feed: Feed) -> Iterator[Given]:
        """An item itself, now, or the page that it links to, later."""
        linked = Linked(*fresh, feed.progress.place, feed.source, self.wanted.language)
        if self.wanted.full and linked.host:
            self._errands.add(partial(self._fetch, linked), host=linked.host, due=self.clock.now())
            return
        article = article_of(fresh.item, place=feed.progress.place, source=feed.source)
        yield article if isinstance(article, Refusal) else Marked(article, fresh.mark)


def _settle_page(linked: Linked, fetched: str | FetchError) -> Iterator[Given]:
    for each in linked.articles(fetched):
        yield each if isinstance(each, Refusal) else Marked(each, linked.mark)


def _attempt(fetch: Callable[[], T]) -> T | FetchError:
    try:
        return fetch()
    except Exception as error:  # noqa: BLE001 - a fault of ours, met in one feed, must not end the others
        return FetchError(f"failed in a way that is not foreseen ({type(error).__name__})")
