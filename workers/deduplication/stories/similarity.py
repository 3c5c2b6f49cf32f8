"""How much two texts are about the same: the same as in lua/vectors.lua, which decides. Pure.

Sparse vectors of words and names with a Gaussian of the time between, after Miranda et al., Multilingual Clustering of
Streaming News (EMNLP 2018); the measure is one cosine, and no classifier is trained.
"""

from itertools import islice
from math import exp, hypot
from typing import NamedTuple

ENTRY_BYTES = 4
WEIGHT_MAX = 255
KEPT_TERMS = 32
"""Of a story. An article that is compared with it has some more."""
SHARED_HALF = 3
"""With so many terms in common, half of the cosine counts."""
TIMELESS = 0.2
"""What is left of the likeness of two articles that are far apart in time."""
SIGMA_S = 72 * 3600


class Vector(NamedTuple):
    """What a text is about."""

    weights: dict[int, int]
    """Terms to weights of 1 to 255, the heaviest first."""

    def pack(self) -> bytes:
        """As lua/vectors.lua reads it."""
        return b"".join((term << 8 | weight).to_bytes(ENTRY_BYTES, "big") for term, weight in self.weights.items())

    @property
    def length(self) -> float:
        """By Euclid."""
        return hypot(*self.weights.values())


def likeness(story: Vector, article: Vector) -> float:
    """0 for nothing in common to almost 1: the cosine, less where it rests on few terms.

    Of the story the heaviest `KEPT_TERMS` count.
    """
    kept = Vector(dict(islice(story.weights.items(), KEPT_TERMS)))
    shared = [(weight, article.weights[term]) for term, weight in kept.weights.items() if term in article.weights]
    if not shared:
        return 0
    product = sum(one * other for one, other in shared)
    return product / (kept.length * article.length) * len(shared) / (len(shared) + SHARED_HALF)


def nearness(apart_s: float) -> float:
    """What time leaves of the likeness of two articles that are so far apart: 1 down to `TIMELESS`."""
    return TIMELESS + (1 - TIMELESS) * exp(-(apart_s**2) / (2 * SIGMA_S**2))
