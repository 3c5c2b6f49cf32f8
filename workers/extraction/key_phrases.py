"""Finds the phrases that tell what an article is about, by counting in its own text. It knows no other articles."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter, itemgetter
from typing import NamedTuple

from schemas.annotations import Entity, KeyPhrase
from workers.extraction.phrases.characters import UNSPACED, find_key_characters
from workers.extraction.phrases.stop_words import guess_stop_words, is_half, stop_words
from workers.extraction.tokens import Tokens

PHRASES_MAX = 10
WORDS_READ = 1_000
"""From the beginning; what comes so late is no article's subject."""

WORDS_MAX = 4
"""Of a phrase that is no entity's name."""

_CHARS_MAX = 100
"""Longer phrases are addresses and the like."""

_CANDIDATES = 20
_EARLY_WORDS = 25
_LEAD_WORDS = 20
_LEAD_BONUS = 6
_LEAD = [1 + _LEAD_BONUS / (1 + index / _LEAD_WORDS) for index in range(WORDS_READ)]
"""A word counts seven times at the beginning, four times after `_LEAD_WORDS`, and once far behind."""

_NAME_BONUS = 1.3
_BOND_MIN = 2
"""A word takes in a neighbour that it has in so many of its places, and in half of them."""

_PLURAL = "s"
"""Words are the same without it at the end."""

_PLACES_MAX = 50
"""Where the neighbours of a word are looked at, from its first place on."""


class _Run(NamedTuple):
    """So many words in a row, and the index of the first at each of their places."""

    starts: list[int]
    length: int = 1


class _Phrase(NamedTuple):
    written: str
    weight: float
    stems: set[str]


@dataclass(frozen=True, slots=True)
class _Text:
    words: list[str]
    content: dict[int, str]
    """The words that say something of what the text is about, in small letters, by their index."""
    first: dict[str, int]
    """The first index of each of them."""
    again: dict[str, list[int]]
    """All indexes of those that come again."""

    def places(self, word: str) -> list[int]:
        """The indexes of a word of content."""
        return self.again.get(word) or [self.first[word]]

    def is_name(self, index: int) -> bool:
        """Whether a word of content stands there with a capital."""
        return index in self.content and self.words[index][0].isupper()

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
    names = _names(entities)
    found: list[_Phrase] = []
    covered: set[str] = set()
    for word, weight in _weigh(text, names):
        if len(found) == PHRASES_MAX:
            break
        if word.rstrip(_PLURAL) in covered:
            continue
        written = names.get(word) or text.written(_around(text, word, names))
        if word in names or " " in written or not is_half(word, language):
            stems = {part.rstrip(_PLURAL) for part in written.lower().split()}
            if len(written) <= _CHARS_MAX:
                phrase = _Phrase(written, weight, stems)
                found = [*found, phrase] if covered.isdisjoint(stems) else _merged(found, phrase)
            covered |= stems
            covered.add(word.rstrip(_PLURAL))
    found.sort(key=attrgetter("weight"), reverse=True)
    return [KeyPhrase(phrase=each.written, score=round(each.weight / found[0].weight, 4)) for each in found]


def _names(entities: Sequence[Entity]) -> dict[str, str]:
    """By each word in small letters the name of the entity with the most mentions that has it."""
    by_mentions = sorted(entities, key=lambda entity: len(entity.mentions))
    return {word: entity.name for entity in by_mentions for word in entity.name.lower().split()}


def _read(words: list[str], language: str) -> _Text:
    silent = stop_words(language) or guess_stop_words(words)
    content: dict[int, str] = {}
    first: dict[str, int] = {}
    again: dict[str, list[int]] = {}
    for index, written in enumerate(words):
        if written not in silent and written[0].isalpha():
            content[index] = word = written.lower()
            if word not in first:
                first[word] = index
            elif word in again:
                again[word].append(index)
            else:
                again[word] = [first[word], index]
    return _Text(words, content, first, again)


def _weigh(text: _Text, names: Container[str]) -> list[tuple[str, float]]:
    """The weightiest words."""
    weights = {word: _LEAD[index] for word, index in islice(text.first.items(), _EARLY_WORDS)}
    weights |= {word: len(places) * _LEAD[places[0]] for word, places in text.again.items()}
    heaviest = sorted(weights.items(), key=itemgetter(1), reverse=True)[:_CANDIDATES]
    named = [
        (word, weight * _NAME_BONUS if word in names or text.is_name(text.places(word)[-1]) else weight)
        for word, weight in heaviest
    ]
    return sorted(named, key=itemgetter(1), reverse=True)


def _around(text: _Text, word: str, names: Container[str]) -> _Run:
    """What is usually said with a word: neighbours that it mostly has, else the name that it is a part of."""
    places = text.places(word)
    if len(places) < _BOND_MIN:
        return _name_around(text, places, names)
    starts, begin, end = places[:_PLACES_MAX], 0, 1
    least = max(_BOND_MIN, len(starts) / 2)
    while end < WORDS_MAX and (rest := _usual(text, starts, end, least)):
        starts, end = rest, end + 1
    while end - begin < WORDS_MAX and (rest := _usual(text, starts, begin - 1, least)):
        starts, begin = rest, begin - 1
    if end - begin > 1:
        return _Run([start + begin for start in starts], end - begin)
    return _name_around(text, places, names)


def _usual(text: _Text, starts: list[int], offset: int, least: float) -> list[int]:
    """Those places at whose offset the most usual word of content stands, if they are so many; else none."""
    words = [text.content.get(start + offset, "") for start in starts]
    ordered, half = sorted(words), len(words) // 2
    for usual in (ordered[half], ordered[~half]):  # what fills half of a sorted list is in its middle
        if usual and words.count(usual) >= least:
            return [start for start, word in zip(starts, words, strict=True) if word == usual]
    return []


def _name_around(text: _Text, places: list[int], names: Container[str]) -> _Run:
    """The words with capitals around the first place of one that has a capital at its last too; no entity's words."""
    start, last = places[0], places[-1]
    end = start + 1
    if text.is_name(start) and text.is_name(last):
        while end - start < WORDS_MAX and _joins(text, end, names):
            end += 1
        while end - start < WORDS_MAX and _joins(text, start - 1, names):
            start -= 1
    return _Run([start], end - start) if end - start > 1 else _Run(places)


def _joins(text: _Text, index: int, names: Container[str]) -> bool:
    return text.is_name(index) and text.content[index] not in names


def _merged(found: list[_Phrase], new: _Phrase) -> list[_Phrase]:
    """With the new phrase in the place of those that are parts of it."""
    parts = [each for each in found if each.stems <= new.stems]
    if not parts:
        return [*found, new]
    weight = max(each.weight for each in parts)
    return [*(each for each in found if each not in parts), new._replace(weight=max(weight, new.weight))]
