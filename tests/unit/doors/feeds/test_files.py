"""What becomes of files, folders and standard input."""

import gzip
import json
import os
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from wireroom.feeds.files.finding import Found, find
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.refusal import Refusal

FERRY = {"source": "night-wire", "uri": "nw/1", "body": "The ferry left at dawn."}
LINE = json.dumps(FERRY).encode()


def read(path: Path, *, max_bytes: int = 10_000, source: str | None = None) -> list[Article | Refusal]:
    """Everything that a path gives."""
    reader = Reader(max_bytes=max_bytes, source=source)
    found: list[Article | Refusal] = []
    for each in find(path):
        found += reader.read(each) if isinstance(each, Found) else [each]
    return found


def refused(path: Path, *, max_bytes: int = 10_000) -> list[str]:
    """What a path is refused for, without the folder's name."""
    found = read(path, max_bytes=max_bytes)
    return [str(each).removeprefix(f"{path.parent}/") for each in found if isinstance(each, Refusal)]


def piped(content: bytes, *, max_bytes: int = 10_000) -> list[Article | Refusal]:
    """What standard input gives."""
    return list(Reader(max_bytes=max_bytes, language="en").read_stdin(BytesIO(content)))


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    """Text, pages and lines are read by name, folder by folder; hidden files are not; each file names its article."""
    desk = tmp_path / "night-desk"
    (desk / "b").mkdir(parents=True)
    (desk / ".git").mkdir()
    (desk / ".git" / "x.txt").write_text("hidden")
    (desk / ".x.txt").write_text("hidden")
    (desk / "c.TXT").write_text("\ufeffThe harbour closed.")
    (desk / "a.html").write_text("<p>The bridge opened.")
    (desk / "b" / "one two.txt").write_text("The mill burned.")
    (desk / "b" / "d.ndjson").write_bytes(LINE)
    assert read(desk) == [
        Article(source="night-desk", uri="file:a.html", media_type="text/html", body="<p>The bridge opened."),
        Article.model_validate(FERRY),
        Article(source="night-desk", uri="file:b/one%20two.txt", body="The mill burned."),
        Article(source="night-desk", uri="file:c.TXT", body="The harbour closed."),
    ]


def test_a_file_is_named_in_its_folder(tmp_path: Path) -> None:
    """A file given by itself has its folder's name as source, and its own as name; a named source counts more."""
    path = tmp_path / "a.txt"
    path.write_text("The mill burned.")
    (one,) = read(path)
    (other,) = read(path, source="fire-wire")
    assert one == Article(source=tmp_path.name, uri="file:a.txt", body="The mill burned.")
    assert other == Article(source="fire-wire", uri="file:a.txt", body="The mill burned.")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "a.txt: holds no text"),
        ("a.txt", b" \r\n\t", "a.txt: holds no text"),
        ("a.txt", b"ab\xff", "a.txt: no UTF-8 at byte 2"),
        ("a.txt", b"ab\x00", "a.txt: `body`: holds a NUL character at offset 2"),
        ("a.txt", b"a" * 1001, "a.txt: larger than 1000 bytes"),
        ("a.pdf", b"%PDF", "a.pdf: there is no reader for this kind of file; known are .txt .html .htm .json"),
        ("a.txt.gz", b"", "a.txt.gz: there is no reader for this kind of file"),
        ("a.html", b"<p>\xe9", "a.html: no UTF-8 at byte 3, and what else it is cannot be told for sure"),
        ("a.html", b"<meta charset=klingon>\xe9", "a.html: no UTF-8 at byte 22, and the declared charset `klingon`"),
        ("a.html", b"<meta charset=hex>\xe9", "a.html: no UTF-8 at byte 18, and the declared charset `hex` is not"),
        ("a.html", b"<meta charset=utf-8>\xe9", "a.html: no UTF-8 at byte 20, and the declared charset `utf-8` is"),
        ("a.html", b"<meta charset=euc-jp>\xff", "a.html: no euc-jp at byte 21, though it is declared"),
        ("a.ndjson.gz", b"no gzip", "a.ndjson.gz:1: cannot be read further: Not a gzipped file"),
        (
            "a.ndjson.gz",
            gzip.compress(LINE, mtime=0)[:-9],
            "a.ndjson.gz:1: cannot be read further: Compressed file ended",
        ),
        (
            "a.ndjson.gz",
            gzip.compress(LINE, mtime=0)[:10] + b"\xff" * 20,
            "a.ndjson.gz:1: cannot be read further: Error -3",
        ),
    ],
)
def test_a_file_that_is_no_article_is_refused(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """It is refused with the reason, and where in it."""
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = refused(path, max_bytes=1000)
    assert found.startswith(reason)
    assert "\n" not in found


@pytest.mark.parametrize(
    ("page", "body"),
    [
        (b"<meta charset='iso-8859-1'>caf\xe9 \x93quoted\x94", "caf\u00e9 \u201cquoted\u201d"),
        (
            b'<META http-equiv="Content-Type" content="text/html; charset=windows-1251">\xcc\xe8\xf0',
            "\u041c\u0438\u0440",
        ),
        (b"<meta charset=gb2312>\xd0\xc2\xce\xc5", "\u65b0\u95fb"),
        (b"<meta charset=Shift_JIS>\x90V\x95\xb7", "\u65b0\u805e"),
        ("<meta charset=iso-8859-1>caf\u00e9".encode(), "caf\u00e9"),
    ],
)
def test_a_page_is_read_as_it_declares(tmp_path: Path, page: bytes, body: str) -> None:
    """A page that is not UTF-8 is read by the charset that it declares; one that is UTF-8 is read so in any case."""
    path = tmp_path / "a.html"
    path.write_bytes(page)
    (found,) = read(path)
    assert isinstance(found, Article)
    assert found.body.endswith(body)
    assert "\ufffd" not in found.body


def test_a_bad_line_costs_no_other(tmp_path: Path) -> None:
    """Each wrong line is refused with its number and reason, never with its text; the others are read."""
    path = tmp_path / "wire.jsonl"
    lines = [
        b"\xef\xbb\xbf" + LINE,
        b"",
        b"{",
        b'{"source": "x"}',
        b'{"source": "x", "body": "secret", "colour\\u001b[31m\\n": 1}',
        b'{"source": "x", "body": "secret\xff"}',
        b'{"source": "x", "body": "secret\\u0000"}',
        b'{"source": "x", "body": "secret", "urgency": 12}',
        b'["secret"]',
        b'{"source": "x", "body": "' + b"secret" * 200 + b'"}',
        b"  " + LINE + b"\r",
    ]
    path.write_bytes(b"\n".join(lines))
    found = read(path, max_bytes=1000)
    assert [each for each in found if isinstance(each, Article)] == [Article.model_validate(FERRY)] * 2
    reasons = refused(path, max_bytes=1000)
    assert [reason.split(": ")[0] for reason in reasons] == [f"wire.jsonl:{number}" for number in range(3, 11)]
    expected = [
        "EOF while parsing",
        "`body`: field required",
        "is not a field of an article",
        "no UTF-8 at byte 31 of the line",
        "`body`: holds a NUL character at offset 6",
        "`urgency`: input should be less than or equal to 9",
        "input should be",
        "longer than 1000 bytes",
    ]
    for reason, part in zip(reasons, expected, strict=True):
        assert part.lower() in reason.lower()
        assert "secret" not in reason
        assert reason.isprintable()


@pytest.mark.parametrize(("field", "value"), [("urgency", "1"), ("published", 1_700_000_000), ("headline", 7)])
def test_no_value_of_a_line_is_converted(field: str, value: object) -> None:
    """What the extraction would refuse is refused at the door, by its field."""
    (found,) = piped(json.dumps({**FERRY, field: value}).encode())
    assert isinstance(found, Refusal)
    assert f"`{field}`" in found.reason


def test_compressed_lines_are_read(tmp_path: Path) -> None:
    """Lines may be compressed."""
    path = tmp_path / "wire.ndjson.gz"
    path.write_bytes(gzip.compress(LINE + b"\n" + LINE + b"\n"))
    assert read(path) == [Article.model_validate(FERRY)] * 2


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Missing files, pipes, links to folders and names that are no text are told, and nothing is waited for."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c").symlink_to(tmp_path)
    (tmp_path / "d\x1b.doc").write_text("x")
    assert [str(each).removeprefix(f"{tmp_path}/").split(";")[0] for each in read(tmp_path)] == [
        "a.txt: no regular file",
        "b.txt: there is no such file",
        "c: a folder that is linked to is not read",
        "d?.doc: there is no reader for this kind of file",
    ]
    assert refused(tmp_path / "e.txt") == ["e.txt: there is no such file"]


def test_a_name_of_any_bytes_is_a_uri(tmp_path: Path) -> None:
    """Whatever a file is called, its article has a name of one line."""
    (tmp_path / os.fsdecode(b"caf\xe9\n.txt")).write_text("The mill burned.")
    (found,) = read(tmp_path)
    assert isinstance(found, Article)
    assert found.uri == "file:caf%E9%0A.txt"


@pytest.mark.parametrize("blank", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_standard_input_is_told_by_its_first_line(blank: bytes) -> None:
    """An object opens lines of JSON, a root a feed, another tag a page; all else is the text of one article."""
    ferry = Article.model_validate(FERRY)
    assert piped(blank + LINE + b"\n" + LINE) == [ferry, ferry]
    feed = b"<?xml version='1.0'?><rss><channel><item><guid>q1</guid><title>Fog</title></item></channel></rss>"
    assert [each.uri for each in piped(blank + feed) if isinstance(each, Article)] == ["q1"]
    (text,) = piped(blank + b"The mill burned.\n\nAll are safe.")
    (page,) = piped(blank + b" <p>The mill burned.")
    assert isinstance(text, Article)
    assert isinstance(page, Article)
    assert (text.source, text.uri, text.media_type, text.language) == ("stdin", None, "text/plain", "en")
    assert text.body.strip() == "The mill burned.\n\nAll are safe."
    assert page.media_type == "text/html"


def test_lines_are_read_as_they_come() -> None:
    """A line of standard input is an article before the next one is there."""
    left, right = os.pipe()
    with os.fdopen(left, "rb") as reading, os.fdopen(right, "wb", buffering=0) as writing:
        writing.write(LINE + b"\n")
        found = Reader(max_bytes=1000).read_stdin(reading)
        assert next(found) == Article.model_validate(FERRY)
        writing.write(b"{}\n")
        assert str(next(found)) == "-:2: `source`: field required"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "-: holds no text"),
        (b"\n" * 20, "-: larger than 10 bytes"),
        (b"a" * 11, "-: larger than 10 bytes"),
        (b"a\n" * 6, "-: larger than 10 bytes"),
        (b"{" * 11, "-:1: longer than 10 bytes"),
        (b"\n{}", "-:2: `source`: field required"),
        (b"{ no JSON", "-:1: invalid JSON"),
    ],
)
def test_standard_input_that_is_no_article_is_refused(content: bytes, reason: str) -> None:
    """It is refused with its place."""
    assert [str(each)[: len(reason)] for each in piped(content, max_bytes=10)] == [reason]


@given(st.lists(st.one_of(st.binary(max_size=40), st.just(LINE))), st.integers(min_value=10, max_value=120))
def test_any_bytes_are_read_or_refused(parts: list[bytes], max_bytes: int) -> None:
    """Whatever comes, each line that is an article is read, and nothing fails or is lost in silence."""
    content = b"{}\n" + b"\n".join(parts)
    found = piped(content, max_bytes=max_bytes)
    full = [line for line in content.split(b"\n") if len(line) > max_bytes or line.strip()]
    assert len(found) == len(full)
    read_back = [line.strip() for line, each in zip(full, found, strict=True) if isinstance(each, Article)]
    assert set(read_back) <= {LINE}
    assert len(read_back) == sum(line.strip() == LINE and len(line) <= max_bytes for line in full)
