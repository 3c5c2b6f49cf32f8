"""Settles what is true of an article: what its producer said, else what was found in it. It reads no formats."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from schemas.article import Article, PubStatus
from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact, Found
from workers.extraction.language import detect

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
"""Fields for which what the producer said wins, where a producer can say it."""


def settle(article: Article, found: Found, *, arrived: datetime) -> dict[str, Fact[Any]]:
    """The facts that hold, by field; what is unknown has none."""
    facts: dict[str, Fact[Any]] = {}
    for name in FIELDS:
        if fact := _said(article, name) or getattr(found, name):
            facts[name] = fact
    if language := _language(article, found):
        facts["language"] = language
    if article.pub_status is not PubStatus.USABLE:
        facts["pub_status"] = Fact(article.pub_status, Origin.PRODUCER, 1)
    elif found.pub_status:
        facts["pub_status"] = found.pub_status
    return {name: _not_after(fact, arrived) if name in ("published", "modified") else fact for name, fact in facts.items()}


def _said(article: Article, name: str) -> Fact[Any] | None:
    """What the producer said, unless it is blank."""
    value = getattr(article, name, None)
    is_blank = value is None or (isinstance(value, str) and not value.strip())
    return None if is_blank else Fact(value, Origin.PRODUCER, 1)


def _language(article: Article, found: Found) -> Fact[str] | None:
    """As the producer said, else that of the words, else as the article declares."""
    if said := _said(article, "language"):
        return said
    if detected := detect(found.text):
        return Fact(detected, Origin.TEXT, SURE if found.language and found.language.value == detected else LIKELY)
    return found.language


def _not_after(fact: Fact[datetime], arrived: datetime) -> Fact[datetime]:
    """Nothing is published after it arrived: a clock was wrong, or an hour was taken for another zone's."""
    return fact if fact.value <= arrived else replace(fact, value=arrived, confidence=min(fact.confidence, GUESSED))
