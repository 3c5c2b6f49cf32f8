"""Which words stand above an article that came without a headline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.wire_copy.headline import HEADLINE_MAX, first_sentence, headline_of


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        ("The dam holds. The valley sleeps.", "The dam holds."),
        ("The dam holds", "The dam holds"),
        ("Mr. Ames and Gen. Roe met in St. Ives. They left.", "Mr. Ames and Gen. Roe met in St. Ives."),
        ("The U.S. Army left J. R. Smith there. He waits.", "The U.S. Army left J. R. Smith there."),
        ("Rates rose to 4.5 percent. Shares fell.", "Rates rose to 4.5 percent."),
        ("Am 3. Oktober sprach Dr. Haller. Niemand kam.", "Am 3. Oktober sprach Dr. Haller."),
        ("It closed at 9 p.m. on Monday. Nobody came.", "It closed at 9 p.m. on Monday."),
        ("\u201cWe go.\u201d She went.", "\u201cWe go.\u201d"),
        ("\u201cWe go,\u201d she said (or sang.) Then she went.", "\u201cWe go,\u201d she said (or sang.)"),
        ("Is it plan B? Nobody knows.", "Is it plan B?"),
        ("Wait... the dam holds. It does.", "Wait... the dam holds."),
        ("\u5927\u575d\u7a33\u56fa\u3002\u5c71\u8c37\u5b89\u5b81\u3002", "\u5927\u575d\u7a33\u56fa\u3002"),
        ("\u300c\u884c\u304f\u3002\u300d\u3068\u8a00\u3063\u305f\u3002", "\u300c\u884c\u304f\u3002\u300d"),
        ("...", "..."),
    ],
)
def test_the_first_sentence_is_found(paragraph: str, sentence: str) -> None:
    """A sentence ends at its stop, not at a title, an initial, an abbreviation or a decimal."""
    assert first_sentence(paragraph) == sentence


def test_a_long_sentence_is_cut_between_words() -> None:
    """The cut is marked."""
    sentence = first_sentence("The dam " * 100 + "holds.")
    assert len(sentence) <= HEADLINE_MAX
    assert sentence.endswith(" dam\u2026")


def test_a_decimal_at_the_limit_is_no_stop() -> None:
    """What follows the cut decides whether a stop is one."""
    assert first_sentence("x" * (HEADLINE_MAX - 1) + ".5 percent") == "x" * (HEADLINE_MAX - 1) + "\u2026"


@pytest.mark.parametrize("length", [HEADLINE_MAX - 1, HEADLINE_MAX, HEADLINE_MAX + 1])
def test_a_stop_counts_up_to_the_limit(length: int) -> None:
    """A sentence that just fits is kept whole, one character more is cut."""
    sentence = "x" * (length - 1) + "."
    found = first_sentence(f"{sentence} More.")
    assert (found == sentence) is (length <= HEADLINE_MAX)


@pytest.mark.parametrize(
    ("paragraphs", "headline"),
    [
        (["Dam holds", "The dam at Ost holds. Rain fell."], "Dam holds"),
        (["Dam holds", "\u2014"], "Dam holds"),
        (["The dam at Ost holds. Rain fell.", "More rain."], "The dam at Ost holds."),
        (["The dam at Ost holds. Rain fell"], "The dam at Ost holds."),
        (["Dam holds, U.S. says", "Rain fell."], "Dam holds, U.S. says"),
        ([f"{'Dam ' * 38}holds. Rain", "Rain fell."], f"{'Dam ' * 38}holds."),
        (["URGENT", "By ADA MOOR", "Dam holds", "The dam at Ost holds."], "Dam holds"),
        (["By ADA MOOR", "Associated Press Writer", "OST (AP) _ The dam holds. Rain fell."], "The dam holds."),
        (["OST (AP) _", "The dam at Ost holds. Rain fell."], "The dam at Ost holds."),
        (["OST (AP) _ The dam holds", "Rain fell."], "The dam holds"),
        (["OST (AP) _"], "OST (AP) _"),
        (["URGENT"], "URGENT"),
    ],
)
def test_a_title_goes_before_a_sentence(paragraphs: list[str], headline: str) -> None:
    """A first paragraph that is short, does not end like a sentence and has others behind it is the headline.

    Tags, bylines and date lines are none, unless there is nothing else.
    """
    assert headline_of(paragraphs, first_is_line=True) == headline


def test_a_wrapped_paragraph_is_no_title() -> None:
    """A paragraph of several lines is running text, however it ends."""
    assert headline_of(["Dam holds. Rain fell", "More rain."], first_is_line=False) == "Dam holds."


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), min_size=1, max_size=3), st.booleans())
def test_any_text_has_a_headline(paragraphs: list[str], first_is_line: bool) -> None:  # noqa: FBT001 - drawn
    """It is never empty, never too long, and taken from one of the paragraphs."""
    headline = headline_of(paragraphs, first_is_line=first_is_line)
    assert 1 <= len(headline) <= HEADLINE_MAX
    assert any(headline.removesuffix("\u2026") in paragraph for paragraph in paragraphs)
