"""The source that is standard input. It does not know where articles go."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event
from typing import BinaryIO

from wireroom.feeds.bookmarks import Marked
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.refusal import Refusal


@dataclass(slots=True)
class StandardInput:
    """Articles as they come. It cannot be read twice, so nothing is noted."""

    file: BinaryIO
    reader: Reader
    unchanged: int = 0
    """Nothing of it can be known from before."""

    def read(self, stop: Event) -> Iterator[Marked | Refusal]:
        """The articles; `stop` is seen behind the next one."""
        for each in self.reader.read_stdin(self.file):
            yield each if isinstance(each, Refusal) else Marked(each)
            if stop.is_set():
                return
