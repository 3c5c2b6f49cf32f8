"""`wireroom feed` on a real Redis."""

import json
import os
import re
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
from tests.unit.doors.feeds.archive import packed, page

SEEDS = Path(__file__).parents[3] / "seeds"
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
    assert wrapped.startswith(f"{tmp_path}: file:b.txt: article ")
    assert wrapped.endswith("1024 are allowed")
    assert fed.stdout.startswith("pushed 1, refused 2, ")
    del settings


def test_formats_take_their_lanes(redis_client: "Redis", settings: Settings, wireroom: Run, tmp_path: Path) -> None:
    """Urgent items of wire formats queue first, others and withdrawals do not; archives go where they are sent."""
    for name, urgency, status in (("a", 1, "usable"), ("b", 1, "canceled"), ("c", 5, "usable")):
        ninjs = {"uri": f"q:{name}", "urgency": urgency, "pubStatus": status}
        (tmp_path / f"{name}.json").write_text(json.dumps(ninjs))
    archive = tmp_path / "news.warc.gz"
    archive.write_bytes(packed(page("1"), page("2")))
    assert wireroom("feed", *(str(tmp_path / f"{name}.json") for name in "abc")).exit_code == 0
    assert wireroom("feed", str(archive), "--backfill").exit_code == 0
    assert [article.urgency for article in pushed(redis_client, settings, Lane.URGENT)] == [1]
    assert [article.pub_status for article in pushed(redis_client, settings)] == ["canceled", "usable"]
    assert [article.source for article in pushed(redis_client, settings, Lane.BACKFILL)] == ["news.example"] * 2


@pytest.mark.parametrize("folder", ["articles", "feeds", "wires"])
def test_the_samples_are_fed(redis_client: "Redis", settings: Settings, wireroom: Run, folder: str) -> None:
    """Every file of the samples is read, nothing of it is refused, and the second time it is the same."""
    fed = wireroom("feed", str(SEEDS / folder))
    assert (fed.exit_code, fed.stderr) == (0, "")
    first = [*pushed(redis_client, settings, Lane.URGENT), *pushed(redis_client, settings)]
    assert first
    redis_client.flushall()
    assert wireroom("feed", str(SEEDS / folder)).exit_code == 0
    assert [*pushed(redis_client, settings, Lane.URGENT), *pushed(redis_client, settings)] == first


def test_a_feed_is_polled(redis_client: "Redis", settings: Settings, wireroom: Run, tmp_path: Path) -> None:
    """Addresses and lists of feeds are polled together; what cannot be reached is refused, the rest goes on."""
    (tmp_path / "list.opml").write_text('<opml><body><outline xmlUrl="http://127.0.0.1:9/b"/></body></opml>')
    (tmp_path / "a.txt").write_text("The mill burned.")
    fed = wireroom("feed", "http://127.0.0.1:9/a", str(tmp_path / "list.opml"), str(tmp_path / "a.txt"))
    assert fed.exit_code == 1
    assert {error.partition(": ")[0] for error in fed.stderr.splitlines()} == {
        "http://127.0.0.1:9/a",
        "http://127.0.0.1:9/b",
    }
    assert fed.stdout.startswith("pushed 1, refused 2, ")
    assert len(pushed(redis_client, settings)) == 1


def test_what_is_pushed_has_a_rate(settings: Settings, wireroom: Run, tmp_path: Path) -> None:
    """With --rate, no more go in a second."""
    (tmp_path / "b.ndjson").write_bytes((LINE + b"\n") * 6)
    began = time.monotonic()
    assert wireroom("feed", str(tmp_path), "--rate", "20").exit_code == 0
    assert time.monotonic() - began >= 5 / 20
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
        ((), "Missing argument 'PATH|URL|-...'"),
        (("-", "--lane", "slow"), "'slow' is not one of 'urgent', 'live', 'backfill'"),
        (("-", "--language", "klingon!"), "`language`: string should match pattern"),
        (("-", "--source", "a\nb"), "`source`: holds a control character (U+000A) at offset 1"),
        (("-", "--wait", "-1"), "-1.0 is not in the range x>=0"),
        (("-", "--rate", "0"), "0.0 is not in the range x>0"),
        (("-", "--every", "0"), "0.0 is not in the range x>=0.1"),
        (("-", "--lane", "live", "--backfill"), "--backfill and --lane exclude each other"),
    ],
)
def test_a_wrong_option_is_told(wireroom: Run, words: tuple[str, ...], told: str) -> None:
    """Nothing is read then, and the exit code is 2."""
    fed = wireroom("feed", *words)
    assert (fed.exit_code, told in fed.stderr) == (2, True)


def test_lines_are_pushed_as_they_come_until_ctrl_c(settings: Settings) -> None:
    """An endless standard input is pushed line by line; Ctrl-C ends it with its summary and no traceback."""
    feeding = subprocess.Popen(
        [sys.executable, "-c", "from wireroom.cli import main; main()", "feed", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "WIREROOM_REDIS_URL": settings.redis_url, "WIREROOM_NAMESPACE": settings.namespace},
    )
    assert feeding.stdin is not None
    assert feeding.stdout is not None
    for _ in range(2):
        feeding.stdin.write(LINE + b"\n")
        feeding.stdin.flush()
        assert feeding.stdout.readline().startswith(b"{")
    feeding.send_signal(signal.SIGINT)
    out, err = feeding.communicate(timeout=10)
    assert (feeding.returncode, out) == (130, b"")
    assert re.fullmatch(rb"interrupted: pushed 2, refused 0, \d+ articles/s\n", err)
