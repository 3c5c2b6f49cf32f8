"""Makes articles of a feed's items: each travels as it came. It fetches nothing and remembers nothing."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.refusal import Refusal, reason_of
from wireroom.feeds.syndication.cleaning import LINE_MAX, NAME_MAX, plain
from wireroom.feeds.syndication.document import Document, DocumentError, RawItem
from wireroom.feeds.syndication.documents import read_document
from wireroom.feeds.urls import host_of


def articles_of(
    content: bytes, *, place: str, max_bytes: int, source: str | None = None
) -> Iterator[Article | Refusal]:
    """The articles in the document of a feed, however it came here.

    `place` names it in refusals; `source` is who supplied the articles, the feed's title when None.
    """
    try:
        document = read_document(content, max_bytes=max_bytes)
    except DocumentError as error:
        yield Refusal(place, error.reason, error.line)
        return
    yield from (Refusal(place, fault.reason, fault.line) for fault in document.faults)
    supplier = source or source_name(document.title, place)
    for item in identified(document):
        yield article_of(item, place=place, source=supplier)


def article_of(item: RawItem, *, place: str, source: str) -> Article | Refusal:
    """One item as an article."""
    try:
        return Article(source=source, uri=item.uri, url=item.link, media_type=item.media_type, body=item.body)
    except ValidationError as error:
        return Refusal(place, reason_of(error), item.line)


def identified(document: Document) -> Iterator[RawItem]:
    """The items, each under a name that is its own.

    A `guid` that several items share, or that is too long, names none of them: the link does, else nothing.
    """
    uris = Counter(item.uri for item in document.items)
    for item in document.items:
        is_own = uris[item.uri] == 1 and item.uri is not None and len(item.uri) <= LINE_MAX
        yield item if is_own else item._replace(uri=item.link)


def source_name(title: str, place: str) -> str:
    """Who supplies a feed: what its title says, else the host or the file that it came from."""
    return plain(title, at_most=NAME_MAX) or host_of(place) or PurePath(place).name or place[:NAME_MAX]
