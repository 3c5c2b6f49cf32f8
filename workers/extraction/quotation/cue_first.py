"""Reads contents that stand behind their cue: `X said that P`. It knows nothing of the others."""

from collections.abc import Sequence

from workers.extraction.quotation.attribution import Attribution
from workers.extraction.quotation.contents import content_start
from workers.extraction.quotation.ends import content_end
from workers.extraction.quotation.lexicon import Cue
from workers.extraction.quotation.passage import DASHES, Passage, Range
from workers.extraction.quotation.phrases import (
    before_verb,
    clause_subject,
    is_adverb,
    is_auxiliary,
    subject_after,
    subject_before,
)
from workers.extraction.quotation.segments import Segment

LONGEST = 5_000
"""Tokens of a content behind its cue."""

_NEAR = 40
"""Tokens between a source and the comma behind it."""


def read_cue_first(passage: Passage, segment: Segment, outer: Attribution | None) -> list[Attribution]:
    """The attributions of a segment one behind the other, all of them behind the `outer` one."""
    found: list[Attribution] = []
    begin, source = (outer.end, outer.source) if outer else (segment.first, None)
    for number, cue in enumerate(segment.cues):
        if cue < begin:
            continue
        if passage.words.cues[passage.lows[cue]] is Cue.ACCORDING:
            new = _according(passage, cue, segment.end)
        else:
            new = _verb(passage, segment, cue, begin, source, segment.cues[number + 1 :])
        if new:
            found.append(new)
            begin, source = new.end, new.source
    return found


def according_source(passage: Passage, cue: int, end: int) -> tuple[Range, Range] | None:
    """The cue of `according to X` with all its words, and the source; None when it is no cue."""
    lows = passage.lows
    second = passage.words.according[lows[cue]]
    at = cue + 1
    if second:
        if at >= end or lows[at] != second:
            return None
        at += 1
    source = subject_after(passage, at, end)
    return ((cue, at), source) if source else None


def _according(passage: Passage, cue: int, end: int) -> Attribution | None:
    """`According to X, P`."""
    found = according_source(passage, cue, end)
    if not found:
        return None
    start = found[1][1]
    if not passage.words.verb_second:
        commas = (at for at in range(start, min(end, start + _NEAR)) if passage.lows[at] == ",")
        start = next(commas, end) + 1
    return Attribution((start, min(end, start + LONGEST)), *found) if start < end else None


def _verb(
    passage: Passage, segment: Segment, cue: int, begin: int, last: Range | None, rest: Sequence[int]
) -> Attribution | None:
    if not _is_active(passage, cue, begin):
        return None
    source = _source(passage, segment, cue, begin, last)
    if source is None:
        return None
    kind = passage.words.cues[passage.lows[cue]]
    start = content_start(passage, kind, max(cue + 1, source[1]), segment.end)
    if start is None:
        return None
    stop = content_end(passage, kind, start, _fronted_end(passage, segment, source, start), rest)
    return Attribution((start, stop), (cue, cue + 1), source) if stop > start else None


def _is_active(passage: Passage, cue: int, floor: int) -> bool:
    """Whether a word that may be a noun, an infinitive or passive is a verb whose subject speaks."""
    lows, words = passage.lows, passage.words
    if cue == floor:
        return True
    if lows[cue - 1] == "to":
        return lows[cue - 2] in words.phases
    if lows[cue - 1] in words.determiners and not is_auxiliary(passage, cue - 1):
        return False
    auxiliaries = lows[before_verb(passage, cue, floor) + 1 : cue]
    return lows[cue] in words.participles or words.passives.isdisjoint(auxiliaries)


def _source(passage: Passage, segment: Segment, cue: int, begin: int, last: Range | None) -> Range | None:
    """The subject of a verb: its own, or the one that it shares with what stands before it."""
    lows, words = passage.lows, passage.words
    if lows[cue - 1] == "to" and cue > begin:
        return subject_before(passage, cue - 2 - (lows[cue - 2] in words.prepositions), begin) or last
    if lows[cue] not in words.participles or _has_own_subject(passage, cue, begin):
        own = subject_before(passage, cue, segment.first if lows[cue - 1] == "," else begin)
        if own is None and words.verb_second:
            own = subject_after(passage, cue + 1, segment.last)
        before = before_verb(passage, cue, begin)
        shares = before < begin or lows[before] in words.conjunctions or lows[before] == ","
        if own or not shares:
            return own
    return last or clause_subject(passage, segment.first, cue)


def _has_own_subject(passage: Passage, cue: int, begin: int) -> bool:
    """Whether a participle follows its subject: `with many saying that P`."""
    lows, words = passage.lows, passage.words
    at = cue - 1
    if at < begin or is_adverb(passage, at):
        return False
    low = lows[at]
    shares = (
        low == "," or low in DASHES or low in words.prepositions or low in words.conjunctions or low in words.fronting
    )
    return not shares and low not in words.vehicles


def _fronted_end(passage: Passage, segment: Segment, source: Range, start: int) -> int:
    """The end of the segment, or of a clause that stands before the main one: `While X said that P, he left`."""
    opener, end = source[0] - 1, min(segment.end, start + LONGEST)
    if opener not in (segment.first, segment.first + 1) or passage.lows[opener] not in passage.words.fronting:
        return end
    return next((at for at in range(start + 2, end) if passage.lows[at] == "," and not passage.quoted[at]), end)
