"""Finds all attributions of a passage. It knows nothing of entities."""

from collections.abc import Sequence
from dataclasses import replace

from workers.extraction.quotation.attribution import Attribution
from workers.extraction.quotation.content_first import read_content_first
from workers.extraction.quotation.cue_first import read_cue_first
from workers.extraction.quotation.passage import Passage
from workers.extraction.quotation.segments import Segment, read_segments

ENOUGH = 1_000
"""Attributions after which reading stops: a text that has more is no article."""

_HEADLINE = 6
"""Tokens before the colon of `X: "Q"`."""


def find_attributions(passage: Passage) -> list[Attribution]:
    """The attributions, `ENOUGH` and a sentence's more at most. What is told within a content is not told again."""
    found: list[Attribution] = []
    since = end = 0
    goes_on = False
    for segment in read_segments(passage):
        if len(found) >= ENOUGH:
            break
        goes_on = goes_on and segment.first == end
        end = segment.last
        new = _read(passage, segment)
        if new:
            since = len(found)
            found += new
            goes_on = True
        elif goes_on and _continues(passage, segment):
            place = _spoken_last(passage, found, since)
            found[place] = _continued(found[place], segment)
        else:
            goes_on = False
    return found


def _read(passage: Passage, segment: Segment) -> list[Attribution]:
    outer = read_content_first(passage, segment)
    rest = read_cue_first(passage, segment, outer)
    found = [outer, *rest] if outer else rest
    headline = None if found else _headline(passage, segment)
    return [headline] if headline else found


def _headline(passage: Passage, segment: Segment) -> Attribution | None:
    """`X: "Q"`."""
    first = segment.first
    for start, stop in segment.quotes:
        colon = start - 1
        if first < colon < first + _HEADLINE and passage.lows[colon] == ":" and passage.opens_line(first):
            return Attribution((start, max(stop, segment.end)), (colon, start), (first, colon))
    return None


def _continues(passage: Passage, segment: Segment) -> bool:
    """Whether a segment is more of what was said last: a quote without a cue, on a line of its own or on the same."""
    if not segment.opens_quoted:
        return False
    if not passage.opens_line(segment.first):
        return True
    return passage.lows[segment.first] not in "'\u2018" and all(passage.quoted[segment.first : segment.last])


def _spoken_last(passage: Passage, found: Sequence[Attribution], since: int) -> int:
    """Which attribution of the last segment goes on: the last that begins with a quote, if there is one."""
    spoken = (place for place in range(len(found) - 1, since - 1, -1) if passage.quoted[found[place].content[0]])
    return next(spoken, len(found) - 1)


def _continued(last: Attribution, segment: Segment) -> Attribution:
    """An attribution with what a segment says."""
    return replace(last, content=(last.content[0], segment.end))
