"""Counts how words are written. It knows nothing of names."""

import re
from collections import Counter
from collections.abc import Iterable

_SMALL_FREE = re.compile(
    r"(?:(?<=[a-z\u00df-\u00ff] )|(?<=[a-z\u00df-\u00ff], ))[^\W\d_]+|(?<![^\W_])[a-z\u00df-\u00ff]+(?![^\W_])"
)
"""Words where a small letter is free to stand: behind a word, and anywhere when they are small."""

_NOUN = re.compile(
    r"\b(?:der|die|das|den|dem|des|eine?[mnrs]?|keine?[mnrs]?|ihre?[mnrs]?|seine?[mnrs]?|im|am|zum|zur|vom|beim|viele|mehr|zwei"
    r"|drei|\w+(?:ischen?|lichen?|igen?)) ([A-Z\u00c4\u00d6\u00dc][a-z\u00df-\u00ff]+)\b"
)
_SEEN_MIN = {"en": 6, "de": 2, "fr": 3, "es": 3}


def shares_of_small(texts: Iterable[str], language: str) -> dict[str, tuple[float, int]]:
    """By word: the share of its uses that are small letters, and how many those are.

    In German, where all nouns have capitals, a use behind an article counts as one.
    """
    small, capital = Counter[str](), Counter[str]()
    for text in texts:
        for word in _SMALL_FREE.findall(text):
            if word.islower():
                small[word] += 1
            else:
                capital[word.lower()] += 1
        if language == "de":
            for word in _NOUN.findall(text):
                small[word.lower()] += 3
    return {
        word: (count / (count + capital[word]), count) for word, count in small.items() if count >= _SEEN_MIN[language]
    }
