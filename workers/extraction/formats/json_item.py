"""Reads one item of a JSON Feed 1.0 or 1.1. It knows nothing of the feed around it."""

from typing import Any

from schemas.dead_letter import Reason
from workers.errors import PermanentError
from workers.extraction.formats import fields
from workers.extraction.formats.completion import complete
from workers.extraction.formats.json_tree import parse_json
from workers.extraction.formats.markup import plain_line, read_markup
from workers.extraction.found import NO_HEADLINE, Found
from workers.extraction.wire_copy.text import paragraphs_of


def read_json_item(body: str) -> Found:
    """What the item says; without a text its title is one.

    Raises:
        PermanentError: it is none, holds nothing to read, or is nested too deep or too large.
    """
    item = _item(body)
    first, last = fields.moment(item.get("date_published")), fields.moment(item.get("date_modified"))
    published, modified = fields.publication(first, last)
    found = Found(
        headline=fields.first_line(plain_line(_text(item, "title"))) or NO_HEADLINE,
        byline=fields.authors(_authors(item)),
        url=fields.url(item.get("url"), item.get("external_url")),
        language=fields.language(item.get("language")),
        published=published,
        modified=modified,
        tags=fields.tags(item["tags"] if isinstance(item.get("tags"), list) else ()),
    )
    return complete(found, _paragraphs(item), what="an item of a feed", may_be_headline=True)


def _item(body: str) -> dict[str, Any]:
    """The item, or the only one in a feed that was pushed whole."""
    item = parse_json(body)
    if isinstance(item, dict) and isinstance(items := item.get("items"), list):
        if len(items) != 1:
            raise PermanentError(Reason.UNREADABLE, f"a feed of {len(items)} items; each is pushed by itself")
        item = items[0]
    if not isinstance(item, dict):
        raise PermanentError(Reason.UNREADABLE, "no item of a feed")
    return item


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _paragraphs(item: dict[str, Any]) -> list[str]:
    """The full text, unless the summary is longer."""
    forms = [
        read_markup(_text(item, "content_html")),
        *(paragraphs_of(_text(item, name)) for name in ("content_text", "summary")),
    ]
    return max(forms, key=lambda form: sum(map(len, form)))


def _authors(item: dict[str, Any]) -> list[str]:
    """The names in `authors`, or in `author` as version 1.0 has it."""
    listed = item.get("authors") or [item.get("author")]
    persons = listed if isinstance(listed, list) else []
    return [_text(each, "name") for each in persons if isinstance(each, dict)]
