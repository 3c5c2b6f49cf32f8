"""Finds stretches of text in quotation marks. It knows nothing of who speaks."""

import re
from collections.abc import Iterator, Sequence

Stretch = tuple[int, int]
"""`[start, end)` in characters, with the marks."""

_DOUBLE = re.compile(r"([\"\u201c\u201d\u201e\u00ab\u00bb'`])\1*+")
_SINGLE = re.compile(
    r"[\u2018\u2019'](?:(?<![\w\u2018\u2019'].)(?=[\w\u201c\"$])|(?<=[\w.,!?\u2026\u201d\")].)(?![\w']))"
)
_CLOSERS = {
    "\u201c": '\u201d\u201c"',
    "\u201d": '\u201d"',
    "\u201e": '\u201c\u201d"',
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    '"': '"\u201d',
    "''": "''",
    "``": "''",
    "\u2018": "\u2019",
    "'": "'",
}
CLOSING = frozenset("".join(_CLOSERS.values()))
"""Single characters; a mark of two has them twice."""

_EITHER_WAY = frozenset(('"', "''", "\u00bb", "\u201d"))
"""Marks that open or close: what stands around them tells which."""

_BEFORE_OPENING = " \t\n\u00a0\u2009([{-\u2013\u2014/\u2018'"


def quoted_stretches(text: str) -> list[Stretch]:
    """The outermost stretches in quotation marks, in order and apart.

    A stretch ends with its line. One that is open there goes to its end if the next line opens with the same mark, as
    quotes of several paragraphs do; else a mark without its partner is nothing.
    """
    doubles = list(_doubles(text))
    if "\u2018" not in text and "'" not in text:
        return doubles
    return _outermost([*doubles, *_singles(text, doubles)])


def _doubles(text: str) -> Iterator[Stretch]:
    start, opener = -1, ""
    seen = 0
    for mark, at, end in _double_marks(text):
        line_end = text.find("\n", seen, at) if start >= 0 else -1
        seen = at
        if line_end >= 0:
            if _next_line_opens_with(opener, text, line_end):
                yield start, line_end
            start = -1
        if start < 0:
            if mark in _CLOSERS and (mark not in _EITHER_WAY or _may_open(text, at, end)):
                start, opener = at, mark
        elif mark in _CLOSERS[opener]:
            if (mark in _EITHER_WAY or mark == opener) and _must_open(text, at, end):
                start, opener = (at, mark) if mark == opener else (start, opener)
            else:
                yield start, end
                start = -1


def _double_marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Each mark, where it begins and where it ends; of a mark in a row only one is told."""
    for found in _DOUBLE.finditer(text):
        mark, (start, end) = found[1], found.span()
        if mark not in "'`":
            yield mark, start, end
        elif end > start + 1:
            yield mark + mark, start, end


def _may_open(text: str, start: int, end: int) -> bool:
    """Whether a mark outside of quotes can open one."""
    return end < len(text) and not text[end].isspace() and not text[start - 1 : start].isalnum()


def _must_open(text: str, start: int, end: int) -> bool:
    """Whether a mark within a quote can only open another one."""
    if start == 0 or end == len(text):
        return False
    return text[start - 1] in _BEFORE_OPENING and (text[end].isalnum() or text[end] in "\u2018'$[")


def _next_line_opens_with(mark: str, text: str, at: int) -> bool:
    while at < len(text) and text[at].isspace():
        at += 1
    return text.startswith(mark, at)


def _singles(text: str, doubles: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches in single marks that lie outside of the double ones, or around them."""
    start, opener = -1, ""
    upcoming = seen = 0
    for found in _SINGLE.finditer(text):
        mark, at = found[0], found.start()
        while upcoming < len(doubles) and doubles[upcoming][1] <= at:
            upcoming += 1
        if upcoming < len(doubles) and doubles[upcoming][0] < at:
            continue
        if start >= 0 and text.find("\n", seen, at) >= 0:
            start = -1
        seen = at
        if start < 0:
            if mark in _CLOSERS and _may_open(text, at, found.end()):
                start, opener = at, mark
        elif mark == _CLOSERS[opener] and not text[at - 1].isspace():
            yield start, found.end()
            start = -1


def _outermost(stretches: Sequence[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for start, end in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
