"""How many articles have a term."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from workers.deduplication.stories.frequencies import COUNTERS, TABLE_BYTES, TERMS, Frequencies

SHARING = TERMS // COUNTERS
TERM = st.integers(0, TERMS - 1)


def table(counts: dict[int, int]) -> bytes:
    """A table as Redis holds it."""
    counters = bytearray(TABLE_BYTES)
    for counter, count in counts.items():
        counters[4 * counter : 4 * counter + 4] = count.to_bytes(4, "big")
    return bytes(counters)


def test_articles_are_counted_by_their_terms() -> None:
    """Each article counts once for each of its terms; terms that are neighbours share a counter."""
    frequencies = Frequencies()
    frequencies.add({1, SHARING, 5 * SHARING})
    frequencies.add({SHARING})
    assert frequencies.of([1, SHARING, 5 * SHARING, 9 * SHARING, 2]) == [1, 2, 1, 0, 1]
    assert frequencies.untold_articles == 2
    assert frequencies.untold() == [(0, 1), (1, 2), (5, 1)]


def test_what_others_told_takes_the_place_of_what_was_counted() -> None:
    """After sharing, the sum of the slices' tables is what is known, and nothing is left to tell."""
    frequencies = Frequencies()
    frequencies.add({1})
    frequencies.share([table({0: 7, 3: 1}), table({3: 2, COUNTERS - 1: 9})])
    assert frequencies.of([1, 3 * SHARING, TERMS - 1, SHARING]) == [7, 3, 9, 0]
    assert (frequencies.untold_articles, frequencies.untold()) == (0, [])
    frequencies.add({3 * SHARING})
    assert frequencies.of([3 * SHARING]) == [4]
    assert frequencies.untold() == [(3, 1)]


def test_nothing_told_is_nothing_known() -> None:
    """Without a table all counts are 0."""
    frequencies = Frequencies()
    frequencies.add({1})
    frequencies.share([])
    assert frequencies.of([1]) == [0]


@given(st.lists(st.sets(TERM, max_size=5), max_size=5))
def test_what_is_told_is_what_was_counted(articles: list[set[int]]) -> None:
    """The untold counts of one worker, shared, give another the same counts."""
    one, other = Frequencies(), Frequencies()
    for terms in articles:
        one.add(terms)
    other.share([table(dict(one.untold()))])
    asked = sorted(set().union(*articles))
    assert one.of(asked) == other.of(asked)


def test_counters_are_of_four_bytes() -> None:
    """As many bytes as the tables in Redis have."""
    assert array("I").itemsize * COUNTERS == TABLE_BYTES
