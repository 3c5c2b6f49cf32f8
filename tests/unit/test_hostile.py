"""Every parser of strangers' text: it reads, or refuses by its own error, whatever it is given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.parsers import Parser, hostile, parsers

SMALL = 8192
PARSERS = [pytest.param(parser, id=name) for name, parser in parsers().items()]
TEXTS = dict(hostile(SMALL))

PIECES = st.sampled_from(
    [text[:40] for text in TEXTS.values()] + ["\n\n", " ", "</p>", "<item>", "}", "]]>", "Mr Ost said", "2023-11-09"]
)
MIXED = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=12).map("".join)


@pytest.mark.parametrize("parser", PARSERS)
def test_what_was_made_to_hurt_is_read_or_refused(parser: Parser) -> None:
    """No other error leaves a parser."""
    for text in TEXTS.values():
        parser.try_on(text)


@pytest.mark.parametrize("parser", PARSERS)
@settings(deadline=None, max_examples=60)
@given(text=MIXED)
def test_any_mixture_is_read_or_refused(parser: Parser, text: str) -> None:
    """Neither does it leave one for pieces of these in any order."""
    parser.try_on(text)
