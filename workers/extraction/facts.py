"""Settles what is true of an article: what its producer said, else what was found in it. It reads no formats."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from typing import Any

from schemas.article import Article, PubStatus
from schemas.extraction import Origin, Signal
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact, Found
from workers.extraction.language import detect
from workers.extraction.links import canonical
from workers.extraction.sites import names_of_site, without_site
from workers.extraction.values import language_tag
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
    headline, tagged = _headline(facts["headline"], names=_names(article, facts))
    heard = [(Origin.BODY, found.signals), (headline.origin, tagged), (Origin.TEXT, opening.signals)]
    facts["headline"] = headline
    facts |= _status(article, found) | _language(article, found) | _moments(facts, arrived)
    if "url" in facts:
        facts["url"] = replace(facts["url"], value=canonical(facts["url"].value))
    if _is_unlikely(facts):
        del facts["modified"]
    return Settled(
        facts=_rung(heard) | facts,
        signals=unique(signal for _, signals in heard for signal in signals),
        tags=tuple(tag for tag in article.tags if tag.strip()) or found.tags,
    )


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
    tagged = take_tags(without_site(headline, names))
    return replace(fact, value=tagged.line), tagged.signals


def _names(article: Article, facts: dict[str, Fact[Any]]) -> frozenset[str]:
    """The names that a site may put behind its headlines."""
    publisher = facts["publisher"].value if "publisher" in facts else ""
    return names_of_site([article.source, publisher])


def _status(article: Article, found: Found) -> dict[str, Fact[PubStatus]]:
    """A withdrawal, whoever says it. `USABLE` is what a producer's article is by default, and no word of its own."""
    if article.pub_status is not PubStatus.USABLE:
        return {"pub_status": Fact(article.pub_status, Origin.PRODUCER, 1)}
    return {"pub_status": found.pub_status} if found.pub_status else {}


def _language(article: Article, found: Found) -> dict[str, Fact[str]]:
    """As the producer said, else that of the words, else as the article declares; with its region where declared."""
    declared = found.language
    if said := _said(article, "language"):
        return {"language": replace(said, value=language_tag(said.value))}
    if not (detected := detect(found.text)):
        return {"language": declared} if declared else {}
    if declared and declared.value.partition("-")[0] == detected:
        return {"language": replace(declared, confidence=SURE)}
    return {"language": Fact(detected, Origin.TEXT, LIKELY)}


def _moments(facts: dict[str, Fact[Any]], arrived: datetime) -> dict[str, Fact[datetime]]:
    """Nothing is published after it arrived: a clock was wrong, or an hour was taken for another zone's."""
    late = {name: facts[name] for name in ("published", "modified") if name in facts and facts[name].value > arrived}
    return {name: replace(fact, value=arrived, confidence=min(fact.confidence, GUESSED)) for name, fact in late.items()}


def _rung(heard: Iterable[tuple[Origin, Iterable[Signal]]]) -> dict[str, Fact[int]]:
    """The urgency that goes with the highest bell among signals, and where that was heard first."""
    bells = [(URGENCIES[signal], origin) for origin, signals in heard for signal in signals if signal in URGENCIES]
    highest = min(bells, key=itemgetter(0), default=None)
    return {"urgency": Fact(*highest, GUESSED)} if highest else {}


def _is_unlikely(facts: dict[str, Fact[Any]]) -> bool:
    """Whether it would have been changed before it was published."""
    return "published" in facts and "modified" in facts and facts["modified"].value < facts["published"].value
