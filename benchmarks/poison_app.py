"""A worker application in which extraction does what an article's headline says: dies, loops, raises or eats memory."""

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from redis import Redis

from schemas.channels import Stage
from schemas.settings import Settings
from workers.app import app
from workers.batches import StageWork
from workers.errors import Failure
from workers.pipeline import build_work
from workers.streams import Entry, Outcome
from workers.tasks import runtime_of


def die() -> None:
    """End the process as the kernel does when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)


def loop() -> None:
    """Never come back."""
    while True:
        pass


def fail() -> None:
    """Raise what nobody expects."""
    raise ZeroDivisionError


def eat() -> None:
    """Take memory until there is none."""
    eaten = []
    while True:
        eaten.append(bytes(1 << 26))


POISON: dict[str, Callable[[], None]] = {f"poison: {each.__name__}": each for each in (die, loop, fail, eat)}


@dataclass(frozen=True, slots=True)
class Poisoned:
    """Extraction that obeys poison, and does its work else."""

    work: StageWork

    def begin(self) -> None:
        """Nothing more."""
        self.work.begin()

    def prepare(self, entry: Entry) -> Any:  # noqa: ANN401 - the stage's own
        """Obey, or read."""
        for name, obey in POISON.items():
            if f'"{name}"'.encode() in entry.fields.get(b"article", b""):
                obey()
        return self.work.prepare(entry)

    def claim(self, prepared: Sequence[Any], *, now_ms: int) -> Sequence[Any]:
        """Nothing more."""
        return self.work.claim(prepared, now_ms=now_ms)

    def conclude(self, entry: Entry, prepared: Any, claimed: Any) -> Outcome:  # noqa: ANN401
        """Nothing more."""
        return self.work.conclude(entry, prepared, claimed)

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:
        """Nothing more."""
        return self.work.reject(entry, failure, now_ms=now_ms)


def build_poisoned(settings: Settings, redis: "Redis") -> dict[Stage, StageWork]:
    """The three stages, the first of them poisonable."""
    works = build_work(settings, redis)
    return {**works, Stage.EXTRACT: Poisoned(works[Stage.EXTRACT])}


runtime_of(app).build_work = build_poisoned
