"""`wireroom feed` over interruptions: what was pushed, and what another run pushes."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from schemas.article import Article, Lane
from schemas.settings import Settings
from tests.integration.doors.shell import Run
from tests.unit.doors.feeds.archive import packed, page
from wireroom.pace import GRAIN_S

EACH = 120
"""Articles of a kind."""
RATE = 150
INTERRUPT_AT = 2 * RATE
"""Articles pushed by then: so there was time for a note."""
WAIT_S = 20


def pushed(redis: "Redis", settings: Settings) -> list[str]:
    """The names of all articles that were pushed, in their order."""
    entries: Any = redis.xrange(settings.channels.incoming(Lane.LIVE))
    return [Article.model_validate_json(fields[b"article"]).uri or "" for _, fields in entries]


def bookmarks(redis: "Redis", settings: Settings) -> list[Any]:
    """The keys of all notes."""
    return list(redis.scan_iter(f"{settings.namespace}:bookmarks:*"))


def until(is_true: Callable[[], bool]) -> None:
    """Wait until it is."""
    end = time.monotonic() + WAIT_S
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.01)


@contextmanager
def feeding(settings: Settings, *words: str, **other: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The command in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from wireroom.cli import main; main()", "feed", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "WIREROOM_REDIS_URL": settings.redis_url, "WIREROOM_NAMESPACE": settings.namespace, **other},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def ended(process: "subprocess.Popen[bytes]", number: int) -> tuple[int, str]:
    """How it ends by a signal: its code, and all that it says."""
    process.send_signal(number)
    out, err = process.communicate(timeout=WAIT_S)
    return process.returncode, (out + err).decode()


def receipts(process: "subprocess.Popen[bytes]", count: int) -> None:
    """Wait for so many; then it knows what it has pushed."""
    assert process.stdout
    for _ in range(count):
        assert process.stdout.readline().startswith(b"{")


def line(name: str) -> bytes:
    """An article as a line."""
    article = {"source": "night-wire", "uri": name, "body": f"Ferry {name} left at dawn."}
    return json.dumps(article).encode() + b"\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with pages of an archive, text, and lines."""
    (tmp_path / "a.warc.gz").write_bytes(packed(*(page(str(number)) for number in range(EACH))))
    (tmp_path / "b").mkdir()
    for number in range(EACH):
        (tmp_path / "b" / f"{number}.txt").write_text(f"Ferry {number} left at dawn.")
    (tmp_path / "c.ndjson").write_bytes(b"".join(line(f"nw/{number}") for number in range(EACH)))
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_run_goes_on(
    redis_client: "Redis", settings: Settings, wireroom: Run, desk: Path, number: signal.Signals
) -> None:
    """Whatever ends it, the next run loses nothing, repeats what was not noted yet, and then forgets."""
    with feeding(settings, str(desk), "--rate", str(RATE)) as process:
        until(lambda: len(pushed(redis_client, settings)) >= INTERRUPT_AT)
        code, told = ended(process, number)
    first = pushed(redis_client, settings)
    assert code == (-number if number is signal.SIGKILL else 130)
    assert re.fullmatch(
        "" if number is signal.SIGKILL else r"interrupted: pushed \d+, refused 0, \d+ articles/s\n", told
    )
    assert len(bookmarks(redis_client, settings)) == 1

    again = wireroom("feed", str(desk))
    assert (again.exit_code, again.stderr) == (0, "It went on where an earlier run was interrupted.\n")
    second = pushed(redis_client, settings)[len(first) :]
    assert len(set(first) | set(second)) == 3 * EACH
    assert len(set(first) & set(second)) <= (2 * RATE if number is signal.SIGKILL else RATE * GRAIN_S * 2)
    assert first[0] not in second
    assert bookmarks(redis_client, settings) == []

    assert wireroom("feed", str(desk)).stderr == ""
    assert len(pushed(redis_client, settings)) == len(first) + len(second) + 3 * EACH


def test_what_is_followed_is_remembered(redis_client: "Redis", settings: Settings, tmp_path: Path) -> None:
    """What is new is pushed as it comes; a restart pushes what is new or changed alone; Ctrl-C is a good end."""
    lines, text = tmp_path / "wire.ndjson", tmp_path / "a.txt"
    lines.write_bytes(line("l1"))
    words = (str(tmp_path), "--follow", "--every", "0.1", "--source", "desk", "--json")
    with feeding(settings, *words) as process:
        receipts(process, 1)
        text.write_text("The mill burned.")
        receipts(process, 1)
        with lines.open("ab") as file:
            file.write(line("l2") + b"{\n" + line("l3"))
        receipts(process, 2)
        code, told = ended(process, signal.SIGINT)
    assert code == 0
    assert re.fullmatch(r".+wire.ndjson:3: invalid JSON.+\npushed 4, refused 1, \d+ articles/s\n", told)

    text.write_text("The mill burned again.")
    with feeding(settings, *words) as process:
        receipts(process, 1)
        code, told = ended(process, signal.SIGTERM)
    assert code == 0
    assert re.fullmatch(r"pushed 1, refused 0, \d+ articles/s\n", told)
    assert pushed(redis_client, settings) == ["l1", "file:a.txt", "l2", "l3", "file:a.txt"]


def test_a_full_backlog_is_waited_for(redis_client: "Redis", settings: Settings, tmp_path: Path) -> None:
    """When following, no backlog ends it; it goes on when there is room again."""
    (tmp_path / "wire.ndjson").write_bytes(b"".join(line(str(number)) for number in range(6)))
    with feeding(settings, str(tmp_path), "--follow", WIREROOM_BACKLOG_MAX="4", WIREROOM_PUSH_WAIT_S="0") as process:
        until(lambda: len(pushed(redis_client, settings)) == 4)
        redis_client.xtrim(settings.channels.incoming(Lane.LIVE), maxlen=2, approximate=False)
        until(lambda: pushed(redis_client, settings) == ["2", "3", "4", "5"])
        assert process.poll() is None
