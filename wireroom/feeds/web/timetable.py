"""Says which errand is next, one at a time for each host and with a gap. It runs none and asks no clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Started(NamedTuple, Generic[T]):
    """An errand that may run now; its host is taken until it is freed."""

    host: str
    errand: T


@dataclass(slots=True)
class Timetable(Generic[T]):
    """Errands by host, each with the Unix time that it is due at."""

    _waiting: dict[str, list[tuple[float, int, T]]] = field(default_factory=dict)
    _free_at: dict[str, float] = field(default_factory=dict)
    """When a host may be asked again; never, while it is being asked."""
    _numbers: Iterator[int] = field(default_factory=count)

    def add(self, errand: T, *, host: str, due: float) -> None:
        """Put one in."""
        heappush(self._waiting.setdefault(host, []), (due, next(self._numbers), errand))

    def take(self, now: float, *, at_most: int) -> list[Started[T]]:
        """Up to so many that are due and whose hosts are free, the longest due first."""
        self._free_at = {host: at for host, at in self._free_at.items() if at > now}
        due = sorted((waiting[0][0], host) for host, waiting in self._waiting.items() if self._starts(host) <= now)
        return [self._start(host) for _, host in due[:at_most]]

    def free(self, host: str, *, at: float) -> None:
        """The errand to a host has ended; the next one may start `at`."""
        self._free_at[host] = at

    def next_at(self) -> float | None:
        """When the next one can start; infinite while all hosts with errands are taken, None when there is none."""
        return min(map(self._starts, self._waiting), default=None)

    def _starts(self, host: str) -> float:
        return max(self._waiting[host][0][0], self._free_at.get(host, 0))

    def _start(self, host: str) -> Started[T]:
        waiting = self._waiting[host]
        _, _, errand = heappop(waiting)
        if not waiting:
            del self._waiting[host]
        self._free_at[host] = inf
        return Started(host, errand)
