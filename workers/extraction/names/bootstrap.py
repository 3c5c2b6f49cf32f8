"""Learns from unlabelled articles what speaks for a person, an organisation, a place: from seeds outward, in rounds.

After Yarowsky (1995) and Collins and Singer (1999): names that the lists are sure of label their contexts, and those
label further names. It knows no files.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workers.extraction.names.features import WEIGHTS
from workers.extraction.names.weights import ORGANISATION, PERSON, Counts, Weights, to_weights

ROUNDS = (3.0, 2.0, 1.5, 1.0)
"""By round: how far the best kind must be ahead, in nats."""

CONTEXTS_MAX = 3
"""Of one context, how often it counts in an article."""

SEEN_MIN = 3


@dataclass(slots=True)
class Named:
    """A name in one article: its features, those of its mentions, and what it is."""

    inner: list[str]
    around: dict[str, int]
    mentions: int
    seed: int | None
    full: int | None
    """The index of the longer name that it may be short for."""
    kind: int | None = field(init=False)

    def __post_init__(self) -> None:
        self.kind = self.seed


def learn(named: Sequence[Named]) -> dict[str, Counts]:
    """How often each feature goes with each kind, after all rounds; the kinds of `named` are set."""
    for margin in ROUNDS:
        weights = to_weights(_frequent(count(named)), WEIGHTS)
        for each in named:
            if each.seed is None:
                each.kind = _kind(_score(each, weights), margin)
        for each in named:
            if each.full is not None and each.seed is None and named[each.full].kind in (PERSON, ORGANISATION):
                each.kind = named[each.full].kind
    return count(named)


def count(named: Iterable[Named]) -> dict[str, Counts]:
    """How often each feature goes with each kind."""
    counters = tuple(Counter[str]() for _ in range(4))
    for each in named:
        if each.kind is not None:
            counter = counters[each.kind]
            counter.update(each.inner)
            counter.update(each.around)
    features = sorted(set().union(*counters))
    return {feature: tuple(counter[feature] for counter in counters) for feature in features}


def _frequent(counts: Mapping[str, Counts]) -> dict[str, Counts]:
    return {feature: seen for feature, seen in counts.items() if sum(seen) >= SEEN_MIN}


def _score(each: Named, weights: Mapping[str, Weights]) -> list[float]:
    totals = [0.0] * 4
    for feature in each.inner:
        if found := weights.get(feature):
            for index, value in enumerate(found):
                totals[index] += value
    share = min(each.mentions, CONTEXTS_MAX) / each.mentions
    for feature, times in each.around.items():
        if found := weights.get(feature):
            for index, value in enumerate(found):
                totals[index] += value * share * times
    return totals


def _kind(totals: list[float], margin: float) -> int | None:
    second, best = sorted(totals)[-2:]
    return totals.index(best) if best - second > margin else None
