"""What is known of the words of one language. It knows no texts."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import lru_cache

WORDS_KEPT = 8192
"""Words whose classes are at hand: nine in ten of those in names of news."""


@dataclass(frozen=True, slots=True)
class Words:
    """The classes of words, and names that are made of them."""

    language: str
    kind_of: Callable[[str], int]
    """The classes of a word as it is written: bits of `vocabulary`."""
    names: Container[str]
    """Names that are hardly ever anything else."""


def classified(classes: Mapping[str, int]) -> Callable[[str], int]:
    """Tells the classes of a word, whatever its capitals and with or without a closing dot; an initial has none."""

    @lru_cache(WORDS_KEPT)
    def kind_of(word: str) -> int:
        return 0 if word[1:] == "." else classes.get(word.lower().rstrip("."), 0)

    return kind_of
