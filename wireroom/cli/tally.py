"""Counts what was fed, and shows it while it goes on and at the end."""

import sys
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn

from wireroom.cli.common import INTERRUPTED, complain, stderr, stdout
from wireroom.cli.render import plain
from wireroom.feeds.refusal import Refusal
from wireroom.intake import Named
from wireroom.producer import Receipt

LINES_MAX = 12
"""Sources that have a line of their own; of more, only the sum is shown."""
REFRESH_S = 0.2
SAMPLES = 50
"""Of the count: the rate that is shown is that of the last ten seconds."""


@dataclass(slots=True)
class Tally:
    """What was pushed, refused and left as it was."""

    sources: Sequence[Named]
    as_json: bool
    is_endless: bool
    """Then Ctrl-C is a good end."""
    _pushed: Counter[str] = field(default_factory=Counter)
    _refused: Counter[str] = field(default_factory=Counter)
    _errors: Console = field(default_factory=stderr)
    _progress: Progress = field(init=False)
    _lines: dict[str, TaskID] = field(default_factory=dict)
    _samples: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=SAMPLES))
    _started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
        self._progress = Progress(*columns, console=self._errors, transient=True, disable=not self._errors.is_terminal)
        names = dict.fromkeys(name for name, _ in self.sources) if 1 < len(self.sources) <= LINES_MAX else ()
        self._lines = {name: self._progress.add_task(plain(name), total=None) for name in names}
        self._lines[""] = self._progress.add_task("", total=None)

    @property
    def refused(self) -> int:
        """How many things were refused."""
        return self._refused.total()

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show the progress, and the summary however it ends; Ctrl-C ends it in good order."""
        try:
            with self._progress:
                yield
        except KeyboardInterrupt:
            if not self.is_endless:
                self._summarize("interrupted: ")
                sys.exit(INTERRUPTED)
        except BaseException:
            self._summarize("stopped: ")
            raise
        self._summarize("")

    def tell(self, name: str, outcome: Receipt | Refusal) -> None:
        """What became of something of a source."""
        if isinstance(outcome, Refusal):
            self._refused[name] += 1
            complain(str(outcome), console=self._errors)
        else:
            self._pushed[name] += 1
            if self.as_json:
                click.echo(outcome.model_dump_json())
        if not self._progress.disable:
            self._refresh()

    def _refresh(self) -> None:
        now = time.monotonic()
        if self._samples and now - self._samples[-1][0] < REFRESH_S:
            return
        self._samples.append((now, self._pushed.total()))
        for name, line in self._lines.items():
            self._progress.update(line, description=self._line(name) if name else self._sum(self._samples[0]))

    def _line(self, name: str) -> str:
        return f"{plain(name)}: pushed {self._pushed[name]:,}, refused {self._refused[name]:,}"

    def _summarize(self, ending: str) -> None:
        console = self._errors if self.as_json else stdout()
        console.print(f"{ending}{self._sum((self._started, 0))}", soft_wrap=True)

    def _sum(self, since: tuple[float, int]) -> str:
        """The counts, and the rate since they were lower."""
        at, before = since
        pushed, unchanged = self._pushed.total(), sum(source.unchanged for _, source in self.sources)
        per_s = (pushed - before) / max(time.monotonic() - at, 1e-3)
        same = f", unchanged {unchanged:,}" if unchanged else ""
        return f"pushed {pushed:,}, refused {self.refused:,}{same}, {per_s:,.0f} articles/s"
