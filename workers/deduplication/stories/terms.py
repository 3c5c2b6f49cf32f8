"""What a text is about: its words and names with their weights. It knows one text at a time. Pure.

A term is a number of 24 bits that stands for a word or a name in one language. Words count by their first letters, which
joins most forms of a word in most languages; in scripts without spaces pairs of characters are words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, pairwise, repeat
from math import log
from typing import NamedTuple
from zlib import crc32

from schemas.extraction import Naming
from workers.deduplication.stories.frequencies import Frequencies
from workers.deduplication.stories.similarity import WEIGHT_MAX, Vector
from workers.deduplication.words import Words

WEIGHED_TERMS = 40
"""Of an article."""
STEM = 6
STEM_BYTES = 4 * STEM
LEAD_WORDS = 120
LEAD = 1.7
HEADLINE = 2.5
NAME = 0.7
NAME_LENGTH = 60
RARITY = 1.3
"""Exponent of the inverse document frequency: templates share many middling words, reports of one event a few rare ones."""
_UNSEEN = 0.5
_TIMES_MAX = 255
_BY_TIMES = [0.0, *(1 + log(times) for times in range(1, _TIMES_MAX + 1))]


class Terms(NamedTuple):
    """The terms of an article."""

    of_language: int
    """That every article in its language has."""
    words: Counter[int]
    """Those of headline and text, and how often the text has them."""
    lead: frozenset[int]
    headline: frozenset[int]
    names: dict[int, int]
    """And how often they are mentioned."""

    @property
    def all(self) -> set[int]:
        """Every term once."""
        return {self.of_language, *self.words, *self.names}


def terms_of(headline: Words, text: Words, names: Iterable[Naming], *, language: str) -> Terms:
    """The terms of an article. `language`: a primary tag, or empty."""
    seed = crc32(language.encode())
    in_headline, in_text = (list(map(_term, repeat(seed), _units(words))) for words in (headline, text))
    words = Counter(in_text)
    for term in in_headline:
        words.setdefault(term, 0)
    return Terms(
        _term(seed, b""),
        words,
        lead=frozenset(islice(in_text, LEAD_WORDS)),
        headline=frozenset(in_headline),
        names={_name(seed, each.name[:NAME_LENGTH]): each.mentions for each in names},
    )


def weigh(terms: Terms, frequencies: Frequencies) -> Vector:
    """The heaviest terms: more so the rarer they are in their language, the more often and the further up they stand."""
    factors = {term: _BY_TIMES[min(times, _TIMES_MAX)] for term, times in terms.words.items()}
    for term in terms.lead:
        factors[term] *= LEAD
    for term in terms.headline:
        factors[term] += HEADLINE
    for term, mentions in terms.names.items():
        factors[term] = NAME * _BY_TIMES[min(mentions, _TIMES_MAX)]
    of_all = log(frequencies.of(terms.of_language) + 2)
    counts = frequencies.of_all(factors)
    weighed = [
        (factor * max(0, of_all - log(count + _UNSEEN)) ** RARITY, term)
        for (term, factor), count in zip(factors.items(), counts, strict=True)
    ]
    weighed.sort(reverse=True)
    return _vector(weighed[:WEIGHED_TERMS])


def _vector(weighed: Sequence[tuple[float, int]]) -> Vector:
    heaviest = weighed[0][0] if weighed else 0
    if not heaviest:
        return Vector({})
    return Vector({term: max(1, round(WEIGHT_MAX * weight / heaviest)) for weight, term in weighed if weight})


def _units(words: Words) -> list[bytes]:
    """What a text is counted by. Of a long word the beginning is enough, and nothing large stays in memory."""
    if words.are_characters:
        return list(map(b"".join, pairwise(words.all)))
    return [word[:STEM_BYTES] for word in words.all]


@lru_cache(maxsize=1 << 16)
def _term(seed: int, word: bytes) -> int:
    stem = word[:STEM] if word.isascii() else word.decode(errors="ignore")[:STEM].encode()
    return crc32(stem, seed) >> 8


@lru_cache(maxsize=1 << 13)
def _name(seed: int, name: str) -> int:
    return crc32(b"\0" + name.casefold().encode(), seed) >> 8
