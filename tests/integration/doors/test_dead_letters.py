"""Dead letters on a real Redis, and the command around them."""

import json
import threading
from typing import Any, cast

import pytest
from structlog.testing import capture_logs

from schemas.article import Lane
from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.settings import Settings
from tests.integration.doors.room import Room, written
from tests.integration.doors.shell import Run
from wireroom.dead_letters import CHUNK, DeadLetters, Result
from wireroom.status import look


@pytest.fixture
def letters(room: Room, settings: Settings) -> DeadLetters:
    """The room's dead letters."""
    return DeadLetters(room.redis, settings)


def test_a_letter_tells_what_was_wrong(room: Room, letters: DeadLetters, settings: Settings) -> None:
    """It has the reason and the place, and the bytes of the entry."""
    about = room.reject(written(1), "no text is left")
    (letter,) = letters.latest(limit=5)
    assert letters.get(letter.id) == letter
    assert (letter.stage, letter.reason, letter.detail) == ("extract", Reason.UNREADABLE, "no text is left")
    assert (letter.stream, letter.attempts, letter.article_id) == (
        settings.channels.incoming(Lane.LIVE),
        1,
        about.article_id,
    )
    assert json.loads(letter.fields[b"article"])["uri"] == "nw/1"
    assert letter.size_bytes == len(letter.fields[b"article"])
    assert not letter.truncated
    assert letters.get("1-0") is None


def test_the_list_is_bounded_and_newest_first(room: Room, letters: DeadLetters) -> None:
    """No more than asked for is read; one that cannot be read is logged and left out."""
    for number in range(CHUNK + 5):
        room.reject(written(number), f"fault {number}")
    room.redis.xadd(room.settings.channels.dead, {"reason": "bad weather", b"\xff": b"\xff"})
    with capture_logs() as logs:
        found = letters.latest(limit=CHUNK + 2)
    assert [letter.detail for letter in found] == [f"fault {number}" for number in range(CHUNK + 4, 2, -1)]
    assert [entry["event"] for entry in logs] == ["dead_letter_unreadable"]
    assert len(letters.latest(limit=1000)) == CHUNK + 5


@pytest.mark.parametrize("stage", [Stage.EXTRACT, Stage.DEDUPLICATE])
def test_a_requeued_article_goes_on_where_it_was(
    room: Room, letters: DeadLetters, settings: Settings, stage: Stage
) -> None:
    """Its entry is in its stream again, as it was; the letter and the rejection are gone, and all adds up."""
    about = room.reject(written(1), stage=stage)
    (letter,) = letters.latest(limit=1)
    requeued = letters.requeue(letter.id)
    stream = settings.channels.incoming(Lane.LIVE) if stage is Stage.EXTRACT else settings.channels.extracted
    entries: Any = room.redis.xrange(stream)
    assert entries == [(requeued.entry.encode(), letter.fields)]
    assert (requeued.result, requeued.stream) == (Result.REQUEUED, stream)
    assert letters.latest(limit=1) == []
    totals = look(room.redis, settings).totals
    assert (totals["received"], totals["rejected"]) == (int(stage is Stage.DEDUPLICATE), 0)
    if stage is Stage.EXTRACT:
        again = room.read(Stage.EXTRACT)
        assert again.fields == letter.fields
    else:
        room.ring(about, room.judge(about))
        totals = look(room.redis, settings).totals
        assert (totals["received"], totals["original"]) == (1, 1)


def test_a_letter_is_requeued_once(room: Room, letters: DeadLetters, settings: Settings) -> None:
    """Of many who requeue the same letter at once, one does."""
    room.reject(written(1))
    (letter,) = letters.latest(limit=1)
    results: list[Result] = []
    callers = [threading.Thread(target=lambda: results.append(letters.requeue(letter.id).result)) for _ in range(8)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert sorted(results) == [*[Result.GONE] * 7, Result.REQUEUED]
    assert room.redis.xlen(settings.channels.incoming(Lane.LIVE)) == 1
    assert look(room.redis, settings).totals["rejected"] == 0


def test_a_cut_letter_is_not_requeued(room: Room, letters: DeadLetters, settings: Settings) -> None:
    """What is no longer whole stays where it is."""
    room.reject(written(1))
    ((entry, fields),) = cast("Any", room.redis.xrange(settings.channels.dead))
    room.redis.xdel(settings.channels.dead, entry)
    room.redis.xadd(settings.channels.dead, fields | {b"truncated": b"1"})
    (letter,) = letters.latest(limit=1)
    assert letter.truncated
    assert letters.requeue(letter.id).result is Result.TRUNCATED
    assert letters.latest(limit=1) == [letter]
    assert room.redis.xlen(settings.channels.incoming(Lane.LIVE)) == 0
    assert look(room.redis, settings).totals["rejected"] == 1


@pytest.mark.parametrize(
    ("fields", "result"),
    [
        ({"stream": "elsewhere", "field:article": "x"}, Result.FOREIGN),
        ({"field:article": "x"}, Result.FOREIGN),
        ({"stream": "live"}, Result.EMPTY),
    ],
)
def test_only_a_stage_s_stream_is_written_to(
    room: Room, letters: DeadLetters, settings: Settings, fields: dict[str, str], result: Result
) -> None:
    """A letter that names another key, or holds no entry, is left alone."""
    written_fields: Any = {
        name: settings.channels.incoming(Lane.LIVE) if value == "live" else value for name, value in fields.items()
    }
    entry: Any = room.redis.xadd(settings.channels.dead, written_fields)
    assert letters.requeue(entry.decode()).result is result
    assert room.redis.xlen(settings.channels.dead) == 1
    assert room.redis.exists("elsewhere") == 0


def test_all_means_those_that_are_there(room: Room, letters: DeadLetters) -> None:
    """Letters that come while all are taken are not taken: what fails again does not go round."""
    for number in range(CHUNK + 3):
        room.reject(written(number))
    taken: list[str] = []
    for letter in letters.ids():
        taken.append(letter)
        room.reject(written(1000 + len(taken)))
    assert len(taken) == CHUNK + 3
    assert taken == sorted(taken, key=lambda entry: tuple(map(int, entry.split("-"))))


def test_the_commands_tell_and_count(room: Room, wireroom: Run, letters: DeadLetters) -> None:
    """List, show, requeue and drop say what they did, and exit with 1 when something was not there."""
    for number in range(4):
        room.reject(written(number), f"fault {number}")
    ids = [letter.id for letter in letters.latest(limit=9)]
    listed = wireroom("dead", "list", "--limit", "3")
    assert [row.split()[0] for row in listed.stdout.splitlines()] == ids[:3]
    assert "unreadable  fault 3" in listed.stdout
    assert [json.loads(row)["id"] for row in wireroom("dead", "list", "--json").stdout.splitlines()] == ids
    shown = wireroom("dead", "show", ids[0])
    assert "fault 3" in shown.stdout
    assert "ferry" not in shown.stdout
    assert json.loads(wireroom("dead", "show", ids[0], "--json").stdout)["reason"] == "unreadable"
    assert json.loads(wireroom("dead", "show", ids[0], "--field", "article").stdout)["uri"] == "nw/3"

    once = wireroom("dead", "requeue", ids[0], ids[0], "1-0")
    assert (once.exit_code, once.stdout) == (1, "requeued 1\n")
    assert "1-0: there is no such letter" in once.stderr
    dropped = wireroom("dead", "drop", ids[1])
    assert (dropped.exit_code, dropped.stdout) == (0, "dropped 1\n")
    others = wireroom("dead", "requeue", "--all")
    assert (others.exit_code, others.stdout) == (0, "requeued 2\n")
    assert letters.latest(limit=9) == []


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("show", "1-0"), 1, "Error: there is no dead letter 1-0; see `wireroom dead list`"),
        (("requeue",), 2, "give the ids of letters, or --all"),
        (("drop", "1-0", "--all"), 2, "give the ids of letters, or --all"),
        (("show", "x"), 1, "Error: there is no dead letter x"),
        (("requeue", "x", "99999999999999999999-0"), 1, "x: there is no such letter"),
        (("drop", "x"), 1, "x: there is no such letter"),
    ],
)
def test_what_is_not_there_is_told(wireroom: Run, words: tuple[str, ...], code: int, told: str) -> None:
    """A wrong id or a missing one ends with one line and its exit code."""
    ended = wireroom("dead", *words)
    assert (ended.exit_code, told in ended.stderr) == (code, True)
