"""Reads an HTML page: its main text, and what it says of itself. It knows no other format."""

import logging
import re
from itertools import islice

from lxml.etree import ErrorTypes, ParserError, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import extract as extract_main_text
from trafilatura.utils import line_processing, trim

from schemas.dead_letter import Reason
from schemas.extraction import Origin
from workers.errors import PermanentError
from workers.extraction.found import GUESSED, LIKELY, Fact, Found
from workers.extraction.headline import headline_of
from workers.extraction.lines import clean
from workers.extraction.page import describe

ELEMENTS_MAX = 40_000
"""Elements of a page: eight times the largest of 421 news pages, and about two seconds of work."""

LINKS_SHARE_MAX = 0.5
"""Of the main text, in paragraphs that are nothing but a link; in articles seldom more than a tenth."""

_LINKS_FEW = 5

_NO_TEXT = ("script", "style", "noscript", "nav", "footer")
"""Else a page with nothing in it would be read for its menu, or for the request to switch on scripts."""

_ODD = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings quote the page, and the dead letter tells


def read_html(body: str) -> Found:
    """The main text of a page, paragraph by paragraph, and what the page says of itself.

    Raises:
        PermanentError: there is no main text, the page lists links to articles, or it is too large or too deep.
    """
    tree = _parse(body)
    page = describe(tree)
    paragraphs = _main_text(tree)
    if not paragraphs:
        raise PermanentError(Reason.UNREADABLE, "the page has no main text")
    if _is_index(paragraphs, tree):
        raise PermanentError(Reason.UNREADABLE, "the page is a list of links")
    return Found(
        text="\n\n".join(paragraphs),
        headline=_fact(page.title, Origin.MARKUP) or Fact(headline_of(paragraphs, first_is_line=True), Origin.TEXT, GUESSED),
        byline=_fact(page.byline, Origin.META),
        publisher=_fact(page.publisher, Origin.META),
        url=_fact(page.url, Origin.META),
        language=_fact(page.language, Origin.META),
        published=Fact(page.published, Origin.META, LIKELY) if page.published else None,
    )


def _fact(line: str, origin: Origin) -> Fact[str] | None:
    return Fact(line, origin, LIKELY) if line else None


def _parse(body: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(clean(body, put="").encode(), parser=parser)
    except ParserError:
        raise PermanentError(Reason.UNREADABLE, "the page is empty") from None
    if any(each.type == ErrorTypes.ERR_RESOURCE_LIMIT for each in parser.error_log):
        raise PermanentError(Reason.UNREADABLE, "the page is nested deeper than the parser goes, 256 elements")
    if next(islice(tree.iter(), ELEMENTS_MAX, None), None) is not None:
        raise PermanentError(Reason.UNREADABLE, f"the page has more than {ELEMENTS_MAX} elements")
    return tree


def _main_text(tree: HtmlElement) -> list[str]:
    """The paragraphs of the main text, each on one line."""
    strip_elements(tree, *_NO_TEXT, with_tail=False)
    _make_valid(tree)
    text = extract_main_text(tree, fast=True, include_comments=False, include_tables=False) or ""
    for remembered in (trim, line_processing):
        remembered.cache_clear()  # they keep a thousand paragraphs, of any length
    return [paragraph for line in text.splitlines() if (paragraph := " ".join(line.split()))]


def _make_valid(tree: HtmlElement) -> None:
    """Put spaces for what a reference like `&#12;` may stand for and XML does not know: one fails the whole page."""
    if _ODD.search(tree.text_content()):
        for each in tree.iter():
            each.text = _ODD.sub(" ", each.text or "")
            each.tail = _ODD.sub(" ", each.tail or "")


def _is_index(paragraphs: list[str], tree: HtmlElement) -> bool:
    """Whether most of the text is the text of links."""
    links = {" ".join(each.text_content().split()) for each in tree.iter("a")}
    listed = [len(each) for each in paragraphs if each.removeprefix("- ") in links]
    return len(listed) >= _LINKS_FEW and sum(listed) > LINKS_SHARE_MAX * sum(map(len, paragraphs))
