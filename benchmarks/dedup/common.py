"""What two texts have in common, counted exactly: shingles of five words, or of eight characters without spaces."""

from itertools import islice
from typing import NamedTuple

from workers.deduplication.words import Words

WORDS, CHARACTERS = 5, 8


class Common(NamedTuple):
    """Shares of 0 to 1."""

    jaccard: float
    contained: float
    """Of the shingles of the shorter text, those that are in the other."""


def compare(one: Words, other: Words) -> Common:
    """Compare two texts."""
    ours, theirs = _shingles(one), _shingles(other)
    both = len(ours & theirs)
    return Common(both / len(ours | theirs), both / min(len(ours), len(theirs)))


def _shingles(words: Words) -> set[tuple[bytes, ...]]:
    """All of them; of a text that is shorter than one, itself."""
    length = CHARACTERS if words.are_characters else WORDS
    return set(zip(*(islice(words.all, start, None) for start in range(length)), strict=False)) or {tuple(words.all)}
