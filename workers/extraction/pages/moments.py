"""Reads every moment that a page bears: what it tells machines, what it shows readers, its address. It weighs none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml.html import HtmlElement

from schemas.extraction import Origin
from workers.extraction.pages.linked_data import Node, text_of
from workers.extraction.pages.meta import Meta
from workers.extraction.pages.surroundings import before, behind
from workers.extraction.times import Written, read_written

LINE_MAX, REST_MAX = 90, 45
"""Characters of a date line, and of what it says beside the date."""

_PUBLISHED = re.compile(
    r"publish|publicat|pub[-_.]?date|issued|firstpub|date_original|sailthru\.date|creat(?:ed|ion)|(?:^|[.:_-])date$"
)
_MODIFIED = re.compile(r"modif|updat|revis|lastmod|aktualisiert|mis [aà] jour|actualizad")
_DIGIT = re.compile(r"\d")
_OTHER = re.compile(r"expir|event|start|end_?date|access|version|embargo|crawl|server")
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)(?:[/-]?(0[1-9]|1[0-2])([0-3]\d)|([/-])(1[0-2]|0?[1-9]|[a-z]{3})\4([0-3]?\d))(?=[/_-])"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A moment, where it stands, and whether its label or name says that it is a change."""

    written: Written
    origin: Origin
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What the dates are read from."""

    tree: HtmlElement
    heading: HtmlElement | None
    """The headline's element."""
    article: Node
    meta: Meta
    url: str
    language: str


def told(source: Source, *, month_first: bool | None) -> Iterator[Candidate]:
    """What the page tells machines, the most trusted first."""
    for value, origin, is_change in _values(source):
        if written := read_written(value, month_first=month_first):
            yield Candidate(written, origin, is_change)


def shown(source: Source, *, month_first: bool | None) -> Iterator[Candidate]:
    """The date lines around the headline; a time element tells machines too, and that comes before its text."""
    if source.heading is None:
        return
    for each in chain(behind(source.heading), before(source.heading)):
        lines = _time(each) if each.tag == "time" else _lines(each)
        for value, origin, is_change in lines:
            written = read_written(value, month_first=month_first)
            if written and written.rest <= REST_MAX:
                yield Candidate(written, origin, is_change)


def in_url(url: str) -> Candidate | None:
    """The day in an address."""
    found = _IN_URL.search(url.lower())
    written = read_written("-".join(filter(str.isalnum, filter(None, found.groups())))) if found else None
    return Candidate(written, Origin.URL) if written else None


def _values(source: Source) -> Iterator[tuple[str, Origin, bool]]:
    """Texts that may be moments, where they stand, and whether they are named as those of a change."""
    yield text_of(source.article.get("datePublished")), Origin.JSON_LD, False
    yield text_of(source.article.get("dateModified")), Origin.JSON_LD, True
    for name, (content, *_) in source.meta.items():
        is_change = bool(_MODIFIED.search(name))
        if is_change or (_PUBLISHED.search(name) and not _OTHER.search(name)):
            yield content, Origin.META, is_change
    for each in source.tree.iter("time", "span", "div", "abbr"):
        if (name := each.get("itemprop")) in ("datePublished", "dateModified"):
            value = each.get("datetime") or each.get("content") or each.text_content()[:LINE_MAX]
            yield value, Origin.META, name == "dateModified"
    for name in ("dateCreated", "uploadDate"):
        yield text_of(source.article.get(name)), Origin.JSON_LD, False


def _time(element: HtmlElement) -> Iterator[tuple[str, Origin, bool]]:
    is_change = bool(_MODIFIED.search(_label(element)))
    yield element.get("datetime") or "", Origin.META, is_change
    yield element.text_content()[:LINE_MAX], Origin.MARKUP, is_change


def _label(element: HtmlElement) -> str:
    """What is said of a time element: by its name, unless that says both, and by the words around."""
    name = element.get("class", "").lower()
    said = f"{element.getparent().text or ''} {element.text or ''}".lower()
    return said if _PUBLISHED.search(name) or "entry-date" in name else f"{name} {said}"


def _lines(element: HtmlElement) -> Iterator[tuple[str, Origin, bool]]:
    for text in (element.text, element.tail):
        if text and _DIGIT.search(text) and len(line := " ".join(text.split())) <= LINE_MAX:
            yield line, Origin.MARKUP, bool(_MODIFIED.search(line.lower()))
