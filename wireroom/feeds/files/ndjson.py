"""Reads articles from lines of JSON, one on each: `schemas.Article` as any producer pushes it. It opens no files."""

import codecs
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.refusal import Refusal, describe, reason_of

CHECKED_BYTES = 256
"""Before a place that was noted, they must be the same as then: else it is another file."""

UNREADABLE = (OSError, EOFError, zlib.error)
"""What a file raises that cannot be read further, packed or not."""

_NOTE = re.compile(r"(\d+) (\d+) (\d+)")


class Lines(Protocol):
    """What is needed of a binary file; to go on from a note, or to wait for the end of a line, also that it seeks."""

    def readline(self, size: int, /) -> bytes:
        """The next line, or the next `size` bytes of it."""

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes."""

    def seek(self, offset: int, /) -> int:
        """Go to a place, counted from the beginning."""


@dataclass(slots=True)
class LinesReader:
    """Reads lines of a file, and knows its place in it."""

    file: Lines
    path: str
    """Names it in refusals."""
    max_bytes: int
    _offset: int = 0
    _number: int = 0
    """Ends of lines before the place."""
    _before: bytes = b""

    @property
    def note(self) -> str:
        """The place, for `go_on`."""
        return f"{self._offset} {self._number} {zlib.crc32(self._before)}"

    def go_on(self, note: str) -> None:
        """Go to a place that was noted; to the beginning, when the file holds something else before it now."""
        self._offset, self._number, self._before = 0, 0, b""
        if not (noted := _NOTE.fullmatch(note)):
            return
        offset, number, check = map(int, noted.groups())
        size = min(offset, CHECKED_BYTES)
        with suppress(*UNREADABLE):
            self.file.seek(offset - size)
            before = self.file.read(size)
            if len(before) == size and zlib.crc32(before) == check:
                self._offset, self._number, self._before = offset, number, before
        self.file.seek(self._offset)

    def read(self, *, growing: bool = False) -> Iterator[Placed | Refusal]:
        """Read each line as an article; no value is converted.

        A wrong line is refused with its number, and the next one is read. Of a growing file, a last line that is not
        whole is left until it is.
        """
        try:
            while line := self.file.readline(self.max_bytes + 1):
                is_long = len(line.rstrip(b"\n")) > self.max_bytes
                size, end = self._skip_rest(line) if is_long else (len(line), line)
                found = Refusal(self.path, f"longer than {self.max_bytes} bytes") if is_long else self._read(line)
                if growing and not end.endswith(b"\n") and not isinstance(found, Article):
                    self.file.seek(self._offset)
                    return
                number = self._number + 1
                self._pass(size, end)
                if isinstance(found, Article):
                    yield Placed(found, self.note)
                elif found:
                    yield Refusal(found.path, found.reason, number)
        except UNREADABLE as error:
            yield Refusal(self.path, f"cannot be read further: {describe(error)}", self._number + 1)

    def _read(self, line: bytes) -> Article | Refusal | None:
        content = (line if self._offset else line.removeprefix(codecs.BOM_UTF8)).strip()
        if not content:
            return None
        try:
            return Article.model_validate_json(content.decode(), strict=True)
        except UnicodeDecodeError as error:
            return Refusal(self.path, f"no UTF-8 at byte {error.start} of the line")
        except ValidationError as error:
            return Refusal(self.path, reason_of(error))

    def _skip_rest(self, line: bytes) -> tuple[int, bytes]:
        """How many bytes the line has, and its last ones."""
        size, end = len(line), line
        while not end.endswith(b"\n") and (more := self.file.readline(self.max_bytes + 1)):
            size, end = size + len(more), (end + more)[-max(CHECKED_BYTES, len(more)) :]
        return size, end

    def _pass(self, size: int, end: bytes) -> None:
        self._offset += size
        self._number += end.endswith(b"\n")
        self._before = (end if len(end) >= CHECKED_BYTES else self._before + end)[-CHECKED_BYTES:]
