"""Which stretches of a text stand in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.quotation.marks import quoted_stretches


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ('He said "a" and "b".', ['"a"', '"b"']),
        (
            "\u201ca\u201d, \u201eb\u201c, \u00ab c \u00bb, \u00bbd\u00ab",
            ["\u201ca\u201d", "\u201eb\u201c", "\u00ab c \u00bb", "\u00bbd\u00ab"],
        ),
        ("``a'' and ''b''", ["``a''", "''b''"]),
        ("\u2018a\u2019 and 'b'", ["\u2018a\u2019", "'b'"]),
        ("Roe's dam, the voters' dam, don't", []),
        ("'It's the town's dam,' he said", ["'It's the town's dam,'"]),
        ("\u201ca \u2018b\u2019 c\u201d", ["\u201ca \u2018b\u2019 c\u201d"]),
        ("\u2018a \u201cb\u201d c\u2019", ["\u2018a \u201cb\u201d c\u2019"]),
        ('\u201ca" b', ['\u201ca"']),
        ('a 12" pipe, "b"', ['"b"']),
        ('"a and "b"', ['"b"']),
        ('""a""', ['""a""']),
        ('"a\n"b\n"c" d', ['"a', '"b', '"c"']),
        ('"a\nb" c', []),
        ('"a\nb "c" d', ['"c"']),
        ("``a\n``b''", ["``a", "``b''"]),
        ("it's 5 o'clock", []),
        ('"a', []),
        ('a"', []),
        ('"', []),
        ("", []),
    ],
)
def test_stretches_are_found(text: str, stretches: list[str]) -> None:
    """Marks are paired by kind and surroundings, within a line; apostrophes and single marks are nothing."""
    assert [text[start:end] for start, end in quoted_stretches(text)] == stretches


@given(st.text(alphabet="ab .,\n\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb", max_size=60))
def test_stretches_lie_apart_and_in_order(text: str) -> None:
    """No stretch is empty, none goes over a line, none over another."""
    end = 0
    for start, stop in quoted_stretches(text):
        assert end <= start < stop
        assert "\n" not in text[start:stop]
        end = stop
