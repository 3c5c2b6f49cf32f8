"""Makes facts of what stands in a format's own fields, whatever stands there. It knows no format."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from schemas.article import PubStatus
from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact
from workers.extraction.links import web_address
from workers.extraction.times import in_utc, read_written
from workers.extraction.values import LINE_MAX, NAME_MAX, TAGS_MAX, each_once, language_tag, line
from workers.extraction.wire_copy.byline import names_of, writers
from workers.extraction.wire_copy.dateline import place_of

_HOLDER = re.compile(
    r"(?:copyright|©|\(c\))[\s,]*(?:©|\(c\))?\s*(?:[0-9]{4}(?:\s*[-\u2013]\s*[0-9]{2,4})?)?[\s,-]*(?:by\s+)?"
    r"(?P<holder>[^\W\d_][^,;(|\n.]{1,80}?)\s*(?:[,;(|\n]|\.(?:\s|$)|\s-\s|\sall rights|$)",
    re.IGNORECASE,
)


def first_line(*values: object, limit: int = LINE_MAX) -> Fact[str] | None:
    """The first of the values that is a text."""
    said = next(filter(None, (line(value, limit) for value in values)), "")
    return Fact(said, Origin.BODY, SURE) if said else None


def byline(*lines: object) -> Fact[str] | None:
    """The first line that names writers, without the word that introduces them."""
    said = first_line(*lines)
    return replace(said, value=names_of(said.value)) if said else None


def authors(names: Iterable[object]) -> Fact[str] | None:
    """Writers in one line."""
    return first_line(writers(map(line, names)))


def dateline(*lines: object) -> Fact[str] | None:
    """The place in the first line there is."""
    said = first_line(*lines)
    return replace(said, value=place_of(said.value)) if said else None


def publisher(*names: object, notice: object = None) -> Fact[str] | None:
    """The first name there is, else whom a copyright notice names."""
    if named := first_line(*names, limit=NAME_MAX):
        return named
    found = _HOLDER.search(line(notice))
    return Fact(found["holder"], Origin.BODY, GUESSED) if found else None


def language(*values: object) -> Fact[str] | None:
    """The first value that is written like a language tag."""
    tag = next(filter(None, map(language_tag, values)), "")
    return Fact(tag, Origin.BODY, SURE) if tag else None


def url(*values: object) -> Fact[str] | None:
    """The first value that is an address of the web."""
    address = next(filter(None, map(web_address, values)), "")
    return Fact(address, Origin.BODY, SURE) if address else None


def moment(*values: object) -> Fact[datetime] | None:
    """The first value that is a moment. One without a zone is taken for UTC, and less sure."""
    moments = (read_written(value) for value in values if isinstance(value, str))
    found = next(filter(None, moments), None)
    return Fact(in_utc(found.moment), Origin.BODY, SURE if found.is_placed else LIKELY) if found else None


def publication(
    first: Fact[datetime] | None, last: Fact[datetime] | None
) -> tuple[Fact[datetime] | None, Fact[datetime] | None]:
    """When it was published and changed, by its first and its last version; a lone last one is likely the first."""
    if first or not last:
        return first, last
    return replace(last, confidence=min(last.confidence, LIKELY)), None


def urgency(value: object) -> Fact[int] | None:
    """An urgency of 1 to 9, as a number or a digit."""
    digit = str(value).strip() if isinstance(value, int | str) and not isinstance(value, bool) else ""
    return Fact(int(digit), Origin.BODY, SURE) if digit in set("123456789") else None


def pub_status(value: object, *, is_embargoed: bool) -> Fact[PubStatus] | None:
    """A status of IPTC, with or without its scheme. What is held back without a time is withheld (AP's `embargoed`)."""
    word = line(value).rpartition(":")[2].lower()
    if word == "embargoed":
        return None if is_embargoed else Fact(PubStatus.WITHHELD, Origin.BODY, LIKELY)
    word = {"cancelled": "canceled"}.get(word, word)
    return Fact(PubStatus(word), Origin.BODY, SURE) if word in set(PubStatus) else None


def tags(names: Iterable[object]) -> tuple[str, ...]:
    """Each name once, in their order."""
    return tuple(each_once(line(name, NAME_MAX) for name in names)[:TAGS_MAX])
