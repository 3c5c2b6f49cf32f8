"""`wireroom feed` on a real Redis."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from schemas.article import Article, Lane
from schemas.settings import Settings
from tests.integration.doors.room import written
from tests.integration.doors.shell import Run

LINE = written().model_dump_json().encode()


def pushed(redis: "Redis", settings: Settings, lane: Lane = Lane.LIVE) -> list[Article]:
    """What lies in a lane."""
    entries: Any = redis.xrange(settings.channels.incoming(lane))
    return [Article.model_validate_json(fields[b"article"]) for _, fields in entries]


def test_folders_and_files_are_pushed(redis_client: "Redis", settings: Settings, wireroom: Run, tmp_path: Path) -> None:
    """All that is read is pushed as one source, and summed up in one line."""
    (tmp_path / "a.txt").write_text("The mill burned.")
    (tmp_path / "b.ndjson").write_bytes(LINE + b"\n" + LINE)
    fed = wireroom("feed", str(tmp_path), str(tmp_path / "a.txt"), "--source", "fire-wire", "--language", "en")
    assert fed.exit_code == 0, fed.output
    assert fed.stdout.startswith("pushed 4, refused 0, ")
    assert len(fed.stdout.splitlines()) == 1
    mill = Article(source="fire-wire", uri="file:a.txt", body="The mill burned.", language="en")
    assert pushed(redis_client, settings) == [mill, written(), written(), mill]


def test_what_is_refused_holds_nothing_back(
    redis_client: "Redis", settings: Settings, wireroom: Run, tmp_path: Path
) -> None:
    """It is told with its place, one line each, never with its text, and the exit code is 1."""
    path = tmp_path / "[red]wire.jsonl"
    path.write_bytes(b"{\n" + LINE + b'\n{"source": "x", "body": "secret\\u0000"}\n')
    fed = wireroom("feed", str(path), str(tmp_path / "none.txt"))
    assert fed.exit_code == 1
    first, second, third = fed.stderr.splitlines()
    assert first.startswith(f"{path}:1: invalid JSON")
    assert second == f"{path}:3: `body`: holds a NUL character at offset 6"
    assert third == f"{tmp_path}/none.txt: there is no such file"
    assert fed.stdout.startswith("pushed 1, refused 3, ")
    assert pushed(redis_client, settings) == [written()]


def test_what_is_too_large_is_refused(settings: Settings, wireroom: Run, tmp_path: Path) -> None:
    """A file too large is not read; one that is too large only as an article is refused at the door."""
    (tmp_path / "a.txt").write_text("x" * 2000)
    (tmp_path / "b.txt").write_text("x" * 1020)
    (tmp_path / "c.txt").write_text("The mill burned.")
    fed = wireroom("feed", str(tmp_path), WIREROOM_ARTICLE_MAX_BYTES="1024")
    assert fed.exit_code == 1
    large, wrapped = fed.stderr.splitlines()
    assert large == f"{tmp_path}/a.txt: larger than 1024 bytes"
    assert wrapped.startswith(f"{tmp_path}/b.txt: article ")
    assert wrapped.endswith("1024 are allowed")
    assert fed.stdout.startswith("pushed 1, refused 2, ")
    del settings


def test_receipts_are_printed(redis_client: "Redis", settings: Settings, wireroom: Run) -> None:
    """With --json, each article gives its receipt, and the summary is kept apart."""
    fed = wireroom("feed", "-", "--json", "--lane", "backfill", stdin=LINE + b"\n" + LINE)
    receipts = [json.loads(row) for row in fed.stdout.splitlines()]
    assert [receipt["article_id"] for receipt in receipts] == [written().meta().article_id] * 2
    assert {receipt["lane"] for receipt in receipts} == {"backfill"}
    assert fed.stderr.startswith("pushed 2, refused 0, ")
    assert len(pushed(redis_client, settings, Lane.BACKFILL)) == 2


def test_standard_input_may_be_one_text(redis_client: "Redis", settings: Settings, wireroom: Run) -> None:
    """A text is one article, named by its body."""
    assert wireroom("feed", "-", "--source", "desk", stdin=b"The mill burned.").exit_code == 0
    assert pushed(redis_client, settings) == [Article(source="desk", body="The mill burned.")]


def test_a_full_backlog_ends_it(redis_client: "Redis", settings: Settings, wireroom: Run) -> None:
    """What has no room is not pushed; the exit code is 4, and the summary says how far it came."""
    fed = wireroom("feed", "-", "--wait", "0", stdin=b"\n".join([LINE] * 5), WIREROOM_BACKLOG_MAX="3")
    assert fed.exit_code == 4
    assert fed.stdout.startswith("stopped: pushed 3, refused 0, ")
    assert fed.stderr.splitlines() == [
        "Error: the lane `live` is full: 3 articles wait in it; wait longer with --wait, or start more workers"
    ]
    assert len(pushed(redis_client, settings)) == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Missing argument 'PATH...'"),
        (("-", "--lane", "slow"), "'slow' is not one of 'urgent', 'live', 'backfill'"),
        (("-", "--language", "klingon!"), "`language`: string should match pattern"),
        (("-", "--source", "a\nb"), "`source`: holds a control character (U+000A) at offset 1"),
        (("-", "--wait", "-1"), "-1.0 is not in the range x>=0"),
    ],
)
def test_a_wrong_option_is_told(wireroom: Run, words: tuple[str, ...], told: str) -> None:
    """Nothing is read then, and the exit code is 2."""
    fed = wireroom("feed", *words)
    assert (fed.exit_code, told in fed.stderr) == (2, True)


def test_lines_are_pushed_as_they_come_until_ctrl_c(redis_client: "Redis", settings: Settings) -> None:
    """An endless standard input is pushed line by line; Ctrl-C ends it with its summary and no traceback."""
    feeding = subprocess.Popen(
        [sys.executable, "-c", "from wireroom.cli import main; main()", "feed", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "WIREROOM_REDIS_URL": settings.redis_url, "WIREROOM_NAMESPACE": settings.namespace},
    )
    assert feeding.stdin is not None
    for count in (1, 2):
        feeding.stdin.write(LINE + b"\n")
        feeding.stdin.flush()
        until_pushed(redis_client, settings, count)
    feeding.send_signal(signal.SIGINT)
    out, err = feeding.communicate(timeout=10)
    assert feeding.returncode == 130
    assert out.startswith(b"interrupted: pushed 2, refused 0, ")
    assert err == b""


def until_pushed(redis: "Redis", settings: Settings, count: int) -> None:
    """Wait until so many articles lie in the lane."""
    end = time.monotonic() + 10
    while len(pushed(redis, settings)) < count:
        assert time.monotonic() < end
        time.sleep(0.01)
