"""Settles what is true of an article: what its producer said, else what was found in it. It reads no formats."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from schemas.article import Article, PubStatus
from schemas.extraction import Origin, Signal
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact, Found
from workers.extraction.language import detect
from workers.extraction.links import canonical
from workers.extraction.wire_copy.opening import PARAGRAPHS_MAX, Opening, read_opening
from workers.extraction.wire_copy.wire_tags import URGENCIES, read_tag_line, take_tags, unique

FIELDS = (
    "headline",
    "byline",
    "dateline",
    "publisher",
    "section",
    "url",
    "published",
    "modified",
    "embargoed",
    "urgency",
)
"""Fields of which the producer's word counts first, then the body's own fields, then what its first lines show."""

_SITE = re.compile(r"(?P<headline>.*\S)\s+[|·\u2013\u2014-]\s+(?P<site>[^|·\u2013\u2014]{1,80})")
_NO_NAME = re.compile(r"^(?:the |www\.)|\.(?:com|org|net|news|[a-z]{2})$|[\W_]")


@dataclass(frozen=True, slots=True)
class Settled:
    """The facts that hold, by field, where what is unknown has none; what the wire says; and what it is about."""

    facts: dict[str, Fact[Any]]
    signals: tuple[Signal, ...]
    tags: tuple[str, ...]


def settle(article: Article, found: Found, *, arrived: datetime) -> Settled:
    """Weigh what was said and found. No moment is later than `arrived`, and none of change before publication."""
    opening = read_opening(found.text.split("\n\n", PARAGRAPHS_MAX)[:PARAGRAPHS_MAX])
    known = {name: _said(article, name) or getattr(found, name) or _shown(opening, name) for name in FIELDS}
    facts = {name: fact for name, fact in known.items() if fact}
    headline, signals = _headline(facts["headline"], names=_names(article, facts))
    signals = unique([*found.signals, *signals, *opening.signals])
    facts["headline"] = headline
    facts |= _status(article, found) | _language(article, found) | _moments(facts, arrived)
    if "url" in facts:
        facts["url"] = replace(facts["url"], value=canonical(facts["url"].value))
    if "urgency" not in facts and (bells := [URGENCIES[signal] for signal in signals if signal in URGENCIES]):
        facts["urgency"] = Fact(min(bells), headline.origin, GUESSED)
    if _is_unlikely(facts):
        del facts["modified"]
    return Settled(facts, signals, tuple(tag for tag in article.tags if tag.strip()) or found.tags)


def _said(article: Article, name: str) -> Fact[Any] | None:
    """What the producer said, unless it is blank."""
    value = getattr(article, name, None)
    is_blank = value is None or (isinstance(value, str) and not value.strip())
    return None if is_blank else Fact(value, Origin.PRODUCER, 1)


def _shown(opening: Opening, name: str) -> Fact[str] | None:
    """What the first lines show. An agency in a date line is who wrote, and often whose it is."""
    dateline = opening.dateline
    if name == "byline" and opening.byline:
        return Fact(opening.byline, Origin.TEXT, LIKELY)
    if name == "dateline" and dateline and dateline.place:
        return Fact(dateline.place, Origin.TEXT, SURE if dateline.agency else LIKELY)
    if name == "publisher" and dateline and dateline.agency:
        return Fact(dateline.agency, Origin.TEXT, GUESSED)
    return None


def _headline(fact: Fact[str], *, names: frozenset[str]) -> tuple[Fact[str], tuple[Signal, ...]]:
    """The headline without the name of its site and without tags, and what these say."""
    headline = fact.value.strip()
    if (said := read_tag_line(headline)) is not None:
        return replace(fact, value=headline), said
    if (found := _SITE.fullmatch(headline)) and _bare(found["site"]) in names:
        headline = found["headline"]
    tagged = take_tags(headline)
    return replace(fact, value=tagged.line), tagged.signals


def _names(article: Article, facts: dict[str, Fact[Any]]) -> frozenset[str]:
    """The names that a site may put behind its headlines."""
    publisher = facts["publisher"].value if "publisher" in facts else ""
    return frozenset(filter(None, map(_bare, (article.source, article.publisher or "", publisher))))


def _bare(name: str) -> str:
    """A name without its article, its domain and its punctuation."""
    return _NO_NAME.sub("", name.strip().casefold())


def _status(article: Article, found: Found) -> dict[str, Fact[PubStatus]]:
    """A withdrawal, whoever says it. `USABLE` is what a producer's article is by default, and no word of its own."""
    if article.pub_status is not PubStatus.USABLE:
        return {"pub_status": Fact(article.pub_status, Origin.PRODUCER, 1)}
    return {"pub_status": found.pub_status} if found.pub_status else {}


def _language(article: Article, found: Found) -> dict[str, Fact[str]]:
    """As the producer said, else that of the words, else as the article declares; with its region where declared."""
    declared = found.language
    if said := _said(article, "language"):
        return {"language": replace(said, value=_tag(said.value))}
    if not (detected := detect(found.text)):
        return {"language": replace(declared, value=_tag(declared.value))} if declared else {}
    if declared and declared.value.lower().replace("_", "-").partition("-")[0] == detected:
        return {"language": Fact(_tag(declared.value), declared.origin, SURE)}
    return {"language": Fact(detected, Origin.TEXT, LIKELY)}


def _tag(language: str) -> str:
    """A language tag in its usual spelling: `de-DE`, `zh-Hant` (BCP 47, 2.1.1)."""
    primary, *rest = language.replace("_", "-").split("-")
    return "-".join([primary.lower(), *map(_subtag, rest)])


def _subtag(part: str) -> str:
    return {2: part.upper(), 4: part.title()}.get(len(part), part.lower())


def _moments(facts: dict[str, Fact[Any]], arrived: datetime) -> dict[str, Fact[datetime]]:
    """Nothing is published after it arrived: a clock was wrong, or an hour was taken for another zone's."""
    late = {name: facts[name] for name in ("published", "modified") if name in facts and facts[name].value > arrived}
    return {name: replace(fact, value=arrived, confidence=min(fact.confidence, GUESSED)) for name, fact in late.items()}


def _is_unlikely(facts: dict[str, Fact[Any]]) -> bool:
    """Whether it would have been changed before it was published."""
    return "published" in facts and "modified" in facts and facts["modified"].value < facts["published"].value
