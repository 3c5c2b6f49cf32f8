"""Turns counts of features into what they say, and adds it up. It knows no names."""

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

_PER_NAT = 100
_BITS = 20
"""Of each kind in a sum: 5,000 nats for and against it, which the words of no name reach."""

_MASK = (1 << _BITS) - 1
_MIDDLE = sum(1 << (_BITS * kind + _BITS - 1) for kind in range(KINDS))


def pack(weights: Weights) -> int:
    """Weights as one number: the sum of such numbers says what all of them say."""
    return sum(round(weight * _PER_NAT) << (_BITS * kind) for kind, weight in enumerate(weights))


def verdict(total: int) -> tuple[int, float]:
    """The kind that a sum of packed weights speaks for, the first of equal ones, and its lead in nats."""
    total += _MIDDLE
    by_kind = [total & _MASK, total >> _BITS & _MASK, total >> 2 * _BITS & _MASK, total >> 3 * _BITS]
    best = max(by_kind)
    kind = by_kind.index(best)
    by_kind[kind] = 0
    return kind, (best - max(by_kind)) / _PER_NAT


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
