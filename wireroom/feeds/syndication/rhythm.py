"""Reads how often a feed in XML asks to be polled: `ttl`, `skipHours`, `skipDays`, and the syndication module."""

import re
from collections.abc import Iterator

from lxml import etree

from wireroom.feeds.syndication.document import Rhythm
from wireroom.feeds.syndication.markup import local_name

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86_400

_NUMBER = re.compile("[0-9]{1,9}")
_PERIODS_S = {"hourly": HOUR_S, "daily": DAY_S, "weekly": 7 * DAY_S, "monthly": 30 * DAY_S, "yearly": 365 * DAY_S}
_DAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


def rhythm_of(head: etree._Element) -> Rhythm:
    """What the head of a feed says; what is no number or name is left out."""
    children = {local_name(child): child for child in head}
    hours = [number for text in _texts(children.get("skiphours")) if (number := _number(text)) is not None]
    return Rhythm(
        ttl_s=_ttl_s(children),
        skip_hours=frozenset(int(hour) % 24 for hour in hours),
        skip_days=frozenset(_DAYS[day[:3]] for day in _texts(children.get("skipdays")) if day[:3] in _DAYS),
    )


def _ttl_s(children: dict[str, etree._Element]) -> float | None:
    """`ttl` is in minutes; else `updatePeriod` over `updateFrequency` (RSS 1.0 syndication module)."""
    if minutes := _number(_text(children.get("ttl"))):
        return minutes * MINUTE_S
    period_s = _PERIODS_S.get(_text(children.get("updateperiod")))
    return period_s / (_number(_text(children.get("updatefrequency"))) or 1) if period_s else None


def _texts(element: etree._Element | None) -> Iterator[str]:
    for child in () if element is None else element:
        yield _text(child)


def _text(element: etree._Element | None) -> str:
    return "" if element is None else (element.text or "").strip().lower()


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None
