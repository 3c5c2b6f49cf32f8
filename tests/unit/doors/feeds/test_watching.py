"""How files and folders are watched: what is new, changed, half written, renamed, gone."""

import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from tests.unit.doors.feeds.notes import Notes, Script
from wireroom.feeds.files.growing import HELD_MAX
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.files.watching import PAUSE_MAX_S, Watch
from wireroom.feeds.refusal import Refusal

Step = Callable[[], object]


def line(name: str) -> bytes:
    """An article as a line."""
    return json.dumps({"source": "night-wire", "uri": name, "body": "The ferry left at dawn."}).encode() + b"\n"


def append(path: Path, content: bytes) -> Step:
    """A step that adds to a file."""

    def step() -> None:
        with path.open("ab") as file:
            file.write(content)

    return step


def nothing() -> None:
    """A step at which nothing happens."""


def watch(path: Path, *steps: Step, notes: Notes | None = None) -> list[str]:
    """What is read at each look: names, or reasons of refusals; looks are parted by bars, steps happen between them."""
    given: list[str] = []
    notes = notes or Notes()

    def parted(step: Step) -> Step:
        def run() -> None:
            given.append("|")
            step()

        return run

    source = Watch(str(path), Reader(max_bytes=10_000), notes, clock=Script([parted(step) for step in steps]))
    for each in source.read(Event()):
        if isinstance(each, Refusal):
            given.append(f"refused: {each.reason}")
            continue
        given.append((each.article.uri or "").removeprefix("file:"))
        if each.mark:
            notes.note([each.mark])
    return given


def test_a_file_is_read_when_two_looks_saw_it_the_same(tmp_path: Path) -> None:
    """One that is still being written is left; one that was changed is read again, as its article's next version."""
    path = tmp_path / "a.txt"
    given = watch(
        tmp_path,
        append(path, b"The mill "),
        append(path, b"burned"),
        append(path, b"."),
        nothing,
        nothing,
        append(path, b" Again."),
        nothing,
        nothing,
    )
    assert given == ["|", "|", "|", "|", "a.txt", "|", "|", "|", "a.txt", "|"]


def test_what_was_read_before_is_not_read_again(tmp_path: Path) -> None:
    """A restart gives what is new or changed alone, and counts what it left."""
    notes = Notes()
    (tmp_path / "a.txt").write_text("The mill burned.")
    (tmp_path / "b.ndjson").write_bytes(line("l1"))
    assert watch(tmp_path, nothing, nothing, notes=notes) == ["l1", "|", "a.txt", "|"]
    (tmp_path / "c.txt").write_text("The quay closed.")
    append(tmp_path / "b.ndjson", line("l2"))()
    assert watch(tmp_path, nothing, nothing, notes=notes) == ["l2", "|", "c.txt", "|"]
    source = Watch(str(tmp_path), Reader(max_bytes=10_000), notes, clock=Script([]))
    assert list(source.read(Event())) == []
    assert source.unchanged == 2


def test_lines_are_read_as_they_come(tmp_path: Path) -> None:
    """A growing file is read from its place on, half a line when the rest is there; a wrong line is told once."""
    path = tmp_path / "wire.ndjson"
    given = watch(
        tmp_path,
        append(path, line("l1") + line("l2")[:20]),
        append(path, line("l2")[20:] + b"{\n"),
        nothing,
        append(path, line("l3").rstrip()),
        append(path, b"\n"),
    )
    expected = ["|", "l1", "|", "l2", "refused: eof while parsing", "|", "|", "l3", "|"]
    assert [each.lower().partition(" an object")[0].replace("invalid json: ", "") for each in given] == expected


def test_a_rotated_file_loses_and_repeats_nothing(tmp_path: Path) -> None:
    """What was written to it before it was renamed is read, and then the new one; under its new name it is the same."""
    path, old = tmp_path / "wire.ndjson", tmp_path / "wire-old.ndjson"

    def rotate() -> None:
        append(path, line("l2"))()
        path.rename(old)
        path.write_bytes(line("l3") + line("l4"))

    given = watch(
        tmp_path,
        append(path, line("l1")),
        rotate,
        append(old, line("l5")),
        append(path, line("l6")),
    )
    assert sorted(given) == ["l1", "l2", "l3", "l4", "l5", "l6", *"||||"]


def test_a_rotated_file_out_of_sight_is_read_to_its_end(tmp_path: Path) -> None:
    """Of a file that is watched alone, what was written before it was moved away is read, also when it is deleted."""
    path = tmp_path / "wire.ndjson"

    def rotate() -> None:
        append(path, line("l2"))()
        path.rename(tmp_path / "wire.ndjson.1")

    given = watch(path, append(path, line("l1")), rotate, append(path, line("l3")), nothing)
    assert given == [
        "refused: there is no such file",
        "|",
        "l1",
        "|",
        "refused: there is no such file",
        "|",
        "l2",
        "l3",
        "|",
    ]


def test_a_file_that_was_cut_is_read_from_its_beginning(tmp_path: Path) -> None:
    """It may be shorter than before, or longer again: what stands before the place tells."""
    path = tmp_path / "wire.ndjson"
    given = watch(
        tmp_path,
        append(path, line("l1") + line("l2")),
        lambda: path.write_bytes(line("l3")),
        lambda: path.write_bytes(line("l4") + line("l5") + line("l6")),
    )
    assert given == ["|", "l1", "l2", "|", "l3", "|", "l4", "l5", "l6"]


def test_files_may_vanish(tmp_path: Path) -> None:
    """One that is gone before it was read is no matter; one that comes back is new."""
    path, lines = tmp_path / "a.txt", tmp_path / "b.ndjson"

    def part() -> None:
        append(lines, line("l2"))()
        lines.unlink()

    given = watch(
        tmp_path,
        append(path, b"The mill burned."),
        path.unlink,
        append(path, b"The quay closed."),
        nothing,
        path.unlink,
        append(lines, line("l1")),
        part,
        append(lines, line("l1")),
    )
    assert given == ["|", "|", "|", "|", "a.txt", "|", "|", "l1", "|", "l2", "|", "l1"]


def test_what_is_refused_is_told_once(tmp_path: Path) -> None:
    """It is told again when it was changed, or was gone meanwhile."""
    pipe, bad = tmp_path / "a.txt", tmp_path / "b.doc"
    os.mkfifo(pipe)
    bad.write_text("x")
    kinds = "there is no reader for this kind of file"
    given = watch(tmp_path, nothing, nothing, append(bad, b"y"), pipe.unlink, lambda: os.mkfifo(pipe), nothing)
    assert [each.partition(";")[0].removeprefix("refused: ") for each in given] == [
        *("no regular file", "|", kinds, "|", "|", "|", kinds, "|", "no regular file", "|")
    ]


def test_a_folder_may_come_later(tmp_path: Path) -> None:
    """A path that is not there is told, and waited for; while it is away, nothing is forgotten."""
    folder = tmp_path / "desk"
    notes = Notes()

    def arrive() -> None:
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_text("The mill burned.")

    given = watch(folder, arrive, nothing, lambda: folder.rename(tmp_path / "away"), nothing, notes=notes)
    assert given == ["refused: there is no such file", "|", "|", "a.txt", "|", "refused: there is no such file", "|"]
    (tmp_path / "away").rename(folder)
    assert watch(folder, nothing, notes=notes) == ["|"]


def test_marks_of_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    """At the first look and then from time to time, so that notes do not grow for ever."""
    notes = Notes()
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The mill burned.")
    watch(tmp_path, nothing, notes=notes)
    (tmp_path / "a.txt").unlink()
    watch(tmp_path, notes=notes)
    assert list(notes.kept[str(tmp_path)]) == ["b.txt"]
    clock = Script([(tmp_path / "b.txt").unlink, nothing, nothing])
    source = Watch(str(tmp_path), Reader(max_bytes=10_000), notes, clock=clock, tidy_looks=3)
    assert list(source.read(Event())) == []
    assert notes.kept[str(tmp_path)] == {}


def test_more_files_may_grow_than_are_held_open(tmp_path: Path) -> None:
    """All of them are followed, and nothing is read twice."""
    count = HELD_MAX + 5

    def grow() -> None:
        for number in range(count):
            append(tmp_path / f"{number}.ndjson", line(f"l{number}"))()

    given = watch(tmp_path, grow, grow, nothing)
    assert Counter(given) == {**{f"l{number}": 2 for number in range(count)}, "|": 3}


@dataclass
class Slow(Notes):
    """Notes of which each reading takes long."""

    clock: Script = field(default_factory=lambda: Script([]))
    took: list[float] = field(default_factory=list)

    def read(self, place: str) -> dict[str, str]:
        """All that is noted for a source, some time later."""
        self.clock.at += self.took.pop(0)
        return super().read(place)


def test_looks_are_paced(tmp_path: Path) -> None:
    """A look that takes long is followed by as long a pause, up to a bound: it shall not use up a processor."""
    clock = Script([nothing, nothing])
    slow = Slow(clock=clock, took=[0, 0.25, 4, 1000])  # the first before the first look
    assert list(Watch(str(tmp_path), Reader(100), slow, every_s=0.5, clock=clock, tidy_looks=1).read(Event())) == []
    assert clock.naps == [0.5, 4, PAUSE_MAX_S]
