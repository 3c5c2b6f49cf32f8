"""Turns files and standard input into articles, and refuses with a place what is none. It pushes nothing."""

import codecs
import gzip
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import quote

from schemas.article import Article
from wireroom.feeds.files.archives import ArchiveReader
from wireroom.feeds.files.finding import Found
from wireroom.feeds.files.formats import SUFFIXES, DocumentReader
from wireroom.feeds.files.ndjson import LinesReader
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.files.wire import NEWS_ROOTS
from wireroom.feeds.refusal import Refusal, describe, shown
from wireroom.feeds.syndication.sniffing import ROOTS, root_of

STDIN = "-"
STDIN_SOURCE = "stdin"
GROWING = (".ndjson", ".jsonl")
LINES = (*GROWING, ".ndjson.gz", ".jsonl.gz")
ARCHIVES = (".warc", ".warc.gz")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles. What a file does not say of itself is said here; lines of JSON say it all.

    An article of text or HTML is named by its path under the folder that was given, so the same file is the same
    article tomorrow, and a changed one its next version. All others name themselves.
    """

    max_bytes: int
    source: str | None = None
    """Who supplied it; when None the folder's name, the title of a feed, the host of an archived page."""
    language: str | None = None
    """BCP 47."""

    def read(self, found: Found) -> Iterator[Article | Refusal]:
        """Read one file."""
        return _bare(self.read_on(found))

    def read_on(self, found: Found, note: str = "") -> Iterator[Placed | Refusal]:
        """Read one file, from behind the article with `note` on; all of it where it has changed before that place.

        The note of the last article of a document or an archive is the file's `stamp`.
        """
        if found.stamp is None:
            yield Refusal(shown(found.path), _why_no_file(found.path))
            return
        try:
            yield from self._read_on(found, found.stamp, note)
        except OSError as error:
            yield Refusal(shown(found.path), describe(error))

    def lines(self, file: BinaryIO, found: Found) -> LinesReader:
        """A reader of the lines in a file."""
        return LinesReader(file, shown(found.path), self.max_bytes)

    def read_stdin(self, file: BinaryIO) -> Iterator[Article | Refusal]:
        """Read lines of JSON when the first line opens an object, a page, a feed or NewsML by its root, else text."""
        head = self._read_head(file)
        opening = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
        if opening == b"{":
            return _bare(LinesReader(_Joined(head, file), STDIN, self.max_bytes).read())
        content = head + file.read(max(0, self.max_bytes + 1 - len(head)))
        return self._document(STDIN, uri=None, folder=STDIN_SOURCE).read(content, _suffix_of(content, opening))

    def _read_on(self, found: Found, stamp: str, note: str) -> Iterator[Placed | Refusal]:
        name = found.path.lower()
        suffix = Path(name).suffix
        if name.endswith(LINES):
            with _open(found.path) as file:
                lines = self.lines(file, found)
                lines.go_on(note)
                yield from lines.read()
        elif name.endswith(ARCHIVES):
            with Path(found.path).open("rb") as file:
                yield from _with_stamp(self._archive(file, found, stamp, note), stamp)
        elif suffix in SUFFIXES:
            with Path(found.path).open("rb") as file:
                content = file.read(self.max_bytes + 1)
            uri = "file:" + quote(os.fsencode(found.name))
            document = self._document(shown(found.path), uri=uri, folder=_name_of(found.folder))
            yield from _with_stamp(document.read(content, suffix), stamp)
        else:
            known = " ".join((*SUFFIXES, *LINES, *ARCHIVES))
            yield Refusal(shown(found.path), f"there is no reader for this kind of file; known are {known}")

    def _archive(self, file: BinaryIO, found: Found, stamp: str, note: str) -> Iterator[Placed | Refusal]:
        """A note has the stamp too: records are only counted."""
        archive = ArchiveReader(file, shown(found.path), self.max_bytes, self.source, self.language)
        noted, _, number = note.partition(" ")
        for each in archive.read(behind=int(number) if noted == stamp and number.isdecimal() else 0):
            yield each._replace(note=f"{stamp} {each.note}") if isinstance(each, Placed) else each

    def _document(self, path: str, *, uri: str | None, folder: str) -> DocumentReader:
        return DocumentReader(path, uri, self.source, folder, self.language, self.max_bytes)

    def _read_head(self, file: BinaryIO) -> bytes:
        """All up to the end of the first line that is not empty."""
        head = b""
        while len(head) <= self.max_bytes and (line := file.readline(self.max_bytes + 1)):
            head += line
            if line.removeprefix(codecs.BOM_UTF8).strip():
                break
        return head


class _Joined(io.BufferedIOBase):
    """The first lines, and the rest of the file behind them."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readline(self, size: int | None = -1, /) -> bytes:
        """As of any file."""
        return self._head.readline(size) or self._rest.readline(-1 if size is None else size)


def _bare(found: Iterable[Placed | Refusal]) -> Iterator[Article | Refusal]:
    for each in found:
        yield each.article if isinstance(each, Placed) else each


def _with_stamp(found: Iterable[Article | Placed | Refusal], stamp: str) -> Iterator[Placed | Refusal]:
    """The last article has the note that all of the file was read."""
    last: Placed | None = None
    for each in found:
        if isinstance(each, Refusal):
            yield each
            continue
        if last:
            yield last
        last = Placed(each) if isinstance(each, Article) else each
    if last:
        yield last._replace(note=stamp)


def _suffix_of(content: bytes, opening: bytes) -> str:
    """The suffix that a file with this content would have."""
    if opening != b"<":
        return ".txt"
    root = root_of(content)
    return ".xml" if root in NEWS_ROOTS or (root or "").lower() in ROOTS else ".html"


@cache
def _name_of(folder: str) -> str:
    return Path(folder).resolve().name


def _open(path: str) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.lower().endswith(".gz") else Path(path).open("rb")


def _why_no_file(name: str) -> str:
    path = Path(name)
    if not path.exists():
        return "there is no such file"
    return "a folder that is linked to is not read" if path.is_dir() else "no regular file"
