"""Reads news pages from archives of the web, as Common Crawl's news set has them. It fetches nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.decoding import decode_page
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.files.warc import HEADERS_BYTES_MAX, Broken, Headers, Record, read_records
from wireroom.feeds.inflating import GZIP_MAGIC, inflate
from wireroom.feeds.page import PAGES, article_of_page, read_content_type
from wireroom.feeds.refusal import Refusal, UnreadableError, reason_of

OK = b"200"
CUT = "warc-truncated"

_STATUS = re.compile(rb"HTTP/\d[.\d]* (\d{3})\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")


class _PageError(UnreadableError):
    """A record that holds no page, though it should."""


@dataclass(frozen=True, slots=True)
class ArchiveReader:
    """Reads the pages that a server answered with 200, each named by its address. All else in an archive is left."""

    file: BinaryIO
    path: str
    """Names it in refusals."""
    max_bytes: int
    """Of one page."""
    source: str | None = None
    """Who supplied them; each page's host when None."""
    language: str | None = None

    def read(self, *, behind: int = 0) -> Iterator[Placed | Refusal]:
        """The pages; what is broken is refused with its record, and the reading goes on. The first `behind` are left.

        The note of an article is the number of its record.
        """
        is_packed = self.file.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        self.file.seek(0)
        is_empty = not behind
        room = self.max_bytes + HEADERS_BYTES_MAX
        for record in read_records(self.file, is_packed=is_packed, is_wanted=_is_answer, max_bytes=room):
            if record.number <= behind:
                continue
            try:
                article = self._article(record)
            except UnreadableError as error:
                reason = f"record {record.number}, at byte {record.offset}: {error.reason}"
                yield Refusal(self.path, reason)
            else:
                if article is None:
                    continue
                yield Placed(article, str(record.number))
            is_empty = False
        if is_empty:
            yield Refusal(self.path, "holds no page")

    def _article(self, record: Record | Broken) -> Article | None:
        """The page as an article; None when it is none."""
        if isinstance(record, Broken):
            raise _PageError(record.reason)
        page = _page(record.block, max_bytes=self.max_bytes)
        if page is None:
            return None
        if CUT in record.headers:
            raise _PageError(f"was cut by the crawler: {record.headers[CUT]}")
        url = record.headers.get("warc-target-uri", "").strip("<>")
        try:
            html = decode_page(page.content, charset=page.charset)
            return article_of_page(html, url=url, source=self.source, language=self.language)
        except ValidationError as error:
            raise _PageError(reason_of(error)) from None


class _Page(NamedTuple):
    content: bytes
    charset: str | None


def _is_answer(headers: Headers) -> bool:
    is_http = headers.get("content-type", "").lower().startswith("application/http")
    return is_http and headers.get("warc-type", "").lower() == "response"


def _page(answer: bytes, *, max_bytes: int) -> _Page | None:
    """What a server answered with, unpacked; None when it is no page, or says that something went wrong."""
    end = _HEAD_END.search(answer)
    status = _STATUS.match(answer)
    if not end or not status:
        raise _PageError("is no answer of HTTP")
    headers = dict(_header(line) for line in answer[: end.start()].decode("latin-1").split("\n")[1:])
    media_type, charset = read_content_type(headers.get("content-type", ""))
    if status[1] != OK or media_type not in PAGES:
        return None
    content = answer[end.end() :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        content = _joined(content)
    content = _unpacked(content, headers.get("content-encoding", ""), max_bytes=max_bytes)
    return _Page(content, charset)


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()


def _joined(content: bytes) -> bytes:
    """The chunks, joined. Many archives hold what was joined already, and say nothing of it."""
    chunks: list[bytes] = []
    place = 0
    while chunk := _CHUNK.match(content, place):
        begin, size = chunk.end(), int(chunk[1], 16)
        if not size:
            return b"".join(chunks)
        chunks.append(content[begin : begin + size])
        place = begin + size + 2
    if not chunks:
        return content
    raise _PageError("its chunks are broken")


def _unpacked(content: bytes, packing: str, *, max_bytes: int) -> bytes:
    """As it was before it was packed. Many archives hold what was unpacked already, and say nothing of it."""
    packing = packing.strip().lower()
    if packing in ("gzip", "x-gzip") and content.startswith(GZIP_MAGIC):
        return inflate((content,), max_bytes=max_bytes)
    if packing in ("br", "zstd", "deflate") and not content.lstrip().startswith(b"<"):
        raise _PageError(f"is packed with {packing}, which is not read")
    if len(content) > max_bytes:
        raise _PageError(f"larger than {max_bytes} bytes")
    return content
