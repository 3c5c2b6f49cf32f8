"""The source of files that is watched: a file, or a folder of them. It does not know where articles go."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from wireroom.feeds.bookmarks import Bookmarks, Mark, Marked
from wireroom.feeds.clock import Clock, SystemClock
from wireroom.feeds.files.finding import Found, find
from wireroom.feeds.files.folders import marked, place_of
from wireroom.feeds.files.growing import GrowingFiles
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.files.reader import GROWING, Reader
from wireroom.feeds.refusal import Refusal, describe, shown

EVERY_S = 1
"""Seconds between two looks."""
PAUSE_MAX_S = 10
"""A look that takes long is followed by as long a pause, up to this."""
TIDY_LOOKS = 600
"""Looks after which the marks of files that are gone are forgotten."""


@dataclass(slots=True)
class Watch:
    """Reads what is there and was not read yet, then what is new or changed, until it is stopped.

    A file is read when two looks saw it the same, so none is read that is still being written. Lines are read as they
    come.
    """

    path: str
    reader: Reader
    bookmarks: Bookmarks
    every_s: float = EVERY_S
    clock: Clock = field(default_factory=SystemClock)
    tidy_looks: int = TIDY_LOOKS
    unchanged: int = 0
    """Files that an earlier process had read."""
    _growing: GrowingFiles = field(init=False)
    _notes: dict[str, str] = field(default_factory=dict)
    """How far each file was read, by its name."""
    _read: dict[str, str] = field(default_factory=dict)
    """The stamp that a file had when it was read, by its name."""
    _unsettled: dict[str, str] = field(default_factory=dict)
    """The stamp of what the last look saw for the first time."""
    _told: set[Refusal] = field(default_factory=set)
    _looks: int = 0

    def __post_init__(self) -> None:
        self._growing = GrowingFiles(self.reader)

    def read(self, stop: Event) -> Iterator[Marked | Refusal]:
        """The articles, as they come; ends soon when `stop` is set."""
        self._notes = self.bookmarks.read(self._place)
        with closing(self._growing):
            while not stop.is_set():
                began = self.clock.now()
                yield from self._look()
                took_s = self.clock.now() - began
                self.clock.sleep(max(self.every_s, min(took_s, PAUSE_MAX_S)), stop=stop)

    @property
    def _place(self) -> str:
        return place_of(self.path)

    def _look(self) -> Iterator[Marked | Refusal]:
        seen: dict[str, int] = {}
        """Inodes, by the names of the files."""
        hidden: list[Refusal] = []
        odd: list[Refusal] = []
        for found in find(self.path):
            if isinstance(found, Refusal):
                hidden.append(found)
            elif found.stamp is None:
                odd += (each for each in self.reader.read_on(found) if isinstance(each, Refusal))
            else:
                seen[found.name] = found.inode
                yield from marked(self._new_of(found, found.stamp), self._place, found)
        yield from (each for each in (*hidden, *odd) if each not in self._told)
        self._told = {*hidden, *odd}
        if not hidden and Path(self.path).exists():  # else files may only be out of reach
            yield from self._leave(seen)
        self._looks += 1

    def _new_of(self, found: Found, stamp: str) -> Iterator[Placed | Refusal]:
        """What a file holds that is new."""
        is_growing = found.name.lower().endswith(GROWING)
        if self._read.get(found.name) == stamp or not (is_growing or self._is_settled(found.name, stamp)):
            return
        self._read[found.name] = stamp
        note = self._notes.get(found.name, "")
        try:
            for each in self._growing.read(found, note) if is_growing else self.reader.read_on(found, note):
                if isinstance(each, Placed) and each.note:
                    self._notes[found.name] = each.note
                yield each
        except OSError as error:
            yield Refusal(shown(found.path), describe(error))

    def _is_settled(self, name: str, stamp: str) -> bool:
        if self._notes.get(name) == stamp:
            self._read[name] = stamp
            self.unchanged += 1
            return False
        if self._unsettled.get(name) != stamp:
            self._unsettled[name] = stamp
            return False
        del self._unsettled[name]
        return True

    def _leave(self, seen: Mapping[str, int]) -> Iterator[Marked | Refusal]:
        """Forget the files that are gone, after the last that can be read of them."""
        for name in self._read.keys() - seen.keys():
            del self._read[name]
            self._notes.pop(name, None)
            for each in self._growing.leave(name):
                yield each if isinstance(each, Refusal) else Marked(each.article)
        self._unsettled = {name: stamp for name, stamp in self._unsettled.items() if name in seen}
        self._growing.forget(set(seen.values()))
        if self._looks % self.tidy_looks == 0:
            noted = self.bookmarks.read(self._place)
            self.bookmarks.note(Mark(self._place, name, None) for name in noted.keys() - seen.keys())
