"""The zone of a source's clock."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.pages.source_clock import Evidence, place

EAST, WEST = timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-5))
BERLIN = ZoneInfo("Europe/Berlin")


def at(hour: int, minute: int, second: int = 0, *, day: int = 10, zone: tzinfo | None = None) -> datetime:
    """An hour of a day in November 2023."""
    return datetime(2023, 11, day, hour, minute, second, tzinfo=zone)


NIGHT, NIGHT_WEST = at(1, 30, 20, day=11, zone=UTC), at(20, 30, 20, zone=WEST)


def evidence(
    *,
    clock: datetime | None = None,
    day: date | None = None,
    told: tuple[datetime, ...] = (),
    zones: tuple[tzinfo, ...] = (),
) -> Evidence:
    """What is known of a source; by default nothing."""
    return Evidence(clock=clock, day=day, told=told, zones=zones)


@pytest.mark.parametrize(
    ("known", "ahead_h"),
    [
        (evidence(clock=at(20, 30)), -5),
        (evidence(clock=at(7, 0, day=11)), 5.5),
        (evidence(clock=at(20, 30, zone=WEST), zones=(EAST,)), -5),
        (evidence(told=(NIGHT, at(1, 30, 20, day=11), at(17, 30, 20))), -8),
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
        evidence(clock=at(20, 35)),
        evidence(clock=at(20, 43)),
        evidence(clock=at(20, 45)),
        evidence(clock=at(20, 30, day=12)),
        evidence(clock=at(20, 30, zone=EAST)),
        evidence(told=(at(20, 30, 20, day=9),)),
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
    assert place(NIGHT_WEST, evidence(clock=at(1, 30, day=11))).date() == date(2023, 11, 11)


@pytest.mark.parametrize(
    ("known", "moment"),
    [
        (evidence(), at(20, 30, zone=UTC)),
        (evidence(zones=(WEST,)), at(20, 30, zone=WEST)),
        (evidence(clock=at(20, 30)), at(20, 30, zone=UTC)),
        (evidence(clock=at(20, 30, zone=WEST)), at(20, 30, zone=WEST)),
        (evidence(clock=at(15, 30, zone=WEST)), at(20, 30, zone=UTC)),
        (evidence(clock=at(15, 30)), at(20, 30, zone=UTC)),
        (evidence(told=(at(1, 30, day=11, zone=UTC),)), at(1, 30, day=11, zone=UTC)),
        (evidence(zones=(EAST,), day=date(2023, 11, 11)), at(20, 30, zone=UTC)),
        (evidence(zones=(WEST,), day=date(2022, 11, 11)), at(20, 30, zone=WEST)),
    ],
)
def test_a_clock_without_a_zone_is_the_sources(known: Evidence, moment: datetime) -> None:
    """It is a server's in UTC where readers see the same moment at another hour or day, or machines are told so."""
    assert place(at(20, 30), known) == moment


naive = st.integers(0, 3_000_000).map(lambda minutes: at(0, 0) + timedelta(minutes=minutes))
zoned = st.builds(datetime.replace, naive, tzinfo=st.sampled_from([UTC, EAST, WEST, BERLIN]))


@given(moment=zoned, clock=naive | zoned, told=naive | zoned, day=st.dates() | st.none())
def test_a_zone_never_moves_a_moment(moment: datetime, clock: datetime, told: datetime, day: date | None) -> None:
    """Whatever is known, a moment that bears a zone stays the same moment."""
    assert place(moment, evidence(clock=clock, told=(told,), day=day, zones=(BERLIN,))) == moment
