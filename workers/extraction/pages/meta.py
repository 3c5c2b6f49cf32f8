"""Reads the meta elements of a page by their names. It knows nothing of what they mean."""

from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import TypeAlias

from lxml.html import HtmlElement

from schemas.extraction import Origin
from workers.extraction.found import LIKELY, SURE, Fact
from workers.extraction.lines import words_of
from workers.extraction.values import LINE_MAX, line

Meta: TypeAlias = Mapping[str, list[str]]
"""The contents of meta elements by their name in small letters."""


def meta_of(tree: HtmlElement) -> Meta:
    """All that a page has."""
    found: dict[str, list[str]] = {}
    for each in tree.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop")
        if name and (content := each.get("content")):
            found.setdefault(name.lower(), []).append(content)
    return found


def content(meta: Meta, name: str) -> str:
    """The first content under a name; empty where there is none."""
    return meta[name][0] if name in meta else ""


def named(meta: Meta, names: Iterable[str]) -> Iterator[tuple[str, Origin]]:
    """The first content under each of the names that there are."""
    return ((meta[name][0], Origin.META) for name in names if name in meta)


def plain(value: object) -> str:
    """A value as one line without references to characters, which some sites write twice; empty when it is no text."""
    return line(unescape(unescape(value[: 2 * LINE_MAX]))) if isinstance(value, str) else ""


def first_said(values: Iterable[tuple[object, Origin]]) -> Fact[str] | None:
    """The first that says something; surer when another says the same."""
    lines = [(told, origin) for value, origin in values if (told := plain(value))]
    if not lines:
        return None
    told, origin = lines[0]
    is_told_twice = any(words_of(other) == words_of(told) for other, _ in lines[1:])
    return Fact(told, origin, SURE if is_told_twice else LIKELY)
