"""How files and folders are read once, and how a second reading goes on."""

import gzip
import json
import os
from pathlib import Path
from threading import Event

from tests.unit.doors.feeds.archive import packed, page
from tests.unit.doors.feeds.notes import Notes
from wireroom.feeds.bookmarks import Marked
from wireroom.feeds.files.folders import Folder
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.refusal import Refusal


def line(name: str) -> bytes:
    """An article as a line."""
    return json.dumps({"source": "night-wire", "uri": name, "body": "The ferry left at dawn."}).encode() + b"\n"


def desk(folder: Path) -> Path:
    """A folder with a file of each kind, of ten articles."""
    (folder / "b").mkdir()
    (folder / "a.txt").write_text("The mill burned.")
    (folder / "b" / "x.warc.gz").write_bytes(packed(page("p1"), page("p2")))
    (folder / "c.ndjson").write_bytes(line("l1") + line("l2") + line("l3"))
    (folder / "d.rss").write_text(
        "<rss><channel><item><guid>q1</guid></item><item><guid>q2</guid></item></channel></rss>"
    )
    (folder / "e.ndjson.gz").write_bytes(gzip.compress(line("z1") + line("z2")))
    return folder


def read(path: Path, notes: Notes, *, at_most: int | None = None) -> list[str | None]:
    """The names of what is read, each pushed and marked at once; broken off after so many."""
    source = Folder(str(path), Reader(max_bytes=10_000), notes)
    names: list[str | None] = []
    for each in source.read(Event()):
        if isinstance(each, Refusal):
            names.append(f"refused: {each.reason}")
            continue
        names.append(each.article.uri)
        if each.mark:
            notes.note([each.mark])
        if len(names) == at_most:
            break
    return names


def test_a_reading_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    """Wherever it was, every article is read, and those again only that stand in a document that was not finished."""
    path = desk(tmp_path)
    whole = read(path, Notes())
    assert len(whole) == 10
    for count in range(1, 10):
        notes = Notes()
        first = read(path, notes, at_most=count)
        second = read(path, notes)
        repeated = set(first) & set(second)
        assert first == whole[:count]
        assert set(first) | set(second) == set(whole)
        assert repeated <= {"q1"}
        assert read(path, notes) == []


def test_what_was_changed_meanwhile_is_read_again(tmp_path: Path) -> None:
    """Notes count for a file as it was; lines that were added are read alone."""
    path = desk(tmp_path)
    notes = Notes()
    read(path, notes)
    (path / "a.txt").write_text("The mill burned again.")
    with (path / "c.ndjson").open("ab") as file:
        file.write(line("l4"))
    os.utime(path / "b" / "x.warc.gz", (1, 1))
    (path / "e.ndjson.gz").write_bytes(gzip.compress(line("z1") + line("z2") + line("z3")))
    assert [name and name.rpartition("/")[2] for name in read(path, notes)] == ["file:a.txt", "p1", "p2", "l4", "z3"]


def test_an_archive_that_was_changed_is_read_from_its_beginning(tmp_path: Path) -> None:
    """The place in it counts records, and they may be others now."""
    path = tmp_path / "x.warc"
    path.write_bytes(page("p1") + page("p2") + page("p3"))
    notes = Notes()
    assert len(read(path, notes, at_most=2)) == 2
    path.write_bytes(page("p4") + page("p5") + page("p6") + page("p7"))
    assert len(read(path, notes)) == 4


def test_what_is_as_it_was_is_counted(tmp_path: Path) -> None:
    """A second reading tells how many files it left."""
    notes = Notes()
    read(desk(tmp_path), notes)
    source = Folder(str(tmp_path), Reader(max_bytes=10_000), notes)
    assert list(source.read(Event())) == []
    assert source.unchanged == 3


def test_what_is_refused_is_not_noted(tmp_path: Path) -> None:
    """It is refused again by the next reading."""
    (tmp_path / "a.doc").write_text("x")
    (tmp_path / "b.txt").write_bytes(b"")
    notes = Notes()
    assert read(tmp_path, notes) == read(tmp_path, notes) != []
    assert notes.kept == {}


def test_a_file_alone_is_a_place_too(tmp_path: Path) -> None:
    """Its notes are kept apart from those of its folder, under one name however the path is written."""
    path = desk(tmp_path) / "c.ndjson"
    notes = Notes()
    read(path, notes)
    read(tmp_path / "b" / ".." / "c.ndjson", notes)
    assert list(notes.kept) == [str(path)]


def test_it_stops_between_files(tmp_path: Path) -> None:
    """A reading that is to stop begins no other file."""
    stop = Event()
    found = []
    for each in Folder(str(desk(tmp_path)), Reader(max_bytes=10_000), Notes()).read(stop):
        assert isinstance(each, Marked)
        found.append(each.article.uri)
        stop.set()
    assert found == ["file:a.txt"]
