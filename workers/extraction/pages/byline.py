"""Finds who wrote a page: what it tells machines, else the byline that readers see. It knows no other facts."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from schemas.extraction import Origin
from workers.extraction.found import LIKELY, Fact
from workers.extraction.lines import one_line
from workers.extraction.pages.linked_data import Node, names_in
from workers.extraction.pages.meta import Meta, first_said, plain
from workers.extraction.pages.surroundings import behind
from workers.extraction.wire_copy.byline import LINE_MAX, read_byline, writers

_NAMES = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author", "citation_author")
_MARKED = re.compile(r"(?<![a-z])(?:byline|author)(?:[-_]{0,2}(?:names?|link))?(?![a-z])")
"""Names of elements that hold a byline."""

_BEGINNING = re.compile(r"\s*(?:By|BY|Von|VON|Par|PAR|Por|POR)\b")
_TAGS = ("a", "address", "div", "p", "span")
_PIECES_MAX = 20
"""Pieces of text in an element that is looked at."""


def byline_of(meta: Meta, article: Node, heading: HtmlElement | None) -> Fact[str] | None:
    """The writers in one line: those of the JSON-LD, of meta elements, or of the lines behind the heading."""
    named = [(writers(map(plain, meta[name])), Origin.META) for name in _NAMES if name in meta]
    stated = writers(map(plain, names_in(article.get("author"))))
    if said := first_said([(stated, Origin.JSON_LD), *named]):
        return said
    shown = next(_shown(heading), "") if heading is not None else ""
    return Fact(shown, Origin.MARKUP, LIKELY) if shown else None


def _shown(heading: HtmlElement) -> Iterator[str]:
    """The names in elements that are marked as a byline, or that begin like one."""
    for each in behind(heading):
        if each.tag in _TAGS and (_BEGINNING.match(each.text or "") or _is_marked(each)):
            text = "".join(islice(each.itertext(), _PIECES_MAX))
            line = one_line(text) if len(text) <= 2 * LINE_MAX else ""
            if names := read_byline(f"By {writers([line])}"):
                yield names


def _is_marked(element: HtmlElement) -> bool:
    if "author" in element.get("rel", "").split() or element.get("itemprop") == "author":
        return True
    return bool(_MARKED.search(element.get("class", "").lower()))
