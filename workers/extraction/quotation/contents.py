"""Finds where what is said behind its cue begins. It knows nothing of where it ends, nor of sources' names."""

from workers.extraction.quotation.lexicon import Cue
from workers.extraction.quotation.passage import Passage
from workers.extraction.quotation.phrases import POSSESSIVES, is_adverb

_NEAR = 18
"""Tokens between a cue and the word or quote that begins its content."""

_NEXT = 2
"""The same, where a clause may begin at once: `said the rule was simple: "Stay"`."""


def content_start(passage: Passage, kind: Cue, at: int, end: int) -> int | None:
    """Where the content of a verb of that kind begins, of which `at` is behind; None when it is no cue here."""
    lows, words = passage.lows, passage.words
    if at + (lows[at : at + 1] == [","]) >= end:
        return None
    if words.comma_before_clause and lows[at + 1 : at + 2] == [","]:
        at += 1
    if _is_led_up(passage, at, end):
        return at + 1
    if kind is Cue.STANCE or (kind is not Cue.QUOTING and lows[at] in words.complementers):
        return at
    at += lows[at] == ","
    later = _later(passage, kind, at, end)
    if later is not None or kind is Cue.QUOTING:
        return later
    if kind is Cue.REPORTING:
        return at if passage.quoted[at] or lows[at] in words.pronouns or lows[at] in words.determiners else None
    start = _behind_days(passage, _behind_listener(passage, at, end) if kind is Cue.TELLING else at, end)
    return start if start < end else None


def _is_led_up(passage: Passage, at: int, end: int) -> bool:
    """Whether a content stands behind the comma or colon at `at`."""
    lows, words = passage.lows, passage.words
    if at + 1 >= end or lows[at] not in (",", ":"):
        return False
    clause = words.comma_before_clause or lows[at + 1] in words.complementers
    return lows[at] == ":" or clause or passage.quoted[at + 1] == 1


def _later(passage: Passage, kind: Cue, at: int, end: int) -> int | None:
    """A quote behind a mark; a `that` behind a listener, a day or an adverbial."""
    lows, words = passage.lows, passage.words
    far = kind is Cue.TELLING or lows[at] in words.prepositions or lows[at] in words.days
    is_clause = kind is Cue.SAYING and not (far or is_adverb(passage, at) or lows[at] in words.openers)
    for near in range(at, min(end, at + (_NEXT if is_clause else _NEAR))):
        if passage.quoted[near]:
            return near if lows[near - 1] in (",", ":", ".") else None
        if lows[near] == ";" or (lows[near] in words.cues and lows[near - 1] == "to"):
            return None
        if far and lows[near] in words.that:
            return near
    return None


def _behind_listener(passage: Passage, at: int, end: int) -> int:
    lows, words = passage.lows, passage.words
    if lows[at] in words.determiners:
        at += 1
    named = at < end and passage.is_name(at)
    at += 1
    while named and at < end and lows[at] not in words.days:
        if not passage.is_name(at) and lows[at] not in (".", "of") and lows[at] not in POSSESSIVES:
            break
        at += 1
    return at


def _behind_days(passage: Passage, at: int, end: int) -> int:
    lows, words = passage.lows, passage.words
    if at + 1 < end and lows[at] in words.prepositions and lows[at + 1] in words.days:
        at += 1
    while at < end and lows[at] in words.days:
        at += 1
    return at
