"""Work for tests of the engine: an entry says in its own fields what becomes of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.events import EventStream
from schemas.settings import Settings
from schemas.verdict import Disposition
from workers.errors import Failure, PermanentError, TransientError
from workers.outcomes import rejected
from workers.streams import Entry, Event, Fields, Outcome

NAME, TEXT = b"name", b"text"
BODY = "Ferry workers at Port Ellery"
"""Text of an article, which must not come out in a failure."""


class TimeUp(Exception):  # noqa: N818 - in the manner of Celery's
    """Stands for the interruption of a batch that takes too long."""


def id_of(name: str) -> str:
    """The article id of what an entry calls itself."""
    return blake2b(name.encode(), digest_size=12).hexdigest()


FAULTS: Mapping[bytes, Callable[[], Exception]] = {
    b"permanent": lambda: PermanentError(Reason.UNREADABLE, "no text is left"),
    b"transient": lambda: TransientError("the archive did not answer"),
    b"crash": lambda: ZeroDivisionError(BODY),
    b"memory": lambda: MemoryError(BODY),
    b"time": lambda: TimeUp(BODY),
}


def fields_of(name: str, **faults: str) -> Fields:
    """An entry's fields: `prepare="crash"` lets that step fail; `claim="transient once"` only at the first delivery."""
    told = {step.encode(): fault.encode() for step, fault in faults.items()}
    return {NAME: name.encode(), TEXT: BODY.encode(), **told}


@dataclass(slots=True)
class Obedient:
    """A stage that does as it is told, and notes what it touched."""

    settings: Settings
    stage: Stage = Stage.EXTRACT
    broken: Exception | None = None
    """What `begin` raises."""
    step: Callable[[], None] = lambda: None
    """Called for each entry that is prepared."""
    events: int = 1
    touched: list[str] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    def begin(self) -> None:
        """Take up nothing."""
        if self.broken:
            raise self.broken

    def prepare(self, entry: Entry) -> Entry:
        """Note it."""
        self.touched.append(entry.fields[NAME].decode())
        self.step()
        _obey(entry, b"prepare")
        return entry

    def claim(self, prepared: Sequence[Entry], *, now_ms: int) -> Sequence[int]:
        """One of them may let all fail."""
        assert now_ms >= 0
        self.batches.append(len(prepared))
        for entry in prepared:
            _obey(entry, b"claim")
        return range(len(prepared))

    def conclude(self, entry: Entry, prepared: Entry, claimed: int) -> Outcome:
        """Tell of it, and let it go on; at the last stage it ends."""
        assert prepared is entry
        assert claimed < self.batches[-1]
        _obey(entry, b"conclude")
        name = entry.fields[NAME].decode()
        stream = EventStream.ALERT if self.stage is Stage.ALERT else EventStream.ARTICLE
        told = [Event(stream, self.stage, f"{name}/{number}", name, b"{}") for number in range(self.events)]
        if self.stage is Stage.ALERT:
            return Outcome(entry, id_of(name), Disposition.ORIGINAL, events=told)
        return Outcome(entry, id_of(name), events=told, next=entry.fields)

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:
        """End it as the product does."""
        assert now_ms >= 0
        _obey(entry, b"reject")
        return rejected(entry, failure, stage=self.stage, about=None, settings=self.settings)


def _obey(entry: Entry, step: bytes) -> None:
    fault, _, when = entry.fields.get(step, b"").partition(b" ")
    if fault and not (when == b"once" and entry.deliveries):
        error = FAULTS[fault]()
        raise error
