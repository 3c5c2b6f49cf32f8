"""What is found in plain text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.lines import one_line
from workers.extraction.wire_copy.text import read_text

NOVEMBER = datetime(2023, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "published", "text"),
    [
        (" date 2023-11-10 The dam holds.", NOVEMBER, "The dam holds."),
        ("date 2023-11-10\nThe dam holds.", NOVEMBER, "The dam holds."),
        ("\n\tdate  2023-11-10\u00a0 The dam holds.", NOVEMBER, "The dam holds."),
        ("date 2023-11-10", NOVEMBER, ""),
        ("date 2023-11-31 The dam holds.", None, "date 2023-11-31 The dam holds."),
        ("date 0001-01-01 The dam holds.", None, "date 0001-01-01 The dam holds."),
        ("date 2023-11-10, the dam holds.", None, "date 2023-11-10, the dam holds."),
        ("date 2023-11-101 The dam holds.", None, "date 2023-11-101 The dam holds."),
        ("Update 2023-11-10 The dam holds.", None, "Update 2023-11-10 The dam holds."),
        ("The date 2023-11-10 stands.", None, "The date 2023-11-10 stands."),
        ("date date 2023-11-10 stands.", None, "date date 2023-11-10 stands."),
    ],
)
def test_a_leading_date_is_the_day_of_publication(body: str, published: datetime | None, text: str) -> None:
    """A date line is taken off the text; an impossible day, or a date elsewhere, is text."""
    found = read_text(body)
    assert (found.published.value if found.published else None, found.text) == (published, text)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The dam\nholds.\n\nRain\tfell.", "The dam holds.\n\nRain fell."),
        ("The dam\r\nholds.\r\n \r\n\r\nRain  fell.\r\n", "The dam holds.\n\nRain fell."),
        ("The dam\nholds.\n    Rain\nfell.\n\tWind rose.", "The dam holds.\n\nRain fell.\n\nWind rose."),
        ("    The dam\n    holds.\n    Rain fell.", "The dam holds. Rain fell."),
        ("The dam\n holds.", "The dam holds."),
        (f"{'dam ' * 50}\nRain fell.\nWind rose.", f"{('dam ' * 50).strip()}\n\nRain fell. Wind rose."),
        ("The d\x01am\x1b holds\u2028now.", "The d am holds now."),
        (
            "Dam holds\nBy ADA MOOR\nAssociated Press Writer\nOST (AP) _ The dam\nholds.",
            "Dam holds\n\nBy ADA MOOR\n\nAssociated Press Writer\n\nOST (AP) _ The dam holds.",
        ),
        ("URGENT\nThe dam\nbreaks.", "URGENT\n\nThe dam breaks."),
        ("OST (AP) _\nThe dam\nholds.", "OST (AP) _ The dam holds."),
        ("The dam\nholds.\n" * 4 + "By ADA MOOR\n", "The dam holds. " * 4 + "By ADA MOOR"),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_paragraphs_are_found(body: str, text: str) -> None:
    """Empty lines, indents, lines too long to be wrapped, bylines and date lines above the text part paragraphs.

    Other line ends are spaces.
    """
    assert read_text(body).text == text


def test_a_title_stays_in_the_text() -> None:
    """The headline is a copy: no word of the text is lost."""
    found = read_text("date 2023-11-10 Dam holds\n\nThe dam at Ost holds.")
    assert (found.headline.value, found.text) == ("Dam holds", "Dam holds\n\nThe dam at Ost holds.")


def test_apparatus_is_no_headline() -> None:
    """A tag, a byline and a date line stay in the text, and the headline is made from what follows."""
    found = read_text("URGENT\nBy ADA MOOR\nOST, Norland (AP) _ The dam\nbreaks. Rain fell.")
    assert found.headline.value == "The dam breaks."
    assert found.text.startswith("URGENT\n\nBy ADA MOOR\n\nOST, Norland (AP) _ The dam breaks.")


def test_a_wrapped_beginning_is_no_title() -> None:
    """A headline is looked for in the text as it reads, not as it was wrapped."""
    assert read_text("The dam at Ost\nholds. Rain fell\n\nWind rose.").headline.value == "The dam at Ost holds."


@given(st.text() | st.text(alphabet="aB.? \n\t\u4e2d\u3002\x85", max_size=200))
def test_every_word_is_kept(body: str) -> None:
    """The text has the words of the body in their order, with nothing but single spaces and empty lines between."""
    found = read_text(body)
    assert found.text.split() == one_line(body).split()
    paragraphs = found.text.split("\n\n") if found.text else []
    assert all(paragraph == one_line(paragraph) != "" for paragraph in paragraphs)
    assert bool(found.headline.value) is bool(paragraphs)
