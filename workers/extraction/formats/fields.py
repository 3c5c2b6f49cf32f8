"""Makes facts of what stands in a format's own fields, whatever stands there. It knows no format."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from schemas.article import PubStatus
from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact
from workers.extraction.lines import one_line, shorten
from workers.extraction.times import read_moment
from workers.extraction.wire_copy.byline import names_of

LINE_MAX = 500
"""Characters of a headline, a byline or a place."""

NAME_MAX = 200
"""Characters of a publisher or a tag, as the contract has it."""

TAGS_MAX = 100
URL_MAX = 2000

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_URL = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_MAIL = re.compile(r"\s*[^\s@]++@[^\s@]++(?:\s*\(([^()]*)\))?\s*")
_HOLDER = re.compile(
    r"(?:copyright|©|\(c\))[\s,]*(?:©|\(c\))?\s*(?:[0-9]{4}(?:\s*[-\u2013]\s*[0-9]{2,4})?)?[\s,-]*(?:by\s+)?"
    r"(?P<holder>[^\W\d_][^,;(|\n.]{1,80}?)\s*(?:[,;(|\n]|\.(?:\s|$)|\s-\s|\sall rights|$)",
    re.IGNORECASE,
)


def line(value: object, limit: int = LINE_MAX) -> str:
    """A value as one line, cut; empty when it is no text."""
    return shorten(one_line(value[: 4 * limit]), limit) if isinstance(value, str) and value.strip() else ""


def first_line(*values: object, limit: int = LINE_MAX) -> Fact[str] | None:
    """The first of the values that is a text."""
    said = next(filter(None, (line(value, limit) for value in values)), "")
    return Fact(said, Origin.BODY, SURE) if said else None


def byline(*lines: object) -> Fact[str] | None:
    """The first line that names writers, without the word that introduces them."""
    said = first_line(*lines)
    return replace(said, value=names_of(said.value)) if said else None


def authors(names: Iterable[object]) -> Fact[str] | None:
    """Writers in one line. An address for mail is no name, but RSS puts one behind it: `ada@ost.example (Ada Moor)`."""
    lines = (_MAIL.sub(r"\1", line(name)).strip() for name in names)
    return byline(", ".join(dict.fromkeys(filter(None, lines))))


def publisher(*names: object, notice: object = None) -> Fact[str] | None:
    """The first name there is, else whom a copyright notice names."""
    if named := first_line(*names, limit=NAME_MAX):
        return named
    found = _HOLDER.search(line(notice))
    return Fact(found["holder"], Origin.BODY, GUESSED) if found else None


def language(*values: object) -> Fact[str] | None:
    """The first value that is written like a language tag."""
    tags = (value.strip() for value in values if isinstance(value, str))
    tag = next(filter(_LANGUAGE.fullmatch, tags), None)
    return Fact(tag, Origin.BODY, SURE) if tag else None


def url(*values: object) -> Fact[str] | None:
    """The first value that is an address of the web."""
    addresses = (one_line(value) for value in values if isinstance(value, str) and len(value) <= URL_MAX)
    address = next(filter(_URL.fullmatch, addresses), None)
    return Fact(address, Origin.BODY, SURE) if address else None


def moment(*values: object, confidence: float = SURE) -> Fact[datetime] | None:
    """The first value that is a moment."""
    moments = (read_moment(value) for value in values if isinstance(value, str))
    found = next(filter(None, moments), None)
    return Fact(found, Origin.BODY, confidence) if found else None


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
    return tuple(dict.fromkeys(filter(None, (line(name, NAME_MAX) for name in names))))[:TAGS_MAX]
