"""Works through a batch: turns entries into outcomes and keeps one bad article from holding back another.

It knows what an article's failure means, and nothing of streams, tickets and Celery.
"""

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from schemas.dead_letter import Reason
from workers.connections import is_refusal
from workers.errors import Failure, PermanentError, TransientError
from workers.streams import Entry, Outcome


class StageWork(Protocol):
    """What a stage does. `prepare` and `conclude` are pure; `claim` asks Redis, and answers the same push the same."""

    def begin(self) -> None:
        """Take up what changed since the last round: called before each."""

    def prepare(self, entry: Entry, /) -> Any:  # noqa: ANN401 - each stage has a between-state of its own
        """Read an entry, and compute all that can be without knowing other articles."""

    def claim(self, prepared: Sequence[Any], /, *, now_ms: int) -> Sequence[Any]:
        """Decide what must be decided before events are written: for all at once, in one atomic step."""

    def conclude(self, entry: Entry, prepared: Any, claimed: Any, /) -> Outcome:  # noqa: ANN401
        """Say what is to be committed."""

    def reject(self, entry: Entry, failure: Failure, /, *, now_ms: int) -> Outcome:
        """Give an entry up: answer its dead letter, its event and what it gives back of its claims."""


@dataclass(slots=True)
class Round:
    """What one round through a batch gave."""

    outcomes: list[Outcome] = field(default_factory=list)
    left: list[Entry] = field(default_factory=list)
    """Not reached within the budget: for the next round."""
    apart: list[Entry] = field(default_factory=list)
    """To be tried again, each alone."""
    is_over: bool = False
    """The time limit struck: the ticket must end."""


@dataclass(frozen=True, slots=True)
class BatchRunner:
    """Does rounds of a stage's work. A round ends after `work_ms`, however little is done by then."""

    work: StageWork
    max_deliveries: int
    work_ms: float
    clock: Callable[[], float]
    """Seconds, monotonic."""
    time_limit: type[Exception]
    """Raised into the work when a batch has taken too long."""

    def run(self, entries: Sequence[Entry], *, alone: bool, now_ms: int) -> Round:
        """Do one round. Every entry comes out exactly once, as an outcome, left or apart.

        `alone` says that its entry was read alone: then time and memory that ran out are its own fault. The last that
        is left of a batch is not alone in that.

        Raises:
            redis.exceptions.RedisError: Redis is away or refuses (`is_refusal`); the entries stay where they are. A
                script of ours that fails by itself is not raised: its article is to blame, as for any fault of ours.
        """
        result = Round()
        fail = _Failures(self, result, alone=alone, now_ms=now_ms)
        try:
            if entries[0].deliveries >= self.max_deliveries:
                fail.give_up(entries[0])
            else:
                self._run(entries, result, fail)
        except self.time_limit as error:
            result.is_over = True
            known = {each.entry.id for each in result.outcomes} | {each.id for each in (*result.left, *result.apart)}
            fail.together([entry for entry in entries if entry.id not in known], error)
        return result

    def _run(self, entries: Sequence[Entry], result: Round, fail: "_Failures") -> None:
        try:
            self.work.begin()
        except Exception as error:  # noqa: BLE001 - no article is to blame for it
            self._raise_what_is_nobodys(error)
            fail.together(entries, TransientError(_where(error)))
            return
        end = self.clock() + self.work_ms / 1000
        prepared: dict[Entry, Any] = {}

        def prepare(entry: Entry) -> None:
            prepared[entry] = self.work.prepare(entry)

        self._each(entries, prepare, end=end, result=result, fail=fail)
        if not prepared:
            return
        try:
            claimed = dict(zip(prepared, self.work.claim(list(prepared.values()), now_ms=fail.now_ms), strict=True))
        except Exception as error:  # noqa: BLE001 - one entry is to blame; alone it will be known which
            self._raise_what_is_nobodys(error)
            fail.together(list(prepared), error)
            return

        def conclude(entry: Entry) -> None:
            result.outcomes.append(self.work.conclude(entry, prepared[entry], claimed[entry]))

        self._each(list(prepared), conclude, end=end, result=result, fail=fail)

    def _raise_what_is_nobodys(self, error: Exception) -> None:
        if isinstance(error, self.time_limit) or is_refusal(error):
            raise error

    def _each(
        self, entries: Sequence[Entry], step: Callable[[Entry], None], *, end: float, result: Round, fail: "_Failures"
    ) -> None:
        """Take each entry a step, at least the first one, until `end`."""
        for position, entry in enumerate(entries):
            if position and self.clock() >= end:
                result.left += entries[position:]
                break
            try:
                step(entry)
            except self.time_limit:
                raise
            except Exception as error:  # noqa: BLE001 - whatever a stage raises ends one article, never the batch
                fail.one(entry, error)


@dataclass(frozen=True, slots=True)
class _Failures:
    """What becomes of entries that raised, in one round."""

    runner: BatchRunner
    result: Round
    alone: bool
    now_ms: int

    def one(self, entry: Entry, error: Exception) -> None:
        """An entry raised: it is a dead letter, or is tried again alone."""
        if failure := self._judge(entry, error):
            self.result.outcomes.append(self.runner.work.reject(entry, failure, now_ms=self.now_ms))
        else:
            self.result.apart.append(entry)

    def together(self, entries: Sequence[Entry], error: Exception) -> None:
        """One of them raised, nobody knows which; none are left when the time limit struck after the last."""
        if self.alone and entries:
            self.one(entries[0], error)
        else:
            self.result.apart.extend(entries)

    def give_up(self, entry: Entry) -> None:
        """None of its deliveries ever came to an end: do not touch it again."""
        detail = f"{entry.deliveries} deliveries ended without a commit: the process was killed, or froze"
        failure = Failure(Reason.LOST, detail)
        self.result.outcomes.append(self.runner.work.reject(entry, failure, now_ms=self.now_ms))

    def _judge(self, entry: Entry, error: Exception) -> Failure | None:
        """Why it is given up, or None when it is tried again."""
        if isinstance(error, PermanentError):
            return error.failure
        if isinstance(error, TransientError):
            tries = entry.deliveries + 1
            spent = tries >= self.runner.max_deliveries
            return Failure(Reason.FAILED, f"after {tries} tries: {error.detail}") if spent else None
        exhausted: dict[type[Exception], Reason] = {
            MemoryError: Reason.OUT_OF_MEMORY,
            self.runner.time_limit: Reason.TIMED_OUT,
        }
        for kind, reason in exhausted.items():
            if isinstance(error, kind):
                return Failure(reason, _where(error)) if self.alone else None
        return Failure(Reason.FAILED, _where(error))


def _where(error: Exception) -> str:
    """The error's type and the place that raised it; not its message, which may hold text of the article."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
