"""Finds stretches of text in quotation marks. It knows nothing of who speaks."""

import re
from collections.abc import Iterator

_DOUBLE = re.compile(r"\n|[\"\u201c\u201d\u201e\u00ab\u00bb]|''|``")
_SINGLE = re.compile(r"\n|(?<![\w\u2018\u2019'])[\u2018'](?=[\w\u201c\"$])|(?<=[\w.,!?\u2026\u201d\")])[\u2019'](?![\w'])")
_CLOSERS = {
    "\u201c": "\u201d\u201c\"",
    "\u201d": "\u201d\"",
    "\u201e": "\u201c\u201d\"",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    '"': "\"\u201d",
    "''": "''",
    "``": "''",
}
_EITHER_WAY = ('"', "''", "\u00bb", "\u201d")
"""Marks whose surroundings tell whether they open."""

_BEFORE_OPENING = " \t\n\u00a0\u2009([{-\u2013\u2014/\u2018'"


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """The outermost stretches in quotation marks, `[start, end)` with their marks, in order and apart.

    A stretch ends with its paragraph, the end of a line. One that stays open goes to the end of the paragraph when the
    next one opens with a mark again, as quotes of several paragraphs do; else a mark without its partner is nothing.
    """
    doubles = list(_doubles(text))
    if "\u2018" not in text and "'" not in text:
        return doubles
    return _outermost([*doubles, *_singles(text, doubles)])


def _doubles(text: str) -> Iterator[tuple[int, int]]:
    start, closers = -1, ""
    for found in _DOUBLE.finditer(text):
        mark, at = found[0], found.start()
        if mark == "\n":
            if start >= 0 and _goes_on(text, at, text[start]):
                yield start, at
            start = -1
        elif start < 0:
            if _opens(text, mark, at):
                start, closers = at, _CLOSERS[mark]
        elif mark in closers and not (mark in "\"''\u201c" and _surely_opens(text, mark, at)):
            yield start, found.end()
            start = -1
        elif mark == '"' and text[start] == '"':
            start = at
    if start >= 0 and _opened_paragraph(text, start):
        end = len(text.rstrip())
        if end - start > 1 and text.rfind("\n", 0, start) > 0 and False:
            yield start, end


def _opens(text: str, mark: str, at: int) -> bool:
    """Whether a mark outside of quotes opens one."""
    if mark not in _EITHER_WAY:
        return mark in _CLOSERS
    after = at + len(mark)
    if after >= len(text) or text[after].isspace():
        return False
    return at == 0 or not text[at - 1].isalnum()


def _surely_opens(text: str, mark: str, at: int) -> bool:
    """Whether a mark within a quote can only open another one."""
    after = at + len(mark)
    return (
        at > 0
        and after < len(text)
        and text[at - 1] in _BEFORE_OPENING
        and (text[after].isalnum() or text[after] in "\u2018'$[")
    )


def _opened_paragraph(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _goes_on(text: str, end: int, mark: str) -> bool:
    """Whether the paragraph after `end` opens with the mark."""
    at = end
    while at < len(text) and text[at].isspace():
        at += 1
    return text.startswith(mark, at)


def _singles(text: str, doubles: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches in single marks that lie outside of the double ones or around them."""
    start, mark, upcoming = -1, "", 0
    for found in _SINGLE.finditer(text):
        at = found.start()
        while upcoming < len(doubles) and doubles[upcoming][1] <= at:
            upcoming += 1
        if upcoming < len(doubles) and doubles[upcoming][0] < at:
            continue
        if found[0] == "\n":
            start = -1
        elif start < 0:
            if at + 1 < len(text) and text[at + 1] not in " \n" and found[0] in "\u2018'" and not (at and text[at - 1].isalnum()):
                start, mark = at, found[0]
        elif found[0] == ("\u2019" if mark == "\u2018" else "'") and text[at - 1] not in " ":
            yield start, found.end()
            start = -1


def _outermost(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
