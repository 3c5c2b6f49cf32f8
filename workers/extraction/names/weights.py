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
    """What each feature says, against all features of its kind, times the kind's factor.

    The first letter of a feature is its kind.
    """
    sums: dict[str, list[float]] = {}
    for feature, seen in counts.items():
        of_kind = sums.setdefault(feature[0], [1.0] * len(seen))
        for index, count in enumerate(seen):
            of_kind[index] += count
    shares = {kind: [each / sum(of_kind) for each in of_kind] for kind, of_kind in sums.items()}
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
