"""Bad input of every kind among good articles: a short run of the benchmark."""

from benchmarks.bad_input import measure


def test_bad_input_is_refused_with_a_reason() -> None:
    """At the door, and past the door as a dead letter; nothing else suffers."""
    figures, bars = measure(count=100)
    assert [bar for bar in bars if not bar.ok] == [], figures
