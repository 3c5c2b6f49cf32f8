"""The zone of a source's clock."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.source_clock import Evidence, place

EAST, WEST = timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-5))
NIGHT = datetime(2023, 11, 11, 1, 30, 20, tzinfo=UTC)
NIGHT_WEST = datetime(2023, 11, 10, 20, 30, 20, tzinfo=WEST)
BERLIN = ZoneInfo("Europe/Berlin")


def evidence(
    *,
    clock: datetime | None = None,
    day: date | None = None,
    told: tuple[datetime, ...] = (),
    zones: tuple[timezone | ZoneInfo, ...] = (),
) -> Evidence:
    """What is known of a source; by default nothing."""
    return Evidence(clock=clock, day=day, told=told, zones=zones)


@pytest.mark.parametrize(
    ("known", "ahead_h"),
    [
        (evidence(clock=datetime(2023, 11, 10, 20, 30)), -5),
        (evidence(clock=datetime(2023, 11, 11, 7, 0)), 5.5),
        (evidence(clock=datetime(2023, 11, 10, 20, 30, tzinfo=WEST), zones=(EAST,)), -5),
        (evidence(told=(NIGHT, datetime(2023, 11, 11, 1, 30, 20), datetime(2023, 11, 10, 17, 30, 20))), -8),
        (evidence(told=(NIGHT_WEST,), zones=(EAST,)), -5),
        (evidence(zones=(EAST, WEST)), 5.5),
        (evidence(zones=(EAST, WEST), day=date(2023, 11, 10)), -5),
        (evidence(day=date(2023, 11, 10)), -2),
        (evidence(zones=(BERLIN,), day=date(2023, 11, 11)), 1),
    ],
)
def test_a_moment_in_utc_is_put_on_the_clock_of_the_source(known: Evidence, ahead_h: float) -> None:
    """The clock that readers see counts, then other moments and zones in which readers' day is right, then the west."""
    placed = place(NIGHT, known)
    assert (placed, placed.utcoffset()) == (NIGHT, timedelta(hours=ahead_h))


@pytest.mark.parametrize(
    "known",
    [
        evidence(),
        evidence(clock=datetime(2023, 11, 10, 20, 43)),
        evidence(clock=datetime(2023, 11, 10, 20, 45)),
        evidence(clock=datetime(2023, 11, 12, 20, 30)),
        evidence(clock=datetime(2023, 11, 10, 20, 30, tzinfo=EAST)),
        evidence(told=(datetime(2023, 11, 9, 20, 30, 20),)),
        evidence(day=date(2023, 11, 12)),
        evidence(day=date(2023, 11, 8)),
    ],
)
def test_what_shows_another_moment_says_nothing(known: Evidence) -> None:
    """Nothing on earth shows these at that moment, or a later day may be that of an update."""
    assert place(NIGHT, known).tzinfo is UTC


def test_a_moment_with_a_zone_moves_to_the_clock_that_readers_see_alone() -> None:
    """Its own zone is better than a day or another zone."""
    assert place(NIGHT_WEST, evidence(zones=(EAST,), day=date(2023, 11, 11))).tzinfo is WEST
    assert place(NIGHT_WEST, evidence(clock=datetime(2023, 11, 11, 1, 30))).date() == date(2023, 11, 11)


@pytest.mark.parametrize(
    ("known", "moment"),
    [
        (evidence(), datetime(2023, 11, 10, 20, 30, tzinfo=UTC)),
        (evidence(zones=(WEST,)), datetime(2023, 11, 10, 20, 30, tzinfo=WEST)),
        (evidence(clock=datetime(2023, 11, 10, 20, 30)), datetime(2023, 11, 10, 20, 30, tzinfo=UTC)),
        (evidence(clock=datetime(2023, 11, 10, 20, 30, tzinfo=WEST)), datetime(2023, 11, 10, 20, 30, tzinfo=WEST)),
        (evidence(clock=datetime(2023, 11, 10, 15, 30, tzinfo=WEST)), datetime(2023, 11, 10, 20, 30, tzinfo=UTC)),
        (evidence(clock=datetime(2023, 11, 10, 15, 30)), datetime(2023, 11, 10, 20, 30, tzinfo=UTC)),
        (evidence(told=(datetime(2023, 11, 11, 1, 30, tzinfo=UTC),)), datetime(2023, 11, 11, 1, 30, tzinfo=UTC)),
        (evidence(zones=(EAST,), day=date(2023, 11, 11)), datetime(2023, 11, 10, 20, 30, tzinfo=UTC)),
        (evidence(zones=(WEST,), day=date(2022, 11, 11)), datetime(2023, 11, 10, 20, 30, tzinfo=WEST)),
    ],
)
def test_a_clock_without_a_zone_is_the_sources(known: Evidence, moment: datetime) -> None:
    """It is a server's in UTC where readers see another hour or day that is the same moment, or machines are told so."""
    assert place(datetime(2023, 11, 10, 20, 30), known) == moment


zoned = st.datetimes(
    min_value=datetime(1950, 1, 1), max_value=datetime(2050, 1, 1), timezones=st.sampled_from([UTC, EAST, WEST, BERLIN])
)
naive = st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2050, 1, 1))


@given(moment=zoned, clock=naive | zoned, told=naive | zoned, day=st.dates() | st.none())
def test_a_zone_never_moves_a_moment(moment: datetime, clock: datetime, told: datetime, day: date | None) -> None:
    """Whatever is known, a moment that bears a zone stays the same moment."""
    assert place(moment, evidence(clock=clock, told=(told,), day=day, zones=(BERLIN,))) == moment
