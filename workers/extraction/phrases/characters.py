"""Finds what is said again and again in a text that is written without spaces. It knows no words."""

import re
from operator import add

from schemas.annotations import KeyPhrase

UNSPACED = ("zh", "ja")
"""Languages written without spaces, as BCP 47 primary tags."""

PHRASES_MAX = 10
CHARS_READ = 3_000
"""From the beginning."""

_CHARS_MAX = 8
_PLACES_MAX = 50
_CANDIDATES = 30
_LEAD_CHARS = 40
_LEAD_BONUS = 3
_SHARE = 0.6
"""Two characters take in the next one that follows, or goes before, in this share of their places, and twice."""

_BOND_MIN = 2
_WHOLE_SHARE = 0.3
"""A phrase takes the place of a part of it that has not more than about three times its weight."""

_GAP = " "
"""Around every run of characters."""

_SMALL_WORDS = "的了在是和与與为為将將有也就都而及对對从從到被把这這那个個我你他她们們等并並说說还還该該更"
_RUN = re.compile(rf"(?:(?![{_SMALL_WORDS}])[\u3400-\u9fff\uf900-\ufaff\u3005]){{2,}}|[\u30a1-\u30fa\u30fc]{{2,}}")


def find_key_characters(text: str) -> list[KeyPhrase]:
    """At most 10 phrases of 2 to 8 characters that stand there twice or more, the weightiest first."""
    joined = f"{_GAP}{_GAP.join(_RUN.findall(text, 0, CHARS_READ))}{_GAP}"
    places = _places(joined)
    weights = {pair: len(starts) * (1 + _LEAD_BONUS / (1 + starts[0] / _LEAD_CHARS)) for pair, starts in places.items()}
    found: list[tuple[str, float]] = []
    covered: set[str] = set()
    for pair in sorted(weights, key=weights.__getitem__, reverse=True)[:_CANDIDATES]:
        if pair not in covered and len(found) < PHRASES_MAX:
            phrase = _grown(joined, places[pair][:_PLACES_MAX])
            covered |= {phrase[start : start + 2] for start in range(len(phrase) - 1)}
            found = _merged(found, phrase, weights[pair])
    return [KeyPhrase(phrase=phrase, score=round(weight / found[0][1], 4)) for phrase, weight in found]


def _places(text: str) -> dict[str, list[int]]:
    """Where each two characters stand that stand together twice or more."""
    first: dict[str, int] = {}
    again: dict[str, list[int]] = {}
    for index, pair in enumerate(map(add, text, text[1:])):
        if pair not in first:
            first[pair] = index
        elif pair in again:
            again[pair].append(index)
        elif _GAP not in pair:
            again[pair] = [first[pair], index]
    return again


def _merged(found: list[tuple[str, float]], phrase: str, weight: float) -> list[tuple[str, float]]:
    """With the new phrase, maybe in the place of one that is a part of it and not much weightier."""
    related = [place for place, (other, _) in enumerate(found) if other in phrase or phrase in other]
    if not related:
        return [*found, (phrase, weight)]
    part, part_weight = found[related[0]]
    if len(related) > 1 or phrase in part or weight < part_weight * _WHOLE_SHARE:
        return found
    return [*found[: related[0]], (phrase, part_weight), *found[related[0] + 1 :]]


def _grown(text: str, starts: list[int]) -> str:
    """The two characters that stand at these places, with those that mostly stand around them."""
    least = max(_BOND_MIN, len(starts) * _SHARE)
    begin, end = 0, 2
    while end < _CHARS_MAX and (rest := _usual(text, starts, end, least)):
        starts, end = rest, end + 1
    while end - begin < _CHARS_MAX and (rest := _usual(text, starts, begin - 1, least)):
        starts, begin = rest, begin - 1
    return text[starts[0] + begin : starts[0] + end]


def _usual(text: str, starts: list[int], offset: int, least: float) -> list[int]:
    """Those places at whose offset the most usual character stands, if they are so many; none if a run ends there."""
    characters = [text[start + offset] for start in starts]
    usual = sorted(characters)[len(characters) // 2]  # what fills more than half of a sorted list is in its middle
    if usual == _GAP or characters.count(usual) < least:
        return []
    return [start for start, each in zip(starts, characters, strict=True) if each == usual]
