"""What a page says of itself: JSON-LD, OpenGraph, meta elements, headings. It does not look for the main text."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import chain
from typing import Any

from lxml.html import HtmlElement

from workers.extraction.lines import one_line, shorten
from workers.extraction.times import read_moment

LINE_MAX = 500
"""Characters of a title, a byline or a publisher."""

URL_MAX = 2000

_TITLES = ("og:title", "twitter:title", "dc.title")
_BYLINES = ("author", "article:author", "parsely-author", "dc.creator", "byl")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher")
_MOMENTS = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "date",
    "dc.date.issued",
    "dc.date",
)
_URL = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_BETWEEN_TITLE_AND_SITE = re.compile(r" [|\u00b7\u2013\u2014-] ")

Node = dict[str, Any]
"""An object of JSON-LD. Anything may stand in its fields."""


@dataclass(frozen=True, slots=True)
class Page:
    """Lines that the page gives; what is empty is unknown."""

    title: str
    byline: str
    publisher: str
    url: str
    language: str
    published: datetime | None


def describe(tree: HtmlElement) -> Page:
    """Read what a page says of itself, each from the most trusted place that speaks of it."""
    meta, article = _meta(tree), _article(tree)

    def named(names: Iterable[str]) -> Iterator[str]:
        return (meta[name] for name in names if name in meta)

    bylines = chain([", ".join(_names(article.get("author")))], named(_BYLINES))
    publishers = chain(_names(article.get("publisher")), named(_PUBLISHERS))
    moments = chain(
        [article.get("datePublished")], named(_MOMENTS), (each.get("datetime") for each in tree.iter("time"))
    )
    return Page(
        title=_first_line(_titles(tree, article, named(_TITLES))),
        byline=_first_line(each for each in bylines if not _URL.match(each)),
        publisher=_first_line(publishers),
        url=_first_url(chain(_canonical(tree), named(["og:url"]), [article.get("url")])),
        language=_language(tree),
        published=next(filter(None, map(_moment, moments)), None),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by their name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for each in tree.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop")
        if name and (content := each.get("content")):
            found.setdefault(name.lower(), content)
    return found


def _article(tree: HtmlElement) -> Node:
    """The object of JSON-LD that describes the article; empty when there is none."""
    nodes = [
        node for script in tree.iter("script") if script.get("type") == "application/ld+json" for node in _nodes(script)
    ]
    for key in ("headline", "datePublished"):
        for node in nodes:
            if isinstance(node.get(key), str):
                return node
    return {}


def _nodes(script: HtmlElement) -> Iterator[Node]:
    """The outer objects of a script, and those in their `@graph`."""
    try:
        content = json.loads(script.text or "", strict=False)
    except (ValueError, RecursionError):
        return
    for outer in _objects(content):
        yield outer
        yield from _objects(outer.get("@graph"))


def _objects(value: object) -> list[Node]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def _names(value: object) -> list[str]:
    """The names in a field that holds a name, an object with one, or a list of these."""
    each_one = value if isinstance(value, list) else [value]
    named = (each.get("name") if isinstance(each, dict) else each for each in each_one)
    return [name for name in named if isinstance(name, str)]


def _titles(tree: HtmlElement, article: Node, named: Iterable[str]) -> Iterator[object]:
    headings = [each.text_content() for each in tree.iter("h1")]
    if len(headings) == 1:
        yield headings[0]
    yield article.get("headline")
    yield from named
    yield from headings
    for title in tree.iter("title"):
        yield max(_BETWEEN_TITLE_AND_SITE.split(_line(title.text)), key=len)


def _canonical(tree: HtmlElement) -> Iterator[object]:
    return (each.get("href") for each in tree.iter("link") if each.get("rel") == "canonical")


def _language(tree: HtmlElement) -> str:
    declared = (tree.get("lang") or tree.get("xml:lang") or "").strip().replace("_", "-")
    return declared if _LANGUAGE.fullmatch(declared) else ""


def _first_line(values: Iterable[object]) -> str:
    return next(filter(None, map(_line, values)), "")


def _line(value: object) -> str:
    """A value as one line of at most `LINE_MAX` characters; empty when it is no text."""
    if not isinstance(value, str):
        return ""
    return shorten(one_line(unescape(value[: 2 * LINE_MAX])), LINE_MAX)


def _first_url(values: Iterable[object]) -> str:
    urls = (value.strip() for value in values if isinstance(value, str) and len(value) <= URL_MAX)
    return next(filter(_URL.fullmatch, urls), "")


def _moment(value: object) -> datetime | None:
    return read_moment(value) if isinstance(value, str) else None
