"""Parses a page within bounds of size, depth and time. It does not look for anything in it."""

import re
from itertools import islice

from lxml.etree import ErrorTypes, ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from schemas.dead_letter import Reason
from workers.errors import PermanentError
from workers.extraction.lines import clean

ELEMENTS_MAX = 20_000
"""Elements of a page: four times the largest of 421 news pages, and a little more than a second of work."""

ATTRIBUTES_MAX = 2_000
"""Attributes of one tag. libxml2 compares each with each: 2,000 take 5 ms, 80,000 take 8 seconds."""

_TAG = re.compile(
    r"""<[a-zA-Z][^\s/>]*+(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+)"""
    f"{{{ATTRIBUTES_MAX}}}"
)
"""The beginning of a tag with that many attributes (HTML Standard, 13.2.5.32 and following)."""
_SCRIPT, _SCRIPT_END = re.compile(r"(?i)<script\b"), re.compile(r"(?i)</script")


def parse_page(body: str) -> HtmlElement:
    """The tree of a page, without comments.

    Raises:
        PermanentError: the page is empty, too large or too deep.
    """
    if _TAG.search(body) and _TAG.search(_without_scripts(body)):
        raise PermanentError(Reason.TOO_LARGE, f"a tag of the page has more than {ATTRIBUTES_MAX} attributes")
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


def _without_scripts(body: str) -> str:
    """A page without its scripts: comparisons in them look like tags."""
    return "".join(_SCRIPT.split(piece, maxsplit=1)[0] for piece in _SCRIPT_END.split(body))
