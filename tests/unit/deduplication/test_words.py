"""What counts as a word when texts are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.deduplication.words import split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Port Ellery: 12 hurt!", "port ellery 12 hurt"),
        ("  port\n\nELLERY \u2014 12\u00a0hurt\u2026 ", "port ellery 12 hurt"),
        ("\u201cstate-owned\u201d, 'state\u2013owned'", "state owned state owned"),
        ("don't don\u2019t", "don t don t"),
        ("1.5 15 1,5", "1 5 15 1 5"),
        ("snake_case", "snake case"),
        ("Stra\u00dfe STRASSE", "strasse strasse"),
        ("\ufb01nance \uff21\uff22\uff23 \u00bd", "finance abc 1 2"),
        ("caf\u00e9 cafe\u0301", "caf\u00e9 caf\u00e9"),
        ("part\u00adner\u00adship", "partnership"),
        ("\ufeffash\u200b", "ash"),
        ("fire\U0001f525fire", "fire fire"),
        ("\u0939\u093f\u0928\u094d\u0926\u0940\u0964 \u0939", "\u0939\u093f\u0928\u094d\u0926\u0940 \u0939"),
        ("\u1230\u120b\u121d\u1361\u12d3\u1208\u121d\u1362", "\u1230\u120b\u121d \u12d3\u1208\u121d"),
        ("\u5730\u9707\u3001ABC\u793e", "\u5730 \u9707 abc \u793e"),
        ("\u30b8\u30e7\u30fb\u30b9", "\u30b8 \u30e7 \u30b9"),
        ("\u0e01\u0e33", "\u0e01 \u0e4d \u0e32"),
        ("\ud55c\uad6d \ub274\uc2a4", "\ud55c\uad6d \ub274\uc2a4"),
        ("\ud800 x", "x"),
        (" \u2014 \u2026 ", ""),
    ],
)
def test_words_are_what_a_reader_would_say(text: str, words: str) -> None:
    """Case, punctuation, symbols and white space part words or vanish; letters, digits and their marks stay."""
    assert b" ".join(split(text).all).decode() == words


@pytest.mark.parametrize(
    ("text", "are_characters"),
    [
        ("\u5730\u9707 in Tokyo", False),
        ("\u6771\u4eac\u3067\u5730\u9707 M6", True),
        ("", False),
    ],
)
def test_most_words_tell_the_script(text: str, are_characters: bool) -> None:  # noqa: FBT001 - a table's column
    """A text counts as written without spaces when most of its words are single characters."""
    assert split(text).are_characters is are_characters


@given(st.text(alphabet="aZ9 .-'\n", max_size=40))
def test_plain_text_is_cut_alike_beside_other_text(text: str) -> None:
    """The short cut for plain ASCII gives the same words as the way for all text."""
    assert split(f"{text} \u00e9\u5730").all == [*split(text).all, "\u00e9".encode(), "\u5730".encode()]
