"""How much two texts are about the same."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.deduplication.stories.similarity import KEPT_TERMS, SIGMA_S, TIMELESS, Vector, likeness, nearness

VECTORS = st.dictionaries(st.integers(0, 60), st.integers(1, 255), max_size=40).map(Vector)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({}, {}, 0),
        ({1: 255}, {2: 255}, 0),
        ({1: 255}, {1: 9}, 1 / 4),
        ({1: 200, 2: 200}, {1: 10, 2: 10}, 2 / 5),
        ({1: 3, 2: 4}, {1: 3, 3: 4}, 9 / 25 / 4),
    ],
)
def test_likeness_is_a_cosine_by_the_terms_in_common(one: dict[int, int], other: dict[int, int], alike: float) -> None:
    """The cosine counts by n / (n + 3) for n terms in common."""
    assert isclose(likeness(Vector(one), Vector(other)), alike)


def test_of_a_story_the_heaviest_terms_count() -> None:
    """What a story's record does not keep is not compared."""
    story = Vector(dict.fromkeys(range(KEPT_TERMS + 1), 100))
    assert likeness(story, Vector({KEPT_TERMS: 100})) == 0
    assert likeness(Vector({KEPT_TERMS: 100}), story) > 0


@given(VECTORS, VECTORS)
def test_likeness_is_a_share(one: Vector, other: Vector) -> None:
    """It is at least 0 and less than 1."""
    assert 0 <= likeness(one, other) < 1


def test_time_takes_from_likeness() -> None:
    """Near in time all is left, three days apart some of it, and years apart the least."""
    assert nearness(0) == 1
    assert isclose(nearness(SIGMA_S), TIMELESS + (1 - TIMELESS) * 0.60653, rel_tol=1e-4)
    assert isclose(nearness(-SIGMA_S), nearness(SIGMA_S))
    assert isclose(nearness(10 * 365 * 86_400), TIMELESS)


def test_vectors_pack_in_their_order() -> None:
    """Three bytes of the term, one of the weight."""
    assert Vector({0x010203: 255, 7: 1}).pack() == bytes.fromhex("010203ff 00000701")
