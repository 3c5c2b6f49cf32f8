"""Finds a headline in running text. It knows nothing of formats."""

from collections.abc import Sequence

from workers.extraction.lines import shorten
from workers.extraction.sentences import sentence_ends
from workers.extraction.wire_copy.dateline import read_dateline
from workers.extraction.wire_copy.opening import PARAGRAPHS_MAX, is_apparatus, is_title

HEADLINE_MAX = 200
"""Characters of a headline made from a sentence."""


def headline_of(paragraphs: Sequence[str], *, first_is_line: bool) -> str:
    """The first paragraph when it reads like a title, else its first sentence without a date line.

    Paragraphs that are only a tag, a byline or a date line are passed over. There is at least one paragraph;
    `first_is_line` says that the first one was written on one line.
    """
    start = next((n for n, each in enumerate(paragraphs[:PARAGRAPHS_MAX]) if not is_apparatus(each)), 0)
    first = paragraphs[start]
    if dateline := read_dateline(first):
        return first_sentence(first[dateline.end :] or first)
    if (first_is_line or start) and len(paragraphs) > start + 1 and is_title(first):
        return first
    return first_sentence(first)


def first_sentence(paragraph: str) -> str:
    """The first sentence of a paragraph with single spaces, cut to `HEADLINE_MAX` characters."""
    end = next(sentence_ends(paragraph, 0, min(len(paragraph), HEADLINE_MAX + 2)), len(paragraph))
    return shorten(paragraph[:end], HEADLINE_MAX)
