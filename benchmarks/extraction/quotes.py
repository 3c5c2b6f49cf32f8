"""Whether it is told right who said what: quotes with content and source.

Rows have `text` and `annotations`: one `[annotator, attributions]` each, of which the first is taken. An attribution is
a list of `[role, [[start, end], ...], words]` with the roles Source, Cue and Content; a null in it is nothing.

A quote is right when its content and its source are those of one attribution; each is met once. Contents are the same
when what all their spans share is at least `SHARED_MIN` of the longer one, in characters. Sources are the same when
they share a character; an attribution without a source asks for the content alone.

Classes: `whole` begins and ends with a double quotation mark, `partial` has one within, `quoted` is both, `all` is all.
Precision counts quotes of a class that meet any attribution, recall attributions of the class that any quote meets.
Each is also split by what the source is: a name, a pronoun, or something else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from benchmarks.report import Bar, at_least
from benchmarks.rows import Row
from benchmarks.scores import Watch
from schemas.annotations import Quote
from workers.extraction.entities import recognise
from workers.extraction.quotes import find_quotes
from workers.extraction.tokens import tokenize

SHARED_MIN = 0.8
BARS = {"whole": 0.80, "partial": 0.65, "quoted": 0.65, "all": 0.45}

_PRONOUN = re.compile(
    r"(?:he|she|they|it|we|i|you|who|which|that|his|her|their|its|our|my|one|those|these)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=.)\b[A-Z]|^(?!(?:The|An?|Some|Many|Most|Other|One|Two|Several)\b)[A-Z]")
_MARKS = ("\u201c", "\u201d", '"', "''")

Spans = Sequence[Sequence[int]]


class Attribution(NamedTuple):
    """What was said, and by whom, if that is told."""

    content: Spans
    source: Spans


@dataclass(slots=True)
class Tally:
    """Quotes that were given and attributions that were wanted, and how many of each met one of the other."""

    given: int = 0
    given_right: int = 0
    wanted: int = 0
    wanted_right: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        precision, recall = self._shares()
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def figures(self) -> dict[str, float]:
        """All of it, for the report."""
        precision, recall = self._shares()
        shares = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(self.f1, 4)}
        return {**shares, "given": self.given, "wanted": self.wanted}

    def _shares(self) -> tuple[float, float]:
        precision = self.given_right / self.given if self.given else 0.0
        return precision, self.wanted_right / self.wanted if self.wanted else 0.0


Tallies = defaultdict[str, Tally]


def measure(rows: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars; those of even and odd rows are given apart too."""
    watch, tallies, halves = Watch(), Tallies(Tally), (Tallies(Tally), Tallies(Tally))
    articles = characters = sourceless = 0
    for row in rows:
        text, wanted = row["text"], list(_wanted(row["annotations"][0][1]))
        tokens = tokenize(text)
        quotes = watch.time(partial(find_quotes, tokens, "en", recognise(tokens, "en")))
        for into in (tallies, halves[articles % 2]):
            _count(into, text, list(map(_given, quotes)), wanted)
        articles += 1
        characters += len(text)
        sourceless += sum(not each.source for each in wanted)
    figures = {
        "articles": articles,
        "attributions_without_source": sourceless,
        **{name: tally.figures() for name, tally in sorted(tallies.items())},
        "f1_even_and_odd_rows": {name: [round(half[name].f1, 4) for half in halves] for name in BARS},
        **watch.figures(),
        "mean_ms_per_2000_characters": round(sum(watch.spent_ms) / characters * 2000, 3),
    }
    return figures, _bars(tallies)


def _bars(tallies: Mapping[str, Tally]) -> list[Bar]:
    return [at_least(f"F1 of quotes: {name}", tallies[name].f1, bar) for name, bar in BARS.items()]


def _wanted(attributions: Iterable[Any]) -> Iterator[Attribution]:
    for parts in attributions:
        spans: dict[str, list[Sequence[int]]] = defaultdict(list)
        for role, places, _ in filter(None, parts):
            spans[role] += places
        if spans["Content"]:
            yield Attribution(spans["Content"], spans["Source"])


def _given(quote: Quote) -> Attribution:
    return Attribution(quote.content, [quote.source] if quote.source else [])


def _count(tallies: Tallies, text: str, given: Sequence[Attribution], wanted: Sequence[Attribution]) -> None:
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
        fit = next((other for other, have in free.items() if _is_same(have, want)), None)
        if fit is not None:
            met[number] = fit
            del free[fit]
    return met


def _is_same(have: Attribution, want: Attribution) -> bool:
    longer = max(_length(have.content), _length(want.content))
    if _shared(have.content, want.content) < SHARED_MIN * longer:
        return False
    return not want.source or _shared(have.source, want.source) > 0


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _classes(text: str, each: Attribution) -> Iterator[str]:
    content = text[min(chain(*each.content)) : max(chain(*each.content))]
    names = ["all"]
    if any(mark in content for mark in _MARKS):
        names += ["quoted", "whole" if content.startswith(_MARKS) and content.endswith(_MARKS) else "partial"]
    kind = _kind(text[each.source[0][0] : each.source[0][1]]) if each.source else "no source"
    for name in names:
        yield from (name, f"{name}, {kind}")


def _kind(source: str) -> str:
    if _PRONOUN.match(source):
        return "pronoun"
    return "name" if _NAME.search(source) else "other"
