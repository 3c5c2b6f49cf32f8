"""Reads the records of an archive of the web (WARC 1.0 and 1.1), and goes on behind broken ones. It reads no pages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from itertools import chain
from typing import BinaryIO, NamedTuple

from wireroom.feeds.files.members import CHUNK_BYTES, DamagedError, members
from wireroom.feeds.refusal import UnreadableError

HEADERS_BYTES_MAX = 64 * 1024
"""Of one record."""

_VERSION = b"WARC/"
_VERSION_LINE = re.compile(rb"WARC/\d\.\d\r?\n\Z")
_SIZE = re.compile(r"[0-9]{1,18}")

Headers = dict[str, str]
"""By names in lower case."""


class Record(NamedTuple):
    """One record."""

    offset: int
    """In the file: that of its gzip member, where it has one."""
    headers: Headers
    block: bytes
    number: int = 0
    """Counted from 1, over all there are."""


class Broken(NamedTuple):
    """What should be a record and is none. It is counted, too."""

    offset: int
    reason: str
    number: int = 0


def read_records(
    file: BinaryIO, *, is_packed: bool, is_wanted: Callable[[Headers], bool], max_bytes: int
) -> Iterator[Record | Broken]:
    """The records that are wanted by their headers, and what is broken. The file must be able to seek.

    One that is wanted, but has more than `max_bytes`, is as good as broken.
    """
    streams = _unpacked(file) if is_packed else (_Stream(file, None),)
    records = chain.from_iterable(_Records(stream, is_wanted, max_bytes).read() for stream in streams)
    for number, each in enumerate(records, 1):
        if each:
            yield each._replace(number=number)


class _Stream(NamedTuple):
    """Bytes that hold records: a file, or one gzip member of it."""

    file: BinaryIO
    offset: int | None
    """Of the member; None for a file that is not packed."""

    def begin_of(self, line: bytes) -> int:
        """Where in the file the line begins that was read last."""
        return self.file.tell() - len(line) if self.offset is None else self.offset


def _unpacked(file: BinaryIO) -> Iterator[_Stream]:
    for member in members(file):
        yield _Stream(BufferedReader(member, CHUNK_BYTES), member.offset)


class _BrokenError(UnreadableError):
    """What should be a record is none."""


@dataclass(frozen=True, slots=True)
class _Records:
    """The records of one stream."""

    stream: _Stream
    is_wanted: Callable[[Headers], bool]
    max_bytes: int

    def read(self) -> Iterator[Record | Broken | None]:
        """All there are; None for each that is not wanted."""
        offset = self.stream.begin_of(b"")
        try:
            line = self._next_line()
            while line:
                offset = self.stream.begin_of(line)
                try:
                    record, line = self._read_one(offset, line)
                    yield record
                except _BrokenError as error:
                    yield Broken(offset, error.reason)
                    line = self._find_version()
        except DamagedError as error:
            yield Broken(offset, f"cannot be unpacked: {error.reason}")

    def _read_one(self, offset: int, version: bytes) -> tuple[Record | Broken | None, bytes]:
        """A record whose version line was read, and the next line that is not empty."""
        if not version.startswith(_VERSION):
            raise _BrokenError("no record begins here")
        headers, size = self._headers()
        if not self.is_wanted(headers):
            return None, self._behind(size)[1]
        if size > self.max_bytes:
            return Broken(offset, f"larger than {self.max_bytes} bytes"), self._behind(size)[1]
        block, line = self._behind(size, keep=True)
        return Record(offset, headers, block), line

    def _behind(self, size: int, *, keep: bool = False) -> tuple[bytes, bytes]:
        """A block, if it is to be kept, and the next line that is not empty."""
        begin = self.stream.begin_of(b"")
        try:
            block = self.stream.file.read(size) if keep else b""
            self._skip(size - len(block))
            line = self._next_version()
        except _BrokenError:
            if self.stream.offset is None:  # other records may stand in what was taken for its block
                self.stream.file.seek(begin)
            raise
        return block, line

    def _headers(self) -> tuple[Headers, int]:
        """The headers, and the size of the block behind them."""
        headers: Headers = {}
        left = HEADERS_BYTES_MAX
        while (line := self.stream.file.readline(left)).strip():
            left -= len(line)
            name, colon, value = line.decode("utf-8", "replace").partition(":")
            if not colon or left <= 0:
                raise _BrokenError("its headers are broken")
            headers[name.strip().lower()] = value.strip()
        size = headers.get("content-length", "")
        if not line or not _SIZE.fullmatch(size):
            raise _BrokenError("its headers do not say how long it is")
        return headers, int(size)

    def _skip(self, size: int) -> None:
        while size:
            skipped = len(self.stream.file.read(min(size, CHUNK_BYTES)))
            if not skipped:
                raise _BrokenError("ends early")
            size -= skipped

    def _next_line(self) -> bytes:
        """The next one that is not empty; none at the end."""
        while (line := self.stream.file.readline(HEADERS_BYTES_MAX)) and not line.strip():
            pass
        return line

    def _next_version(self) -> bytes:
        """The next line that is not empty, if it may begin a record."""
        line = self._next_line()
        if line and not line.startswith(_VERSION):
            raise _BrokenError("is not as long as it says")
        return line

    def _find_version(self) -> bytes:
        """The next line that may begin a record, without what stands before that in it; none when there is none."""
        while line := self.stream.file.readline(HEADERS_BYTES_MAX):
            if found := _VERSION_LINE.search(line):
                return found[0]
        return b""
