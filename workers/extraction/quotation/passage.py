"""A text cut for reading: which tokens are quoted, and the stretches within which a cue is at work."""

from bisect import bisect_left
from dataclasses import dataclass

from workers.extraction.quotation.marks import quoted_stretches
from workers.extraction.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Passage:
    """A text's tokens with its quoted stretches and segments, all as ranges of tokens.

    A segment is a sentence of the article's own: one that ends within a quote goes on to the end of the quote.
    """

    tokens: Tokens
    lows: list[str]
    quotes: list[tuple[int, int]]
    quoted: bytearray
    """For each token whether it is quoted, marks included."""
    segments: list[tuple[int, int]]


def read_passage(tokens: Tokens) -> Passage:
    starts = tokens.starts
    stretches = quoted_stretches(tokens.text)
    quotes = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in stretches]
    quoted = bytearray(len(starts))
    for first, last in quotes:
        quoted[first:last] = b"\1" * (last - first)
    segments: list[tuple[int, int]] = []
    begin = 0
    upcoming = 0
    for _, end in tokens.sentences:
        while upcoming < len(stretches) and stretches[upcoming][1] <= end:
            upcoming += 1
        if upcoming < len(stretches) and stretches[upcoming][0] < end:
            continue
        stop = bisect_left(starts, end, begin)
        if stop > begin:
            segments.append((begin, stop))
            begin = stop
    if begin < len(starts):
        segments.append((begin, len(starts)))
    return Passage(tokens, list(map(str.lower, tokens.words)), quotes, quoted, segments)
