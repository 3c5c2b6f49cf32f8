"""Reads a feed's document of any format, or a list of feeds. It makes no articles."""

import codecs

from wireroom.feeds.inflating import GZIP_MAGIC, InflatingError, inflate
from wireroom.feeds.syndication.document import Document, DocumentError
from wireroom.feeds.syndication.json_feed import read_json
from wireroom.feeds.syndication.opml import Listed, read_opml
from wireroom.feeds.syndication.sniffing import Kind, sniff
from wireroom.feeds.syndication.xml_feed import read_xml


def read_document(content: bytes, *, max_bytes: int, url: str | None = None, charset: str | None = None) -> Document:
    """Take a document apart; `url` is where it came from, `charset` what the transport declared.

    Raises:
        DocumentError: it is no feed, or larger than `max_bytes`.
    """
    return _read(_unpacked(content, max_bytes=max_bytes), url=url, charset=charset)


def read_feed_or_list(
    content: bytes, *, max_bytes: int, url: str | None = None, charset: str | None = None
) -> Document | list[Listed]:
    """Take a document apart that may be a list of feeds, too.

    Raises:
        DocumentError: it is neither, or larger than `max_bytes`.
    """
    content = _unpacked(content, max_bytes=max_bytes)
    if sniff(content) is Kind.OPML:
        return read_opml(content, url=url, charset=charset)
    return _read(content, url=url, charset=charset)


def _read(content: bytes, *, url: str | None, charset: str | None) -> Document:
    if content.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"["):
        return read_json(content, url=url)
    return read_xml(content, url=url, charset=charset)


def _unpacked(content: bytes, *, max_bytes: int) -> bytes:
    """The document, unpacked when it is gzip."""
    if content.startswith(GZIP_MAGIC):
        try:
            return inflate((content,), max_bytes=max_bytes)
        except InflatingError as error:
            raise DocumentError(error.reason) from None
    if len(content) > max_bytes:
        raise DocumentError(f"larger than {max_bytes} bytes")
    return content
