"""Finds a headline in running text. It knows nothing of formats."""

from collections.abc import Sequence

from workers.extraction.lines import shorten
from workers.extraction.sentences import sentence_ends

TITLE_MAX = 150
"""Characters of a first paragraph that may be a title."""

HEADLINE_MAX = 200
"""Characters of a headline made from a sentence."""

def headline_of(paragraphs: Sequence[str], *, first_is_line: bool) -> str:
    """The first paragraph when it reads like a title, else its first sentence. There is at least one paragraph.

    `first_is_line` says that the first paragraph was written on one line.
    """
    first = paragraphs[0]
    if first_is_line and len(paragraphs) > 1 and len(first) <= TITLE_MAX and not _ends(first):
        return first
    return first_sentence(first)


def first_sentence(paragraph: str) -> str:
    """The first sentence of a paragraph with single spaces, cut to `HEADLINE_MAX` characters."""
    end = next(sentence_ends(paragraph, 0, min(len(paragraph), HEADLINE_MAX + 2)), len(paragraph))
    return shorten(paragraph[:end], HEADLINE_MAX)


def _ends(line: str) -> bool:
    """Whether a line closes like a sentence."""
    return max(sentence_ends(line), default=0) == len(line)
