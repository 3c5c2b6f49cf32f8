"""Articles that kill, loop, raise and eat memory among good ones: a short run of the benchmark."""

from benchmarks.poison import measure


def test_poison_ends_alone() -> None:
    """Each is one dead letter with its reason and can be requeued; the good ones do not notice."""
    figures, bars = measure(count=200)
    assert [bar for bar in bars if not bar.ok] == [], figures
