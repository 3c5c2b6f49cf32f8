"""Reads sources in threads of their own, so that a slow one holds up no other. It pushes nothing."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from wireroom.feeds.bookmarks import Marked
from wireroom.feeds.refusal import Refusal

WAITING_MAX = 64
"""Articles that were read and not taken yet."""
BREATH_S = 0.25
"""How long at most a thread does not see that it is to stop."""


class Source(Protocol):
    """Where articles come from."""

    unchanged: int
    """How much was met that had been read before."""

    def read(self, stop: Event) -> Iterator[Marked | Refusal]:
        """What it holds; ends soon when `stop` is set."""


class Named(NamedTuple):
    """A source, and what people call it."""

    name: str
    source: Source


class Taken(NamedTuple):
    """What was read."""

    name: str
    """Of the source."""
    found: Marked | Refusal


class _Ended(NamedTuple):
    """A thread has nothing more to read."""

    error: Exception | None = None


class Intake:
    """What is read of several sources, as it comes. Leaving it stops the reading."""

    def __init__(self, sources: Sequence[Named], *, together: bool) -> None:
        """Read the sources together, for those that never end; else one after the other."""
        self._queue: Queue[Taken | _Ended] = Queue(WAITING_MAX)
        self._stop = Event()
        groups = [[each] for each in sources] if together else [list(sources)]
        # Not to be waited for: one may be held up by standard input.
        self.threads = [Thread(target=self._read, args=(group,), daemon=True) for group in groups]
        self._left = len(self.threads)

    def __enter__(self) -> Self:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()

    @property
    def is_over(self) -> bool:
        """Whether all was read and taken."""
        return not self._left

    def take(self, *, at_most: int, wait_s: float) -> list[Taken]:
        """What is there, after waiting for the first; nothing when none came in time. Raises what a source raised."""
        taken: list[Taken] = []
        with suppress(Empty):
            each = self._queue.get(timeout=wait_s)
            while True:
                if isinstance(each, Taken):
                    taken.append(each)
                elif each.error:
                    raise each.error
                else:
                    self._left -= 1
                if len(taken) == at_most:
                    break
                each = self._queue.get_nowait()
        return taken

    def _read(self, sources: Sequence[Named]) -> None:
        try:
            for name, source in sources:
                for found in source.read(self._stop):
                    if not self._put(Taken(name, found)):
                        return
        except Exception as error:  # noqa: BLE001 - the thread that takes shall end by it
            self._put(_Ended(error))
        else:
            self._put(_Ended())

    def _put(self, each: Taken | _Ended) -> bool:
        """Whether it may still be taken."""
        while not self._stop.is_set():
            with suppress(Full):
                self._queue.put(each, timeout=BREATH_S)
                return True
        return False
