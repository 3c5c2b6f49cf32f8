"""Finds the words that name who speaks, near a cue. It knows nothing of contents."""

from dataclasses import dataclass

from workers.extraction.quotation.lexicon import Lexicon
from workers.extraction.quotation.passage import Passage

Range = tuple[int, int]

_LONGEST = 25
_STOPS = frozenset(",;:\"()[]{}?!\u201c\u201d\u201e\u00ab\u00bb\u2014\u2013-|*\u2022")
_DASHES = frozenset("\u2014\u2013-")


def skip_back(passage: Passage, at: int, floor: int, words: Lexicon) -> int:
    """The token before a verb's auxiliaries and adverbs."""
    lows = passage.lows
    at -= 1
    while at >= floor and (lows[at] in words.auxiliaries or lows[at] in words.adverbs or lows[at][-2:] == "ly" and len(lows[at]) > 4 and lows[at] not in ("family","daily","rally","july","italy","ally","reilly","kelly", "assembly")):
        at -= 1
    return at


def subject_before(passage: Passage, cue: int, floor: int, words: Lexicon) -> Range | None:
    """The noun phrase before a verb; None when there is none within `floor`."""
    lows = passage.lows
    at = skip_back(passage, cue, floor, words)
    if at >= floor and lows[at] == ")":
        at = _before(passage, at, floor, frozenset("("))
    if at >= floor and lows[at] in _DASHES or at >= floor and lows[at] == ",":
        at = _before(passage, at, floor, _DASHES if lows[at] in _DASHES else frozenset(","))
        if at >= floor and lows[at] == ")":
            at = _before(passage, at, floor, frozenset("("))
    if at < floor or passage.quoted[at] or lows[at] in words.conjunctions or lows[at] == "to":
        return None
    if lows[at] in words.pronouns:
        return at, at + 1
    if not lows[at][0].isalnum() and lows[at] not in (".", "'s", "’s", "'", "’"):
        return None
    return phrase_start(passage, at, floor, words), at + 1


def phrase_start(passage: Passage, at: int, floor: int, words: Lexicon) -> int:
    """Where the noun phrase begins whose last token is at `at`."""
    lows = passage.lows
    floor = max(floor, at - _LONGEST)
    first = at
    while first > floor:
        low = lows[first - 1]
        if low in _STOPS or low in words.breaks or passage.quoted[first - 1]:
            break
        if low in words.conjunctions and (first - 1 == floor or low != "and"):
            break
        if low in words.auxiliaries or low in words.saying or low in words.adverbs:
            break
        first -= 1
    while first < at and (lows[first] in words.conjunctions or lows[first] in words.openers or lows[first] in words.days or lows[first] in ("last","this") and lows[first+1] in ("week","month","year") or lows[first] in ("week", "month", "year") or lows[first].endswith("ly")):
        first += 1
    return first


def _before(passage: Passage, at: int, floor: int, marks: frozenset[str]) -> int:
    """The token before the mark that opens what ends at `at`; below `floor` when nothing does."""
    lows = passage.lows
    at -= 1
    while at >= floor:
        if lows[at] in marks and not passage.quoted[at]:
            return at - 1
        at -= 1
    return at


def phrase_after(passage: Passage, at: int, end: int, words: Lexicon) -> Range | None:
    """The noun phrase that begins at `at`."""
    lows = passage.lows
    last = at
    end = min(end, at + _LONGEST)
    if last < end and lows[last] in words.pronouns:
        return at, at + 1
    while last < end:
        low = lows[last]
        if low in _STOPS or passage.quoted[last]:
            break
        if low in words.breaks or low in words.days or low in words.auxiliaries:
            break
        if low in words.prepositions and low not in ("for", "from", "with", "at", "in", "by") or low in words.saying:
            break
        if low == "." and last + 1 < end and passage.tokens.starts[last + 1] - passage.tokens.end(last) > 1:
            break
        last += 1
    if last > at and lows[last - 1] == "." and last == end:
        last -= 1
    return (at, last) if last > at else None


def clause_subject(passage: Passage, first: int, end: int, words: Lexicon) -> Range | None:
    """The subject of the clause that begins at `first`, as far as it can be told without its verb."""
    lows = passage.lows
    tokens = passage.tokens.words
    at = first
    while at < end and (lows[at] in words.conjunctions or lows[at] in _STOPS):
        at += 1
    if at < end and lows[at] in words.openers:
        while at < end and lows[at] != ",":
            at += 1
        at += 1
    while at < end and (lows[at] in words.openers and lows[at] not in words.articles):
        at += 1
    if at >= end or passage.quoted[at]:
        return None
    if lows[at] in words.pronouns or lows[at] in ("his", "their"):
        return at, at + 1
    last = at
    limit = min(end, at + 8)
    while last < limit:
        low = lows[last]
        if low in _STOPS or low in words.auxiliaries or low in words.saying or low in words.stance or low in words.telling or passage.quoted[last]:
            break
        if low in words.breaks or (low in words.prepositions) or low in words.adverbs:
            break
        if last > at and low.endswith("ed") and tokens[last].islower():
            break
        if last > at and tokens[last].islower() and tokens[last - 1][0].isupper() and lows[last-1] not in words.articles and low not in ("and", "of"):
            break
        last += 1
    return (at, last) if last > at else None
