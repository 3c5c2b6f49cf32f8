"""Reads articles from lines of JSON, one on each: `schemas.Article` as any producer pushes it. It opens no files."""

import zlib
from collections.abc import Iterator
from typing import Protocol

from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.refusal import Refusal, reason_of

BOM = b"\xef\xbb\xbf"


class Lines(Protocol):
    """What is needed of a binary file."""

    def readline(self, size: int, /) -> bytes:
        """The next line, or the next `size` bytes of it."""


def read_lines(file: Lines, *, path: str, max_bytes: int) -> Iterator[Article | Refusal]:
    """Read each line as an article; no value is converted.

    A wrong line is refused with its number, and the next one is read.
    """
    number = 0
    try:
        while line := file.readline(max_bytes + 1):
            number += 1
            if len(line.rstrip(b"\n")) > max_bytes:
                _skip_rest(file, line, max_bytes)
                yield Refusal(path, f"longer than {max_bytes} bytes", number)
            elif content := (line.removeprefix(BOM) if number == 1 else line).strip():
                yield _read(content, path=path, number=number)
    except (OSError, EOFError, zlib.error) as error:
        yield Refusal(path, f"cannot be read further: {describe(error)}", number + 1)


def describe(error: Exception) -> str:
    """Why a file cannot be read."""
    return str(getattr(error, "strerror", None) or error)


def _read(line: bytes, *, path: str, number: int) -> Article | Refusal:
    try:
        return Article.model_validate_json(line.decode(), strict=True)
    except UnicodeDecodeError as error:
        return Refusal(path, f"no UTF-8 at byte {error.start} of the line", number)
    except ValidationError as error:
        return Refusal(path, reason_of(error), number)


def _skip_rest(file: Lines, line: bytes, max_bytes: int) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(max_bytes + 1)
