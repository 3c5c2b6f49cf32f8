"""Precision, recall and F1, and the time that was taken. It knows nothing of what is counted."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import mean, median
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Score:
    """Counts of answers: right ones among those given, and those that should have been given."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, *, right: int, given: int, wanted: int) -> None:
        """Add the counts of one article."""
        self.right += right
        self.given += given
        self.wanted += wanted

    @property
    def precision(self) -> float:
        """Right ones among those given, 0 to 1."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Right ones among those wanted, 0 to 1."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0

    def figures(self) -> dict[str, float]:
        """All of it, for the report."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": self.right,
            "given": self.given,
            "wanted": self.wanted,
        }


@dataclass(slots=True)
class Watch:
    """Times what is called, one call an article."""

    spent_ms: list[float] = field(default_factory=list)

    def time(self, call: Callable[[], T]) -> T:
        """The answer of a call; its time is kept."""
        started = time.perf_counter()
        answer = call()
        self.spent_ms.append((time.perf_counter() - started) * 1000)
        return answer

    def figures(self) -> dict[str, float]:
        """Milliseconds per article."""
        return {"mean_ms": round(mean(self.spent_ms), 3), "median_ms": round(median(self.spent_ms), 3)}


def average(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    kept = list(values)
    return mean(kept) if kept else 0.0
