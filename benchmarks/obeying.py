"""Extraction that obeys an article before it reads it: for applications that are told to fail, or to be slow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from redis import Redis

from schemas.channels import Stage
from schemas.settings import Settings
from workers.batches import StageWork
from workers.errors import Failure
from workers.pipeline import build_work
from workers.runtime import BuildWork
from workers.streams import Entry, Outcome


@dataclass(frozen=True, slots=True)
class Obeying:
    """A stage's work that does something with each entry first."""

    work: StageWork
    obey: Callable[[Entry], None]

    def begin(self) -> None:
        """Nothing more."""
        self.work.begin()

    def prepare(self, entry: Entry) -> Any:  # noqa: ANN401 - the stage's own
        """Obey, and read."""
        self.obey(entry)
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


def build_obeying(obey: Callable[[Entry], None]) -> BuildWork:
    """A builder of the three stages, the first of which obeys."""

    def build(settings: Settings, redis: "Redis") -> dict[Stage, StageWork]:
        works = build_work(settings, redis)
        return {**works, Stage.EXTRACT: Obeying(works[Stage.EXTRACT], obey)}

    return build
