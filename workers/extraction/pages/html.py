"""Reads an HTML page: its main text, and what it says of itself. It knows no other format."""

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from lxml.etree import strip_elements
from lxml.html import HtmlElement

from schemas.dead_letter import Reason
from schemas.extraction import Origin
from workers.errors import PermanentError
from workers.extraction.found import GUESSED, Fact, Found
from workers.extraction.html_tree import parse_page
from workers.extraction.lines import words_of
from workers.extraction.pages.boilerplate import drop, prune
from workers.extraction.pages.index_pages import drop_appended, is_index, leads_of, texts_of
from workers.extraction.pages.linked_data import bodies_of
from workers.extraction.pages.main_text import find_paragraphs, settle
from workers.extraction.pages.page import Page, describe
from workers.extraction.wire_copy.headline import headline_of

_NO_TEXT = ("script", "style", "noscript", "nav", "footer")
"""Else a page with nothing in it would be read for its menu, or for the request to switch on scripts."""

_ODD = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings quote the page, and the dead letter tells


def read_html(body: str) -> Found:
    """The main text of a page, paragraph by paragraph, and what the page says of itself.

    Raises:
        PermanentError: there is no main text, the page lists links to articles, or it is too large or too deep.
    """
    tree = parse_page(body)
    page, stated = describe(tree), bodies_of(tree)
    strip_elements(tree, *_NO_TEXT, with_tail=False)
    _make_valid(tree)
    paragraphs = _article(tree, page, stated)
    if not paragraphs:
        raise PermanentError(Reason.UNREADABLE, "the page has no main text")
    headline = page.found.headline
    if not headline.value:
        headline = Fact(headline_of(paragraphs, first_is_line=True), Origin.TEXT, GUESSED)
    return replace(page.found, text="\n\n".join(paragraphs), headline=headline)


def _article(tree: HtmlElement, page: Page, stated: Sequence[str]) -> list[str]:
    """The paragraphs of the article; `tree` is used up."""
    links, leads, headlines = texts_of(tree.iter("a")), leads_of(tree), texts_of(tree.iter("h1", "title"))
    if headline := page.found.headline.value:
        headlines.add(headline)
        drop_appended(tree, headline=words_of(headline))
    prune(tree)
    paragraphs = settle(find_paragraphs(tree), stated)
    if is_index(paragraphs, links=links, leads=leads, is_stated=page.is_article):
        raise PermanentError(Reason.UNREADABLE, "the page is a list of links")
    return list(drop(paragraphs, headlines=set(map(words_of, headlines)), links=links)) or paragraphs


def _make_valid(tree: HtmlElement) -> None:
    """Put spaces for what a reference like `&#12;` may stand for and XML does not know: one fails the whole page."""
    if _ODD.search(tree.text_content()):
        for each in tree.iter():
            each.text = _ODD.sub(" ", each.text or "")
            each.tail = _ODD.sub(" ", each.tail or "")
