"""The numbers of a text, as copies are told by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.deduplication.numbers import MARK_BITS, mark_numbers, numbers_in
from workers.deduplication.words import split


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12 hurt in Port Ellery, 3rd of 12", {b"12", b"3rd"}),
        ("B52", set()),
        ("no number", set()),
    ],
)
def test_numbers_are_words_that_begin_with_a_digit(text: str, numbers: set[bytes]) -> None:
    """Each counts once, with what is written to it."""
    assert numbers_in(split(text).all) == numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,500 crowns.", "a loss of 1500"),
        ("1.500.000", "1,500,000"),
        ("rose 7.25 percent to 31, or 31 more", "31 and 7,25"),
    ],
)
def test_how_a_number_is_set_does_not_count(one: str, other: str) -> None:
    """Separators, order, repeats and what stands around a number change nothing."""
    assert mark_numbers(one) == mark_numbers(other)


@pytest.mark.parametrize(("one", "other"), [("7.25", "6.93"), ("1,500", "1 500"), ("525", "105"), ("31", "")])
def test_other_numbers_have_other_marks(one: str, other: str) -> None:
    """A number is marked as a whole."""
    assert mark_numbers(one) != mark_numbers(other)


@given(st.text(), st.lists(st.integers(min_value=0), max_size=20))
def test_marks_add_up(text: str, numbers: list[int]) -> None:
    """A text has the marks of each number in it, one bit for each at most, and no others than those of its parts."""
    together = int.from_bytes(mark_numbers(f"{text} {' '.join(map(str, numbers))}"), "big")
    parts = [int.from_bytes(mark_numbers(part), "big") for part in (text, *map(str, numbers))]
    assert len(mark_numbers(text)) * 8 == MARK_BITS
    assert all(part & together == part for part in parts)
    assert all(part.bit_count() == 1 for part in parts[1:])
