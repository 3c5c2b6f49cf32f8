"""`wireroom subscribe` on a real Redis."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schemas.events import EventStream
from schemas.rule import AlertRule, Severity
from schemas.settings import Settings
from tests.integration.doors.room import Room, written
from tests.integration.doors.shell import Run

FERRY = AlertRule(id="ferry", title="Ferries", query="ferry", severity=Severity.FLASH)
ALL = ("subscribe", "--from", "start", "--idle-exit", "0.05")


def stored(room: Room, stream: EventStream) -> list[Any]:
    """The entries of an event stream."""
    entries: Any = room.redis.xrange(room.settings.channels.events(stream))
    return list(entries)


def test_people_read_lines(room: Room, wireroom: Run) -> None:
    """One line for each event, however long, without colours where no terminal is."""
    room.finish(written(headline="Ferry " + "x" * 200), [FERRY])
    shown = wireroom(*ALL)
    first, second = shown.stdout.splitlines()
    assert "extracted" in first
    assert "FLASH" in second
    assert "x" * 200 in first
    assert second.endswith("(Ferries)")
    assert "\x1b" not in shown.stdout


def test_programs_read_documents(room: Room, wireroom: Run) -> None:
    """Each line is the event as it was told."""
    room.finish(written(), [FERRY])
    rows = wireroom(*ALL, "--json").stdout.encode().splitlines()
    assert rows == [fields[b"event"] for stream in EventStream for _, fields in stored(room, stream)]
    assert json.loads(rows[1])["data"]["severity"] == "flash"


def test_types_and_counts_choose(room: Room, wireroom: Run) -> None:
    """Only events of the types that are named are printed, and no more than asked for."""
    for number in range(3):
        room.finish(written(number), [FERRY])
    shown = wireroom("subscribe", "--from", "start", "--type", "wireroom.alert", "--count", "2")
    assert shown.exit_code == 0
    assert [row.split()[1] for row in shown.stdout.splitlines()] == ["FLASH", "FLASH"]


def test_a_place_may_be_a_time_or_an_entry(room: Room, wireroom: Run) -> None:
    """A time with its zone, or an entry of the one stream that is read."""
    room.finish(written(1))
    room.finish(written(2))
    first, _ = stored(room, EventStream.ARTICLE)[0]
    articles = ("subscribe", "--type", "wireroom.article", "--idle-exit", "0.05", "--from")
    (second,) = wireroom(*articles, first.decode()).stdout.splitlines()
    assert "Ferry 2" in second
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    assert len(wireroom(*articles, an_hour_ago.isoformat()).stdout.splitlines()) == 2
    assert wireroom(*articles, "2120-01-01T00:00Z").stdout == ""


def test_a_group_goes_on_where_it_was(room: Room, wireroom: Run, settings: Settings) -> None:
    """What was printed is acknowledged: the next run prints the rest."""
    for number in range(3):
        room.finish(written(number))
    group = (*ALL, "--group", "desk")
    assert len(wireroom(*group, "--count", "2").stdout.splitlines()) == 2
    assert len(wireroom(*group).stdout.splitlines()) == 1
    assert wireroom(*group).stdout == ""
    assert room.redis.xpending(settings.channels.events(EventStream.ARTICLE), "desk")["pending"] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("--type", "alert"),
            "no event type begins with `alert`; all begin with wireroom.article or wireroom.story or wireroom.alert",
        ),
        (("--from", "yesterday"), "neither `now`, `start`, a time nor an entry id like 1764028800000-0"),
        (("--from", "2026-11-24T06:00"), "the time to start from has no time zone"),
        (("--from", "1-0"), "an entry id is a place in one stream"),
        (("--consumer", "a"), "--consumer needs --group"),
    ],
)
def test_what_cannot_be_meant_is_told(wireroom: Run, words: tuple[str, ...], told: str) -> None:
    """It ends with its reason and exit code 2."""
    ended = wireroom("subscribe", *words)
    assert ended.exit_code == 2
    assert told in " ".join(ended.stderr.split())


def test_ctrl_c_is_the_way_out(room: Room, settings: Settings) -> None:
    """Events are printed as they come, and Ctrl-C ends it without a word."""
    subscribing = subprocess.Popen(
        [sys.executable, "-c", "from wireroom.cli import main; main()", "subscribe"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "WIREROOM_REDIS_URL": settings.redis_url, "WIREROOM_NAMESPACE": settings.namespace},
    )
    assert subscribing.stdout is not None
    end = time.monotonic() + 10
    while room.redis.info("clients")["blocked_clients"] < 1:
        assert time.monotonic() < end
        time.sleep(0.01)
    room.finish(written())
    assert b"Ferry 1 leaves at dawn" in subscribing.stdout.readline()
    subscribing.send_signal(signal.SIGINT)
    out, err = subscribing.communicate(timeout=10)
    assert (subscribing.returncode, out, err) == (0, b"", b"")


def test_a_reader_that_had_enough_ends_it_quietly(room: Room, settings: Settings) -> None:
    """A pipe that is closed, as by `head`, gives no error text."""
    for number in range(40):
        room.finish(written(number, body="The ferry left at dawn. " * 200))
    for form in ((), ("--json",)):
        words = ["subscribe", "--from", "start", "--idle-exit", "5", *form]
        subscribing = subprocess.Popen(
            [sys.executable, "-c", "from wireroom.cli import main; main()", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "WIREROOM_REDIS_URL": settings.redis_url, "WIREROOM_NAMESPACE": settings.namespace},
        )
        assert subscribing.stdout is not None
        assert subscribing.stderr is not None
        assert subscribing.stdout.readline()
        subscribing.stdout.close()
        for number in range(3):
            room.finish(written(100 + number))
        assert subscribing.wait(timeout=10) in {0, 1}
        assert subscribing.stderr.read() == b""
        subscribing.stderr.close()
