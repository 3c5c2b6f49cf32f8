"""Turns counts of features into what they say. It knows no names."""

from collections.abc import Mapping
from math import log

Counts = tuple[int, ...]
"""How often a feature was seen with a person, an organisation, a place, and something else."""

Weights = tuple[float, ...]
"""For the same four: how much likelier it is with the feature than without, in nats."""

PERSON, ORGANISATION, PLACE, NEITHER = range(4)
KINDS = 4

SMOOTHING = 2.0
STRONGEST = 4.0


def to_weights(counts: Mapping[str, Counts], factors: Mapping[str, float]) -> dict[str, Weights]:
    """What each feature says, against all features of its kind, times the kind's factor; its first letter is its kind."""
    totals: dict[str, list[float]] = {}
    for feature, seen in counts.items():
        total = totals.setdefault(feature[0], [1.0] * len(seen))
        for index, count in enumerate(seen):
            total[index] += count
    shares = {kind: [each / sum(total) for each in total] for kind, total in totals.items()}
    known: dict[Weights, Weights] = {}
    weights = {}
    for feature, seen in counts.items():
        share, total, factor = shares[feature[0]], sum(seen) + SMOOTHING, factors[feature[0]]
        found = tuple(
            factor * round(max(-STRONGEST, min(STRONGEST, log((count + SMOOTHING * each) / total / each))), 1)
            for count, each in zip(seen, share, strict=True)
        )
        weights[feature] = known.setdefault(found, found)
    return weights
