"""Finds where what is said behind its cue ends. It knows nothing of where it begins, nor of sources' names."""

from collections.abc import Sequence

from workers.extraction.quotation.lexicon import Cue
from workers.extraction.quotation.passage import DASHES, Passage, Range
from workers.extraction.quotation.phrases import before_verb, subject_before

_ASIDE = 4
"""Tokens of a content before something is said by the way."""

_LEAVING = DASHES | {",", ":"}
"""Marks that may end a clause that is told."""

_INSERTED = 25
"""Tokens between two dashes."""


def content_end(passage: Passage, kind: Cue, start: int, end: int, cues: Sequence[int]) -> int:
    """Where a content ends that a cue of that kind tells: with the segment, or where something else is told."""
    end = _quote_end(passage, start, end) if passage.quoted[start] else _clause_end(passage, kind, start, end)
    return passage.trim(start, _next_telling(passage, kind, start, end, cues))


def _quote_end(passage: Passage, start: int, end: int) -> int:
    """The end of a quote that is the content alone, else `end`."""
    close = start
    while close < end and passage.quoted[close]:
        close += 1
    if close < end and (passage.lows[close] in (",", ";") or passage.closes_with(close) == ","):
        return close
    return end


def _clause_end(passage: Passage, kind: Cue, start: int, end: int) -> int:
    """Where a clause is left: behind a quote that ends with a comma, or before an aside."""
    lows, quoted = passage.lows, passage.quoted
    at = start + 1
    while at < end - 1:
        if quoted[at] or not (lows[at] in _LEAVING or quoted[at - 1]):
            pass
        elif lows[at] in DASHES:
            closing = _closing_dash(passage, start, at, end)
            if not closing and at - start >= _ASIDE and not quoted[at + 1]:
                return at
            at = closing or at
        elif _ends_quoted(passage, at, end) or (at - start >= _ASIDE and _opens_aside(passage, kind, start, at)):
            return at
        at += 1
    return end


def _closing_dash(passage: Passage, start: int, at: int, end: int) -> int | None:
    """The dash that closes what the one at `at` opens, in a content that has no quote before it."""
    lows, quoted = passage.lows, passage.quoted
    if quoted.find(1, start, at) >= 0:
        return None
    first = at + 2 + (lows[at + 1] in DASHES)
    closing = (other for other in range(first, min(end - 1, at + _INSERTED)) if lows[other] in DASHES)
    return next((other for other in closing if not quoted[other]), None)


def _ends_quoted(passage: Passage, at: int, end: int) -> bool:
    """Whether a quote that ends at `at` with a comma is the last before `end`, and no verb follows it."""
    low, words = passage.lows[at], passage.words
    if not passage.quoted[at - 1] or low in words.conjunctions or low.endswith(words.finite_endings):
        return False
    if passage.closes_with(at) != ",":
        return False
    return passage.quoted.find(1, at, end) < 0


def _opens_aside(passage: Passage, kind: Cue, start: int, at: int) -> bool:
    """Whether a comma or colon ends what is said: a judgement before any, a clause with a quote before `, which`."""
    lows, quoted = passage.lows, passage.quoted
    if lows[at] == ":":
        return kind is Cue.STANCE and quoted[at + 1] == 1
    if lows[at] != "," or quoted[at + 1] or lows[at + 1] not in passage.words.relatives:
        return False
    return kind is Cue.STANCE or quoted.find(1, start, at) >= 0


def _next_telling(passage: Passage, kind: Cue, start: int, end: int, cues: Sequence[int]) -> int:
    """Where a content ends because the next cue has a content of its own."""
    lows, words = passage.lows, passage.words
    for cue in cues:
        if cue >= end:
            break
        if cue <= start + 1:
            continue
        if lows[cue] in words.participles and lows[cue - 1] in words.fronting:
            return cue - 1
        before = before_verb(passage, cue, start)
        if before > start and passage.is_comma(before):
            return before + 1
        if before > start and lows[before] in words.conjunctions and _is_finite_or_participle(passage, cue):
            return before
        subject = subject_before(passage, cue, start + 2)
        left = _clause_left(passage, kind, cue, subject) if subject else None
        if left:
            return left
    return end


def _is_finite_or_participle(passage: Passage, cue: int) -> bool:
    low, words = passage.lows[cue], passage.words
    return low in words.participles or low.endswith(words.finite_endings)


def _clause_left(passage: Passage, kind: Cue, cue: int, subject: Range) -> int | None:
    """Where the clause before a cue with a subject of its own ends; None where it holds the cue."""
    lows, words = passage.lows, passage.words
    first = subject[0]
    if words.cues[lows[cue]] is Cue.SAYING and passage.is_comma(first - 1):
        return first
    opens = lows[first - 1] in words.conjunctions or lows[first - 1] in words.fronting
    return first - 1 if opens and (kind is Cue.STANCE or passage.is_comma(first - 2)) else None
