"""Everything is killed at random while articles run through: a short run of the benchmark."""

from benchmarks.faults import measure


def test_kills_change_nothing() -> None:
    """Children, workers and Redis are killed, a worker freezes and wakes: what comes out is what comes out in peace."""
    figures, bars = measure(count=2000, kills=6, seed=1)
    assert [bar for bar in bars if not bar.ok] == [], figures
