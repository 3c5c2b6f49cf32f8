"""The source that polls feeds. It does not know where articles go, and of the notes only that they are kept."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import NamedTuple, TypeVar

from wireroom.feeds.bookmarks import Bookmarks, Mark
from wireroom.feeds.clock import Clock, SystemClock
from wireroom.feeds.item import Item
from wireroom.feeds.refusal import Refusal, describe
from wireroom.feeds.syndication.articles import article_of, identified, source_name
from wireroom.feeds.syndication.document import Document, DocumentError, RawItem
from wireroom.feeds.syndication.opml import Listed
from wireroom.feeds.web.feed import Feed, Polled, read_found
from wireroom.feeds.web.http import Fetcher, FetchError, is_address, place_of
from wireroom.feeds.web.linked import Linked
from wireroom.feeds.web.pages import Pages
from wireroom.feeds.web.progress import Progress
from wireroom.feeds.web.robots import Robots
from wireroom.feeds.web.schedule import RETRY_AFTER_MAX_S, next_poll
from wireroom.feeds.web.timetable import Started, Timetable

T = TypeVar("T")

MIB = 1 << 20
AT_ONCE = 16
"""Hosts that are asked at the same time."""
GAP_S, GAP_MAX_S = 2, 60
"""Seconds between two requests to one host: at least, and at most, whatever its robots.txt asks for."""
BREATH_S = 0.25
"""How long at most `stop` is not looked at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of all feeds."""

    follow: bool = False
    """Go on polling until stopped; else each feed is polled once."""
    full: bool = False
    """Fetch the page that an item links to, and give that instead."""
    source: str | None = None
    """Who supplied the articles; what a list calls the feed, or the feed's title, when None."""
    max_bytes: int = 4 * MIB
    """The largest document that is fetched, feed or page."""
    allow_private: bool = False
    """Fetch from addresses that are not public too."""
    gap_s: float = GAP_S
    """Seconds between two requests to one host, at least."""


class _Ended(NamedTuple):
    """A task that has ended."""

    host: str
    gap_s: float
    """How long its host asks to be left alone now."""
    settle: Callable[[], Iterator[Item | Refusal]]
    """Gives what it brought."""


@dataclass(slots=True)
class Feeds:
    """Polls feeds by HTTP, and reads those that are files; lists of feeds (OPML) stand for the feeds in them."""

    addresses: Sequence[str]
    """URLs and paths of files."""
    wanted: Wanted
    bookmarks: Bookmarks
    clock: Clock = field(default_factory=SystemClock)
    draw: Callable[[], float] = random.random
    """Draws lots from 0 up to 1."""
    unchanged: int = 0
    """Polls that brought nothing new."""
    _timetable: Timetable[Feed | Linked] = field(default_factory=Timetable)
    _done: SimpleQueue[_Ended] = field(default_factory=SimpleQueue)
    _running: int = 0
    _places: set[str] = field(default_factory=set)
    _fetcher: Fetcher = field(init=False)
    _pages: Pages = field(init=False)

    def __post_init__(self) -> None:
        self._fetcher = Fetcher(self.wanted.max_bytes, allow_private=self.wanted.allow_private)
        self._pages = Pages(self._fetcher, Robots(self._fetcher, self.clock.now))

    def read(self, stop: Event) -> Iterator[Item | Refusal]:
        """The new articles, as they come; ends within a second when `stop` is set.

        When following, each article should be pushed as it is given: the next one may be hours away.
        """
        for each in self._read(stop):
            yield each
            if stop.is_set():
                return

    def _read(self, stop: Event) -> Iterator[Item | Refusal]:
        for address in self.addresses:
            yield from self._open(address)
        while not stop.is_set():
            self._start_due()
            next_at = self._timetable.next_at()
            if self._running:
                yield from self._settle_next()
            elif next_at is None:
                return
            else:
                self.clock.sleep(next_at - self.clock.now(), stop=stop)

    def _open(self, address: str) -> Iterator[Item | Refusal]:
        if is_address(address):
            yield from self._add(Listed(address, None))
            return
        try:
            with Path(address).open("rb") as file:
                found = read_found(file.read(self.wanted.max_bytes + 1), max_bytes=self.wanted.max_bytes)
        except OSError as error:
            yield Refusal(address, describe(error))
        except DocumentError as error:
            yield Refusal(address, error.reason, error.line)
        else:
            yield from self._read_file(found, address)

    def _read_file(self, found: Document | list[Listed], path: str) -> Iterator[Item | Refusal]:
        """A file is read anew each time; nothing of it is noted."""
        if isinstance(found, list):
            for listed in found:
                yield from self._add(listed, is_listed=True)
            return
        source = self.wanted.source or source_name(found.title, path)
        yield from (Refusal(path, fault.reason, fault.line) for fault in found.faults)
        for item in identified(found):
            yield from self._give(item, mark=None, place=path, source=source)

    def _add(self, listed: Listed, *, is_listed: bool = False) -> Iterator[Refusal]:
        """Have a feed polled, once however often it is named."""
        try:
            place = place_of(listed.url)
        except ValueError:
            yield Refusal(listed.url, "is no proper address")
            return
        if place in self._places:
            return
        self._places.add(place)
        progress = Progress.recall(place, self.bookmarks.read(place))
        feed = Feed(listed.url, self.wanted.source or listed.name, progress, is_listed=is_listed)
        due = min(progress.due, self.clock.now() + RETRY_AFTER_MAX_S) if self.wanted.follow else 0
        self._timetable.add(feed, host=feed.host, due=due)

    def _start_due(self) -> None:
        for started in self._timetable.take(self.clock.now(), at_most=AT_ONCE - self._running):
            self._running += 1
            # A thread for each task, not a pool: the end of the process does not wait for it.
            Thread(target=self._run, args=(started,), daemon=True).start()

    def _run(self, started: Started[Feed | Linked]) -> None:
        host, task = started
        if isinstance(task, Feed):
            fetched = _attempt(partial(task.fetch, self._fetcher))
            polled = Polled(error=fetched) if isinstance(fetched, FetchError) else fetched
            self._done.put(_Ended(host, 0, partial(self._settle_feed, task, polled)))
        else:
            page = _attempt(partial(task.fetch, self._pages))
            gap_s = self._pages.robots.delay_s(task.url)
            self._done.put(_Ended(host, gap_s, partial(self._settle_page, task, page)))

    def _settle_next(self) -> Iterator[Item | Refusal]:
        """What the next task to end brings, if one ends within a breath."""
        try:
            ended = self._done.get(timeout=BREATH_S)
        except Empty:
            return
        self._running -= 1
        gap_s = max(self.wanted.gap_s, min(ended.gap_s, GAP_MAX_S))
        self._timetable.free(ended.host, at=self.clock.now() + gap_s)
        yield from ended.settle()

    def _settle_feed(self, feed: Feed, polled: Polled) -> Iterator[Item | Refusal]:
        now = self.clock.now()
        news = list(feed.settle(polled, now=now))
        self.unchanged += not news
        if isinstance(polled.found, list):
            yield from self._follow_list(feed, polled.found)
            return
        due = next_poll(feed.outcome(polled, now=now), draw=self.draw())
        if due and self.wanted.follow:
            self._timetable.add(feed, host=feed.host, due=due)
        self.bookmarks.note(feed.progress.notes(due or now))
        for each in news:
            if isinstance(each, Refusal):
                yield each
            else:
                yield from self._give(each.item, mark=each.mark, place=feed.progress.place, source=feed.source)

    def _follow_list(self, feed: Feed, listed: Sequence[Listed]) -> Iterator[Refusal]:
        if feed.is_listed:
            yield Refusal(feed.progress.place, "a list of feeds in a list of feeds is not read")
            return
        for each in listed:
            yield from self._add(each, is_listed=True)

    def _settle_page(self, linked: Linked, fetched: str | FetchError) -> Iterator[Item | Refusal]:
        for each in linked.articles(fetched):
            yield each if isinstance(each, Refusal) else Item(each, linked.mark)

    def _give(self, item: RawItem, *, mark: Mark | None, place: str, source: str) -> Iterator[Item | Refusal]:
        """An item itself, now, or the page that it links to, later."""
        linked = Linked(item, mark, place, source)
        if self.wanted.full and linked.host:
            self._timetable.add(linked, host=linked.host, due=self.clock.now())
            return
        article = article_of(item, place=place, source=source)
        yield article if isinstance(article, Refusal) else Item(article, mark)


def _attempt(fetch: Callable[[], T]) -> T | FetchError:
    try:
        return fetch()
    except Exception as error:  # noqa: BLE001 - a fault of ours, met in one feed, must not end the others
        return FetchError(f"failed in a way that is not foreseen ({type(error).__name__})")
