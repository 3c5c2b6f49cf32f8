"""Whether it is told right who said what: quotes with their content and source.

Rows have `text` and `annotations`: one `[annotator, attributions]` each, of which the first is taken. An attribution is
a list of `[role, [[start, end], ...], words]` with the roles Source, Cue and Content; a null in it is nothing.

A quote is right when content and source are those of one attribution, each of which is met once. Contents are the same
when what they share is at least `SHARED_MIN` of the longer one, counted in characters of the content's spans. Sources
are the same when they share a character; an attribution without a source asks for the content alone.

Classes: `whole` stands in quotation marks from end to end, `partial` has double marks within, `quoted` is both.
Precision counts our quotes of a class, recall the attributions of the class, each against all of the other side.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from benchmarks.extraction.rows import Row
from benchmarks.extraction.scores import Watch
from benchmarks.report import Bar, at_least
from schemas.annotations import Quote
from workers.extraction.entities import recognise
from workers.extraction.quotes import find_quotes
from workers.extraction.tokens import tokenize

SHARED_MIN = 0.8

BARS = {"whole": 0.80, "partial": 0.65, "quoted": 0.65, "all": 0.45}

_PRONOUN = re.compile(
    r"(?:he|she|they|it|we|i|you|who|which|that|his|her|their|its|our|my|one|those|these)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=.)\b[A-Z]|^(?!(?:The|A|An|Some|Many|Most|Other|One|Two|Several)\b)[A-Z]")
_MARKS = '"\u201c\u201d'


class Attribution(NamedTuple):
    """A content and who it is of, as spans of the text; no spans when there is none."""

    content: Sequence[Sequence[int]]
    source: Sequence[Sequence[int]]


class Tally:
    """Right ones among those given, and among those wanted."""

    def __init__(self) -> None:
        self.given = self.given_right = self.wanted = self.wanted_right = 0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, and of how many."""
        precision = self.given_right / self.given if self.given else 0.0
        recall = self.wanted_right / self.wanted if self.wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
            "given": self.given,
            "wanted": self.wanted,
        }


def measure(rows: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    watch, tallies, halves = Watch(), defaultdict(Tally), (defaultdict(Tally), defaultdict(Tally))
    articles = sourceless = 0
    for number, row in enumerate(rows):
        text, wanted = row["text"], list(_wanted(row["annotations"][0][1]))
        tokens = tokenize(text)
        entities = recognise(tokens, "en")
        quotes = watch.time(lambda tokens=tokens, entities=entities: find_quotes(tokens, "en", entities))
        given = [_given(quote) for quote in quotes]
        for into in (tallies, halves[number % 2]):
            _count(into, text, given, wanted)
        articles += 1
        sourceless += sum(not each.source for each in wanted)
    figures: dict[str, object] = {"articles": articles, "attributions_without_source": sourceless}
    figures |= {name: tally.figures() for name, tally in sorted(tallies.items())}
    figures["f1_of_halves"] = {
        name: [half[name].figures()["f1"] for half in halves] for name in sorted(tallies) if "/" not in name
    }
    bars = [at_least(f"F1 {name}", tallies[name].figures()["f1"], bar) for name, bar in BARS.items()]
    return figures | watch.figures(), bars


def _wanted(attributions: Iterable[Any]) -> Iterator[Attribution]:
    for parts in attributions:
        spans: dict[str, list[Sequence[int]]] = defaultdict(list)
        for role, places, _ in filter(None, parts):
            spans[role] += places
        if spans["Content"]:
            yield Attribution(spans["Content"], spans["Source"])


def _given(quote: Quote) -> Attribution:
    source = [quote.source] if quote.source else []
    return Attribution(list(_without(quote.content, sorted(filter(None, (quote.cue, quote.source))))), source)


def _without(content: Sequence[int], parts: Iterable[Sequence[int]]) -> Iterator[Sequence[int]]:
    """What is left of a content that its cue and source interrupt."""
    start, end = content
    for first, last in parts:
        if start < first < end:
            yield start, first
            start = last
    yield start, end


def _count(tallies: dict[str, Tally], text: str, given: Sequence[Attribution], wanted: Sequence[Attribution]) -> None:
    met = _matches(given, wanted)
    right = set(met.values())
    for number, each in enumerate(given):
        for name in _classes(text, each):
            tallies[name].given += 1
            tallies[name].given_right += number in right
    for number, each in enumerate(wanted):
        for name in _classes(text, each):
            tallies[name].wanted += 1
            tallies[name].wanted_right += number in met


def _matches(given: Sequence[Attribution], wanted: Sequence[Attribution]) -> dict[int, int]:
    """Which of the given meets each of the wanted; a given one meets one."""
    met: dict[int, int] = {}
    free = dict(enumerate(given))
    for number, want in enumerate(wanted):
        fits = [other for other, have in free.items() if _is_same(have, want)]
        if fits:
            met[number] = fits[0]
            del free[fits[0]]
    return met


def _is_same(have: Attribution, want: Attribution) -> bool:
    shared = _shared(have.content, want.content)
    if shared < SHARED_MIN * max(_length(have.content), _length(want.content)):
        return False
    return not want.source or _shared(have.source, want.source) > 0


def _shared(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _length(spans: Sequence[Sequence[int]]) -> int:
    return sum(end - start for start, end in spans)


def _classes(text: str, each: Attribution) -> Iterator[str]:
    content = text[min(chain(*each.content)) : max(chain(*each.content))]
    classes = ["all"]
    if any(mark in content for mark in _MARKS):
        classes += ["quoted", "whole" if content[0] in _MARKS and content[-1] in _MARKS else "partial"]
    kind = _kind(text[each.source[0][0] : each.source[0][1]]) if each.source else "none"
    for name in classes:
        yield name
        yield f"{name}/{kind}"


def _kind(source: str) -> str:
    if _PRONOUN.match(source):
        return "pronoun"
    return "name" if _NAME.search(source) else "other"
