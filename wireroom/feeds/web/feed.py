"""One feed: fetches its document, and says what is new in it and when it is to be polled again. It keeps no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wireroom.feeds.refusal import Refusal
from wireroom.feeds.syndication.articles import identified, source_name
from wireroom.feeds.syndication.discovery import named_feeds
from wireroom.feeds.syndication.document import NO_RHYTHM, Document, DocumentError, Rhythm
from wireroom.feeds.syndication.documents import read_feed_or_list
from wireroom.feeds.syndication.opml import Listed
from wireroom.feeds.urls import host_of, without_login
from wireroom.feeds.web.http import Answer, Fetcher, FetchError
from wireroom.feeds.web.progress import Fresh, Progress
from wireroom.feeds.web.schedule import Outcome, read_max_age, read_retry_after

ACCEPTED = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
NOT_MODIFIED, GONE = 304, 410
VALIDATOR_MAX = 500
"""Characters of an ETag that are kept."""


class Polled(NamedTuple):
    """What a poll brought."""

    answer: Answer | None = None
    """None when there was none."""
    found: Document | list[Listed] | None = None
    """None when it has not changed, or there is none."""
    error: FetchError | DocumentError | None = None


@dataclass(slots=True)
class Feed:
    """A feed that is polled, or a list of feeds until it is known as one."""

    url: str
    name: str | None
    """Who supplies its articles; its title when None."""
    progress: Progress
    is_listed: bool = False
    """It comes from a list of feeds."""
    failures: int = 0
    """In a row."""
    rhythm: Rhythm = NO_RHYTHM

    @property
    def host(self) -> str:
        """Where it is asked for."""
        return host_of(self.address)

    @property
    def address(self) -> str:
        """Where it is now."""
        return self.progress.moved_to or self.url

    @property
    def source(self) -> str:
        """Who supplies its articles: known once it was read."""
        return self.name or self.progress.source or self.host

    def fetch(self, fetcher: Fetcher) -> Polled:
        """Ask for what is new since the last poll. This takes its time and changes nothing."""
        headers = {"Accept": ACCEPTED}
        if self.progress.etag:
            headers["If-None-Match"] = self.progress.etag
        if self.progress.modified:
            headers["If-Modified-Since"] = self.progress.modified
        try:
            answer = fetcher.get(self.address, headers=headers)
        except FetchError as error:
            return Polled(error=error)
        if answer.status == NOT_MODIFIED:
            return Polled(answer)
        if not answer.is_ok:
            return Polled(answer, error=FetchError(f"the server answers {answer.status}"))
        url, charset = without_login(answer.url), answer.content_type.charset
        try:
            found = read_feed_or_list(answer.content, max_bytes=fetcher.max_bytes, url=url, charset=charset)
            return Polled(answer, found)
        except DocumentError as error:
            named = named_feeds(answer.content, url=url)
            return Polled(answer, error=FetchError(f"{error.reason}; it names {' '.join(named)}") if named else error)

    def settle(self, polled: Polled, *, now: float) -> Iterator[Fresh | Refusal]:
        """What is new, and what is wrong; the feed then knows of it."""
        if polled.error:
            yield from self._fail(polled, polled.error)
            return
        self.failures = 0
        if polled.answer:
            self._note(polled.answer)
        if isinstance(polled.found, Document):
            self.rhythm = polled.found.rhythm
            self.progress.source = self.progress.source or source_name(polled.found.title, self.url)
            yield from (Refusal(self.progress.place, fault.reason, fault.line) for fault in polled.found.faults)
            yield from self.progress.take(identified(polled.found), now=now)

    def outcome(self, polled: Polled, *, now: float) -> Outcome:
        """How the poll went, for the schedule."""
        headers = polled.answer.headers if polled.answer else {}
        return Outcome(
            at=now,
            is_gone=polled.answer is not None and polled.answer.status == GONE,
            failures=self.failures,
            retry_after_s=read_retry_after(headers.get("retry-after", ""), now=now),
            max_age_s=read_max_age(headers.get("cache-control", "")),
            rhythm=self.rhythm,
        )

    def _fail(self, polled: Polled, error: FetchError | DocumentError) -> Iterator[Refusal]:
        self.failures += 1
        is_gone = polled.answer is not None and polled.answer.status == GONE
        reason = f"{error.reason}: it is gone for good, and not polled any more" if is_gone else error.reason
        yield Refusal(self.progress.place, reason, error.line if isinstance(error, DocumentError) else None)
        if self.progress.moved_to and not is_gone:
            self.progress.moved_to = None

    def _note(self, answer: Answer) -> None:
        if answer.moved_to and without_login(answer.moved_to) == answer.moved_to:
            self.progress.moved_to = answer.moved_to
        if answer.status != NOT_MODIFIED:
            self.progress.etag = _validator(answer, "etag")
            self.progress.modified = _validator(answer, "last-modified")


def _validator(answer: Answer, name: str) -> str | None:
    """A validator that can be sent back."""
    value = answer.headers.get(name, "")
    return value if value and value.isascii() and len(value) <= VALIDATOR_MAX else None
