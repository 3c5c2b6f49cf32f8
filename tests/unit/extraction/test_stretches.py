"""How stretches of time are counted and written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.annotations import DateMention
from workers.extraction.dating.stretches import Stretch, Unit, day_of, nearest_day, weekday_by


@pytest.mark.parametrize(
    ("unit", "before", "now", "behind"),
    [
        (Unit.DAY, "2022-12-31", "2023-01-01", "2023-01-02"),
        (Unit.WEEK, "2022-W51", "2022-W52", "2023-W01"),
        (Unit.WEEKEND, "2022-W51-WE", "2022-W52-WE", "2023-W01-WE"),
        (Unit.MONTH, "2022-12", "2023-01", "2023-02"),
        (Unit.SEASON, "2022-FA", "2022-WI", "2023-SP"),
        (Unit.QUARTER, "2022-Q4", "2023-Q1", "2023-Q2"),
        (Unit.HALF, "2022-H2", "2023-H1", "2023-H2"),
        (Unit.YEAR, "2022", "2023", "2024"),
        (Unit.DECADE, "201", "202", "203"),
        (Unit.CENTURY, "19", "20", "21"),
    ],
)
def test_a_stretch_has_neighbours(unit: Unit, before: str, now: str, behind: str) -> None:
    """Around the first day of 2023, a Sunday, each unit has its stretch, the one before and the next."""
    stretch = Stretch.around(date(2023, 1, 1), unit)
    assert [stretch.after(count).iso() for count in (-1, 0, 1)] == [before, now, behind]


@given(st.dates(date(1000, 1, 8), date(2199, 12, 1)), st.sampled_from(Unit))
def test_a_stretch_holds_the_day_that_it_is_around(day: date, unit: Unit) -> None:
    """Its first day lies in it, it begins no later than the day but for weekends, and its value is of the contract."""
    stretch = Stretch.around(day, unit)
    first = stretch.first_day
    assert first is not None
    assert Stretch.around(first, unit) == stretch
    assert first <= day or unit is Unit.WEEKEND
    if value := stretch.iso():
        assert DateMention(span=(0, 1), value=value).value == value


@given(st.sampled_from(Unit), st.integers())
def test_any_number_is_a_stretch_or_none(unit: Unit, number: int) -> None:
    """What lies outside the calendar has no first day and no value; nothing is raised."""
    stretch = Stretch(unit, number)
    assert stretch.first_day is not None or stretch.iso() is None


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 29), (2023, 13, 1), (2023, 4, 31), (0, 1, 1), (10**9, 1, 1)]
)
def test_days_that_do_not_exist(year: int, month: int, day: int) -> None:
    """They are None."""
    assert day_of(year, month, day) is None


@pytest.mark.parametrize(
    ("month", "number", "ahead", "value"),
    [
        (11, 10, None, "2023-11-10"),
        (11, 10, True, "2023-11-10"),
        (12, 1, None, "2023-12-01"),
        (9, 30, True, "2023-09-30"),
        (3, 1, True, "2024-03-01"),
        (3, 1, None, "2024-03-01"),
        (6, 1, None, "2023-06-01"),
        (3, 1, False, "2023-03-01"),
        (2, 29, False, "2024-02-29"),
    ],
)
def test_the_nearest_day_is_meant(month: int, number: int, ahead: bool | None, value: str) -> None:  # noqa: FBT001 - tabled
    """A day without a year is the nearer one, the tense being a weight; the day of writing itself counts as past."""
    day = nearest_day(date(2023, 11, 10), month, number, ahead=ahead)
    assert day is not None
    assert day.iso() == value


def test_no_day_is_nearest_to_none() -> None:
    """A day that no year has is None."""
    assert nearest_day(date(2023, 11, 10), 2, 30, ahead=None) is None


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_within_a_week(day: date, weekday: int) -> None:
    """Up to the day or from it on, the day itself included."""
    past, coming = weekday_by(day, weekday, later=False), weekday_by(day, weekday, later=True)
    assert 0 <= day.toordinal() - past.number < 7
    assert 0 <= coming.number - day.toordinal() < 7
    assert date.fromordinal(past.number).weekday() == date.fromordinal(coming.number).weekday() == weekday
