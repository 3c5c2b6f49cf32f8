"""Reads an HTML page: its main text, and what it says of itself. It knows no other format."""

import logging
import re
from collections.abc import Collection
from datetime import UTC, datetime

from lxml.etree import strip_elements
from lxml.html import HtmlElement

from schemas.dead_letter import Reason
from schemas.extraction import Origin
from workers.errors import PermanentError
from workers.extraction.boilerplate import drop, prune, words_of
from workers.extraction.found import GUESSED, Fact, Found
from workers.extraction.headline import headline_of
from workers.extraction.linked_data import bodies_of
from workers.extraction.main_text import find_paragraphs, settle
from workers.extraction.page import describe
from workers.extraction.page_tree import parse_page

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
    tree = parse_page(body)
    page, stated = describe(tree), bodies_of(tree)
    strip_elements(tree, *_NO_TEXT, with_tail=False)
    _make_valid(tree)
    links = {" ".join(each.text_content().split()) for each in tree.iter("a")}
    headlines = {words_of(each.text_content()) for each in tree.iter("h1", "title")}
    prune(tree)
    found = find_paragraphs(tree)
    if _is_index(found, links):
        raise PermanentError(Reason.UNREADABLE, "the page is a list of links")
    if page.headline:
        headlines.add(words_of(page.headline.value))
    paragraphs = list(drop(settle(found, stated), headlines=headlines, links=links))
    if not paragraphs:
        raise PermanentError(Reason.UNREADABLE, "the page has no main text")
    return Found(
        text="\n\n".join(paragraphs),
        headline=page.headline or Fact(headline_of(paragraphs, first_is_line=True), Origin.TEXT, GUESSED),
        byline=page.byline,
        publisher=page.publisher,
        section=page.section,
        url=page.url,
        language=page.language,
        published=_in_utc(page.published),
        modified=_in_utc(page.modified),
        tags=page.tags,
    )


def _make_valid(tree: HtmlElement) -> None:
    """Put spaces for what a reference like `&#12;` may stand for and XML does not know: one fails the whole page."""
    if _ODD.search(tree.text_content()):
        for each in tree.iter():
            each.text = _ODD.sub(" ", each.text or "")
            each.tail = _ODD.sub(" ", each.tail or "")


def _is_index(paragraphs: list[str], links: Collection[str]) -> bool:
    """Whether most of the text is the text of links."""
    listed = [len(each) for each in paragraphs if each.removeprefix("- ") in links]
    return len(listed) >= _LINKS_FEW and sum(listed) > LINKS_SHARE_MAX * sum(map(len, paragraphs))


def _in_utc(fact: Fact[datetime] | None) -> Fact[datetime] | None:
    return fact and Fact(fact.value.astimezone(UTC), fact.origin, fact.confidence)
