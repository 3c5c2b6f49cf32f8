"""One article as its rules read it: words, where they are, and whether a plan holds. It knows nothing of rules."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from schemas.alert import Highlight
from schemas.extraction import Extraction
from workers.alerting.plan import Adjacent, Every, Lacks, Plan, Some
from workers.alerting.words import places, split

HIGHLIGHTS_MAX = 20

_BETWEEN_FIELDS = ""  # no word is empty, so no phrase reaches across

Run = tuple[int, int]
"""Words one after the other: the first one's number and the one after the last."""


class Reading:
    """The words of a headline and a text, numbered through."""

    def __init__(self, extraction: Extraction) -> None:
        self._fields = {"headline": extraction.headline, "text": extraction.text}
        self.words = [*split(extraction.headline), _BETWEEN_FIELDS, *split(extraction.text)]
        self.vocabulary = frozenset(self.words)

    def holds(self, plan: Plan) -> bool:
        """Whether the article is as the plan asks."""
        match plan:
            case Every(words, parts):
                return words <= self.vocabulary and all(map(self.holds, parts))
            case Some(words, parts):
                return not words.isdisjoint(self.vocabulary) or any(map(self.holds, parts))
            case Adjacent(words):
                return next(self._runs(words), None) is not None
            case Lacks(part):
                return not self.holds(part)

    def highlights(self, plan: Plan) -> tuple[Highlight, ...]:
        """The first places, at most 20, of what makes a plan hold; overlapping ones are joined."""
        runs = sorted({run for words in self._grounds(plan) for run in islice(self._runs(words), HIGHLIGHTS_MAX)})
        return tuple(map(self._highlight, _join(runs)[:HIGHLIGHTS_MAX]))

    def _grounds(self, plan: Plan) -> Iterator[tuple[str, ...]]:
        """The words and phrases that are there and make a plan hold, which it does."""
        match plan:
            case Adjacent(words):
                yield words
            case Every(words, parts) | Some(words, parts):
                yield from ((word,) for word in words & self.vocabulary)
                for part in filter(self.holds, parts):
                    yield from self._grounds(part)

    def _runs(self, words: tuple[str, ...]) -> Iterator[Run]:
        if not self.vocabulary.issuperset(words):
            return
        rarest = min(range(len(words)), key=lambda number: len(self._positions[words[number]]))
        for position in self._positions[words[rarest]]:
            start = position - rarest
            end = start + len(words)
            if tuple(self.words[start:end]) == words:
                yield start, end

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        positions: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            positions.setdefault(word, []).append(number)
        return positions

    @cached_property
    def _places(self) -> Sequence[tuple[str, int, int]]:
        """The field, start and end of each word."""
        headline, text = ([(name, *place) for place in places(field)] for name, field in self._fields.items())
        return [*headline, ("", 0, 0), *text]

    def _highlight(self, run: Run) -> Highlight:
        field, start, _ = self._places[run[0]]
        return Highlight(field=field, start=start, end=self._places[run[1] - 1][2])


def _join(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    for start, end in runs:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
