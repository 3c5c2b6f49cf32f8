"""What holds of the entities of any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.entities import recognise
from workers.extraction.names.lexicon import lexicon
from workers.extraction.names.vocabulary import LANGUAGES
from workers.extraction.tokens import tokenize

PIECES = (
    "Mr Secretary of State the and Bank Anna Bell BELL U.S. U.N. NATO Paris , . ; - -- ( ) ' ' \" `` '' \n \n\n"
    " al-Asad D-Calif. R- Jean-Paul Israel-Hamas & Inc. Corp., von der de la I A A. 's \u2019s \u200b \u202e"
    " \u00c9lys\u00e9e \u0130 \u4e2d"
).split(" ")
LONG_S = 2.0


@pytest.fixture(autouse=True, scope="module")
def lists() -> None:
    """The lists are read before anything is timed."""
    for language in LANGUAGES:
        lexicon(language)


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60),
    st.sampled_from([" ", "", "\n", "  "]),
    st.sampled_from(LANGUAGES),
)
def test_spans_are_exact(pieces: list[str], between: str, language: str) -> None:
    """Mentions are in order, over one another nowhere, on one line, and without white space around them."""
    text = between.join(pieces)
    entities = recognise(tokenize(text), language)
    for each in entities:
        assert list(each.mentions) == sorted(each.mentions)
    spans = sorted(span for each in entities for span in each.mentions)
    assert [each.mentions[0] for each in entities] == sorted(each.mentions[0] for each in entities)
    for start, end in spans:
        mention = text[start:end]
        assert mention
        assert mention == mention.strip()
        assert "\n" not in mention
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize(
    "unit",
    [
        "Bank of ",
        "Aa ",
        "Ab, ",
        "Mr ",
        "A.",
        "A-",
        "``A",
        "Secretary of State ",
        "AB AB ",
        "van de ",
        "x. Y ",
        "\u00c9",
    ],
)
def test_hostile_texts_end(unit: str) -> None:
    """A million characters of one thing take less than two seconds."""
    text = unit * (1_000_000 // len(unit))
    tokens = tokenize(text)
    started = time.perf_counter()
    recognise(tokens, "en")
    assert time.perf_counter() - started < LONG_S


def test_many_names_end() -> None:
    """Nor does a text of names, each other than all before."""
    text = ", ".join(f"Name{chr(97 + index % 26)}{index} Surname{index}" for index in range(10_000))
    started = time.perf_counter()
    recognise(tokenize(text), "en")
    assert time.perf_counter() - started < LONG_S


@pytest.mark.parametrize("unit", ["Zx{} Hale. ", "Mr Zx{} Hale said Hale. "])
def test_many_namesakes_end(unit: str) -> None:
    """Nor does a text of thousands of persons with one surname."""
    text = "".join(unit.format("".join(chr(97 + int(digit)) for digit in str(index))) for index in range(5_000))
    tokens = tokenize(text)
    started = time.perf_counter()
    recognise(tokens, "en")
    assert time.perf_counter() - started < LONG_S


def test_nothing_is_found_in_nothing() -> None:
    """An empty text has no entities."""
    assert recognise(tokenize(""), "en") == []
