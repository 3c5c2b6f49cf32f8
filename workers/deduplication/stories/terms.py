"""What a text is about: its words and names with their weights. It knows one text at a time. Pure.

A term is a number of 24 bits that stands for a word or a name in one language. Words count by their first letters,
which joins most forms of a word in most languages; in scripts without spaces pairs of characters are words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
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
WORDS_MAX = 2000
"""Words of a text that are read."""
LEAD_WORDS = 120
LEAD = 1.7
HEADLINE = 2.5
NAME = 0.7
NAME_LENGTH = 60
RARITY = 1.3
"""Exponent of the inverse document frequency: templates share many middling words, reports of one event a few rare
ones."""
KNOWN_MAX = 1 << 16
"""Words of a language that are remembered."""
UNKNOWN_ARTICLES = 10
"""As if so many had been seen before the first, so that what one of few articles has is not common at once."""
_UNSEEN = 0.5
_TIMES_MAX = 255
_BY_TIMES = [0.0, *(1 + log(times) for times in range(1, _TIMES_MAX + 1))]


class Terms(NamedTuple):
    """The terms of an article."""

    of_language: int
    """That every article in its language has."""
    words: dict[int, int]
    """Those of headline and text, and how often the text has them."""
    lead: set[int]
    headline: set[int]
    names: dict[int, int]
    """And how often they are mentioned."""

    @property
    def all(self) -> set[int]:
        """Every term once."""
        return {self.of_language, *self.words, *self.names}


def terms_of(headline: Words, text: Words, names: Iterable[Naming], *, language: str) -> Terms:
    """The terms of an article. `language`: a primary tag, or empty."""
    seed = crc32(language.encode())
    term_of = _terms_of(language).__getitem__
    in_headline, in_text = (_units(words) for words in (headline, text))
    words = dict(Counter(map(term_of, in_text)))
    headline_terms = set(map(term_of, in_headline))
    return Terms(
        crc32(b"", seed) >> 8,
        dict.fromkeys(headline_terms, 0) | words,
        lead=set(map(term_of, in_text[:LEAD_WORDS])),
        headline=headline_terms,
        names={_name(seed, each.name[:NAME_LENGTH]): each.mentions for each in names},
    )


def weigh(terms: Terms, frequencies: Frequencies) -> Vector:
    """The heaviest terms: the rarer in their language, the more often and the further up they stand, the heavier."""
    factors = {term: _by_times(times) for term, times in terms.words.items()}
    for term in terms.lead:
        factors[term] *= LEAD
    for term in terms.headline:
        factors[term] += HEADLINE
    factors |= {term: NAME * _by_times(mentions) for term, mentions in terms.names.items()}
    (articles,) = frequencies.of([terms.of_language])
    counts = frequencies.of(factors)
    rarities = {count: _rarity(count, articles) for count in set(counts)}
    weighed = [(factor * rarities[count], term) for (term, factor), count in zip(factors.items(), counts, strict=True)]
    weighed.sort(reverse=True)
    return _vector(weighed[:WEIGHED_TERMS])


def _by_times(times: int) -> float:
    return _BY_TIMES[times] if times <= _TIMES_MAX else _BY_TIMES[-1]


def _rarity(count: int, articles: int) -> float:
    return float(max(0, log((articles + UNKNOWN_ARTICLES) / (count + _UNSEEN))) ** RARITY)


def _vector(weighed: Sequence[tuple[float, int]]) -> Vector:
    heaviest = weighed[0][0] if weighed else 0
    return Vector({term: max(1, round(WEIGHT_MAX * weight / heaviest)) for weight, term in weighed if weight})


def _units(words: Words) -> list[bytes]:
    """What a text is counted by. Of a long word the beginning is enough, and nothing large stays in memory."""
    if words.are_characters:
        return list(map(b"".join, pairwise(words.all[:WORDS_MAX])))
    return [word[:STEM_BYTES] for word in words.all[:WORDS_MAX]]


class _Known(dict[bytes, int]):
    """The terms of one language's words; computed once, and forgotten when there are many."""

    def __init__(self, language: str) -> None:
        self._seed = crc32(language.encode())

    def __missing__(self, word: bytes) -> int:
        stem = word[:STEM] if word.isascii() else word.decode(errors="ignore")[:STEM].encode()
        if len(self) >= KNOWN_MAX:
            self.clear()
        self[word] = term = crc32(stem, self._seed) >> 8
        return term


@lru_cache(maxsize=1 << 13)
def _name(seed: int, name: str) -> int:
    return crc32(b"\0" + name.casefold().encode(), seed) >> 8


_terms_of = lru_cache(maxsize=4)(_Known)
"""Of the languages that were last read."""
