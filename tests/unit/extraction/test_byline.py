"""Which lines name writers, and whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.wire_copy.byline import is_post, names_of, read_byline, writers


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By ADA MOOR", "ADA MOOR"),
        ("BY ADA MOOR", "ADA MOOR"),
        ("By Ada Moor, Associated Press", "Ada Moor, Associated Press"),
        ("By Ada B. Moor and Ben O\u2019Hale", "Ada B. Moor and Ben O\u2019Hale"),
        ("By BEN HALE JR.", "BEN HALE JR."),
        ("By sportswriter Liu Yang", "sportswriter Liu Yang"),
        ("By The Associated Press", "The Associated Press"),
        ("Von Ada Moor, dpa", "Ada Moor, dpa"),
        ("Par Jean-Luc Roux et Anne d'Ost", "Jean-Luc Roux et Anne d'Ost"),
        ("Por Mar\u00eda Jos\u00e9 de la Cruz y Juan P\u00e9rez", "Mar\u00eda Jos\u00e9 de la Cruz y Juan P\u00e9rez"),
    ],
)
def test_bylines_are_read(line: str, names: str) -> None:
    """The names are as written, without the word before them."""
    assert read_byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Design",
        "By Any Means Necessary",
        "By the end of the night the dam was safe",
        "By contrast, Ost left its gates shut",
        "By Super Tuesday, most of the gates will be shut",
        "Von Wasser und Brot",
        "Von T-Shirts und kurzen Hosen sollte abgesehen werden",
        "Par Pharmaceutical Inc said",
        "By Ada Moor 2023",
        f"By Ada {'Moor ' * 40}",
        "Ada Moor",
        "",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    """Titles and sentences that begin like a byline name nobody."""
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("By Ada Moor", "Ada Moor"),
        ("Von Ada Moor, dpa", "Ada Moor, dpa"),
        ("By DopingWatch", "DopingWatch"),
        ("Von Miller", "Von Miller"),
        ("von Ost, Maria", "von Ost, Maria"),
        ("Ada Moor", "Ada Moor"),
        ("Posted by: ada", "ada"),
        ("written by Ada Moor", "Ada Moor"),
        ("Bylines", "Bylines"),
    ],
)
def test_a_field_is_freed_of_its_first_word(field: str, names: str) -> None:
    """But not of a first name that looks like it."""
    assert names_of(field) == names


@pytest.mark.parametrize(
    ("persons", "line"),
    [
        (["By Ada Moor", "Ben Hale", "ADA MOOR", ""], "Ada Moor, Ben Hale"),
        (["Ada Moor, Senior Staff Writer", "Ben Hale | Money Reporter at Ost"], "Ada Moor, Ben Hale"),
        (["https://social.example/ada"], ""),
        (["ada@ost.example (Ada Moor)", "ben@ost.example"], "Ada Moor"),
        (["Ada Moor, Ben Hale"], "Ada Moor, Ben Hale"),
        (["Ada Moor, Ost Wires"], "Ada Moor, Ost Wires"),
    ],
)
def test_persons_are_joined(persons: list[str], line: str) -> None:
    """Each once, without what is no name."""
    assert writers(persons) == line


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Associated Press Writer", True), ("AP SPORTS WRITER", True), ("The dam holds", False), ("Writer", False)],
)
def test_posts_are_told(line: str, *, expected: bool) -> None:
    """The second line of a byline is no headline."""
    assert is_post(line) is expected


@given(st.text() | st.text(alphabet="By Von Ada.,'- and", max_size=60))
def test_any_line_is_read(line: str) -> None:
    """What is found is a part of the line."""
    assert (read_byline(line) or "") in line
    assert names_of(line) in line
