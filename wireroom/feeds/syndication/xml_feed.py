"""Takes RSS 0.9 to 2.0, RDF and Atom apart into items, each with the namespaces and the language that it inherits."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag

from lxml import etree

from wireroom.feeds.syndication.cleaning import absolute, fingerprint, one_line
from wireroom.feeds.syndication.document import ITEMS_MAX, URI_MAX, Document, DocumentError, RawItem
from wireroom.feeds.syndication.markup import Tree, local_name, parse, without_cdata
from wireroom.feeds.syndication.rhythm import rhythm_of

ROOTS = re.compile(r"<(?:[a-z_][\w.-]*:)?(?:rss|rdf|channel|feed)(?=[\s/>])", re.IGNORECASE)
RSS_ITEM, ATOM_ENTRY = "application/rss+xml", "application/atom+xml"
"""What one item is, as the body of an article."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_OPENED = {name: re.compile(rf"<(?:[\w.-]+:)?{name}(?=[\s/>])", re.IGNORECASE) for name in ("item", "entry")}


def read_xml(content: bytes, *, url: str | None = None, charset: str | None = None) -> Document:
    """Take a document apart.

    Raises:
        DocumentError: it is no feed in XML.
    """
    tree = parse(content, roots=ROOTS, charset=charset, url=url)
    is_atom = local_name(tree.root) == "feed"
    name = "entry" if is_atom else "item"
    elements = [each for each in tree.root.iter() if local_name(each) == name]
    head = tree.root if is_atom else _channel(tree.root)
    _hand_down_language(head, elements)
    read = _read_entry if is_atom else _read_item
    written = [each for each in _side_by_side(elements) if "".join(each.itertext()).strip()]
    return Document(
        title=_text(head, "title"),
        items=tuple(read(each) for each in written[:ITEMS_MAX]),
        rhythm=rhythm_of(head),
        faults=tuple(_faults(tree, name, len(elements))),
    )


def _side_by_side(elements: list[etree._Element]) -> list[etree._Element]:
    """Items that stand in another item, taken out of it: some feeds forget where one ends."""
    for element in elements:
        parent = element.getparent()
        if parent is not None and local_name(parent) == local_name(element):
            parent.remove(element)
    return elements


def _channel(root: etree._Element) -> etree._Element:
    return next((each for each in root.iter() if local_name(each) == "channel"), root)


def _faults(tree: Tree, name: str, count: int) -> Iterator[DocumentError]:
    """What was lost: items beyond the bound, and behind a fault that nothing could be read after."""
    if count > ITEMS_MAX:
        yield DocumentError(f"holds {count} items; the first {ITEMS_MAX} are read")
    if tree.fault and (lost := len(_OPENED[name].findall(without_cdata(tree.text))) - count) > 0:
        yield DocumentError(f"{tree.fault.reason}; {lost} of its items could not be read", tree.fault.line)


def _hand_down_language(head: etree._Element, elements: list[etree._Element]) -> None:
    """An item alone does not know the language of its feed any more."""
    language = one_line(head.get(_LANG) or head.getroottree().getroot().get(_LANG) or _text(head, "language"))
    if _LANGUAGE.fullmatch(language):
        for element in elements:
            if _LANG not in element.attrib:
                element.set(_LANG, language)


def _read_item(item: etree._Element) -> RawItem:
    guid = _text(item, "guid")
    link = _text(item, "link") or _alternate(item) or (guid if guid.startswith(("http://", "https://")) else "")
    return _raw(
        item,
        media_type=RSS_ITEM,
        uri=guid or item.get(_RDF_ABOUT) or link,
        link=link,
        published=_text(item, "pubdate") or _text(item, "date"),
        contents=("encoded", "description", "body"),
    )


def _read_entry(entry: etree._Element) -> RawItem:
    link = _alternate(entry)
    return _raw(
        entry,
        media_type=ATOM_ENTRY,
        uri=_text(entry, "id") or link,
        link=link,
        published=_text(entry, "published") or _text(entry, "issued") or _text(entry, "updated"),
        contents=("content", "summary"),
    )


def _raw(
    element: etree._Element, *, media_type: str, uri: str, link: str, published: str, contents: tuple[str, ...]
) -> RawItem:
    title, address = _text(element, "title"), absolute(link, base=element.base)
    return RawItem(
        body=etree.tostring(element, encoding="unicode", with_tail=False),
        media_type=media_type,
        uri=one_line(uri, at_most=URI_MAX) or None,
        link=address,
        title=title,
        published=one_line(published),
        fingerprint=fingerprint(title, urldefrag(address or "").url, *(_text(element, name) for name in contents)),
        line=element.sourceline,
    )


def _alternate(element: etree._Element) -> str:
    """The page that a link of Atom names, HTML before others."""
    links = [each for each in element if local_name(each) == "link" and each.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda each: each.get("type", "text/html") != "text/html")
    return next((each.get("href") for each in links if each.get("href")), "")


def _text(element: etree._Element, name: str) -> str:
    """All text of a child, markup left out: one in the element's own namespace before others."""
    found = [each for each in element if local_name(each) == name]
    own = etree.QName(element).namespace
    found.sort(key=lambda each: etree.QName(each).namespace != own)
    return next((text for each in found if (text := "".join(each.itertext()).strip())), "")
