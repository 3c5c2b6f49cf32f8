"""Reads the JSON-LD of a page: which of its objects describes the article. It trusts no shape of it."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from lxml.html import HtmlElement

from workers.extraction.lines import words_of

Node = dict[str, Any]
"""An object of JSON-LD. Anything may stand in its fields."""

NODES_MAX = 500
"""Objects that are looked at."""

_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLES = re.compile(r"article|posting|report$|review$|recipe$", re.IGNORECASE)
_OPENING = re.compile(r"(?://)?\s*+(?:<!--|<!\[CDATA\[)")
_CLOSING = re.compile(r"(?:(?://)?\s*+(?:-->|\]\]>)|;)\Z")
_CLOSING_MAX = 20


def article_of(tree: HtmlElement, *, headings: Collection[str]) -> Node:
    """The object that describes the article; empty when there is none.

    Of several articles it is the first that bears one of the page's headings (as `words_of` gives them), else the
    first that has a headline or a date.
    """
    nodes = [node for script in tree.iter("script") if _is_linked_data(script) for node in _nodes(script)]
    articles = [node for node in nodes[:NODES_MAX] if _ARTICLES.search(_type(node))]
    for node in articles:
        if words_of(text_of(node.get("headline"))) in headings:
            return node
    for key in ("headline", "datePublished"):
        for node in (*articles, *nodes):
            if isinstance(node.get(key), str):
                return node
    return {}


def bodies_of(tree: HtmlElement) -> list[str]:
    """All texts that the page states as the body of an article."""
    return [
        node["articleBody"]
        for script in tree.iter("script")
        if _is_linked_data(script) and "articleBody" in (script.text or "")
        for node in _nodes(script)
        if isinstance(node.get("articleBody"), str)
    ]


def text_of(value: object) -> str:
    """A text, or the first of a list of texts; empty for all else."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) else ""


def names_in(value: object) -> list[str]:
    """The names in a field that holds a name, an object with one, or a list of these."""
    each_one = value if isinstance(value, list) else [value]
    named = (text_of(each.get("name")) if isinstance(each, dict) else each for each in each_one)
    return [name for name in named if isinstance(name, str) and name.strip()]


def _is_linked_data(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "")


def _type(node: Node) -> str:
    return text_of(node.get("@type"))


def _nodes(script: HtmlElement) -> Iterator[Node]:
    """The outer objects of a script, and those in their `@graph` and `mainEntity`."""
    try:
        content = json.loads(_unwrapped((script.text or "").strip()), strict=False)
    except (ValueError, RecursionError):
        return
    for outer in _objects(content):
        yield outer
        for key in _INNER:
            yield from _objects(outer.get(key))


def _objects(value: object) -> list[Node]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def _unwrapped(text: str) -> str:
    """A script's text without the comment or the mark of XML that some pages put around it."""
    start = _OPENING.match(text)
    end = _CLOSING.search(text, max(len(text) - _CLOSING_MAX, 0))
    return text[start.end() if start else 0 : end.start() if end else len(text)]
