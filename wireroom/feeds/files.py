"""Turns files, folders and standard input into articles, and refuses with a place what is none. It pushes nothing."""

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast
from urllib.parse import quote

from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.decoding import DecodingError, decode
from wireroom.feeds.ndjson import BOM, Lines, describe, read_lines
from wireroom.feeds.refusal import Refusal, reason_of

STDIN = "-"
STDIN_SOURCE = "stdin"
HTML, TEXT = "text/html", "text/plain"
MEDIA_TYPES = {".txt": TEXT, ".html": HTML, ".htm": HTML}
LINES = (".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz")


class Found(NamedTuple):
    """A file to be read."""

    path: Path
    root: Path
    """The folder that its articles are named from."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles. What a file of text or HTML does not say of itself is said here; lines of JSON say it all.

    Such an article is named by its path under the folder that was given, so the same file is the same article tomorrow,
    and a changed one its next version.
    """

    max_bytes: int
    source: str | None = None
    """Who supplied it; the folder's name when None."""
    language: str | None = None
    """BCP 47."""

    def read(self, found: Found) -> Iterator[Article | Refusal]:
        """Read one file."""
        shown, name = _shown(found.path), found.path.name.lower()
        try:
            if not found.path.is_file():
                yield Refusal(shown, _why_no_file(found.path))
            elif name.endswith(LINES):
                with _open(found.path) as file:
                    yield from read_lines(file, path=shown, max_bytes=self.max_bytes)
            elif media_type := MEDIA_TYPES.get(found.path.suffix.lower()):
                yield self._read_document(found, media_type)
            else:
                known = " ".join((*MEDIA_TYPES, *LINES))
                yield Refusal(shown, f"there is no reader for this kind of file; known are {known}")
        except OSError as error:
            yield Refusal(shown, describe(error))

    def read_stdin(self, file: BinaryIO) -> Iterator[Article | Refusal]:
        """Read lines of JSON when the first line opens an object, a page of HTML when it opens a tag, else text."""
        head = self._read_head(file)
        opening = head.removeprefix(BOM).lstrip()[:1]
        if opening == b"{":
            yield from read_lines(_Joined(BytesIO(head), file), path=STDIN, max_bytes=self.max_bytes)
            return
        content = head + file.read(max(0, self.max_bytes + 1 - len(head)))
        yield self._article(
            content,
            path=STDIN,
            uri=None,
            source=self.source or STDIN_SOURCE,
            media_type=HTML if opening == b"<" else TEXT,
        )

    def _read_head(self, file: Lines) -> bytes:
        """All up to the end of the first line that is not empty."""
        head = b""
        while len(head) <= self.max_bytes and (line := file.readline(self.max_bytes + 1)):
            head += line
            if line.removeprefix(BOM).strip():
                break
        return head

    def _read_document(self, found: Found, media_type: str) -> Article | Refusal:
        with found.path.open("rb") as file:
            content = file.read(self.max_bytes + 1)
        uri = "file:" + quote(os.fsencode(found.path.relative_to(found.root).as_posix()))
        source = self.source or found.root.resolve().name
        return self._article(content, path=_shown(found.path), uri=uri, source=source, media_type=media_type)

    def _article(
        self, content: bytes, *, path: str, uri: str | None, source: str, media_type: str
    ) -> Article | Refusal:
        if len(content) > self.max_bytes:
            return Refusal(path, f"larger than {self.max_bytes} bytes")
        try:
            body = decode(content, is_html=media_type == HTML)
            if not body.strip():
                return Refusal(path, "holds no text")
            return Article(source=source, uri=uri, media_type=media_type, language=self.language, body=body)
        except DecodingError as error:
            return Refusal(path, error.reason)
        except ValidationError as error:
            return Refusal(path, reason_of(error))


def find(path: Path) -> Iterator[Found | Refusal]:
    """The file that is meant, or all files of a folder and the folders in it, by name, without hidden ones."""
    if not path.is_dir():
        yield Found(path, path.parent)
        return
    yield from _walk(path, root=path)


def _walk(folder: Path, *, root: Path) -> Iterator[Found | Refusal]:
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield Refusal(_shown(folder), describe(error))
        return
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path, root=root)
        else:
            yield Found(path, root)


@dataclass(frozen=True, slots=True)
class _Joined:
    """Two files, one after the other."""

    first: Lines
    second: Lines

    def readline(self, size: int, /) -> bytes:
        return self.first.readline(size) or self.second.readline(size)


def _open(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def _why_no_file(path: Path) -> str:
    if not path.exists():
        return "there is no such file"
    return "a folder that is linked to is not read" if path.is_dir() else "no regular file"


def _shown(path: Path) -> str:
    """A path for one line of output."""
    return "".join(character if character.isprintable() else "?" for character in str(path))
