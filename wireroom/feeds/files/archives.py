"""Reads news pages from archives of the web, as Common Crawl's news set has them. It fetches nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.decoding import DecodingError, decode
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.files.warc import HEADERS_BYTES_MAX, Broken, Headers, Record, read_records
from wireroom.feeds.inflating import GZIP_MAGIC, InflatingError, inflate
from wireroom.feeds.refusal import Refusal, reason_of

HTML = ("text/html", "application/xhtml+xml")
OK = b"200"
CUT = "warc-truncated"

_STATUS = re.compile(rb"HTTP/\d[.\d]* (\d{3})\b")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9._:-]{1,40})""", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")


class _RefusedError(Exception):
    """`reason` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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
            except _RefusedError as error:
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
            raise _RefusedError(record.reason)
        page = _page(record.block, max_bytes=self.max_bytes)
        if page is None:
            return None
        if CUT in record.headers:
            raise _RefusedError(f"was cut by the crawler: {record.headers[CUT]}")
        url = record.headers.get("warc-target-uri", "").strip("<>")
        try:
            body = decode(page.content, is_html=True, charset=page.charset).replace("\0", "")  # as browsers do
            if not body.strip():
                raise _RefusedError("holds no text")
            source = self.source or urlsplit(url).hostname or ""
            return Article(source=source, uri=url, url=url, media_type=HTML[0], language=self.language, body=body)
        except DecodingError as error:
            raise _RefusedError(error.reason) from None
        except ValidationError as error:
            raise _RefusedError(reason_of(error)) from None


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
        raise _RefusedError("is no answer of HTTP")
    headers = dict(_header(line) for line in answer[: end.start()].decode("latin-1").split("\n")[1:])
    media_type, _, rest = headers.get("content-type", "").partition(";")
    if status[1] != OK or media_type.strip().lower() not in HTML:
        return None
    content = answer[end.end() :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        content = _joined(content)
    content = _unpacked(content, headers.get("content-encoding", ""), max_bytes=max_bytes)
    charset = _CHARSET.search(rest)
    return _Page(content, charset[1] if charset else None)


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
    raise _RefusedError("its chunks are broken")


def _unpacked(content: bytes, packing: str, *, max_bytes: int) -> bytes:
    """As it was before it was packed. Many archives hold what was unpacked already, and say nothing of it."""
    packing = packing.strip().lower()
    try:
        if packing in ("gzip", "x-gzip") and content.startswith(GZIP_MAGIC):
            return inflate((content,), max_bytes=max_bytes)
    except InflatingError as error:
        raise _RefusedError(error.reason) from None
    if packing in ("br", "zstd", "deflate") and not content.lstrip().startswith(b"<"):
        raise _RefusedError(f"is packed with {packing}, which is not read")
    if len(content) > max_bytes:
        raise _RefusedError(f"larger than {max_bytes} bytes")
    return content
