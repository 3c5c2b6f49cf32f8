"""Reads XML as feeds have it: badly encoded, badly formed. It resolves no entities and fetches nothing."""

import codecs
import re
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from wireroom.feeds.decoding import DecodingError, decode_as
from wireroom.feeds.sniffing import find_root

PRESCAN_BYTES = 1024
"""Where a declaration of the encoding is looked for."""

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

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""First bytes that tell the encoding (XML 1.0, appendix F); those of UTF-32 begin like those of UTF-16."""

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)(?:([A-Za-z]\w{1,31};))?")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


class MarkupError(ValueError):
    """A document that cannot be read. `reason` is one line, `line` counts from 1."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason, line)
        self.reason = reason
        self.line = line


class Tree(NamedTuple):
    """What could be read of a document."""

    root: etree._Element
    text: str
    """All of it, as it was parsed."""
    fault: MarkupError | None
    """What was wrong first. Most faults lose nothing."""


def parse(content: bytes, *, roots: re.Pattern[str], charset: str | None = None, url: str | None = None) -> Tree:
    """Read a document whose root is one of `roots`, from there on: what stands before it is left.

    `charset` is what the transport declared, `url` what relative addresses are relative to.

    Raises:
        MarkupError: it is no text, has no such root, or cannot be read at all.
    """
    text = _repair(_from_root(_decode(content, charset), roots))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode(), parser, base_url=url)
    except etree.XMLSyntaxError as error:
        raise MarkupError(f"no XML: {error.msg}", error.lineno) from None
    first = next(iter(parser.error_log), None)
    if root is None:
        raise MarkupError("no XML")
    return Tree(root, text, first and MarkupError(f"broken XML: {first.message}", first.line))


def local_name(element: etree._Element) -> str:
    """The name of an element in lower case, without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _decode(content: bytes, charset: str | None) -> str:
    for bom, codec in _BOMS:
        if content.startswith(bom):
            return content.decode(codec, errors="replace").removeprefix("\ufeff")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        found = _DECLARED.search(content, 0, PRESCAN_BYTES)
        for label in (found and found[1].decode(), charset):
            if label and label.lower() not in ("utf-8", "utf8"):
                try:
                    return decode_as(content, label)
                except DecodingError as other:
                    raise MarkupError(other.reason) from None
        return _decode_damaged(content, error.start)


def _decode_damaged(content: bytes, no_utf8_at: int) -> str:
    """Read UTF-8 in which some characters are broken, and show them as broken (U+FFFD)."""
    text = content.decode(errors="replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if broken > whole:
        raise MarkupError(f"no UTF-8 at byte {no_utf8_at}, and no other encoding is declared")
    return text


def _from_root(text: str, roots: re.Pattern[str]) -> str:
    """The document without what stands before its root, a DOCTYPE and its entities included; lines keep their number."""
    found = find_root(text)
    if found is None:
        raise MarkupError("no XML" if text.strip() else "is empty")
    start, name = found
    if not roots.match(text, start):
        other = None if name.lower() == "html" else roots.search(text, start)
        if other is None:
            raise MarkupError("a page of HTML" if name.lower() == "html" else f"its root is `{name[:60]}`")
        start = other.start()
    return "\n" * text.count("\n", 0, start) + text[start:]


def _repair(text: str) -> str:
    """Take out characters that XML forbids, and write out entities and prefixes that are not declared."""
    text = _ILLEGAL.sub("", text)
    parts, at = [], 0
    while (start := text.find(_CDATA, at)) >= 0 and (end := text.find(_CDATA_END, start)) >= 0:
        parts += (_AMPERSAND.sub(_written_out, text[at:start]), text[start:end])
        at = end
    return _declare("".join((*parts, _AMPERSAND.sub(_written_out, text[at:]))))


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
