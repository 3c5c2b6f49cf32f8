"""What is left of the values that strangers put into fields."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.values import each_once, language_tag, line

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [("  the\tdam \x07 holds\n", "the dam holds"), (" ", ""), (7, ""), (None, ""), ("the dam holds", "the dam holds")],
)
def test_a_line_has_single_spaces(value: object, cleaned: str) -> None:
    """What is no text is an empty line."""
    assert line(value) == cleaned


def test_a_line_is_cut_between_words() -> None:
    """It says that something is missing."""
    assert line("the dam holds", limit=10) == "the dam\u2026"


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("de", "de"),
        (" EN_gb ", "en-GB"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("de-CH-1996", "de-CH-1996"),
        ("english!", ""),
        ("", ""),
        (7, ""),
    ],
)
def test_language_tags_are_spelled_as_usual(value: object, tag: str) -> None:
    """What is not written like one is none."""
    assert language_tag(value) == tag


@given(st.text() | st.text(alphabet="aBz-_1", max_size=20))
def test_any_text_is_a_tag_or_none(value: str) -> None:
    """A tag stays as it is when it is read again."""
    tag = language_tag(value)
    assert not tag or TAG.fullmatch(tag)
    assert language_tag(tag) == tag


def test_each_line_stands_once() -> None:
    """The first spelling stays."""
    assert each_once(["Dams", "", "rain", "DAMS", "Rain", "Ost"]) == ["Dams", "rain", "Ost"]
