"""How lines of JSON are read from a place on, and while their file grows."""

import json
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from wireroom.feeds.files.ndjson import CHECKED_BYTES, LinesReader
from wireroom.feeds.files.placed import Placed
from wireroom.feeds.refusal import Refusal

MAX = 400


def line(name: str, body: str = "The ferry left at dawn.") -> bytes:
    """An article as a line."""
    return json.dumps({"source": "night-wire", "uri": name, "body": body}).encode() + b"\n"


def reader(content: bytes, note: str = "") -> LinesReader:
    """A reader of what a file holds, behind a note."""
    lines = LinesReader(BytesIO(content), "wire.ndjson", MAX)
    lines.go_on(note)
    return lines


def names(found: list[Placed | Refusal]) -> list[str | None]:
    """What was read: the names of articles, and where something was refused."""
    return [each.article.uri if isinstance(each, Placed) else f"refused {each.line}" for each in found]


def test_a_second_reading_goes_on_behind_a_note() -> None:
    """The note of each article leads behind it, and lines are counted from the beginning of the file."""
    content = line("a") + b"{\n\n" + line("b") + b"x" * 500 + b"\n" + line("c") + b"{\n"
    first = list(reader(content).read())
    assert names(first) == ["a", "refused 2", "b", "refused 5", "c", "refused 7"]
    for place, each in enumerate(first):
        if isinstance(each, Placed):
            assert each.note
            assert names(list(reader(content, each.note).read())) == names(first)[place + 1 :]


def test_a_file_that_has_grown_is_gone_on_with() -> None:
    """What is new is read, and nothing twice."""
    lines = reader(line("a"))
    assert names(list(lines.read())) == ["a"]
    assert names(list(reader(line("a") + line("b"), lines.note).read())) == ["b"]


def test_another_file_is_read_from_its_beginning() -> None:
    """A note counts only while the file is the same before the place: not when it was replaced, or made shorter."""
    lines = reader(line("a") + line("b"))
    list(lines.read())
    for content in (line("c") + line("d") + line("e"), line("a"), line("a") + line("X") + line("c")):
        assert names(list(reader(content, lines.note).read())) == names(list(reader(content).read()))
    assert names(list(reader(line("a"), "no note").read())) == ["a"]
    assert names(list(reader(line("a"), "9 9").read())) == ["a"]


def test_of_a_growing_file_a_line_waits_for_its_end(tmp_path: Path) -> None:
    """Half a line is left until the rest is there; a whole article needs no end of its line."""
    path = tmp_path / "wire.ndjson"
    content = line("a") + line("b") + line("c").rstrip() + b"\n" + b"y" * 500 + b"\n" + line("d")
    seen: list[Placed | Refusal] = []
    with path.open("ab", buffering=0) as writing, path.open("rb") as file:
        lines = LinesReader(file, "wire.ndjson", MAX)
        for place in range(len(content)):
            writing.write(content[place : place + 1])
            seen += lines.read(growing=True)
            lines.go_on(lines.note)
    assert names(seen) == ["a", "b", "c", "refused 4", "d"]


def test_what_is_refused_in_a_growing_file_is_refused_once() -> None:
    """The place of the reader is behind it, though no article has noted that."""
    file = BytesIO(line("a") + b"{\n")
    lines = LinesReader(file, "wire.ndjson", MAX)
    assert names(list(lines.read(growing=True))) == ["a", "refused 2"]
    file.write(line("b"))
    lines.go_on(lines.note)
    assert names(list(lines.read(growing=True))) == ["b"]


@given(st.lists(st.sampled_from([line("a"), line("b", "x" * CHECKED_BYTES), b"{\n", b"\n", b"z" * 999 + b"\n"])))
def test_reading_in_parts_is_reading_at_once(parts: list[bytes]) -> None:
    """Wherever a reading is broken off, the next one goes on there."""
    content = b"".join(parts)
    at_once = list(reader(content).read())
    in_parts: list[Placed | Refusal] = []
    note = ""
    while True:
        lines = reader(content, note)
        found = next(lines.read(), None)
        if found is None:
            break
        in_parts.append(found)
        note = lines.note
    assert in_parts == at_once
