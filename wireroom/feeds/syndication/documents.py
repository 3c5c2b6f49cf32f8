"""Reads a feed's document of any format. It makes no articles."""

from wireroom.feeds.inflating import GZIP_MAGIC, InflatingError, inflate
from wireroom.feeds.syndication.document import Document, DocumentError
from wireroom.feeds.syndication.json_feed import read_json
from wireroom.feeds.syndication.xml_feed import read_xml


def read_document(content: bytes, *, max_bytes: int, url: str | None = None, charset: str | None = None) -> Document:
    """Take a document apart; `url` is where it came from, `charset` what the transport declared.

    Raises:
        DocumentError: it is no feed, or larger than `max_bytes`.
    """
    content = unpack(content, max_bytes=max_bytes)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return read_json(content, url=url)
    return read_xml(content, url=url, charset=charset)


def unpack(content: bytes, *, max_bytes: int) -> bytes:
    """The document, unpacked when it is gzip.

    Raises:
        DocumentError: it cannot be unpacked, or is larger than `max_bytes`.
    """
    if content.startswith(GZIP_MAGIC):
        try:
            return inflate((content,), max_bytes=max_bytes)
        except InflatingError as error:
            raise DocumentError(error.reason) from None
    if len(content) > max_bytes:
        raise DocumentError(f"larger than {max_bytes} bytes")
    return content
