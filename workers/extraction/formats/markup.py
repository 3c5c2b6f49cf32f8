"""Turns the markup of a body into paragraphs: HTML, XHTML, NITF. It takes everything for the article's text."""

import re
from html import unescape

from lxml import etree

from workers.extraction.formats.xml_tree import Element, local_name
from workers.extraction.html_tree import parse_page
from workers.extraction.lines import one_line
from workers.extraction.wire_copy.text import paragraphs_of

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dir div dl dt fieldset figure footer form h1 h2"
    " h3 h4 h5 h6 header hr hgroup html li main menu nav ol p pre section summary table tbody tfoot thead tr ul"
    " abstract block body.content body.end body.head bq byline dateline distributor hedline hl1 hl2 nitf note"
    " tagline".split()
)
"""Elements that begin and end a line: those of HTML, then those of NITF."""

_CELLS = ("td", "th")
_DROPPED = frozenset(
    "script style noscript template head title iframe object embed audio video svg math button select textarea input"
    " figcaption media".split()
)
"""Elements whose text is no part of the article's."""

_CELL_MARK = " | "
_IN_LINE = re.compile(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|div|em|font|i|img|mark|p|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
_IN_BLOCKS = re.compile(rf"<(?:{'|'.join(map(re.escape, sorted(_BLOCKS)))})\b", re.IGNORECASE)
_TAGS = re.compile(r"</?[A-Za-z][^<>]*+>|<!--")


def looks_marked_up(text: str) -> bool:
    """Whether a text has tags in it."""
    return bool(_TAGS.search(text))


def read_markup(fragment: str) -> list[str]:
    """The paragraphs of a piece of HTML, or of plain text when there are no tags in it, each on one line.

    Tags that were escaped once too often are read as meant. Where there are only tags within a line, as of links,
    paragraphs are parted as in plain text.

    Raises:
        PermanentError: it is nested too deep or too large.
    """
    for text in (fragment, unescape(fragment)):
        if looks_marked_up(text):
            fragment = text if _IN_BLOCKS.search(text) else "<br>".join(paragraphs_of(text))
            return paragraphs_in(parse_page(f"<div>{fragment}</div>"))  # in an element: a page must not be empty
    return paragraphs_of(unescape(fragment))


def plain_line(text: str) -> str:
    """A title that may hold entities and markup, without them; `<` as a word of the title stays."""
    return one_line(_IN_LINE.sub("", unescape(text)))


def paragraphs_in(root: Element) -> list[str]:
    """The paragraphs of a parsed body, each on one line; a table has one for each row."""
    paragraphs: list[str] = []
    parts: list[str] = []

    def close() -> None:
        if found := one_line("".join(parts)).strip(_CELL_MARK):
            paragraphs.append(found)
        parts.clear()

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = local_name(element)
        if name in _BLOCKS:
            close()
        if event == "end":
            parts.append((element.tail or "") if element is not root else "")
        elif name == "pre":
            paragraphs += paragraphs_of("".join(element.itertext()))
            walker.skip_subtree()
        elif name in _DROPPED:
            walker.skip_subtree()
        else:
            parts += (_CELL_MARK if name in _CELLS else "", element.text or "")
    close()
    return paragraphs
