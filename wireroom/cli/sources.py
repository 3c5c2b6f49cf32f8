"""Chooses the sources that `wireroom feed` is to read. It opens none."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO, cast

from wireroom.feeds.bookmarks import Bookmarks
from wireroom.feeds.files.folders import Folder
from wireroom.feeds.files.reader import STDIN, Reader
from wireroom.feeds.files.standard_input import StandardInput
from wireroom.feeds.files.watching import Watch
from wireroom.feeds.urls import is_address
from wireroom.feeds.web.polling import Feeds, Wanted
from wireroom.intake import Named

LIST = ".opml"


@dataclass(frozen=True, slots=True)
class Sources:
    """What paths and addresses stand for."""

    reader: Reader
    wanted: Wanted
    bookmarks: Bookmarks
    every_s: float

    def of(self, paths: Sequence[str]) -> Iterator[Named]:
        """A source for each path, in their order, but one for all feeds: they share the care for hosts."""
        paths = list(dict.fromkeys(paths))
        feeds = [path for path in paths if _is_feed(path)]
        for path in paths:
            if path not in feeds:
                yield self._file(path)
            elif path == feeds[0]:
                yield Named(feeds[0] if len(feeds) == 1 else "feeds", Feeds(feeds, self.wanted, self.bookmarks))

    def _file(self, path: str) -> Named:
        if path == STDIN:
            return Named(path, StandardInput(_stdin(), self.reader))
        if self.wanted.follow:
            return Named(path, Watch(path, self.reader, self.bookmarks, self.every_s))
        return Named(path, Folder(path, self.reader, self.bookmarks))


def _is_feed(path: str) -> bool:
    return is_address(path) or path.lower().endswith(LIST)


def _stdin() -> BinaryIO:
    """Standard input for a thread. The interpreter closes what it knows of it, and would wait for the thread to end."""
    return cast("BinaryIO", cast("TextIOWrapper", sys.stdin).detach())
