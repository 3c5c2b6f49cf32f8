"""Finds where what is said begins and ends, from its cue on. It knows nothing of sources' names."""

from collections.abc import Sequence

from workers.extraction.quotation.lexicon import Cue
from workers.extraction.quotation.passage import DASHES, Passage
from workers.extraction.quotation.phrases import POSSESSIVES, before_verb, subject_before

LONGEST = 5_000
"""Tokens of a content behind its cue."""

_NEAR = 18
"""Tokens between a cue and the word or quote that begins its content."""

_ASIDE = 4
"""Tokens of a content before something is said by the way."""


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
    for near in range(at, min(end, at + _NEAR)):
        if passage.quoted[near]:
            return near if lows[near - 1] in (",", ":", ".") else None
        if lows[near] == ";":
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


def content_end(passage: Passage, start: int, end: int, cues: Sequence[int]) -> int:
    """Where a content ends: with the segment, or where something else is told."""
    end = _quote_end(passage, start, end) if passage.quoted[start] else _clause_end(passage, start, end)
    return passage.trim(start, _next_telling(passage, start, end, cues))


def _quote_end(passage: Passage, start: int, end: int) -> int:
    """The end of a quote that is the content alone, else `end`."""
    close = start
    while close < end and passage.quoted[close]:
        close += 1
    if close < end and (passage.lows[close] in (",", ";") or passage.closes_with(close) == ","):
        return close
    return end


def _clause_end(passage: Passage, start: int, end: int) -> int:
    """Where a clause is left: behind a quote that ends with a comma, or before a colon and a quote, or an aside."""
    lows, quoted, words = passage.lows, passage.quoted, passage.words
    for at in range(start + 1, end - 1):
        low = lows[at]
        if quoted[at]:
            continue
        if quoted[at - 1] and low not in words.conjunctions and _ends_quoted(passage, at, end):
            return at
        if at - start < _ASIDE:
            continue
        if low == ":" and quoted[at + 1]:
            return at
        if not quoted[at + 1] and (low in DASHES or (low == "," and lows[at + 1] in words.relatives)):
            return at
    return end


def _ends_quoted(passage: Passage, at: int, end: int) -> bool:
    """Whether a quote that ends at `at` with a comma is the last before `end`, and no verb follows it."""
    if passage.closes_with(at) != "," or passage.lows[at].endswith(passage.words.finite_endings):
        return False
    return passage.quoted.find(1, at, end) < 0


def _next_telling(passage: Passage, start: int, end: int, cues: Sequence[int]) -> int:
    """Where a content ends because the next cue has a content of its own."""
    lows, words = passage.lows, passage.words
    for cue in cues:
        if cue <= start + 1 or cue >= end:
            continue
        if lows[cue] in words.participles and lows[cue - 1] in words.fronting:
            return cue - 1
        before = before_verb(passage, cue, start)
        if before > start and lows[before] == ",":
            return cue
        if before > start and lows[before] in words.conjunctions and lows[cue].endswith(words.finite_endings):
            return before
        subject = subject_before(passage, cue, start + 2)
        if subject and _opens_clause(passage, subject[0] - 1) and lows[subject[0] - 2] == ",":
            return subject[0] - 1
    return end


def _opens_clause(passage: Passage, at: int) -> bool:
    return passage.lows[at] in passage.words.conjunctions or passage.lows[at] in passage.words.fronting
