"""Which errand is next: when it is due, and when its host may be asked again."""

from hypothesis import given
from hypothesis import strategies as st

from wireroom.feeds.web.timetable import Timetable


def table(*errands: tuple[str, str, float]) -> Timetable[str]:
    """Errands with their hosts and times."""
    timetable = Timetable[str]()
    for errand, host, due in errands:
        timetable.add(errand, host=host, due=due)
    return timetable


def take(timetable: Timetable[str], now: float, *, at_most: int = 9) -> list[str]:
    """What may run now."""
    return [errand for _, errand in timetable.take(now, at_most=at_most)]


def test_what_is_due_runs_and_the_longest_due_first() -> None:
    """What is due later waits; of what is due, no more is taken than asked for."""
    timetable = table(("b", "two", 2), ("a", "one", 1), ("c", "three", 3))
    assert timetable.next_at() == 1
    assert take(timetable, 0.5) == []
    assert take(timetable, 2, at_most=1) == ["a"]
    assert take(timetable, 2) == ["b"]
    assert timetable.next_at() == 3


def test_a_host_is_asked_for_one_thing_at_a_time() -> None:
    """While it is asked its other errands wait; after that, until it is free again."""
    timetable = table(("a", "ost", 0), ("b", "ost", 0))
    assert take(timetable, 0) == ["a"]
    assert take(timetable, 1_000) == []
    assert timetable.next_at() == float("inf")
    timetable.free("ost", at=1_002)
    assert timetable.next_at() == 1_002
    assert take(timetable, 1_001) == []
    assert take(timetable, 1_002) == ["b"]
    assert timetable.next_at() is None


def test_a_host_without_errands_is_remembered_until_it_is_free() -> None:
    """An errand that comes in meanwhile keeps the gap."""
    timetable = table(("a", "ost", 0))
    take(timetable, 0)
    timetable.free("ost", at=5)
    timetable.add("b", host="ost", due=0)
    assert take(timetable, 4) == []
    assert take(timetable, 5) == ["b"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 20)), max_size=30))
def test_every_errand_runs_once_and_in_time(given_errands: list[tuple[str, int]]) -> None:
    """None is lost, none runs twice or before it is due, and those of one host run in the order of their times."""
    timetable = table(*((f"{number} {due}", host, due) for number, (host, due) in enumerate(given_errands)))
    ran: list[tuple[str, int]] = []
    while (now := timetable.next_at()) is not None:
        for host, errand in timetable.take(now, at_most=2):
            due = int(errand.split()[1])
            assert due <= now
            ran.append((host, due))
            timetable.free(host, at=now + 1)
    assert sorted(ran) == sorted(given_errands)
    for host in "abc":
        times = [due for name, due in ran if name == host]
        assert times == sorted(times)
