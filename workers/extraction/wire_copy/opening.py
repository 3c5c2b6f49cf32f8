"""Reads what stands before the running text: tags of the wire, byline, date line. It knows nothing of formats."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.extraction import Signal
from workers.extraction.sentences import sentence_ends
from workers.extraction.wire_copy.byline import is_post, read_byline
from workers.extraction.wire_copy.dateline import Dateline, read_dateline
from workers.extraction.wire_copy.wire_tags import read_tag_line, take_tags

PARAGRAPHS_MAX = 6
"""Looked at, from the beginning."""

TITLE_MAX = 150
"""Characters of a first paragraph that may be a title."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first paragraphs say of the article; the text keeps them."""

    byline: str | None
    dateline: Dateline | None
    signals: tuple[Signal, ...]


def read_opening(paragraphs: Sequence[str]) -> Opening:
    """Read paragraphs up to the first one of running text, or to the date line."""
    byline, dateline, signals = None, None, list(take_tags(paragraphs[0][:TITLE_MAX]).signals) if paragraphs else []
    for paragraph in paragraphs[:PARAGRAPHS_MAX]:
        if (said := read_tag_line(paragraph)) is not None:
            signals += said
        elif writers := read_byline(paragraph):
            byline = byline or writers
        elif (dateline := read_dateline(paragraph)) or not is_title(paragraph):
            break
    return Opening(byline, dateline, tuple(signals))


def is_label(line: str) -> bool:
    """Whether a line is nothing but a tag, or a byline or its second line."""
    return read_tag_line(line) is not None or read_byline(line) is not None or is_post(line)


def is_apparatus(paragraph: str) -> bool:
    """Whether a paragraph is a label or nothing but a date line, so that neither headline nor text begins with it."""
    if is_label(paragraph):
        return True
    dateline = read_dateline(paragraph)
    return dateline is not None and dateline.end == len(paragraph)


def is_title(paragraph: str) -> bool:
    """Whether a paragraph is short and does not close like a sentence."""
    return len(paragraph) <= TITLE_MAX and max(sentence_ends(paragraph), default=0) < len(paragraph)
