"""Reads XML that strangers wrote. It resolves no entities, fetches nothing, and knows no format."""

import re
from html.entities import html5
from itertools import islice
from typing import TypeAlias

from lxml import etree

from schemas.dead_letter import Reason
from workers.errors import PermanentError

ELEMENTS_MAX = 40_000
"""Elements of a document; more is no article."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,31});)?")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_DECLARATION = re.compile(r"\ufeff?<\?xml[^<>]*>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*>", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no other name for it


def parse_xml(body: str, *, broken: bool = False) -> Element:
    """The root of a document. With `broken` it need not be well formed, and the root holds the elements that there are.

    HTML's names for characters are known, and a lone `&` is one.

    Raises:
        PermanentError: it is not well formed, declares entities, or is too deep or too large.
    """
    text = _NOT_XML.sub("", body)
    if _ENTITY.search(text):
        raise PermanentError(Reason.UNREADABLE, "the XML declares entities")
    line, column = 1, 1
    parser = etree.XMLParser(
        recover=broken,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        encoding="utf-8",
        collect_ids=False,
    )
    try:
        root = etree.fromstring(_made_ready(text, broken=broken).encode(), parser)
    except etree.XMLSyntaxError as error:
        root, (line, column) = None, error.position
    if any(each.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for each in parser.error_log):
        raise PermanentError(Reason.UNREADABLE, "the XML is nested deeper than the parser goes, 256 elements")
    if root is None:
        raise PermanentError(Reason.UNREADABLE, f"no XML: line {line}, column {column}")
    if next(islice(root.iter(), ELEMENTS_MAX, None), None) is not None:
        raise PermanentError(Reason.UNREADABLE, f"the XML has more than {ELEMENTS_MAX} elements")
    return root


def local_name(element: Element) -> str:
    """An element's name in small letters, without its namespace or prefix."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def find_all(element: Element, path: str) -> list[Element]:
    """The elements at a path of local names, such as `itemmeta/signal`, in the order of the document."""
    found = [element]
    for name in path.split("/"):
        found = [child for each in found for child in each if local_name(child) == name]
    return found


def text_of(element: Element | None) -> str:
    """All text in an element."""
    return "".join(element.itertext()) if element is not None else ""


def unindented(text: str) -> str:
    """A text without the indentation of the document around it."""
    return "\n".join(line.strip() for line in text.splitlines())


def _made_ready(text: str, *, broken: bool) -> str:
    text = _repair(_DOCTYPE.sub("", text, count=1)).strip()
    return f"<broken>{_DECLARATION.sub('', text, count=1)}</broken>" if broken else text


def _repair(text: str) -> str:
    """Write out entities that XML does not know, but in CDATA, where `&` is only a character."""
    parts: list[str] = []
    at = 0
    while (start := text.find(_CDATA, at)) >= 0 and (end := text.find(_CDATA_END, start)) >= 0:
        parts += (_NAMED.sub(_written_out, text[at:start]), text[start:end])
        at = end
    return "".join((*parts, _NAMED.sub(_written_out, text[at:])))


def _written_out(found: re.Match[str]) -> str:
    """The character that HTML names so; what it does not name stands for itself."""
    name = found[1]
    return html5.get(f"{name};", f"&amp;{name};") if name else "&amp;"
