"""When feeds are polled next, and which task is next."""

from datetime import UTC, datetime
from math import inf

import pytest

from wireroom.feeds.syndication.document import Rhythm
from wireroom.feeds.web.schedule import Outcome, next_poll, read_max_age, read_retry_after
from wireroom.feeds.web.timetable import Started, Timetable

NOW = datetime(2026, 11, 10, 6, 30, tzinfo=UTC).timestamp()
"""A Tuesday."""
MINUTE, HOUR, DAY = 60, 3600, 86_400
ALL_HOURS = frozenset(range(24))


@pytest.mark.parametrize(
    ("outcome", "draw", "wait_s"),
    [
        (Outcome(NOW), 0, 300),
        (Outcome(NOW), 0.5, 315),
        (Outcome(NOW, rhythm=Rhythm(ttl_s=60)), 0, 60),
        (Outcome(NOW, rhythm=Rhythm(ttl_s=1)), 0, 60),
        (Outcome(NOW, rhythm=Rhythm(ttl_s=900)), 0, 900),
        (Outcome(NOW, rhythm=Rhythm(ttl_s=DAY)), 0, HOUR),
        (Outcome(NOW, max_age_s=600), 0, 600),
        (Outcome(NOW, max_age_s=10), 0, 300),
        (Outcome(NOW, max_age_s=900, rhythm=Rhythm(ttl_s=60)), 0, 900),
        (Outcome(NOW, failures=1), 0, 150),
        (Outcome(NOW, failures=1), 0.5, 225),
        (Outcome(NOW, failures=3), 0, 600),
        (Outcome(NOW, failures=4), 0.5, 1800),
        (Outcome(NOW, failures=10_000), 0, 1800),
        (Outcome(NOW, failures=1, retry_after_s=7200), 0, 7200),
        (Outcome(NOW, failures=1, retry_after_s=10), 0, 150),
        (Outcome(NOW, failures=1, retry_after_s=10 * DAY), 0, DAY),
        (Outcome(NOW, rhythm=Rhythm(skip_hours=frozenset({7}))), 0, 300),
        (Outcome(NOW, rhythm=Rhythm(skip_hours=frozenset({6, 7}))), 0, 90 * MINUTE),
        (Outcome(NOW, rhythm=Rhythm(skip_days=frozenset({1}))), 0, 17.5 * HOUR),
        (Outcome(NOW, rhythm=Rhythm(skip_hours=ALL_HOURS)), 0, 300),
        (Outcome(NOW, is_gone=True, failures=1), 0, None),
    ],
)
def test_the_next_poll(outcome: Outcome, draw: float, wait_s: float | None) -> None:
    """The feed's wishes count within bounds, failures double the wait, and servers are obeyed for up to a day."""
    due = next_poll(outcome, draw=draw)
    assert due == (None if wait_s is None else NOW + wait_s)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Tue, 10 Nov 2026 06:31:00 GMT", 60),
        ("Tue, 10 Nov 2026 06:00:00 GMT", 0),
        ("soon", 0),
        ("-5", 0),
        ("", 0),
        ("9" * 30, 0),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float) -> None:
    """Both forms are read; nonsense asks for nothing."""
    assert read_retry_after(value, now=NOW) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("public, max-age=600", 600), ('Max-Age="60"', 60), ("no-cache", 0), ("s-maxage=9", 0), ("", 0)],
)
def test_max_age_is_read(value: str, seconds: float) -> None:
    """How long an answer stays fresh, when it says so."""
    assert read_max_age(value) == seconds


def test_a_host_is_asked_for_one_thing_at_a_time() -> None:
    """Of tasks that are due, each free host starts its longest due one; others wait until it is freed, and longer."""
    timetable = Timetable[str]()
    for task, host, due in (("b1", "b", 20), ("a2", "a", 12), ("a1", "a", 10), ("c1", "c", 99)):
        timetable.add(task, host=host, due=due)
    assert timetable.take(9, at_most=9) == []
    assert timetable.take(30, at_most=9) == [Started("a", "a1"), Started("b", "b1")]
    assert timetable.take(40, at_most=9) == []
    assert timetable.next_at() == 99
    timetable.free("a", at=42)
    assert timetable.next_at() == 42
    assert timetable.take(41, at_most=9) == []
    assert timetable.take(42, at_most=9) == [Started("a", "a2")]


def test_no_more_starts_than_is_allowed() -> None:
    """The longest due go first; without tasks there is no next one, and none yet while all hosts are taken."""
    timetable = Timetable[str]()
    assert timetable.next_at() is None
    for host in "abc":
        timetable.add("poll", host=host, due=ord(host))
    assert timetable.take(200, at_most=0) == []
    assert [started.host for started in timetable.take(200, at_most=2)] == ["a", "b"]
    timetable.add("more", host="a", due=0)
    assert timetable.take(200, at_most=1) == [Started("c", "poll")]
    assert timetable.next_at() == inf
