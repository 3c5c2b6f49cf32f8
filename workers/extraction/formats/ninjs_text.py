"""Finds the text in an object of ninjs, which may hold it in several forms. It knows none of its other fields."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from workers.extraction.formats.markup import looks_marked_up, read_markup
from workers.extraction.formats.nitf import read_nitf
from workers.extraction.formats.xml_tree import parse_xml
from workers.extraction.wire_copy.text import paragraphs_of

Object = Mapping[str, Any]
"""An object of JSON with its names in small letters; anything may stand in them."""

FORMS_MAX = 20
"""Forms of one text that are looked at."""

ENOUGH = 0.8
"""Of the longest form's length: then a better form is taken, as the longest may have captions in it."""

_HTML, _NITF, _PLAIN = range(3)
"""From the best: what has paragraphs and knows them."""

_TEASERS = ("caption", "teaser", "summary", "abstract", "ingress", "lead")
"""Roles of a body that is not the whole."""


def small(value: object) -> Object:
    """An object with its names in small letters; an empty one for anything else."""
    return {name.lower(): each for name, each in value.items()} if isinstance(value, dict) else {}


def objects(item: Object, *names: str) -> list[Object]:
    """The objects in the first of these fields that is there; a text stands for an object with this name and value."""
    value = next((item[name] for name in names if item.get(name)), ())
    each_one = value if isinstance(value, list) else [value]
    return [{"name": each, "value": each} if isinstance(each, str) else small(each) for each in each_one]


def read_bodies(item: Object) -> list[str]:
    """The paragraphs of the best form of the text; none when it has no body.

    Raises:
        PermanentError: a form of it is nested too deep or too large.
    """
    forms = sorted(islice(_bodies(item), FORMS_MAX), key=lambda form: form[0])
    read = [_read(form, value) for form, value in forms]
    longest = max((_length(paragraphs) for paragraphs in read), default=0)
    return next((paragraphs for paragraphs in read if _length(paragraphs) >= ENOUGH * longest), [])


def read_description(item: Object) -> list[str]:
    """The paragraphs of what describes it, as of an article that is sent in part."""
    texts = [each.get("value") for each in objects(item, "descriptions")]
    texts += [value for name, value in item.items() if name.startswith("description_")]
    read = (read_markup(text) for text in texts if isinstance(text, str))
    return next(filter(None, read), [])


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _bodies(item: Object) -> Iterator[tuple[int, str]]:
    """The forms of the text and how to read them: the `body_…` fields of 1.x, the `bodies` of later versions."""
    bodies: list[Object] = [
        {"role": name.removeprefix("body_"), "value": item[name]} for name in item if name.startswith("body_")
    ]
    bodies += objects(item, "bodies")
    whole = [body for body in bodies if body.get("role") not in _TEASERS] or bodies
    for body in whole:
        value = body.get("value")
        kind = f"{body.get('contenttype', '')} {body.get('role', '')}".lower()
        if isinstance(value, str) and (form := _form(kind, value)) is not None:
            yield form, value


def _form(kind: str, value: str) -> int | None:
    """How to read a value, by its media type and its role; None for a markup of one agency's own."""
    if "html" in kind:
        return _HTML
    if "nitf" in kind.replace("ttnitf", ""):
        return _NITF
    if "xml" in kind or "json" in kind:
        return None
    return _HTML if looks_marked_up(value) and "plain" not in kind else _PLAIN


def _read(form: int, value: str) -> list[str]:
    if form == _NITF:
        return read_nitf(parse_xml(value, broken=True)).paragraphs
    return paragraphs_of(value) if form == _PLAIN else read_markup(value)
