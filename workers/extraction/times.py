"""Reads moments as pages and wires write them. It has no clock, and knows nothing of formats."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from workers.extraction.zones import load_zone

YEARS = range(1900, 2100)
"""Outside them, a date is a slip or a placeholder."""

_LENGTH_MAX = 100
_PIVOT = 70
"""Years of two digits from the pivot on lie in the last century."""
_MONTHS_MAX = 12

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene",
            "february feb februar febr février fevrier févr fév febrero",
            "march mar märz maerz mär mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug août aout agosto ago",
            "september sept sep septembre septiembre setiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre déc diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_AHEAD = {
    **dict.fromkeys(("z", "utc", "gmt"), 0.0),
    **dict.fromkeys(("bst", "cet", "mez"), 1.0),
    **dict.fromkeys(("cest", "mesz", "eet"), 2.0),
    "eest": 3.0,
    "msk": 3.0,
    "ist": 5.5,
    "sgt": 8.0,
    "hkt": 8.0,
    "awst": 8.0,
    "jst": 9.0,
    "kst": 9.0,
    "aest": 10.0,
    "aedt": 11.0,
    "nzst": 12.0,
    "nzdt": 13.0,
    "est": -5.0,
    "cst": -6.0,
    "mst": -7.0,
    "pst": -8.0,
    "edt": -4.0,
    "cdt": -5.0,
    "mdt": -6.0,
    "pdt": -7.0,
}
"""Hours ahead of UTC."""
_CLOCKS = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
    "uk": "Europe/London",
}

_NAME = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_DAY = re.compile(
    rf"""(?ix)(?<![\d/.-])(?:
    (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}}|{_NAME})[-/.](?P<d1>\d{{1,2}})
    |(?P<y2>(?:19|20)\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)
    |(?P<n3>{_NAME})\.?\s{{1,3}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}})(?P<y3>\d{{4}})
    |(?P<d4>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s{{1,3}}|-|\s(?:de|of)\s)
     (?P<n4>{_NAME})\b\.?(?:,?\s{{1,3}}|-|\s(?:de|del)\s)(?P<y4>\d{{4}}|\d{{2}}(?=\s\d\d:))
    |(?P<a5>\d{{1,2}})(?P<s5>[/.-])(?P<b5>\d{{1,2}})(?P=s5)(?P<y5>\d{{4}}|\d{{2}})
    )(?!\d)"""
)
_CLOCK = re.compile(
    r"(?i)(?<![\d:.+-])(\d{1,2})(?::|h|\.)(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d)(?:\s{0,3}([ap])\.?m\b)?"
    r"|(?<![\d:.+-])(\d{1,2})\s?([ap])\.?m\b"
)
_ZONE_NAME = "|".join(sorted((*_AHEAD, *_CLOCKS), key=len, reverse=True))
_ZONE = re.compile(rf"(?i)([+-])(\d{{2}}):?(\d{{2}})(?!\d)|(?<![a-z])({_ZONE_NAME})(?![a-z])")


@dataclass(frozen=True, slots=True)
class Written:
    """A moment as it was written. Without a zone it is that of a clock in an unknown place."""

    moment: datetime
    """Aware where a zone was told."""
    has_clock: bool
    rest: int
    """Characters of the line that are no part of it."""

    @property
    def is_placed(self) -> bool:
        """Whether a zone was told."""
        return self.moment.tzinfo is not None


def read_moment(written: str) -> datetime | None:
    """A moment in UTC; None for what is none, could be two, or lies outside `YEARS`.

    Where no zone is given it is taken as UTC, and a day as its midnight.
    """
    found = read_written(written)
    return in_utc(found.moment) if found else None


def in_utc(moment: datetime) -> datetime:
    """A moment in UTC; one without a zone is taken for one in UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_written(written: str, *, month_first: bool | None = None) -> Written | None:
    """A moment in any of the usual forms: ISO 8601, mail headers, numbers, English, German, French and Spanish words.

    `month_first` tells how `3/5/2016` is read; without it such a day is unknown.
    """
    line = written.strip()
    if len(line) > _LENGTH_MAX or not any(map(str.isdecimal, line)):
        return None
    return _standard(line) or _free(line, month_first=month_first)


def _standard(line: str) -> Written | None:
    try:
        moment = datetime.fromisoformat(line)
    except ValueError:
        return None
    return Written(moment, has_clock=":" in line or "T" in line, rest=0) if moment.year in YEARS else None


def _free(line: str, *, month_first: bool | None) -> Written | None:
    found = _DAY.search(line)
    day = _day(found, month_first=month_first) if found else None
    if not found or not day:
        return None
    behind = line[found.end() :]
    clock = _CLOCK.search(behind)
    zone = _ZONE.search(behind, clock.end() if clock else 0) if clock else None
    rest = len(line) - len(found[0]) - (len(clock[0]) if clock else 0) - (len(zone[0]) if zone else 0)
    hour = _time(clock) if clock else None
    moment = datetime.combine(day, hour or time(), _zone(zone) if zone and hour else None)
    return Written(moment, has_clock=hour is not None, rest=rest)


def _day(found: re.Match[str], *, month_first: bool | None) -> date | None:
    part = found.groupdict()
    written = next(part[name] for name in ("y1", "y2", "y3", "y4", "y5") if part[name])
    year = int(written)
    if len(written) == len("70"):
        year += 1900 if year >= _PIVOT else 2000
    if part["a5"]:
        order = _order(int(part["a5"]), int(part["b5"]), dotted=part["s5"] == ".", month_first=month_first)
    else:
        month = next(part[name] for name in ("m1", "m2", "n3", "n4") if part[name]).lower()
        day = next(part[name] for name in ("d1", "d2", "d3", "d4") if part[name])
        order = (int(month) if month.isdecimal() else _MONTHS[month], int(day))
    try:
        return date(year, *order) if order and year in YEARS else None
    except ValueError:
        return None


def _order(first: int, second: int, *, dotted: bool, month_first: bool | None) -> tuple[int, int] | None:
    """Month and day of two numbers; with dots the day comes first everywhere."""
    if dotted or first > _MONTHS_MAX:
        return second, first
    if second > _MONTHS_MAX or first == second or month_first:
        return first, second
    return None if month_first is None else (second, first)


def _time(clock: re.Match[str]) -> time | None:
    hour, minute, second = int(clock[1] or clock[5]), int(clock[2] or 0), int(clock[3] or 0)
    half = (clock[4] or clock[6] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _zone(zone: re.Match[str]) -> tzinfo | None:
    if name := (zone[4] or "").lower():
        return load_zone(_CLOCKS[name]) if name in _CLOCKS else timezone(timedelta(hours=_AHEAD[name]))
    ahead = timedelta(hours=int(zone[2]), minutes=int(zone[3]))
    try:
        return timezone(-ahead if zone[1] == "-" else ahead)
    except ValueError:
        return None
