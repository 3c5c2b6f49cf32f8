"""Which pages of an archive become articles, and which are refused."""

import gzip
from io import BytesIO

import pytest

from schemas.article import Article
from tests.unit.doors.feeds.archive import PAGE, answer, packed, page, record
from wireroom.feeds.files.archives import ArchiveReader
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.refusal import Refusal

MAX = 1_000
URL = "https://news.example/x"
FERRY = PAGE.format("Ferry")


def read(content: bytes, *, behind: int = 0, source: str | None = None) -> list[Article | str]:
    """The articles of an archive, and why something was refused."""
    reader = ArchiveReader(BytesIO(content), "news.warc", MAX, source, "en")
    return [str(each) if isinstance(each, Refusal) else each.article for each in reader.read(behind=behind)]


def article(body: str, **known: object) -> Article:
    """The page as an article."""
    described = {"source": "news.example", "uri": URL, "url": URL, "media_type": "text/html", "language": "en"}
    return Article.model_validate({**described, "body": body, **known})


def test_a_page_is_named_by_its_address() -> None:
    """Its source is its host, unless another is named; one address is one article."""
    content = record("x", answer(FERRY.encode()))
    assert read(content) == [article(FERRY)]
    assert read(packed(content)) == [article(FERRY)]
    assert read(content, source="archive") == [article(FERRY, source="archive")]
    assert read(content.replace(b"https://news.example/x", b"<https://news.example/x>")) == [article(FERRY)]


@pytest.mark.parametrize(
    ("answered", "body"),
    [
        (answer(b"<p>caf\xe9", media_type='text/html; charset="ISO-8859-1"'), "<p>café"),
        (answer(b"<meta charset=iso-8859-2><p>\xb3", media_type="Text/HTML"), "<meta charset=iso-8859-2><p>ł"),
        (answer(b"<p>Quay", media_type="application/xhtml+xml"), "<p>Quay"),
        (answer(b"5\r\n<p>Qu\r\n2;x=y\r\nay\r\n0\r\n\r\n", more="Transfer-Encoding: chunked\r\n"), "<p>Quay"),
        (answer(b"<p>Quay", more="Transfer-Encoding: chunked\r\n"), "<p>Quay"),
        (answer(gzip.compress(b"<p>Quay"), more="Content-Encoding: gzip\r\n"), "<p>Quay"),
        (answer(b"<p>Quay", more="Content-Encoding: gzip\r\n"), "<p>Quay"),
        (answer(b"<p>Quay", more="Content-Encoding: br\r\n"), "<p>Quay"),
        (answer(b"<p>Quay").replace(b"\r\n", b"\n"), "<p>Quay"),
        (answer(b"<p>Qu\0ay"), "<p>Quay"),
    ],
)
def test_a_page_is_read_as_it_was_sent(answered: bytes, body: str) -> None:
    """Chunks are joined, what is packed is unpacked, and the text is read in the charset that the server declared."""
    assert read(record("x", answered)) == [article(body)]


@pytest.mark.parametrize(
    "left",
    [
        record("x", answer(b"<p>gone", status="404 Not Found")),
        record("x", answer(b"<p>moved", status="301 Moved Permanently")),
        record("x", answer(b"GIF89a", media_type="image/gif")),
        record("x", answer(b"%PDF", media_type="application/pdf")),
        record("x", answer(b"<p>seen", media_type="")),
        record("x", answer(FERRY.encode()), kind="revisit"),
        record("x", b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record("x", b"fetched in 3 ms", kind="metadata"),
        record("x", b"dns", kind="response").replace(b"application/http", b"text/dns"),
    ],
)
def test_what_is_no_page_is_left(left: bytes) -> None:
    """Only pages that a server gave with 200 are read; an archive without any is told."""
    assert read(page("a") + left) == read(page("a"))
    assert read(left) == ["news.warc: holds no page"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (record("x", b"<p>no HTTP"), "is no answer of HTTP"),
        (record("x", answer(FERRY.encode())[:30]), "is no answer of HTTP"),
        (record("x", answer(b" \n")), "holds no text"),
        (record("x", answer(b"a" * 1001)), "larger than 1000 bytes"),
        (record("x", answer(b"a" * 70_000)), f"larger than {MAX + 64 * 1024} bytes"),
        (record("x", answer(b"\xff\xfe\x00")), "no utf-16-le at byte 0, though its mark stands first"),
        (record("x", answer(FERRY.encode()), more="WARC-Truncated: length\r\n"), "was cut by the crawler: length"),
        (
            record("x", answer(gzip.compress(b"a" * 5000), more="Content-Encoding: gzip\r\n")),
            "larger than 1000 bytes, unpacked",
        ),
        (
            record("x", answer(gzip.compress(b"a")[:-9], more="Content-Encoding: gzip\r\n")),
            "cannot be unpacked: it ends early",
        ),
        (record("x", answer(b"\x1b\x03", more="Content-Encoding: br\r\n")), "is packed with br, which is not read"),
        (record("x", answer(b"5\r\n<p>", more="Transfer-Encoding: chunked\r\n")), "its chunks are broken"),
        (page("a").replace(b"https://news.example/a", b"/a"), "`source`: string should have at least 1 character"),
        (
            page("a").replace(b"https://news.example/a", b"https://[/a"),
            "`source`: string should have at least 1 character",
        ),
        (page("a")[:-20], "is not as long as it says"),
    ],
)
def test_a_broken_page_is_refused_with_its_record(broken: bytes, reason: str) -> None:
    """It is told which record it is and where, and the pages around it are read."""
    first = page("first")
    found = read(first + broken + page("last"))
    place = f"news.warc: record 2, at byte {len(first)}: "
    assert [each.uri for each in found if isinstance(each, Article)] == [
        "https://news.example/first",
        "https://news.example/last",
    ]
    assert [each for each in found if isinstance(each, str)] == [place + reason]


def test_a_second_reading_goes_on_behind_a_record() -> None:
    """The note of an article is its record's number; what was read or refused up to there is left."""
    content = page("a") + record("b", b"no HTTP") + page("c") + page("d")
    placed = [each for each in ArchiveReader(BytesIO(content), "w", MAX).read() if isinstance(each, Placed)]
    assert [each.note for each in placed] == ["1", "3", "4"]
    assert read(content, behind=3) == read(page("d"))
    assert read(content, behind=4) == []
