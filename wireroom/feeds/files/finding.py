"""Finds the files of a folder, and tells when one was changed. It opens none."""

import os
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from wireroom.feeds.refusal import Refusal, describe, shown


class Found(NamedTuple):
    """A file, as it was seen."""

    path: str
    folder: str
    """That was given."""
    name: str
    """Its path from there."""
    stamp: str | None
    """Another one when the file was changed or replaced; None when no regular file was there."""
    inode: int = 0


def find(path: str | Path) -> Iterator[Found | Refusal]:
    """The file that is meant, or all files of a folder and the folders in it, by name, without hidden ones."""
    path = Path(path)
    if path.is_dir():
        yield from _walk(str(path), folder=str(path), prefix="")
    else:
        yield _seen(path, folder=str(path.parent), name=path.name)


def _walk(path: str, *, folder: str, prefix: str) -> Iterator[Found | Refusal]:
    try:
        with os.scandir(path) as entries:
            visible = sorted((entry for entry in entries if entry.name[0] != "."), key=attrgetter("name"))
    except OSError as error:
        yield Refusal(shown(path), describe(error))
        return
    for entry in visible:
        name = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, folder=folder, prefix=f"{name}/")
        else:
            yield _seen(entry, folder=folder, name=name)


def _seen(entry: os.DirEntry[str] | Path, *, folder: str, name: str) -> Found:
    path = os.fspath(entry)
    try:
        seen = entry.stat()
    except OSError:
        return Found(path, folder, name, None)
    if not S_ISREG(seen.st_mode):
        return Found(path, folder, name, None)
    return Found(path, folder, name, f"{seen.st_mtime_ns:x}-{seen.st_size:x}-{seen.st_ino:x}", seen.st_ino)
