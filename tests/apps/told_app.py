"""A worker application whose extraction takes the time that an article's headline asks for."""

import time
from collections.abc import Sequence
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

HOLD, SLOW = "held at its first reading", "read slowly"
HOLD_S, SLOW_S = 60, 0.3


@dataclass(frozen=True, slots=True)
class Told:
    """Extraction that waits before some articles."""

    work: StageWork

    def begin(self) -> None:
        """Nothing more."""
        self.work.begin()

    def prepare(self, entry: Entry) -> Any:  # noqa: ANN401 - the stage's own
        """Wait, and read."""
        article = entry.fields[b"article"]
        if HOLD.encode() in article and entry.deliveries == 0:
            time.sleep(HOLD_S)
        if SLOW.encode() in article:
            time.sleep(SLOW_S)
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


def build_told(settings: Settings, redis: "Redis") -> dict[Stage, StageWork]:
    """The three stages, the first of them slow when told."""
    works = build_work(settings, redis)
    return {**works, Stage.EXTRACT: Told(works[Stage.EXTRACT])}


runtime_of(app).build_work = build_told
