"""Says which task is next, one at a time for each host and with a gap. It runs none and asks no clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Started(NamedTuple, Generic[T]):
    """A task that may run now; its host is taken until it is freed."""

    host: str
    task: T


@dataclass(slots=True)
class Timetable(Generic[T]):
    """Tasks by host, each with the Unix time that it is due at."""

    _waiting: dict[str, list[tuple[float, int, T]]] = field(default_factory=dict)
    _free_at: dict[str, float] = field(default_factory=dict)
    """When a host may be asked again; never, while it is being asked."""
    _numbers: Iterator[int] = field(default_factory=count)

    def add(self, task: T, *, host: str, due: float) -> None:
        """Put a task in."""
        heappush(self._waiting.setdefault(host, []), (due, next(self._numbers), task))

    def take(self, now: float, *, at_most: int) -> list[Started[T]]:
        """Up to so many tasks that are due and whose hosts are free, the longest due first."""
        self._free_at = {host: at for host, at in self._free_at.items() if at > now}
        due = sorted((tasks[0][0], host) for host, tasks in self._waiting.items() if self._starts(host) <= now)
        return [self._start(host) for _, host in due[:at_most]]

    def free(self, host: str, *, at: float) -> None:
        """The task of a host has ended; its next one may start `at`."""
        self._free_at[host] = at

    def next_at(self) -> float | None:
        """When the next task can start; infinite while all hosts with tasks are taken, None without any task."""
        return min(map(self._starts, self._waiting), default=None)

    def _starts(self, host: str) -> float:
        return max(self._waiting[host][0][0], self._free_at.get(host, 0))

    def _start(self, host: str) -> Started[T]:
        tasks = self._waiting[host]
        _, _, task = heappop(tasks)
        if not tasks:
            del self._waiting[host]
        self._free_at[host] = inf
        return Started(host, task)
