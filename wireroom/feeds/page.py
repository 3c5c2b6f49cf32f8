"""A page of HTML from the web: what the headers of its answer say, and the article that it is. It fetches nothing."""

import re
from typing import NamedTuple

from schemas.article import Article
from wireroom.feeds.urls import host_of

HTML = "text/html"
PAGES = (HTML, "application/xhtml+xml")
"""What servers call a page."""

_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)


class ContentType(NamedTuple):
    """What a server says that its answer is."""

    media_type: str
    """In lower case; empty when it does not say."""
    charset: str | None
    """As it is declared."""


def read_content_type(value: str) -> ContentType:
    """Read the header `Content-Type`."""
    media_type, _, parameters = value.partition(";")
    charset = _CHARSET.search(parameters)
    return ContentType(media_type.strip().lower(), charset[1] if charset else None)


def article_of_page(html: str, *, url: str, source: str | None = None, language: str | None = None) -> Article:
    """The page at an address, which names it; supplied by its host when `source` is None.

    Raises:
        pydantic.ValidationError: its address is too long, or it is no article for another reason.
    """
    supplier = source or host_of(url)
    return Article(source=supplier, uri=url, url=url, media_type=HTML, language=language, body=html)
