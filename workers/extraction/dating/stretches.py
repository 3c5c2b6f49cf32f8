"""Reckons with stretches of time: days, weeks, months and longer ones. It knows nothing of words."""

from datetime import date
from enum import IntEnum
from typing import NamedTuple


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


_MONTHS = {
    Unit.MONTH: 1,
    Unit.SEASON: 3,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
_FIRST_MONTH = {Unit.SEASON: 2}
"""A year's seasons begin in March with the spring; its winter ends in the next year."""

_PARTS = {Unit.SEASON: ("SP", "SU", "FA", "WI"), Unit.QUARTER: ("Q1", "Q2", "Q3", "Q4"), Unit.HALF: ("H1", "H2")}
_LEAP_DAY = (2, 29)
_WEIGHTS = {True: 0.25, None: 1.5, False: 5}
"""How much farther a coming day seems than a past one, by what is told of: the future, nobody knows, the past."""

_YEARS = range(1000, 2200)
"""Outside them nothing in the news is a date."""


class Stretch(NamedTuple):
    """A stretch of a unit by its number, counted from the year 0; that of a day is its `toordinal`."""

    unit: Unit
    number: int

    @classmethod
    def around(cls, day: date, unit: Unit) -> "Stretch":
        """The stretch of a unit in which a day lies; of weekends, the one of its week."""
        if unit is Unit.DAY:
            return cls(unit, day.toordinal())
        if unit in (Unit.WEEK, Unit.WEEKEND):
            return cls(unit, (day.toordinal() - 1) // 7)
        return cls(unit, (day.year * 12 + day.month - 1 - _FIRST_MONTH.get(unit, 0)) // _MONTHS[unit])

    def after(self, count: int) -> "Stretch":
        """The stretch that comes so many later, or with a negative count earlier."""
        return Stretch(self.unit, self.number + count)

    @property
    def first_day(self) -> date | None:
        """Where it begins; None outside the years 1 to 9999."""
        try:
            if self.unit is Unit.DAY:
                return date.fromordinal(self.number)
            if self.unit in (Unit.WEEK, Unit.WEEKEND):
                return date.fromordinal(self.number * 7 + (1 if self.unit is Unit.WEEK else 6))
            months = self.number * _MONTHS[self.unit] + _FIRST_MONTH.get(self.unit, 0)
            return date(months // 12, months % 12 + 1, 1)
        except (ValueError, OverflowError):
            return None

    def iso(self) -> str | None:
        """As `DateMention.value` is written; None outside the years 1000 to 2199."""
        first = self.first_day
        return self._written(first) if first and first.year in _YEARS else None

    def _written(self, first: date) -> str:
        if self.unit is Unit.DAY:
            return first.isoformat()
        if self.unit in (Unit.WEEK, Unit.WEEKEND):
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}{'-WE' if self.unit is Unit.WEEKEND else ''}"
        if self.unit is Unit.MONTH:
            return f"{first:%Y-%m}"
        if names := _PARTS.get(self.unit):
            return f"{first.year}-{names[self.number % len(names)]}"
        return str(self.number)


def day_of(year: int, month: int, day: int) -> Stretch | None:
    """A day of the calendar; None where there is none, as on 30 February."""
    try:
        return Stretch(Unit.DAY, date(year, month, day).toordinal())
    except (ValueError, OverflowError):
        return None


def nearest_day(day: date, month: int, number: int, *, ahead: bool | None) -> Stretch | None:
    """The 4 March, or whatever day of a month, that is meant on a day: the last one up to it or the next one.

    It is the nearer one, where what is told of the future (`ahead`) draws to the next, of the past to the last.
    """
    reach = 8 if (month, number) == _LEAP_DAY else 1
    here = day.toordinal()
    around = [found for years in range(-reach, reach + 1) if (found := day_of(day.year + years, month, number))]
    past = [found for found in around if found.number <= here]
    coming = [found for found in around if found.number > here]
    if not past or not coming:
        return None
    return coming[0] if (coming[0].number - here) * _WEIGHTS[ahead] < here - past[-1].number else past[-1]


def weekday_by(day: date, weekday: int, *, later: bool) -> Stretch:
    """The nearest day of this weekday (0 is Monday), up to the day or from it on; both take in the day itself."""
    gap = (weekday - day.weekday()) % 7
    return Stretch(Unit.DAY, day.toordinal() + (gap if later or not gap else gap - 7))
