"""Takes a JSON Feed 1.0 or 1.1 apart into items, each with the language and the authors that it inherits."""

import json
from typing import Any
from urllib.parse import urldefrag

from wireroom.feeds.syndication.cleaning import absolute, fingerprint, one_line
from wireroom.feeds.syndication.document import ITEMS_MAX, URI_MAX, Document, DocumentError, RawItem

JSON_ITEM = "application/feed+json"
"""What one item is, as the body of an article."""

FAULTS_MAX = 5
"""Wrong items that are told of."""

INHERITED = ("language", "authors", "author")


def read_json(content: bytes, *, url: str | None = None) -> Document:
    """Take a document apart.

    Raises:
        DocumentError: it is no JSON Feed.
    """
    feed = _load(content)
    items = feed["items"]
    wrong = [number for number, item in enumerate(items, 1) if not isinstance(item, dict)]
    faults = [DocumentError(f"item {number} is no object") for number in wrong[:FAULTS_MAX]]
    if len(items) > ITEMS_MAX:
        faults.append(DocumentError(f"holds {len(items)} items; the first {ITEMS_MAX} are read"))
    inherited = {name: feed[name] for name in INHERITED if name in feed}
    return Document(
        title=_text(feed, "title"),
        items=tuple(_raw({**inherited, **item}, url) for item in items[:ITEMS_MAX] if isinstance(item, dict)),
        faults=tuple(faults),
    )


def _load(content: bytes) -> dict[str, Any]:
    try:
        feed = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise DocumentError(f"no UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise DocumentError(f"no JSON: {error.msg} at column {error.colno}", error.lineno) from None
    except RecursionError:
        raise DocumentError("nests too deep") from None
    except ValueError as error:
        raise DocumentError(f"no JSON: {error}") from None
    if not isinstance(feed, dict) or "jsonfeed.org" not in _text(feed, "version"):
        raise DocumentError("JSON, but no JSON Feed")
    if not isinstance(feed.get("items"), list):
        raise DocumentError("`items` is no list")
    return feed


def _raw(item: dict[str, Any], base: str | None) -> RawItem:
    link = absolute(_text(item, "url") or _text(item, "external_url"), base=base)
    title = _text(item, "title")
    contents = (_text(item, name) for name in ("content_html", "content_text", "summary"))
    return RawItem(
        body=json.dumps(item, ensure_ascii=False, separators=(",", ":")),
        media_type=JSON_ITEM,
        uri=one_line(_text(item, "id"), at_most=URI_MAX) or link,
        link=link,
        title=title,
        published=one_line(_text(item, "date_published")),
        fingerprint=fingerprint(title, urldefrag(link or "").url, *contents),
    )


def _text(item: dict[str, Any], name: str) -> str:
    """A text, or a number as text: ids are often numbers."""
    value = item.get(name)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")
