"""Spreads what is pushed evenly over time. It pushes nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass

GRAIN_S = 0.05
"""What is due within it goes together."""


@dataclass(slots=True)
class Pace:
    """Allows so many a second; what was not used is not saved up."""

    per_s: float | None
    """None sets no bound."""
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    _next_at: float = 0

    def allow(self, wanted: int) -> int:
        """How many of `wanted` may go now, one at least; it waits until one may."""
        if self.per_s is None:
            return wanted
        now = self.clock()
        if self._next_at > now:
            self.wait(self._next_at - now)
        count = min(wanted, max(1, int(self.per_s * GRAIN_S)))
        self._next_at = max(self._next_at, now) + count / self.per_s
        return count
