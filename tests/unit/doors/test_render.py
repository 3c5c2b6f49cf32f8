"""How ages and numbers look to people."""

import pytest

from wireroom.cli.render import age, counted


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, "-"),
        (0.04, "0.0 s"),
        (9.9, "9.9 s"),
        (10, "10 s"),
        (119, "119 s"),
        (120, "2 min"),
        (7200, "2 h"),
        (172_800, "2 d"),
    ],
)
def test_ages_are_short(seconds: float | None, shown: str) -> None:
    """An age has one unit."""
    assert age(seconds) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1200, "1,200 articles")]
)
def test_what_is_counted_agrees_with_its_number(number: int, shown: str) -> None:
    """One is not many."""
    assert counted(number, "article") == shown
