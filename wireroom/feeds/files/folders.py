"""The source of files: a file, or a folder of them, read once. It does not know where articles go."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Event

from wireroom.feeds.bookmarks import Bookmarks, Mark, Marked
from wireroom.feeds.files.finding import Found, find
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.refusal import Refusal


@dataclass(slots=True)
class Folder:
    """Reads all that was not read yet: a run that was interrupted goes on."""

    path: str
    reader: Reader
    bookmarks: Bookmarks
    unchanged: int = 0
    """Files that were read before."""

    def read(self, stop: Event) -> Iterator[Marked | Refusal]:
        """The articles, file by file; ends behind the one that is being read when `stop` is set."""
        place = place_of(self.path)
        notes = self.bookmarks.read(place)
        for found in find(self.path):
            if stop.is_set():
                return
            if isinstance(found, Refusal):
                yield found
            elif found.stamp and notes.get(found.name) == found.stamp:
                self.unchanged += 1
            else:
                yield from marked(self.reader.read_on(found, notes.get(found.name, "")), place, found)


def place_of(path: str) -> str:
    """Under what the marks of a file or a folder are kept."""
    return os.path.abspath(path)  # noqa: PTH100 - links are not followed: what they lead to may change


def marked(read: Iterable[Placed | Refusal], place: str, found: Found) -> Iterator[Marked | Refusal]:
    """What was read of a file, with marks that say how far."""
    for each in read:
        if isinstance(each, Refusal):
            yield each
        else:
            yield Marked(each.article, Mark(place, found.name, each.note) if each.note else None)
