"""Counts what unlabelled articles tell of words: how they are written, and beside what kinds of names they stand."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"(?:(?<=[a-z\u00df-\u00ff] )|(?<=[a-z\u00df-\u00ff], ))[^\W\d_]+|(?<![^\W_])[a-z\u00df-\u00ff]+(?![^\W_])")
_COMMON_MIN = 6


def common_words(texts: Iterable[str]) -> dict[str, int]:
    """Words that are written small more often than with a capital where a small letter is free to stand."""
    small, capital = Counter[str](), Counter[str]()
    for text in texts:
        for word in _WORD.findall(text):
            if word.islower():
                small[word] += 1
            else:
                capital[word.lower()] += 1
    return {word: count for word, count in small.items() if count >= _COMMON_MIN and count > capital[word]}


_DEMONYM_ENDS = ("n", "an", "ian", "ese", "ish", "i", "ean", "ic", "ch", "nian", "ians", "ans", "ns", "is", "ais", "lic")


def demonyms(words: Mapping[str, int], places: Iterable[str]) -> set[str]:
    """Words made of a country's name."""
