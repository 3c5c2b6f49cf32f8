"""Finds the zone of a source from the moments of a page, and puts moments in it. It knows nothing of pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import chain

from workers.extraction.times import Written, in_utc

AHEAD = range(-12, 15)
"""Hours that the world's clocks are ahead of UTC."""

_MINUTE, _QUARTER = timedelta(minutes=1), timedelta(minutes=15)
_BETWEEN = tuple(timedelta(hours=each) for each in (-3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 9.5, 10.5))
"""Clocks ahead of UTC by parts of an hour."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells of a source's zone, each from the most trusted on."""

    seen: Sequence[Written]
    """Date lines that readers see."""
    told: Sequence[Written]
    """All other moments."""
    home: tzinfo | None
    """The zone of its country, where that has one."""


def place(written: Written, evidence: Evidence, *, day: date | None) -> datetime:
    """A moment with an hour in the zone of its source; `day` is the one that readers see, if any.

    1. Readers see a clock that shows the moment: it is the source's.
    2. Else the zone is that of the moment, of another moment, or of the country, in which the day is the one that
       readers see; UTC says nothing of where a source is.
    3. Else it is the one nearest to UTC in which it is that day.

    A moment without a zone is at that hour in that zone, unless a clock or the day shows that it is in UTC.
    """
    instant = in_utc(written.moment)
    if clock := _clock(instant, evidence.seen):
        return instant.astimezone(clock)
    zones = list(_zones(written, instant, evidence))
    if not written.is_placed and (day is None or written.moment.date() == day):
        told_alike = _clock_of(written.moment, evidence.told)
        return written.moment.replace(tzinfo=told_alike or next(iter(zones), UTC))
    for zone in chain(zones, [UTC], _nearest() if day else ()):
        local = instant.astimezone(zone)
        if day is None or local.date() == day:
            return local
    return instant.astimezone(next(iter(zones), UTC))
