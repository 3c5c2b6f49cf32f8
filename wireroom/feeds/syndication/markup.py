"""Reads XML as feeds have it: badly encoded, badly formed. It resolves no entities and fetches nothing."""

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from wireroom.feeds.decoding import PRESCAN_BYTES, DecodingError, decode
from wireroom.feeds.syndication.document import DocumentError
from wireroom.feeds.syndication.sniffing import find_root

PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
}
"""Namespaces of the prefixes that feeds use, and often forget to declare."""

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Marks of what is not UTF-8; that of UTF-32 in little endian begins with one of them."""
_UNMARKED = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)(?:([A-Za-z]\w{1,31};))?")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]+")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


class Tree(NamedTuple):
    """What could be read of a document."""

    root: etree._Element
    text: str
    """All of it, as it was parsed."""
    fault: DocumentError | None
    """What was wrong first. Most faults lose nothing."""


def parse(content: bytes, *, roots: re.Pattern[str], charset: str | None = None, url: str | None = None) -> Tree:
    """Read a document whose root is one of `roots`, from there on: what stands before it is left.

    `charset` is what the transport declared, `url` what relative addresses are relative to.

    Raises:
        DocumentError: it is no text, has no such root, or cannot be read at all.
    """
    text = _repair(_from_root(_decode(content, charset), roots))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode(), parser, base_url=url)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"no XML: {error.msg}", error.lineno) from None
    first = next(iter(parser.error_log), None)
    if root is None:
        raise DocumentError("no XML")
    return Tree(root, text, first and DocumentError(f"broken XML: {first.message}", first.line))


def local_name(element: etree._Element) -> str:
    """The name of an element in lower case, without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def without_cdata(text: str) -> str:
    """A document's text without its sections of CDATA."""
    return "".join(part for part, is_cdata in _sections(text) if not is_cdata)


def _decode(content: bytes, charset: str | None) -> str:
    """Read UTF-8, whose broken characters show as such, else what is declared, else what it surely looks like."""
    label = _label(content, charset)
    if label is None and not content.startswith(_MARKS):
        text = content.decode("utf-8-sig", errors="replace")
        if _is_mostly_whole(text):
            return text
    try:
        return decode(content, charset=label)
    except DecodingError as error:
        raise DocumentError(error.reason) from None


def _label(content: bytes, charset: str | None) -> str | None:
    """What is declared, if not UTF-8; UTF-16 may stand there without a mark (XML 1.0, appendix F)."""
    if content[:2] in _UNMARKED:
        return _UNMARKED[content[:2]]
    found = _DECLARED.search(content, 0, PRESCAN_BYTES)
    declared = found[1].decode().lower() if found else ""
    if declared and not declared.startswith("utf"):
        return declared
    return charset if charset and charset.lower() not in ("utf-8", "utf8") else None


def _is_mostly_whole(text: str) -> bool:
    """Whether more of the characters beyond ASCII are whole than are broken."""
    broken = text.count("\ufffd")
    return not broken or broken <= sum(map(len, _BEYOND_ASCII.findall(text)))


def _from_root(text: str, roots: re.Pattern[str]) -> str:
    """The document from its root on, without a DOCTYPE and its entities; lines keep their number."""
    found = find_root(text)
    if found is None:
        raise DocumentError("no XML" if text.strip() else "is empty")
    start, name = found
    if not roots.match(text, start):
        other = None if name.lower() == "html" else roots.search(text, start)
        if other is None:
            raise DocumentError("a page of HTML" if name.lower() == "html" else f"its root is `{name[:60]}`")
        start = other.start()
    return "\n" * text.count("\n", 0, start) + text[start:]


def _repair(text: str) -> str:
    """Write out entities, ampersands and prefixes that are not declared."""
    sections = _sections(text)
    return _declare("".join(part if is_cdata else _AMPERSAND.sub(_written_out, part) for part, is_cdata in sections))


def _sections(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, and whether each is a section of CDATA."""
    at = 0
    while (start := text.find(_CDATA, at)) >= 0 and (end := text.find(_CDATA_END, start)) >= 0:
        yield text[at:start], False
        at = end + len(_CDATA_END)
        yield text[start:at], True
    yield text[at:], False


def _written_out(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    characters = html5.get(name)
    return "".join(f"&#{ord(each)};" for each in characters) if characters else f"&amp;{name}"


def _declare(text: str) -> str:
    missing = [
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in PREFIXES.items()
        if f"<{prefix}:" in text and f"xmlns:{prefix}" not in text
    ]
    root = re.search(r"<[^\s/>]+", text)
    return f"{text[: root.end()]}{''.join(missing)}{text[root.end() :]}" if root and missing else text
