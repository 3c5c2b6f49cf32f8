"""The form of every report: figures, and bars that they must reach. The last line printed is one JSON object."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple, NoReturn


class Bar(NamedTuple):
    """A figure that must be reached."""

    name: str
    value: float
    bar: float
    ok: bool


def at_least(name: str, value: float, bar: float) -> Bar:
    """A bar for a figure that should be large."""
    return Bar(name, round(value, 4), bar, ok=value >= bar)


def at_most(name: str, value: float, bar: float) -> Bar:
    """A bar for a figure that should be small."""
    return Bar(name, round(value, 4), bar, ok=value <= bar)


def finish(benchmark: str, figures: Mapping[str, object], bars: Sequence[Bar]) -> NoReturn:
    """Print the report and leave: with 1 when a bar is not met."""
    for bar in bars:
        print(f"{'ok  ' if bar.ok else 'MISS'} {bar.name}: {bar.value:g} (bar {bar.bar:g})")
    print(json.dumps({"benchmark": benchmark, "figures": figures, "bars": [bar._asdict() for bar in bars]}))
    sys.exit(0 if all(bar.ok for bar in bars) else 1)


def progress(text: str) -> None:
    """Show how far the run is: one line that is written over on a terminal, nothing elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def note(text: str) -> None:
    """Say what is done now."""
    progress("")
    print(text, file=sys.stderr, flush=True)
