"""Reads one item of a feed in XML: RSS 0.9 to 2.0, RDF, Atom. It knows nothing of the feed around it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from schemas.dead_letter import Reason
from workers.errors import PermanentError
from workers.extraction.formats import fields
from workers.extraction.formats.completion import complete
from workers.extraction.formats.markup import paragraphs_in, plain_line, read_markup
from workers.extraction.formats.xml_tree import LANG, Element, find_all, local_name, parse_xml, text_of
from workers.extraction.found import NO_HEADLINE, Fact, Found

_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/2005/Atom": "atom",
}
_PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dc:date", "created", "atom:published")
_MODIFIED = ("updated", "modified", "dcterms:modified", "atom:updated")
_TEXTS = (
    ("content:encoded", "xhtml:body", "content", "description", "summary"),
    ("itunes:summary", "media:description"),
)
"""Where a text stands; the second ones tell of a sound or a picture, and serve when there is no other."""

_ITEMS = ("item", "entry")

Fields = Mapping[str, Sequence[Element]]
"""An item's elements by their names in small letters; those of other vocabularies with their usual prefix."""


def read_xml_item(body: str) -> Found:
    """An item of RSS or an entry of Atom, though it be not well formed; without a text its title is one.

    Raises:
        PermanentError: it is none, holds nothing to read, or is nested too deep or too large.
    """
    item = _item(parse_xml(body, broken=True))
    named = _by_name(item)
    published, modified = fields.publication(_moment(named, *_PUBLISHED), _moment(named, *_MODIFIED))
    found = Found(
        headline=fields.first_line(*map(plain_line, _texts(named, "title", "dc:title", "media:title"))) or NO_HEADLINE,
        byline=fields.authors(_authors(named)),
        publisher=fields.publisher(*_publishers(named)),
        url=fields.url(*_links(named)),
        language=fields.language(item.get(LANG), *_texts(named, "dc:language")),
        published=published,
        modified=modified,
        tags=fields.tags(_tags(named)),
    )
    return complete(found, _paragraphs(named), what="an item of a feed", may_be_headline=True)


def _item(root: Element) -> Element:
    """The only item there is, with or without the feed around it."""
    items = [each for each in root.iter() if _is_item(each) and not any(map(_is_item, each.iterancestors()))]
    if len(items) != 1:
        what = f"a feed of {len(items)} items; each is pushed by itself" if items else "no item of a feed"
        raise PermanentError(Reason.UNREADABLE, what)
    return items[0]


def _is_item(element: Element) -> bool:
    return local_name(element) in _ITEMS


def _by_name(item: Element) -> Fields:
    named: dict[str, list[Element]] = {}
    for element in item:
        named.setdefault(_name(element, item), []).append(element)
        if local_name(element) == "group":  # media:group holds what else stands in the item
            for inner in element:
                named.setdefault(_name(inner, item), []).append(inner)
    return named


def _name(element: Element, item: Element) -> str:
    space, _, name = str(element.tag).rpartition("}")
    own = str(item.tag).rpartition("}")[0]
    prefix = "" if space in ("", own) else _PREFIXES.get(space[1:], element.prefix or "other")
    return f"{prefix}:{name}".lower() if prefix else name.lower()


def _texts(named: Fields, *names: str) -> Iterator[str]:
    """What stands in the elements of these names, in the order of the names."""
    return (text for name in names for each in named.get(name, ()) if (text := text_of(each).strip()))


def _moment(named: Fields, *names: str) -> Fact[datetime] | None:
    return fields.moment(*_texts(named, *names))


def _paragraphs(named: Fields) -> list[str]:
    """The full text, unless the summary is longer; else what describes its media."""
    for names in _TEXTS:
        forms = [_read(each) for name in names for each in named.get(name, ())]
        if longest := max(forms, key=lambda form: sum(map(len, form)), default=[]):
            return longest
    return []


def _read(element: Element) -> list[str]:
    """The paragraphs in an element: markup as elements, or escaped."""
    return paragraphs_in(element) if len(element) else read_markup(element.text or "")


def _authors(named: Fields) -> list[str]:
    persons = [name for each in named.get("author", ()) for name in find_all(each, "name")]
    return [*map(text_of, persons)] or list(_texts(named, "dc:creator", "author", "itunes:author", "atom:author"))


def _publishers(named: Fields) -> Iterator[str]:
    """The feed or the site that it was taken over from."""
    titles = (text_of(title) for each in named.get("source", ()) for title in find_all(each, "title"))
    lines = (each.text or "" for each in named.get("source", ()))
    yield from (*titles, *lines, *_texts(named, "dc:publisher"))


def _links(named: Fields) -> Iterator[str]:
    """Where people read it, from the most trusted place on: not a redirecting one, not a `guid` that is only a name."""
    yield from _texts(named, "feedburner:origlink")
    links = [*named.get("link", ()), *named.get("atom:link", ())]
    yield from (each.get("href") or each.text or "" for each in links if each.get("rel", "alternate") == "alternate")
    yield from (each.text or "" for each in named.get("guid", ()) if each.get("isPermaLink") != "false")


def _tags(named: Fields) -> Iterator[str]:
    for each in named.get("category", ()):
        yield plain_line(each.get("label") or each.get("term") or each.text or "")
    yield from map(plain_line, _texts(named, "dc:subject"))
