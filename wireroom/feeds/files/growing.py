"""Follows files of lines that grow, as `tail -F` does. It looks for none."""

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from wireroom.feeds.files.finding import Found
from wireroom.feeds.files.ndjson import LinesReader
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.refusal import Refusal

HELD_MAX = 64
"""Files that are held open."""


class _Held(NamedTuple):
    """Held open: what was written to it before it was rotated away can still be read."""

    file: BinaryIO
    inode: int
    lines: LinesReader


@dataclass(slots=True)
class GrowingFiles:
    """The files that grow, and how far each was read."""

    reader: Reader
    _held: OrderedDict[str, _Held] = field(default_factory=OrderedDict)
    """By name, the one that grew last at the end."""
    _places: dict[int, str] = field(default_factory=dict)
    """By inode: a file that was renamed is the same."""

    def read(self, found: Found, note: str) -> Iterator[Placed | Refusal]:
        """The new lines of a file that was seen to change; `note` is how far an earlier process read it.

        Raises:
            OSError: it cannot be opened.
        """
        held = self._held.pop(found.name, None)
        if held and held.inode != found.inode:
            yield from self._finish(held)
            held = None
        if held is None:
            file = Path(found.path).open("rb")  # noqa: SIM115 - held open from now on
            held = _Held(file, found.inode, self.reader.lines(file, found))
            note = self._places.get(found.inode, note)
        else:
            note = held.lines.note
        self._hold(found.name, held)
        held.lines.go_on(note)
        yield from held.lines.read(growing=True)
        self._places[found.inode] = held.lines.note

    def leave(self, name: str) -> Iterator[Placed | Refusal]:
        """The last lines of a file that is gone."""
        if held := self._held.pop(name, None):
            yield from self._finish(held)

    def forget(self, inodes: Collection[int]) -> None:
        """Forget all files but these: the inode of one that is gone may be another's tomorrow."""
        self._places = {inode: place for inode, place in self._places.items() if inode in inodes}

    def close(self) -> None:
        """Let go of all files."""
        while self._held:
            self._held.popitem()[1].file.close()

    def _hold(self, name: str, held: _Held) -> None:
        self._held[name] = held
        if len(self._held) > HELD_MAX:
            self._held.popitem(last=False)[1].file.close()

    def _finish(self, held: _Held) -> Iterator[Placed | Refusal]:
        with held.file:
            held.lines.go_on(self._places.get(held.inode, held.lines.note))
            yield from held.lines.read()
        self._places[held.inode] = held.lines.note
