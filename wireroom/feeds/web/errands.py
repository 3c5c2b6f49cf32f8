"""Runs what takes its time in threads, one thing at a time for each host and with a gap between. It fetches nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, NamedTuple, TypeVar

from wireroom.feeds.clock import Clock
from wireroom.feeds.web.timetable import Timetable

T = TypeVar("T")

AT_ONCE = 16
"""Hosts that are asked at the same time."""
GAP_MAX_S = 60
"""Seconds between two errands to one host at most, whatever it asks for."""
BREATH_S = 0.25
"""How long at most `stop` is not looked at."""


class Brought(NamedTuple, Generic[T]):
    """What an errand brought."""

    settle: Callable[[], Iterator[T]]
    """Gives it, in the thread that reads."""
    gap_s: float = 0
    """How long the host asks to be left alone now."""


Errand = Callable[[], Brought[T]]
"""Runs in a thread of its own, and raises nothing."""


class _Ended(NamedTuple, Generic[T]):
    host: str
    brought: Brought[T]


@dataclass(slots=True)
class Errands(Generic[T]):
    """Errands to hosts. Those that run may have others put in when they are settled."""

    clock: Clock
    gap_s: float
    """Seconds between two errands to one host, at least."""
    _timetable: Timetable[Errand[T]] = field(default_factory=Timetable)
    _ended: SimpleQueue[_Ended[T]] = field(default_factory=SimpleQueue)
    _running: int = 0

    def add(self, errand: Errand[T], *, host: str, due: float) -> None:
        """Put one in, to run from a moment of Unix time on."""
        self._timetable.add(errand, host=host, due=due)

    def run(self, stop: Event) -> Iterator[T]:
        """All that they bring, as they end, until none is left or `stop` is set."""
        while not stop.is_set():
            self._start_due()
            next_at = self._timetable.next_at()
            if self._running:
                yield from self._settle_next()
            elif next_at is None:
                return
            else:
                self.clock.sleep(next_at - self.clock.now(), stop=stop)

    def _start_due(self) -> None:
        for host, errand in self._timetable.take(self.clock.now(), at_most=AT_ONCE - self._running):
            self._running += 1
            # A thread for each, not a pool: the end of the process does not wait for it.
            Thread(target=self._run, args=(host, errand), daemon=True).start()

    def _run(self, host: str, errand: Errand[T]) -> None:
        self._ended.put(_Ended(host, errand()))

    def _settle_next(self) -> Iterator[T]:
        """What the next one to end brings, if one ends within a breath."""
        try:
            host, brought = self._ended.get(timeout=BREATH_S)
        except Empty:
            return
        self._running -= 1
        gap_s = max(self.gap_s, min(brought.gap_s, GAP_MAX_S))
        self._timetable.free(host, at=self.clock.now() + gap_s)
        yield from brought.settle()
