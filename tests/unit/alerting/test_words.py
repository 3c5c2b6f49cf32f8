"""What counts as a word."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.alerting.words import places, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Blinken's envoy", ["blinken", "envoy"]),
        ("Blinken\u2019s envoy", ["blinken", "envoy"]),
        ("the ministers' plan", ["the", "ministers", "plan"]),
        ("O'Neill DON\u2019T", ["o'neill", "don't"]),
        ("'quoted'", ["quoted"]),
        ("COVID-19", ["covid", "19"]),
        ("state-owned", ["state", "owned"]),
        ("AT&T, R&D; C++ (C#) G20", ["at&t", "r&d", "c++", "c#", "g20"]),
        ("black & white", ["black", "white"]),
        ("1,000 rose 2.5%, then 3.", ["1,000", "rose", "2.5", "then", "3"]),
        ("U.S. forces", ["u", "s", "forces"]),
        ("foo_bar 9/11 #metoo", ["foo", "bar", "9", "11", "metoo"]),
        ("Stra\u00dfe STRASSE", ["strasse", "strasse"]),
        ("\u0130STANBUL \u0130stanbul", ["istanbul", "istanbul"]),
        ("caf\u00e9 cafe\u0301", ["caf\u00e9", "caf\u00e9"]),
        ("\ufb01nance \uff21\uff22\uff23", ["finance", "abc"]),
        ("part\u00adner\u00adship", ["partnership"]),
        ("\u5730\u9707\u304c", ["\u5730", "\u9707", "\u304c"]),
        ("ABC\u793e", ["abc", "\u793e"]),
        ("\u30b8\u30e7\u30fb\u30b9", ["\u30b8", "\u30e7", "\u30b9"]),
        ("\u1112\u1161\u11ab \ud55c", ["\ud55c", "\ud55c"]),
        ("\u0939\u093f\u0928\u094d\u0926\u0940", ["\u0939\u093f\u0928\u094d\u0926\u0940"]),
        ("", []),
        (" \u2014 \u2026 \U0001f30b", []),
    ],
)
def test_words_are_those_of_a_reader(text: str, words: list[str]) -> None:
    """Each text is cut into the words that a reader sees."""
    assert split(text) == words


def test_places_count_characters_of_the_original() -> None:
    """Places lead to the word as it was written, also where folding changes its length."""
    text = "In Stra\u00dfen, \ufb01ve MEN\u2019s \u5730\u9707"
    assert [text[start:end] for start, end in places(text)] == [
        "In",
        "Stra\u00dfen",
        "\ufb01ve",
        "MEN",
        "\u5730",
        "\u9707",
    ]


@given(st.text())
def test_every_word_has_its_place(text: str) -> None:
    """Any text gives as many places as words, in order, and each place alone gives its word."""
    words, spans = split(text), places(text)
    assert len(words) == len(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(words)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.text(alphabet="aZ9'&.,+#s -", max_size=30))
def test_plain_text_is_cut_alike_beside_other_text(text: str) -> None:
    """The short cut for plain ASCII gives the same words as the way for all text."""
    assert split(f"{text} \u00e9") == [*split(text), "\u00e9"]
