"""What a newcomer does: the demo, and a stack of one's own that is fed and asked, all by the command."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wireroom.server import free_port, is_listened_on
from workers.connections import connect

PROGRAM = "from wireroom.cli import main; main()"
ROOT = Path(__file__).parents[2]
ASKED_FOR = ROOT.parent / "shared" / "seeds" / "000_81762a311fdba36f.txt"
TIMEOUT_S = 90


def wireroom(*args: str, url: str = "", check: bool = True, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """Run the command in the project's folder."""
    environment = {**os.environ, **({"WIREROOM_REDIS_URL": url} if url else {})}
    command = [sys.executable, "-c", PROGRAM, *args]
    return subprocess.run(
        command, cwd=ROOT, env=environment, input=stdin, capture_output=True, text=True, timeout=TIMEOUT_S, check=check
    )


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a stack that `wireroom up` runs."""
    folder = tmp_path_factory.mktemp("up")
    url = f"redis://127.0.0.1:{free_port()}/0"
    command = [sys.executable, "-c", PROGRAM, "up", "--embedded", "--redis", url, "--data", str(folder)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, cwd=ROOT, stderr=log, stdout=log) as process:
        until(
            lambda: bool(json.loads(wireroom("status", "--json", url=url, check=False).stdout or "{}").get("workers"))
        )
        yield url
        process.terminate()
        assert process.wait(TIMEOUT_S) == 0


def until(is_true: Callable[[], bool]) -> None:
    """Wait until something is true, for `TIMEOUT_S` at most."""
    end = time.monotonic() + TIMEOUT_S
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.1)


def events(url: str, kind: str) -> list[dict[str, Any]]:
    """All events of a type so far."""
    shown = wireroom("subscribe", "--type", kind, "--from", "start", "--json", "--idle-exit", "0", url=url)
    return [json.loads(line) for line in shown.stdout.splitlines()]


def ended(url: str) -> dict[str, int]:
    """How many articles came to which end."""
    totals: dict[str, int] = json.loads(wireroom("status", "--json", url=url).stdout)["totals"]
    return totals


def test_the_demo_shows_every_kind_of_event_and_ends() -> None:
    """`wireroom demo --once` feeds the samples, shows what came of them, and ends with 0."""
    shown = wireroom("demo", "--once")
    for word in ("FLASH", "BULLETIN", "extracted", "duplicated", "revised", "withdrawn", "updated", "rejected"):
        assert word in shown.stdout
    assert "opened" not in shown.stdout
    assert "Traceback" not in shown.stdout + shown.stderr


@pytest.mark.parametrize(
    ("source", "article"),
    [
        ("sample", ROOT / "seeds" / "articles" / "blinken-defence-date-line.txt"),
        pytest.param(
            "asked",
            ASKED_FOR,
            marks=pytest.mark.skipif(not ASKED_FOR.exists(), reason="no ../shared/seeds on this machine"),
        ),
    ],
)
def test_an_article_fed_twice_is_one_original_and_one_alert(
    up: str, source: str, article: Path, tmp_path: Path
) -> None:
    """A text with a date line ends as original with its date and language, and rings once, however often it is fed."""
    before = ended(up)
    rules = tmp_path / "rules.yaml"
    rules.write_text(f"- {{id: {source}, title: Talks, query: 'Blinken AND \"defence partnership\"'}}")
    wireroom("rules", "apply", str(rules), url=up)
    for _ in range(2):
        wireroom("feed", str(article), "--source", source, url=up)
    until(lambda: ended(up)["redelivery"] == before["redelivery"] + 1)
    until(lambda: ended(up)["original"] == before["original"] + 1)

    extracted = [each for each in events(up, "wireroom.article.extracted") if each["data"]["meta"]["source"] == source]
    found = extracted[0]["data"]["extraction"]
    assert (found["published"], found["language"]) == ("2023-11-10T00:00:00Z", "en")
    alerts = [each for each in events(up, "wireroom.alert.raised") if each["data"]["rule_id"] == source]
    assert [each["subject"] for each in alerts] == [each["subject"] for each in extracted]
    assert "original" in wireroom("trace", extracted[0]["subject"], url=up).stdout


def test_up_says_when_its_port_is_taken(up: str) -> None:
    """A second stack on the same port is refused in one line that says what to do."""
    refused = wireroom("up", "--embedded", "--redis", up, check=False)
    assert refused.returncode == 1
    assert "listens on port" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_a_killed_server_is_started_again(up: str) -> None:
    """What it held is there again, and the workers go on."""
    before = ended(up)
    with connect(up) as redis:
        pid = int(redis.info("server")["process_id"])
    os.kill(pid, signal.SIGKILL)
    until(lambda: wireroom("status", url=up, check=False).returncode == 0)
    assert ended(up) == before
    line = json.dumps({"source": "night-wire", "uri": "nw/1", "body": "The ferry left the old quay at dawn."})
    wireroom("feed", "-", url=up, stdin=line)
    until(lambda: ended(up)["original"] == before["original"] + 1)


@pytest.mark.parametrize("numbers", [(signal.SIGTERM, signal.SIGHUP), (signal.SIGHUP, signal.SIGTERM)])
def test_the_demo_ends_with_its_terminal(numbers: tuple[signal.Signals, ...]) -> None:
    """Told to end, or left by its terminal, and told so twice, it leaves no server behind."""
    command = [sys.executable, "-c", PROGRAM, "demo"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r"127\.0\.0\.1:(\d+)", process.stdout.readline())
        assert found
        port = int(found[1])
        until(lambda: is_listened_on(port))
        for number in numbers:
            process.send_signal(number)
        process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 0
    assert not is_listened_on(port)


def test_up_ends_when_its_terminal_is_closed(tmp_path: Path) -> None:
    """In good order: with 0, and no server left behind."""
    port = free_port()
    url = f"redis://127.0.0.1:{port}/0"
    command = [sys.executable, "-c", PROGRAM, "up", "--embedded", "--redis", url, "--data", str(tmp_path)]
    with (tmp_path / "log").open("wb") as log, subprocess.Popen(command, cwd=ROOT, stderr=log, stdout=log) as process:
        until(lambda: b"is up" in (tmp_path / "log").read_bytes())
        process.send_signal(signal.SIGHUP)
        assert process.wait(TIMEOUT_S) == 0
    assert not is_listened_on(port)
