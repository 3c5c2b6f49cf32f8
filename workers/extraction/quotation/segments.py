"""Parts a passage into the stretches within which a cue is at work. It knows nothing of sources and contents."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

from workers.extraction.quotation.lexicon import Cue
from workers.extraction.quotation.marks import CLOSING
from workers.extraction.quotation.passage import DASHES, Passage, Range

_FAR = 12
"""Tokens between a quote and the cue behind it."""

_LONG = 25
"""Tokens of a sentence that leads up to a quote."""

_AFTER_QUOTE = frozenset((Cue.SAYING, Cue.REPORTING, Cue.TELLING, Cue.QUOTING))


_CUES_MAX, _QUOTES_MAX = 40, 100
"""In one segment; what goes beyond is no sentence."""


@dataclass(slots=True)
class Segment:
    """A sentence of the article's own, with its cues and quotes; it does not end within a quote."""

    first: int
    last: int
    end: int
    """Without the marks at its end that are not quoted."""
    cues: list[int]
    quotes: list[Range]

    @property
    def opens_quoted(self) -> bool:
        """Whether it begins with a quote."""
        return bool(self.quotes) and self.quotes[0][0] == self.first


def read_segments(passage: Passage) -> list[Segment]:
    """The segments of a passage that have a cue or a quote, in order; one that needs the next is joined to it."""
    joined: list[Segment] = []
    for segment in _segments(passage):
        last = joined[-1] if joined and joined[-1].last == segment.first else None
        if last and (last.quotes or segment.quotes) and _belong_together(passage, last, segment):
            last.last, last.end = segment.last, segment.end
            last.cues += segment.cues
            last.quotes += segment.quotes
        else:
            joined.append(segment)
    return joined


def _segments(passage: Passage) -> Iterator[Segment]:
    """Those that have a cue or a quote, or a colon at their end."""
    quoted, quotes = passage.quoted, passage.quotes
    known = compress(range(len(quoted)), map(passage.words.cues.__contains__, passage.lows))
    cues = [at for at in known if not quoted[at]]
    cue = quote = 0
    for first, last in _bounds(passage):
        cue_from, quote_from = cue, quote
        while cue < len(cues) and cues[cue] < last:
            cue += 1
        while quote < len(quotes) and quotes[quote][0] < last:
            quote += 1
        if cue > cue_from or quote > quote_from or passage.lows[last - 1] == ":":
            within = cues[cue_from:cue][:_CUES_MAX], quotes[quote_from:quote][:_QUOTES_MAX]
            yield Segment(first, last, passage.trim(first, last), *within)


def _bounds(passage: Passage) -> Iterator[Range]:
    """Sentences, without the ends that lie in a quote."""
    starts, quotes = passage.tokens.starts, passage.quotes
    first = upcoming = 0
    for _, end in passage.tokens.sentences:
        last = bisect_left(starts, end, first)
        while upcoming < len(quotes) and quotes[upcoming][1] <= last:
            upcoming += 1
        if first < last and not (upcoming < len(quotes) and quotes[upcoming][0] < last):
            yield first, last
            first = last


def _belong_together(passage: Passage, last: Segment, segment: Segment) -> bool:
    if segment.opens_quoted:
        return _goes_on(passage, last) or _leads_up(passage, last, segment)
    return _is_told_by(passage, last, segment)


def _goes_on(passage: Passage, last: Segment) -> bool:
    """A paragraph that a quote leaves open, before one that opens with a mark."""
    end = last.last - 1
    return passage.quoted[end] == 1 and passage.lows[end] not in CLOSING and len(last.quotes) < _QUOTES_MAX


def _leads_up(passage: Passage, last: Segment, segment: Segment) -> bool:
    """`He said:` or `He agreed.`, and then the quote."""
    if passage.lows[last.last - 1] == ":" and not passage.quoted[last.last - 1]:
        return last.last - last.first < _LONG
    ends_with_cue = bool(last.cues) and last.cues[-1] + 1 == last.end
    return ends_with_cue and not last.quotes and not segment.cues and not passage.opens_line(segment.first)


def _is_told_by(passage: Passage, last: Segment, segment: Segment) -> bool:
    """A quote that ends like a sentence, and then `he said`."""
    lows = passage.lows
    if last.cues or not segment.cues or not passage.quoted[last.last - 1] or passage.opens_line(segment.first):
        return False
    cue = segment.cues[0]
    if cue - segment.first > _FAR or passage.words.cues[lows[cue]] not in _AFTER_QUOTE:
        return False
    ending = passage.closes_with(last.last)
    if ending not in "?!\u2026" and ending not in DASHES:
        return False
    return is_adjunct(passage, cue + 1, segment.end)


def is_adjunct(passage: Passage, at: int, end: int) -> bool:
    """Whether what follows a cue is no content, but when, where or to whom it was said."""
    lows, words = passage.lows, passage.words
    if at >= end or lows[at] in ",;:." or lows[at] in DASHES or lows[at] in words.fronting:
        return True
    if end - at > _FAR or not words.complementers.isdisjoint(lows[at:end]):
        return False
    if words.cues.get(lows[at - 1]) is Cue.TELLING:
        return words.pronouns.isdisjoint(lows[at:end])
    return lows[at] in words.days or lows[at] in words.prepositions
