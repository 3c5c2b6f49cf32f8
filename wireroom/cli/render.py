"""How anything is shown to people: harmless text, ages, lines in columns. It prints nothing and knows no events."""

import re
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.text import Text

WORD_WIDTH, SOURCE_WIDTH = 10, 16
SHORT_ID = 8
"""Digits of an id that are shown where it is named in passing."""
QUIET = "bright_black"

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls, line ends and turns of the writing direction: from a wire, these would rewrite the terminal."""


class Row(NamedTuple):
    """What a line says: a word on what happened, to what of whom, and what a person wants to know besides."""

    word: str
    style: str
    source: str
    headline: str
    note: str = ""
    headline_style: str = ""


def columns(moment: str, row: Row) -> Text:
    """One line, with its parts below those of the lines above it."""
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"{moment}  ", QUIET)
    text.append(plain(row.word), row.style)
    text.append(" " * (WORD_WIDTH + 1 - len(row.word)))
    text.append(set_cell_size(plain(row.source), SOURCE_WIDTH) + " ", QUIET)
    text.append(plain(row.headline), row.headline_style)
    if row.note:
        text.append(f"  {plain(row.note)}", f"italic {QUIET}")
    return text


def plain(text: str) -> str:
    """Text of a stranger, made harmless for a terminal."""
    return _UNSHOWABLE.sub("\ufffd", text)


def age(seconds: float | None) -> str:
    """An age, as people say it."""
    if seconds is None:
        return "-"
    for unit, size in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"  # noqa: PLR2004 - tenths matter below ten


def counted(number: int, what: str) -> str:
    """So many things: `1 article`, `2 articles`; of what more than one has an s."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
