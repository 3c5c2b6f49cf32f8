"""An item whose linked page is given in its place. It fetches the page, and makes the article of it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.bookmarks import Mark
from wireroom.feeds.page import HTML
from wireroom.feeds.refusal import Refusal, reason_of
from wireroom.feeds.syndication.articles import article_of
from wireroom.feeds.syndication.cleaning import plain
from wireroom.feeds.syndication.document import RawItem
from wireroom.feeds.urls import host_of, without_login
from wireroom.feeds.web.http import FetchError
from wireroom.feeds.web.pages import Pages


@dataclass(frozen=True, slots=True)
class Linked:
    """An item with a link to a page."""

    item: RawItem
    mark: Mark
    place: str
    """The feed's."""
    source: str
    language: str | None = None
    """Of the page, in BCP 47."""

    @property
    def url(self) -> str:
        """Of the page; empty when there is none."""
        return self.item.link or ""

    @property
    def host(self) -> str:
        """Where the page is; empty when it cannot be fetched."""
        return host_of(self.url) if self.url.lower().startswith(("http://", "https://")) else ""

    def fetch(self, pages: Pages) -> str | FetchError:
        """The page's HTML, or why it could not be had. This takes its time."""
        try:
            return pages.read(self.url)
        except FetchError as error:
            return error

    def articles(self, fetched: str | FetchError) -> list[Article | Refusal]:
        """The page as an article; without one, the reason, and the item itself."""
        if isinstance(fetched, FetchError):
            refusal = Refusal(without_login(self.url), f"{fetched.reason}; the feed's item is given in its place")
            return [refusal, article_of(self.item, place=self.place, source=self.source)]
        try:
            return [self._article(fetched)]
        except ValidationError as error:
            return [Refusal(self.place, reason_of(error), self.item.line)]

    def _article(self, html: str) -> Article:
        return Article(
            source=self.source,
            uri=self.item.uri,
            url=self.url,
            media_type=HTML,
            language=self.language,
            headline=plain(self.item.title) or None,
            published=read_moment(self.item.published),
            body=html,
        )


def read_moment(text: str) -> datetime | None:
    """A moment as feeds write it (RFC 3339, RFC 5322); None when it has no zone, or is none."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, OverflowError):
            moment = read(text)
            return moment if moment.utcoffset() is not None else None
    return None
