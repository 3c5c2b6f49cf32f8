"""The time, for what has to wait. It is passed in, so that tests need not wait."""

import time
from threading import Event
from typing import Protocol


class Clock(Protocol):
    """Tells the time, and waits."""

    def now(self) -> float:
        """Seconds of Unix time."""

    def sleep(self, seconds: float, *, stop: Event) -> None:
        """Wait so long, or until `stop` is set."""


class SystemClock:
    """The machine's."""

    def now(self) -> float:
        """Seconds of Unix time."""
        return time.time()

    def sleep(self, seconds: float, *, stop: Event) -> None:
        """Wait so long, or until `stop` is set."""
        stop.wait(seconds)
