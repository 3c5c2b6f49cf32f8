"""Reckons with stretches of time: days, weeks, months and longer ones. It knows nothing of words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Unit(IntEnum):
    """How long a stretch is, from the shortest."""

    DAY = 0
    WEEKEND = 1
    WEEK = 2
    MONTH = 3
    SEASON = 4
    QUARTER = 5
    HALF = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_SPRING = 2
"""Months of a year before its spring; a winter belongs to the year in which it begins."""

_SEASONS = ("SP", "SU", "FA", "WI")
_YEARS = range(1000, 2200)
"""Outside them nothing is a date in the news."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The stretch of a unit with this number, counted from the beginning of the year 0; days as in `toordinal`."""

    unit: Unit
    number: int

    @classmethod
    def around(cls, day: date, unit: Unit) -> "Stretch":
        """The stretch of a unit in which a day lies, or, of weekends, the one of its week."""
        if unit is Unit.DAY:
            return cls(unit, day.toordinal())
        if unit in (Unit.WEEK, Unit.WEEKEND):
            return cls(unit, (day.toordinal() - 1) // 7)
        months = day.year * 12 + day.month - 1
        if unit is Unit.SEASON:
            return cls(unit, (months - _SPRING) // 3)
        return cls(unit, months // _MONTHS[unit])

    def after(self, count: int) -> "Stretch":
        """The stretch that comes so many later, or with a negative count earlier."""
        return Stretch(self.unit, self.number + count)

    @property
    def first_day(self) -> date | None:
        """Where it begins; None outside the years that a calendar has."""
        try:
            return self._first_day()
        except (ValueError, OverflowError):
            return None

    def iso(self) -> str | None:
        """As `DateMention.value` is written; None outside the years that are taken for dates."""
        first = self.first_day
        return _WRITTEN[self.unit](first, self.number) if first and first.year in _YEARS else None

    def _first_day(self) -> date:
        if self.unit is Unit.DAY:
            return date.fromordinal(self.number)
        if self.unit is Unit.WEEK:
            return date.fromordinal(self.number * 7 + 1)
        if self.unit is Unit.WEEKEND:
            return date.fromordinal(self.number * 7 + 6)
        months = self.number * 3 + _SPRING if self.unit is Unit.SEASON else self.number * _MONTHS[self.unit]
        return date(months // 12, months % 12 + 1, 1)


def _week(first: date, _: int) -> str:
    year, week, _day = first.isocalendar()
    return f"{year:04}-W{week:02}"


_WRITTEN: dict[Unit, Callable[[date, int], str]] = {
    Unit.DAY: lambda first, _: first.isoformat(),
    Unit.WEEKEND: lambda first, _: f"{_week(first, _)}-WE",
    Unit.WEEK: _week,
    Unit.MONTH: lambda first, _: f"{first:%Y-%m}",
    Unit.SEASON: lambda first, number: f"{first.year}-{_SEASONS[number % 4]}",
    Unit.QUARTER: lambda first, number: f"{first.year}-Q{number % 4 + 1}",
    Unit.HALF: lambda first, number: f"{first.year}-H{number % 2 + 1}",
    Unit.YEAR: lambda first, _: f"{first.year}",
    Unit.DECADE: lambda _, number: f"{number}",
    Unit.CENTURY: lambda _, number: f"{number}",
}


def day_of(year: int, month: int, day: int) -> Stretch | None:
    """A day of the calendar; None where there is none, as on 30 February."""
    try:
        return Stretch(Unit.DAY, date(year, month, day).toordinal())
    except (ValueError, OverflowError):
        return None


def month_of(year: int, month: int) -> Stretch:
    """A month, 1 to 12, of a year."""
    return Stretch(Unit.MONTH, year * 12 + month - 1)


def weekday_by(day: date, weekday: int, *, later: bool) -> Stretch:
    """The nearest day of this weekday (0 is Monday): up to the day, or from it on; both take in the day itself."""
    ahead = (weekday - day.weekday()) % 7
    return Stretch(Unit.DAY, (day + timedelta(ahead if later or not ahead else ahead - 7)).toordinal())
