"""Reads plain text: its date line, its paragraphs and its headline. It knows no other format."""

import re
from collections.abc import Iterator
from datetime import datetime

from schemas.extraction import Origin
from workers.extraction.found import LIKELY, SURE, Fact, Found
from workers.extraction.lines import clean
from workers.extraction.times import read_moment
from workers.extraction.wire_copy.dateline import read_dateline
from workers.extraction.wire_copy.headline import headline_of
from workers.extraction.wire_copy.opening import is_label

WRAPPED_MAX = 160
"""Characters of a line that was broken to fit a page; a longer line is a paragraph of its own."""

OPENING_LINES = 8
"""Lines in which a byline or a date line may follow another line without a gap."""

_DATE_LINE = re.compile(r"\s*date\s+([0-9]{4}-[0-9]{2}-[0-9]{2})(?!\S)")
_INDENT = re.compile(r"\t| {2}")


def read_text(body: str) -> Found:
    """The text with its paragraphs, a headline from its beginning, and its date.

    A leading `date YYYY-MM-DD` is taken off the text and is the day of publication; an impossible day stays text.
    """
    day, rest = _take_date(clean(body))
    published = Fact(day, Origin.TEXT, SURE) if day else None
    blocks = list(_blocks(rest))
    if not blocks:
        return Found(published=published)
    paragraphs = [" ".join(block) for block in blocks]
    headline = headline_of(paragraphs, first_is_line=len(blocks[0]) == 1)
    return Found(text="\n\n".join(paragraphs), headline=Fact(headline, Origin.TEXT, LIKELY), published=published)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text, each on one line with single spaces."""
    return [" ".join(block) for block in _blocks(clean(text))]


def _take_date(text: str) -> tuple[datetime | None, str]:
    found = _DATE_LINE.match(text)
    published = read_moment(found[1]) if found else None
    return (published, text[found.end() :]) if found and published else (None, text)


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines of each paragraph, with single spaces.

    A paragraph ends at an empty line, before an indented one, and where a byline or a date line begins or ends.
    """
    block: list[str] = []
    last = ""
    for number, line in enumerate(text.splitlines()):
        words = " ".join(line.split())
        if block and (not words or _is_start(line, last) or (number < OPENING_LINES and _parts(block[-1], words))):
            yield block
            block = []
        if words:
            block.append(words)
        last = line
    if block:
        yield block


def _is_start(line: str, last: str) -> bool:
    return len(last) > WRAPPED_MAX or bool(_INDENT.match(line) and not _INDENT.match(last))


def _parts(last: str, line: str) -> bool:
    """Whether wire copy begins a paragraph here without an empty line."""
    return is_label(last) or is_label(line) or read_dateline(line) is not None
