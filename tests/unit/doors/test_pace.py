"""How pushes are spread over time."""

import pytest

from wireroom.pace import Pace


class Clock:
    """A clock that is moved by those who wait."""

    def __init__(self) -> None:
        self.at = 100.0

    def now(self) -> float:
        """Seconds."""
        return self.at

    def wait(self, seconds: float) -> None:
        """It is later at once."""
        assert seconds > 0
        self.at += seconds


def pace(per_s: float | None, clock: Clock) -> Pace:
    """A pace by a clock."""
    return Pace(per_s, clock.now, clock.wait)


@pytest.mark.parametrize("per_s", [0.5, 3, 17, 1_000, 25_000])
def test_so_many_go_in_a_second(per_s: float) -> None:
    """In a long time it is the rate that was asked for; at no moment is it far from it."""
    clock = Clock()
    limit = pace(per_s, clock)
    gone = 0
    while gone < 20 * per_s:
        gone += limit.allow(100)
        assert gone <= (clock.at - 100) * per_s + max(1, per_s * 0.05) + 1e-6
    assert clock.at - 100 == pytest.approx(20, abs=max(2 / per_s, 0.1))


def test_what_was_not_used_is_not_saved_up() -> None:
    """After a silence, no burst follows."""
    clock = Clock()
    limit = pace(10, clock)
    limit.allow(100)
    clock.at += 3600
    began = clock.at
    assert sum(limit.allow(100) for _ in range(20)) == 20
    assert clock.at - began == pytest.approx(1.9)


def test_without_a_rate_all_may_go() -> None:
    """Nothing is waited for."""
    clock = Clock()
    assert pace(None, clock).allow(64) == 64
    assert clock.at == 100
