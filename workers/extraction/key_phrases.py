"""Finds the phrases that tell what an article is about, by counting in its own text. It knows no other articles."""

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

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

_PLACES_MAX = 50
"""Where the neighbours of a word are looked at, from its first place on."""


class _Run(NamedTuple):
    """So many words in a row, and the index of the first at each of their places."""

    starts: list[int]
    length: int = 1


class _Phrase(NamedTuple):
    written: str
    weight: float
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Text:
    words: list[str]
    places: dict[str, list[int]]
    """Where each word stands that says something of what the text is about, by its small letters."""

    def content(self, index: int) -> str:
        """The word of content at a place, in small letters; empty where there is none."""
        word = self.words[index].lower() if 0 <= index < len(self.words) else ""
        return word if word in self.places else ""

    def is_name(self, index: int) -> bool:
        """Whether a word of content has a capital."""
        return self.words[index][0].isupper() and self.words[index].lower() in self.places

    def written(self, run: _Run) -> str:
        """The words as at their first place, or where that has a capital, maybe a sentence's, as at the last."""
        start = run.starts[-1 if self.is_name(run.starts[0]) else 0]
        return " ".join(self.words[start : start + run.length])


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
    found: list[_Phrase] = []
    covered: set[str] = set()
    for word, weight in _weigh(text, names):
        if len(found) == PHRASES_MAX or _stem(word) in covered:
            continue
        written = names.get(word) or text.written(_around(text, word, names))
        if " " in written or word in names or not is_half(word, language):
            stems = frozenset(map(_stem, written.lower().split()))
            covered |= stems | {_stem(word)}
            if len(written) <= _CHARS_MAX:
                found = _merged(found, _Phrase(written, weight, stems))
    found.sort(key=lambda phrase: -phrase.weight)
    return [KeyPhrase(phrase=each.written, score=round(each.weight / found[0].weight, 4)) for each in found]


def _read(words: list[str], language: str) -> _Text:
    silent = stop_words(language) or guess_stop_words(words)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        if word not in silent and word >= _LETTERS_FROM:
            places[word.lower()].append(index)
    return _Text(words, dict(places))


def _weigh(text: _Text, names: Container[str]) -> list[tuple[str, float]]:
    """The weightiest words."""
    weights = [
        (word, len(places) * (1 + _LEAD_BONUS / (1 + places[0] / _LEAD_WORDS)))
        for word, places in text.places.items()
        if len(places) > 1 or places[0] < _EARLY_WORDS
    ]
    best = sorted(weights, key=itemgetter(1), reverse=True)[:_CANDIDATES]
    named = [
        (word, weight * _NAME_BONUS if word in names or text.is_name(text.places[word][-1]) else weight)
        for word, weight in best
        if word[0].isalpha()
    ]
    return sorted(named, key=itemgetter(1), reverse=True)


def _around(text: _Text, word: str, names: Container[str]) -> _Run:
    """What is usually said with a word: neighbours that it mostly has, else the name that it is a part of."""
    places = text.places[word]
    run = _Run(places[:_PLACES_MAX])
    least = max(_BOND_MIN, len(run.starts) * _BOND_SHARE)
    while len(run.starts) >= least and run.length < WORDS_MAX:
        before, behind = _usual(text, run.starts, -1), _usual(text, run.starts, run.length)
        if max(len(before), len(behind)) < least:
            break
        if len(before) > len(behind):
            run = _Run([start - 1 for start in before], run.length + 1)
        else:
            run = _Run(behind, run.length + 1)
    return run if run.length > 1 else _name_around(text, places, names)


def _usual(text: _Text, starts: list[int], offset: int) -> list[int]:
    """Those places at whose offset the most usual word of content stands."""
    neighbours = [text.content(start + offset) for start in starts]
    usual = max(set(neighbours) - {""}, key=neighbours.count, default=None)
    return [start for start, word in zip(starts, neighbours, strict=True) if word == usual]


def _name_around(text: _Text, places: list[int], names: Container[str]) -> _Run:
    """The words with capitals around the first place of one that has a capital at its last too; no entity's words."""
    start, last = places[0], places[-1]
    end = start + 1
    if text.is_name(start) and text.is_name(last):
        while end < len(text.words) and end - start < WORDS_MAX and _joins(text, end, names):
            end += 1
        while start and end - start < WORDS_MAX and _joins(text, start - 1, names):
            start -= 1
    return _Run([start], end - start) if end - start > 1 else _Run(places)


def _joins(text: _Text, index: int, names: Container[str]) -> bool:
    return text.is_name(index) and text.words[index].lower() not in names


def _merged(found: list[_Phrase], new: _Phrase) -> list[_Phrase]:
    """With the new phrase in the place of those that are parts of it."""
    parts = [each for each in found if each.stems <= new.stems]
    if not parts:
        return [*found, new]
    weight = max(each.weight for each in parts)
    return [*(each for each in found if each not in parts), new._replace(weight=max(weight, new.weight))]


def _stem(word: str) -> str:
    """A word without the ending of a plural, roughly."""
    return word.rstrip("s")
