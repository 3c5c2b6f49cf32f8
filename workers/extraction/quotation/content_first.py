"""Reads contents that stand before their cue, wholly or in part: `P, X said`. It knows nothing of the others."""

from workers.extraction.quotation.attribution import Attribution
from workers.extraction.quotation.cue_first import according_source
from workers.extraction.quotation.lexicon import Cue
from workers.extraction.quotation.passage import DASHES, Passage, Range
from workers.extraction.quotation.phrases import before_verb, subject_after, subject_before, with_asides
from workers.extraction.quotation.segments import Segment, is_adjunct

_PARTING = DASHES | {","}
"""Marks that set a content off from its telling."""

_FAR = 20
"""Tokens between a quote and the verb behind it."""

_SHORTEST = 3
"""Tokens of a content without quotation marks."""


def read_content_first(passage: Passage, segment: Segment) -> Attribution | None:
    """The first attribution of a segment whose content stands before its cue."""
    for cue in segment.cues:
        kind = passage.words.cues[passage.lows[cue]]
        new = None
        if kind is Cue.ACCORDING:
            new = _according(passage, segment, cue)
        elif kind is not Cue.STANCE and passage.lows[cue] not in passage.words.participles:
            new = _verb(passage, segment, cue)
        if new:
            return new
    return None


def _according(passage: Passage, segment: Segment, cue: int) -> Attribution | None:
    """`P, according to X`."""
    found = according_source(passage, cue, segment.end) if cue - segment.first >= _SHORTEST else None
    if not found:
        return None
    telling, source = found
    return Attribution(
        (segment.first, passage.trim(segment.first, cue)), telling, with_asides(passage, source, segment.end)
    )


def _verb(passage: Passage, segment: Segment, cue: int) -> Attribution | None:
    if not _may_follow(passage, segment, cue):
        return None
    before = before_verb(passage, cue, segment.first)
    if before <= segment.first:
        return None
    source = _source(passage, segment, cue, before)
    if source is None or passage.lows[source[0]] in passage.words.relatives:
        return None
    left = min(source[0] - 1, before)
    if left <= segment.first:
        return None
    after = max(cue + 1, source[1])
    quote = _quote_before(passage, left)
    if quote is not None:
        content = _quoted_content(passage, segment, quote, after)
    else:
        content = _clause(passage, segment, cue, left, after)
    return Attribution(content, _telling(passage, segment, cue, source, content), source) if content else None


def _may_follow(passage: Passage, segment: Segment, cue: int) -> bool:
    """Whether anything before a cue parts a content from it."""
    if segment.quotes and segment.quotes[0][0] < cue:
        return True
    return not _PARTING.isdisjoint(passage.lows[segment.first : cue])


def _source(passage: Passage, segment: Segment, cue: int, before: int) -> Range | None:
    """Who speaks, by the order of the words: `said X`, `the old, grey man said` behind a quote, `X said`."""
    if passage.lows[cue] in passage.words.pronouns:
        return cue, cue + 1
    inverted = subject_after(passage, cue + 1, segment.end)
    if inverted and _is_inverted(passage, cue, before, inverted, segment.end):
        return with_asides(passage, inverted, segment.end)
    return _between(passage, segment, cue, before) or subject_before(passage, cue, segment.first)


def _is_inverted(passage: Passage, cue: int, before: int, source: Range, end: int) -> bool:
    """Whether the noun phrase behind a verb is its subject."""
    lows, words = passage.lows, passage.words
    quote = _quote_before(passage, before)
    if quote is not None:
        return _closes_speech(passage, quote + 1)
    if lows[before] != "," or words.cues[lows[cue]] is not Cue.SAYING or lows[source[0]] in words.pronouns:
        return False
    return source[1] >= end or lows[source[1]] in (",", ";", ".") or words.verb_second


def _quote_before(passage: Passage, at: int) -> int | None:
    """The last token of a quote that ends at `at`, or before a comma there, and is no title."""
    quote = at - (passage.lows[at] == "," and at > 0 and not passage.quoted[at])
    if not passage.quoted[quote]:
        return None
    return None if passage.is_title(passage.quoted.rfind(0, 0, quote) + 1, quote + 1) else quote


def _between(passage: Passage, segment: Segment, cue: int, before: int) -> Range | None:
    """All that stands between a quote and the verb behind it."""
    lows, words = passage.lows, passage.words
    first = next((last for _, last in reversed(segment.quotes) if last <= before), None)
    if first is None or before - first >= _FAR or any(first <= other < cue for other in segment.cues):
        return None
    if not _closes_speech(passage, first):
        return None
    while first < before and (lows[first] == "," or lows[first] in DASHES):
        first += 1
    opens = words.subordinators | words.conjunctions | words.prepositions | words.participles
    last = passage.trim(first, before + 1)
    return (first, last) if last > first and lows[first] not in opens else None


def _closes_speech(passage: Passage, end: int) -> bool:
    """Whether a quote that ends there is set off from the words behind it, as speech is."""
    ending = passage.closes_with(end)
    return ending in ",?!\u2026" or ending in DASHES or passage.lows[end] == ","


def _quoted_content(passage: Passage, segment: Segment, quote: int, after: int) -> Range | None:
    """A content whose first part ends with a quote, with what goes on with it behind the telling.

    None when the quote belongs to a telling before it, as in `When Roe said "no," Voss agreed`.
    """
    lows, words = passage.lows, passage.words
    start = segment.first
    opened = passage.quoted.rfind(0, 0, quote) + 1
    if opened > start and lows[opened - 1] in (":", "("):
        start = opened
    elif lows[start] in words.fronting | words.subordinators and segment.cues[0] < opened:
        return None
    return start, _resumed(passage, segment, after) or quote + 1


def _resumed(passage: Passage, segment: Segment, after: int) -> int | None:
    """The end of the last quote behind the telling that goes on with the content, with the words it runs on to."""
    lows, words = passage.lows, passage.words
    stop = None
    for first, last in segment.quotes:
        if first < after or any(after <= cue < first for cue in segment.cues):
            continue
        mark = first - 1 - (lows[first - 1] in words.conjunctions)
        if lows[mark] in (",", ":", ".") or lows[mark] in DASHES:
            stop = last
    return segment.end if stop and _runs_on(passage, segment, stop) else stop


def _runs_on(passage: Passage, segment: Segment, stop: int) -> bool:
    """Whether the sentence of a quote that ends there goes on without its marks: `"It holds" for now`."""
    if stop >= segment.end or segment.cues[-1] >= stop or passage.lows[stop] in ",;":
        return False
    return passage.closes_with(stop) not in ".,?!\u2026"


def _clause(passage: Passage, segment: Segment, cue: int, left: int, after: int) -> Range | None:
    """A content without a quote before the telling; it may go on behind it."""
    lows, words = passage.lows, passage.words
    first, end = segment.first, segment.end
    if lows[left] in words.fronting:
        left -= 1
    goes_on = after < end and lows[after] == ","
    if left - first < (_SHORTEST - goes_on) or words.cues[lows[cue]] is Cue.QUOTING:
        return None
    if not (lows[left] == "," or lows[left] in DASHES) or not is_adjunct(passage, after, end):
        return None
    if after < end and _is_fronted(passage, first):
        return None
    stop = _resumed(passage, segment, after)
    if stop is None and goes_on and not any(other > after for other in segment.cues):
        stop = end
    return first, stop or passage.trim(first, left)


def _is_fronted(passage: Passage, first: int) -> bool:
    """Whether a sentence opens with something before its main clause."""
    low, words = passage.lows[first], passage.words
    return low in words.prepositions | words.openers | words.subordinators or low.endswith(words.participle_endings)


def _telling(passage: Passage, segment: Segment, cue: int, source: Range, content: Range) -> Range:
    """The cue, with all that interrupts the content."""
    if source[0] < cue < content[1]:
        for first, _ in segment.quotes:
            if first > cue:
                return cue, passage.trim(cue + 1, first)
    return cue, cue + 1
