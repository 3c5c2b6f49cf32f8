"""Finds the phrases that tell what an article is about, by counting in its own text. It knows no other articles."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter

from schemas.annotations import Entity, KeyPhrase
from workers.extraction.key_characters import UNSPACED, find_key_characters
from workers.extraction.stop_words import guess_stop_words, is_half, stop_words
from workers.extraction.tokens import Tokens

PHRASES_MAX = 10
WORDS_READ = 10_000
"""From the beginning; what comes so late is no article's subject."""

WORDS_MAX = 4
"""Of a phrase that is no entity's name."""

_CHARS_MAX = 100
"""Longer phrases are addresses and the like."""

_LETTERS_FROM = "A"
"""Digits and most marks sort before it, letters behind."""

_CANDIDATES = 25
_EARLY_WORDS = 80
_LEAD_WORDS = 20
_LEAD_BONUS = 6
"""A word counts seven times at the beginning, four times after `_LEAD_WORDS`, and once far behind."""

_NAME_BONUS = 1.3
_BOND_MIN = 2
_BOND_SHARE = 0.5
"""A word takes in a neighbour that it has in this share of its places, and in `_BOND_MIN` of them."""

_NO_BOND = ("", 0)

Words = tuple[str, ...]
Bonds = dict[str, tuple[str, int]]
"""Of a word its most frequent neighbour on one side, and how often it is that."""


@dataclass(frozen=True, slots=True)
class _Text:
    words: list[str]
    content: list[str]
    """The same in small letters; empty where a word says nothing of what the text is about."""
    counts: Counter[str]
    first: dict[str, int]
    last: dict[str, int]

    def place(self, phrase: Words) -> int | None:
        """Where the words of a phrase stand together for the first time; None if they never do."""
        index = self.first[phrase[0]]
        while not self.stands(phrase, index):
            try:
                index = self.content.index(phrase[0], index + 1)
            except ValueError:
                return None
        return index

    def stands(self, phrase: Words, index: int) -> bool:
        """Whether a phrase stands at a place."""
        return tuple(self.content[index : index + len(phrase)]) == phrase

    def is_name(self, index: int) -> bool:
        """Whether a word of content has a capital."""
        return bool(self.content[index]) and self.words[index][0].isupper()


@dataclass(frozen=True, slots=True)
class _Phrase:
    written: str
    weight: float
    stems: frozenset[str]


def find_key_phrases(tokens: Tokens, language: str, entities: Sequence[Entity]) -> list[KeyPhrase]:
    """At most 10 phrases, the weightiest first; none is a part of another.

    Each is what usually stands around a word that is frequent and early: an entity's name, other words with capitals,
    or words that stand together again and again.
    """
    if language in UNSPACED:
        return find_key_characters(tokens.text)
    text = _read(tokens.words[:WORDS_READ], language)
    by_mentions = sorted(entities, key=lambda entity: len(entity.mentions))
    names = {word: entity.name for entity in by_mentions for word in entity.name.lower().split()}
    bonds = _bonds(text.content)
    found: list[_Phrase] = []
    covered: set[str] = set()
    for word, weight in _weigh(text, names):
        if _stem(word) in covered or len(found) == PHRASES_MAX:
            continue
        phrase = _around(text, word, bonds, names)
        if len(phrase) > 1 or word in names or not is_half(word, language):
            written = names.get(word) or _written(text, phrase)
            stems = frozenset(map(_stem, written.lower().split()))
            covered |= stems | {_stem(word)}
            if len(written) <= _CHARS_MAX:
                found = _merged(found, _Phrase(written, weight, stems))
    found.sort(key=lambda phrase: -phrase.weight)
    return [KeyPhrase(phrase=each.written, score=round(each.weight / found[0].weight, 4)) for each in found]


def _read(words: list[str], language: str) -> _Text:
    lowered = [*map(str.lower, words)]
    stop = stop_words(language) or guess_stop_words(lowered)
    content = ["" if word in stop or word < _LETTERS_FROM else word for word in lowered]
    counts = Counter(content)
    del counts[""]
    places = range(len(words))
    first = dict(zip(reversed(content), reversed(places), strict=True))
    return _Text(words, content, counts, first, last=dict(zip(content, places, strict=True)))


def _weigh(text: _Text, names: Container[str]) -> list[tuple[str, float]]:
    """The weightiest words."""
    weights = {
        word: count * (1 + _LEAD_BONUS / (1 + text.first[word] / _LEAD_WORDS))
        for word, count in text.counts.items()
        if count > 1 or text.first[word] < _EARLY_WORDS
    }
    best = nlargest(_CANDIDATES, weights.items(), key=itemgetter(1))
    named = [
        (word, weight * (_NAME_BONUS if word in names or text.is_name(text.last[word]) else 1))
        for word, weight in best
        if word[0].isalpha()
    ]
    return sorted(named, key=itemgetter(1), reverse=True)


def _bonds(content: list[str]) -> tuple[Bonds, Bonds]:
    """The most frequent neighbours: those before, those behind."""
    before: Bonds = {}
    behind: Bonds = {}
    pairs = Counter([pair for pair in pairwise(content) if pair[0] and pair[1]])
    for (left, right), count in pairs.items():
        if count >= _BOND_MIN and left != right and left[0].isalpha() and right[0].isalpha():
            if count > behind.get(left, _NO_BOND)[1]:
                behind[left] = (right, count)
            if count > before.get(right, _NO_BOND)[1]:
                before[right] = (left, count)
    return before, behind


def _around(text: _Text, word: str, bonds: tuple[Bonds, Bonds], names: Container[str]) -> Words:
    """What is usually said with a word: neighbours that it mostly has, else the name that it is a part of."""
    before, behind = bonds
    least = text.counts[word] * _BOND_SHARE
    phrase: Words = (word,)
    while len(phrase) < WORDS_MAX:
        left, left_count = before.get(phrase[0], _NO_BOND)
        right, right_count = behind.get(phrase[-1], _NO_BOND)
        longer = (left, *phrase) if left_count > right_count else (*phrase, right)
        if max(left_count, right_count) < least or text.place(longer) is None:
            break
        phrase = longer
    return phrase if len(phrase) > 1 else _name_around(text, word, names)


def _name_around(text: _Text, word: str, names: Container[str]) -> Words:
    """The words with capitals around the first place of one that has a capital at its last too; no entity's words."""
    start = text.first[word]
    end = start + 1
    if not text.is_name(start) or not text.is_name(text.last[word]):
        return (word,)
    while end < len(text.words) and end - start < WORDS_MAX and text.is_name(end) and text.content[end] not in names:
        end += 1
    while start and end - start < WORDS_MAX and text.is_name(start - 1) and text.content[start - 1] not in names:
        start -= 1
    return tuple(text.content[start:end])


def _written(text: _Text, phrase: Words) -> str:
    """A phrase as it is written: at its first place, or where that has a capital, maybe a sentence's, at the last."""
    index = text.place(phrase) or 0
    last = text.last[phrase[0]]
    if text.is_name(index) and text.stands(phrase, last):
        index = last
    return " ".join(text.words[index : index + len(phrase)])


def _merged(found: list[_Phrase], new: _Phrase) -> list[_Phrase]:
    """With the new phrase in the place of those that are parts of it."""
    parts = [each for each in found if each.stems <= new.stems]
    if not parts:
        return [*found, new]
    weight = max(each.weight for each in parts)
    return [*(each for each in found if each not in parts), replace(new, weight=max(weight, new.weight))]


def _stem(word: str) -> str:
    """A word without the ending of a plural, roughly."""
    return word.rstrip("s")
