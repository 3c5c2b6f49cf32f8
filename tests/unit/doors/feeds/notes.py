"""Bookmarks and a clock for tests of all sources: in memory, and without waiting."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event

from wireroom.feeds.bookmarks import Mark


@dataclass
class Notes:
    """Notes in memory."""

    kept: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, place: str) -> dict[str, str]:
        """All that is noted for a source."""
        return dict(self.kept.get(place, {}))

    def note(self, marks: Iterable[Mark]) -> None:
        """Write marks down."""
        for place, name, value in marks:
            notes = self.kept.setdefault(place, {})
            notes.pop(name, None)
            if value is not None:
                notes[name] = value


@dataclass
class Script:
    """A clock at which something happens: each nap is one step, and the last one stops the sleeper."""

    steps: list[Callable[[], object]]
    naps: list[float] = field(default_factory=list)
    at: float = 0

    def now(self) -> float:
        """Seconds."""
        return self.at

    def sleep(self, seconds: float, *, stop: Event) -> None:
        """It is later at once."""
        self.naps.append(seconds)
        self.at += seconds
        if self.steps:
            self.steps.pop(0)()
        else:
            stop.set()
