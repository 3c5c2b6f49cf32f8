"""What every command has: help with an example, options for the room, errors in one line."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner
from redis import Redis

from schemas.settings import Settings
from tests.integration.doors.shell import Run
from wireroom.cli import cli
from wireroom.server import free_port

NEED_REDIS = [
    ("feed", "-"),
    ("subscribe",),
    ("subscribe", "--group", "desk"),
    ("rules", "list"),
    ("status",),
    ("status", "--watch"),
    ("trace", "0" * 24),
    ("stories",),
    ("story", "0" * 24),
    ("dead", "list"),
    ("dead", "requeue", "--all"),
]


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, with its words."""
    found: list[tuple[tuple[str, ...], click.Command]] = []
    context = click.Context(group)
    for name in group.list_commands(context):
        words, command = (*path, name), group.get_command(context, name)
        assert command is not None
        found += commands(command, words) if isinstance(command, click.Group) else [(words, command)]
    return found


@pytest.mark.parametrize(("words", "command"), commands(cli), ids=str)
def test_every_command_shows_an_example(words: tuple[str, ...], command: click.Command) -> None:
    """Its help has an example that begins with its own words."""
    helped = CliRunner().invoke(cli, [*words, "--help"])
    assert helped.exit_code == 0
    assert f"Example: wireroom {' '.join(words)}" in " ".join(helped.stdout.split())
    assert command.help


def test_the_group_tells_its_exit_codes() -> None:
    """Scripts find the exit codes in the help."""
    helped = CliRunner().invoke(cli, ["-h"]).stdout
    assert "  3  Redis is away, or refuses\n" in helped
    assert CliRunner().invoke(cli, ["-v"], prog_name="wireroom").stdout.startswith("wireroom 0.")


@pytest.mark.parametrize("words", NEED_REDIS, ids=" ".join)
def test_a_redis_that_is_away_is_told_at_once(words: tuple[str, ...]) -> None:
    """One line says where it was looked for, without the password, and what to do; the exit code is 3."""
    port = free_port()
    ended = CliRunner().invoke(cli, [*words, "--redis", f"redis://:secret@127.0.0.1:{port}/0"], input=b"x")
    assert ended.exit_code == 3
    where = f"redis://***@127.0.0.1:{port}/0"
    what_to_do = "start one with `wireroom up`, or name another with --redis URL"
    assert ended.stderr == f"Error: Redis does not answer at {where}: {what_to_do}\n"


@pytest.mark.parametrize("words", [*NEED_REDIS, ("demo", "--once"), ("up",)], ids=" ".join)
def test_a_wrong_environment_is_told(words: tuple[str, ...]) -> None:
    """One line names the variable; the exit code is 2."""
    ended = CliRunner().invoke(cli, words, env={"WIREROOM_BATCH_MAX": "many"}, input=b"x")
    assert ended.exit_code == 2
    assert ended.stderr.startswith("Error: WIREROOM_BATCH_MAX: ")
    assert len(ended.stderr.splitlines()) == 1


def test_a_redis_that_refuses_the_password_is_told(settings: Settings) -> None:
    """A wrong password is told as such, and not shown."""
    url = settings.redis_url.replace("//", "//user:secret@")
    ended = CliRunner().invoke(cli, ["status", "--redis", url])
    assert ended.exit_code == 3
    assert ended.stderr == f"Error: Redis at {url.replace('user:secret', '***')} refuses the password or the user\n"


def test_a_key_of_another_kind_is_told(wireroom: Run, redis_client: "Redis", settings: Settings) -> None:
    """What Redis refuses is told in its words."""
    redis_client.set(settings.channels.counts, "x")
    ended = wireroom("status")
    assert ended.exit_code == 3
    assert ended.stderr.startswith(f"Error: Redis at {settings.redis_url} refuses: ")
    assert "WRONGTYPE" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "environment", "told"),
    [
        ((), {"WIREROOM_BATCH_MAX": "many"}, "Error: WIREROOM_BATCH_MAX: Input should be a valid integer"),
        ((), {"WIREROOM_REDELIVER_AFTER_S": "1"}, "Error: redeliver_after_s must be longer than batch_timeout_s"),
        (("--namespace", "a b"), {}, "Error: WIREROOM_NAMESPACE: String should match pattern"),
        (("--redis", "http://x"), {}, "Error: no Redis URL: Redis URL must specify one of the following schemes"),
        (("--redis", "redis://x:port"), {}, "Error: no Redis URL: Port could not be cast to integer value"),
    ],
)
def test_a_wrong_setting_is_told(words: tuple[str, ...], environment: dict[str, str], told: str) -> None:
    """One line names the setting and what is wrong with it; the exit code is 2."""
    ended = CliRunner().invoke(cli, ["status", *words], env=environment)
    assert ended.exit_code == 2
    assert ended.stderr.startswith(told)
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("namespace", ["desk", "{desk}"])
def test_a_room_is_named_with_or_without_braces(wireroom: Run, namespace: str) -> None:
    """The braces that a shell would take away need not be written."""
    assert (
        wireroom("rules", "apply", "-", "--namespace", namespace, stdin=b"[{id: a, title: t, query: x}]").exit_code == 0
    )
    assert "no rules" not in wireroom("rules", "list", "--namespace", "desk").stdout
    assert "no rules" in wireroom("rules", "list").stdout


def test_no_traceback_reaches_the_terminal() -> None:
    """The installed command ends in one line where Redis is away."""
    words = ["status", "--redis", f"redis://127.0.0.1:{free_port()}/0"]
    done = subprocess.run(
        [sys.executable, "-c", "from wireroom.cli import main; main()", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
