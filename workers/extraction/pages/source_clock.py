"""Finds the zone of a source's clock, and puts moments in it. It knows nothing of pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from workers.extraction.times import in_utc

_MINUTE, _QUARTER, _HOUR = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1)
_AHEAD = {hours * _HOUR for hours in (*range(-12, 15), -3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 9.5, 10.5)}
"""How far the world's clocks are ahead of UTC."""

_WEST = tuple(timezone(-hours * _HOUR) for hours in range(1, 11))
"""From the Azores to Hawaii."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells of a source's zone. A moment without a zone is what a clock in an unknown place shows."""

    clock: datetime | None
    """What readers see as the moment of publication, where that has an hour."""
    day: date | None
    """What readers see as its day, where it has none."""
    told: Sequence[datetime]
    """What machines are told of it."""
    zones: Sequence[tzinfo]
    """Zones of other moments and of the country, the most trusted first."""


def place(moment: datetime, evidence: Evidence) -> datetime:
    """A moment in the zone of its source.

    1. Readers see a clock that shows the moment: it is the source's.
    2. Else the zone is the moment's own; for one in UTC, which says nothing of where a source is, it is the first
       that anything tells of and in which the day is the one that readers see.
    3. Else it is the first west of Greenwich in which it is that day. A later day may be that of an update or of today.

    A moment without a zone is what the source's clock shows, unless the clock or the day that readers see is another.
    """
    instant = moment if moment.tzinfo else _instant(moment, evidence)
    if instant is None:
        return moment.replace(tzinfo=next(iter(evidence.zones), UTC))
    if evidence.clock and (zone := _zone_showing(evidence.clock, instant)):
        return instant.astimezone(zone)
    if instant.utcoffset():
        return instant
    local = _everywhere(instant, evidence)
    return next((each for each in local if each.date() == evidence.day), local[0])


def _instant(moment: datetime, evidence: Evidence) -> datetime | None:
    """A moment without a zone, as others that have one or that readers see tell it; None where they do not."""
    for other in (evidence.clock, *evidence.told):
        if other and other.tzinfo and (ahead := _ahead(moment, other)) is not None:
            return moment.replace(tzinfo=timezone(ahead))
    on_server = in_utc(moment)
    if evidence.clock and not evidence.clock.tzinfo and _ahead(evidence.clock, on_server):
        return on_server
    is_seen = evidence.day and evidence.day != moment.date()
    days = {each.date() for each in _everywhere(on_server, evidence)} if is_seen else ()
    return on_server if evidence.day in days else None


def _everywhere(instant: datetime, evidence: Evidence) -> list[datetime]:
    """What the source's clock may show at an instant, the likeliest first."""
    return [instant.astimezone(zone) for zone in (*_told(instant, evidence), *evidence.zones, UTC, *_WEST)]


def _told(instant: datetime, evidence: Evidence) -> Iterator[tzinfo]:
    """The zones, other than UTC, in which machines are told of this instant."""
    for each in evidence.told:
        zone = _zone_showing(each, instant)
        if zone and instant.astimezone(zone).utcoffset():
            yield zone


def _zone_showing(clock: datetime, instant: datetime) -> tzinfo | None:
    """The zone in which a clock shows this at an instant; None where it does so nowhere."""
    if clock.tzinfo:
        return clock.tzinfo if abs(clock - instant) < _MINUTE else None
    ahead = _ahead(clock, instant)
    return None if ahead is None else timezone(ahead)


def _ahead(clock: datetime, instant: datetime) -> timedelta | None:
    """How far a clock that shows this at an instant, maybe without seconds, is ahead of UTC; None where none does."""
    apart = clock - instant.astimezone(UTC).replace(tzinfo=None)
    ahead = round(apart / _QUARTER) * _QUARTER
    return ahead if ahead in _AHEAD and abs(apart - ahead) < _MINUTE else None
