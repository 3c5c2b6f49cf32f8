"""What numbers in digits and in words are worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.sums.numbers import find_numbers, read_number
from workers.extraction.tokens import tokenize


@pytest.mark.parametrize(
    ("written", "with_point", "with_comma"),
    [
        ("5", 5, 5),
        ("5.2", 5.2, 5.2),
        ("5,2", 5.2, 5.2),
        ("5,000", 5000, 5),
        ("5.000", 5, 5000),
        ("1,234.5", 1234.5, None),
        ("1.234,5", None, 1234.5),
        ("1,234,567", 1234567, None),
        ("1.234.567", None, 1234567),
        ("5 000 000", 5e6, 5e6),
        ("12,34,567", 1234567, None),
        ("1.2.3", None, None),
        ("9" * 31, None, None),
    ],
)
def test_marks_are_those_of_the_language(written: str, with_point: float | None, with_comma: float | None) -> None:
    """A point or a comma is the decimal mark; the other one parts groups, which end with three digits."""
    assert read_number(written, decimal_comma=False) == with_point
    assert read_number(written, decimal_comma=True) == with_comma


@given(st.integers(0, 10**12))
def test_groups_of_three_are_read_back(number: int) -> None:
    """A whole number with its groups marked is itself."""
    assert read_number(f"{number:,}", decimal_comma=False) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("five", [5]),
        ("twenty-five of them", [25]),
        ("one hundred and a million", [100, 1e6]),
        ("two hundred thousand", [2e5]),
        ("Three million five hundred thousand", [3.5e6]),
        ("half a billion", [5e8]),
        ("a half-million", [5e5]),
        ("the million", []),
        ("million dollars", []),
        ("five thousand million", []),
        (" ".join(["two"] * 9), []),
    ],
)
def test_numbers_in_words(text: str, numbers: list[float]) -> None:
    """Runs of number words are numbers; a hundred or a million needs a number, or an article, before it."""
    assert [value for _, _, value in find_numbers(tokenize(text))] == numbers
