"""A worker application whose stages do no work, or some milliseconds of it: what is left is the queue's cost."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass

from redis import Redis

from schemas.channels import Stage
from schemas.events import EventStream
from schemas.settings import Settings
from schemas.verdict import Disposition
from workers.app import app
from workers.batches import StageWork
from workers.errors import Failure
from workers.streams import Entry, Event, Outcome
from workers.tasks import runtime_of

WORK_MS = float(os.environ.get("BENCHMARK_WORK_MS", "0"))
"""Work per article, done in extraction."""

NUMBER = b"number"
"""The field of an entry, if it has one, that its events carry as their id."""

STREAM_OF = {
    Stage.EXTRACT: EventStream.ARTICLE,
    Stage.DEDUPLICATE: EventStream.ARTICLE,
    Stage.ALERT: EventStream.ALERT,
}
DOCUMENT = b'{"specversion":"1.0","id":"0","source":"/wireroom/benchmark","type":"benchmark","data":{}}'


def burn(milliseconds: float) -> None:
    """Keep a core busy, for so long of this thread's own time: not while others have the core."""
    end = time.perf_counter() + milliseconds / 1000
    while time.perf_counter() < end:
        pass


@dataclass(frozen=True, slots=True)
class EmptyWork:
    """Passes entries on as they are, with one event at each stage."""

    stage: Stage

    def begin(self) -> None:
        """Nothing."""

    def prepare(self, entry: Entry) -> None:  # noqa: ARG002 - the protocol's
        """Burn the time asked for."""
        if WORK_MS and self.stage is Stage.EXTRACT:
            burn(WORK_MS)

    def claim(self, prepared: Sequence[None], *, now_ms: int) -> Sequence[None]:  # noqa: ARG002 - the protocol's
        """Claim nothing."""
        return prepared

    def conclude(self, entry: Entry, prepared: None, claimed: None) -> Outcome:  # noqa: ARG002
        """Pass the entry on as it is."""
        number = entry.fields.get(NUMBER, b"0").decode()
        events = (Event(STREAM_OF[self.stage], "benchmark", number, number, DOCUMENT),)
        if self.stage is Stage.ALERT:
            return Outcome(entry, disposition=Disposition.ORIGINAL, events=events)
        return Outcome(entry, events=events, next=entry.fields)

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:  # noqa: ARG002
        """Nothing is rejected here."""
        raise AssertionError(failure)


def build_empty(settings: Settings, redis: "Redis") -> dict[Stage, StageWork]:  # noqa: ARG001 - the builder's signature
    """Make the three empty stages."""
    return {stage: EmptyWork(stage) for stage in Stage}


runtime_of(app).build_work = build_empty
