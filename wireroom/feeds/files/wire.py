"""Tells wire formats, and peeks at what lanes and withdrawals need. Their documents travel on as they came."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from pydantic_core import from_json

from schemas.article import PubStatus
from wireroom.feeds.decoding import decode
from wireroom.feeds.refusal import UnreadableError

NINJS = "application/ninjs+json"
NEWSML = "application/vnd.iptc.g2.newsitem+xml"

MOST_URGENT, LEAST_URGENT = 1, 9

NEWS_ROOTS = ("newsItem", "newsMessage")

_NINJS_KEYS = {"pubStatus", "pubstatus", "versionCreated", "versioncreated", "bodies", "headlines"}
_DIGIT = re.compile(r"[0-9]")
_XML_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>\s*")


class WireError(UnreadableError):
    """A document that is not of a known wire format."""


class WireItem(NamedTuple):
    """One item of a wire, and what a lane and a withdrawal need to know of it."""

    media_type: str
    uri: str
    body: str
    urgency: int | None
    pub_status: PubStatus


def read_ninjs(content: bytes) -> WireItem:
    """Read a document of ninjs 1.x to 3.x.

    Raises:
        DecodingError: it is no text.
        WireError: it is none.
    """
    text = decode(content)
    try:
        document = from_json(text)
    except ValueError as error:
        raise WireError(f"invalid JSON: {error}") from None
    if not (uri := _ninjs_uri(document)):
        raise WireError("is neither ninjs nor a feed")
    return WireItem(
        NINJS,
        uri,
        text,
        _urgency(document.get("urgency")),
        _pub_status(document.get("pubStatus") or document.get("pubstatus")),
    )


def read_newsml(content: bytes) -> Iterator[WireItem | WireError]:
    """Read a news item of NewsML-G2, or all those in a news message; what else is in it is answered as an error.

    Raises:
        DecodingError: it is no text.
        WireError: it is neither.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
        if _name(root) == "newsItem":
            yield _news_item(root, _text(content, root))
            return
    except etree.XMLSyntaxError as error:
        raise WireError(f"no XML: {error.msg}") from None
    items = root.findall("{*}itemSet/{*}*")
    if not items:
        raise WireError("holds no news item")
    for item in items:
        if _name(item) == "newsItem":
            yield _news_item(item, etree.tostring(item, encoding="unicode", with_tail=False))
        else:
            yield WireError(f"`{_name(item)}` at line {item.sourceline} is no news item")


def _text(content: bytes, root: etree._Element) -> str:
    """The document without its declaration, which tells of bytes."""
    text = decode(content, charset=root.getroottree().docinfo.encoding)
    return _XML_DECLARATION.sub("", text, count=1)


def _news_item(item: etree._Element, body: str) -> WireItem | WireError:
    uri = item.get("guid")
    if not uri:
        return WireError(f"`newsItem` at line {item.sourceline} has no guid")
    urgency = item.findtext("{*}contentMeta/{*}urgency", "").strip()
    status = item.find("{*}itemMeta/{*}pubStatus")
    return WireItem(
        NEWSML,
        uri,
        body,
        _urgency(int(urgency) if _DIGIT.fullmatch(urgency) else None),
        _pub_status(None if status is None else status.get("qcode", "").rpartition(":")[2]),
    )


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _ninjs_uri(document: object) -> str | None:
    """The name that it has; None when it is no ninjs, which has one, and something else that tells it."""
    if not isinstance(document, dict):
        return None
    uri = document.get("uri") or document.get("guid")
    is_ninjs = not _NINJS_KEYS.isdisjoint(document) or any(name.startswith("body_") for name in document)
    return uri if is_ninjs and isinstance(uri, str) else None


def _urgency(given: object) -> int | None:
    """The editor's, where it is in bounds; a wrong one is for the extraction to judge."""
    return given if type(given) is int and MOST_URGENT <= given <= LEAST_URGENT else None


def _pub_status(given: object) -> PubStatus:
    """The status, where it is one that lanes know; another is for the extraction to judge."""
    return next((status for status in PubStatus if status == given), PubStatus.USABLE)
