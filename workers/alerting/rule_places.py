"""Finds, in the YAML or JSON of a rule file, the place of a character of a query. It knows no rules."""

import re
from typing import Protocol, TypeAlias

from yaml import Node, ScalarNode

Place: TypeAlias = tuple[int, int]
"""Line and column, counted from 1."""

_BLOCK_HEADER = re.compile(r"[|>][^\n]*\n?")
_VISIBLE = {
    '"': re.compile(r"\\[nrtvfNLP_\s]|(\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|\S)"),
    "'": re.compile(r"(''|\S)"),
}
_ANY_VISIBLE = re.compile(r"(\S)")


class Mark(Protocol):
    """A place as PyYAML tells it, counted from 0."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it in its line."""


def place_of_mark(mark: Mark | None) -> Place:
    """The place of a mark; the file's start where PyYAML gives none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def place_at(text: str, index: int) -> Place:
    """The place of a character of the file."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def place_of(node: Node) -> Place:
    """Where a node of the file begins."""
    return place_of_mark(node.start_mark)


def place_in_scalar(text: str, node: ScalarNode, *, line: int, column: int) -> Place:
    """The file's place of a line and column of a scalar's value, whatever style it is written in.

    YAML folds lines, takes away indents and undoes escapes, but keeps the order of the visible characters: so the place
    is that of the same visible character, counted from the start.
    """
    lines = node.value.split("\n")
    before = "".join([*lines[: line - 1], lines[line - 1][: column - 1]])
    is_visible = lines[line - 1][column - 1 : column].strip() != ""
    count = len(_ANY_VISIBLE.findall(before))
    start, end = _content(text, node)
    found = _VISIBLE.get(node.style, _ANY_VISIBLE).finditer(text, start, end)
    spans = [each.span() for each in found if each[1]]
    if is_visible and count < len(spans):
        return place_at(text, spans[count][0])
    return place_at(text, spans[count - 1][1] if 0 < count <= len(spans) else start)


def _content(text: str, node: ScalarNode) -> tuple[int, int]:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in {"|", ">"}:
        header = _BLOCK_HEADER.match(text, start)
        return (header.end() if header else start), end
    if node.style in {"'", '"'}:
        return start + 1, end - 1
    return start, end
