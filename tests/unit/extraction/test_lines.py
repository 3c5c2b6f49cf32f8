"""How characters are cleaned and lines are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.lines import clean, is_binary, one_line, shorten

TEXT = "The dam at Ost holds, and the valley sleeps."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  The\tdam \r\n holds\u2028now ", "The dam holds now"),
        ("a\x00b\x1b[31mc\x7fd\x9fe\ud800f", "a b [31mc d e f"),
        ("\x85\u00a0\u3000", ""),
        ("caf\u00e9 \u5730\u9707 \U0001f30b", "caf\u00e9 \u5730\u9707 \U0001f30b"),
    ],
)
def test_a_line_is_clean(text: str, line: str) -> None:
    """White space becomes single spaces, and so do control characters and half characters."""
    assert one_line(text) == line


def test_cleaning_leaves_the_layout() -> None:
    """Line ends and tabs are needed to find paragraphs."""
    assert clean("\tThe dam\r\nholds\x0c\x00") == "\tThe dam\r\nholds\x0c "


@pytest.mark.parametrize(
    ("text", "binary"),
    [
        (TEXT, False),
        ("", False),
        ("\u5730\u9707\U0001f30b" * 10, False),
        (TEXT.replace("dam", "d\ufffdm"), False),
        (TEXT * 5 + "\x93\x94\x92\x1b", False),
        ("PK\x03\x04\x14\x00\x08\x00" + TEXT, True),
        (bytes(range(256)).decode("latin-1"), True),
        (bytes(range(256)).decode("utf-8", "replace"), True),
        (TEXT.encode("utf-16-le").decode("latin-1"), True),
    ],
)
def test_binary_is_told_from_text(text: str, *, binary: bool) -> None:
    """A file that was decoded as text is noticed; a text with a few broken characters is none."""
    assert is_binary(text) is binary


@pytest.mark.parametrize(
    ("line", "limit", "short"),
    [
        ("The dam holds", 13, "The dam holds"),
        ("The dam holds", 12, "The dam\u2026"),
        ("The dam holds", 9, "The dam\u2026"),
        ("The dam holds", 8, "The dam\u2026"),
        ("Thedamholds", 8, "Thedamh\u2026"),
        ("A Thedamholds", 8, "A Theda\u2026"),
    ],
)
def test_lines_are_cut_between_words(line: str, limit: int, short: str) -> None:
    """A cut is marked, keeps the limit, and spares words unless one takes half the line."""
    assert shorten(line, limit) == short


@given(st.text(min_size=1), st.integers(min_value=1, max_value=40))
def test_the_limit_is_kept(line: str, limit: int) -> None:
    """No line is longer than it may be, and none is empty."""
    assert 1 <= len(shorten(line, limit)) <= limit
