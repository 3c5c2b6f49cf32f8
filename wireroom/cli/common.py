"""What all commands share: which room is meant, and how an expected failure ends: in one line, with an exit code.

click.ClickException
├── RefusedError        1  something was refused, or is not there
├── SettingsError       2  an option or the environment is wrong
├── UnreachableError    3  Redis is away, or refuses
└── FullError           4  the backlog is full
"""

import functools
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click
from pydantic import ValidationError
from redis import Redis
from redis.exceptions import AuthenticationError, RedisError
from rich.console import Console

from schemas.settings import Settings
from wireroom.access import without_password
from wireroom.cli.render import plain
from wireroom.producer import BacklogFull
from workers.connections import UNREACHABLE, connect

INTERRUPTED = 130
"""The exit code after Ctrl-C, where work was left undone."""


class RefusedError(click.ClickException):
    """Something was refused, or is not there."""

    exit_code = 1


class SettingsError(click.ClickException):
    """An option or the environment is wrong."""

    exit_code = 2


class UnreachableError(click.ClickException):
    """Redis is away, or refuses."""

    exit_code = 3


class FullError(click.ClickException):
    """The backlog is full."""

    exit_code = 4


def in_room(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--redis` and `--namespace`, and pass it the settings that they and the environment make."""

    @click.option("--redis", "redis_url", metavar="URL", help="The Redis to use. [env: WIREROOM_REDIS_URL]")
    @click.option("--namespace", metavar="NAME", help="The room in it. [env: WIREROOM_NAMESPACE]")
    @functools.wraps(command)
    def run(*args: object, redis_url: str | None, namespace: str | None, **options: object) -> None:
        settings = read_settings(redis_url=redis_url, namespace=namespace)
        with _in_one_line(settings):
            command(*args, settings=settings, **options)

    return run


@contextmanager
def answering(settings: Settings) -> Iterator["Redis"]:
    """A client whose Redis has answered: one that is away is told at once, not after many tries."""
    with connect(settings.redis_url) as redis:
        redis.ping()
        yield redis


def stdout() -> Console:
    """Where people read."""
    return Console(highlight=False)


def stderr() -> Console:
    """Where they read of what went wrong."""
    return Console(highlight=False, stderr=True)


def complain(text: str, *, console: Console | None = None) -> None:
    """Tell people in one line what went wrong."""
    (console or stderr()).print(plain(text), markup=False, soft_wrap=True)


def read_settings(*, redis_url: str | None = None, namespace: str | None = None) -> Settings:
    """Settings of what is given, else of the environment.

    Raises:
        SettingsError: one is wrong.
    """
    given = {"redis_url": redis_url, "namespace": namespace}
    try:
        settings = Settings.model_validate({name: value for name, value in given.items() if value})
        connect(settings.redis_url).close()
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)[0]
        names = [str(step) for step in wrong["loc"]]
        where = f"WIREROOM_{'_'.join(names).upper()}: " if names else ""
        raise SettingsError(f"{where}{wrong['msg'].removeprefix('Value error, ')}") from error
    except ValueError as error:
        raise SettingsError(f"no Redis URL: {error}".splitlines()[0]) from error
    return settings


def on_ending(handler: Callable[[int, FrameType | None], object]) -> None:
    """Call `handler` at Ctrl-C, at SIGTERM and when the terminal is closed; not where it is ignored, as nohup does."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


@contextmanager
def _in_one_line(settings: Settings) -> Iterator[None]:
    url = without_password(settings.redis_url)
    try:
        yield
    except BacklogFull as error:
        raise FullError(f"{error}; wait longer with --wait, or start more workers") from error
    except AuthenticationError as error:
        raise UnreachableError(f"Redis at {url} refuses the password or the user") from error
    except UNREACHABLE as error:
        raise UnreachableError(
            f"Redis does not answer at {url}: start one with `wireroom up`, or name another with --redis URL"
        ) from error
    except RedisError as error:
        raise UnreachableError(f"Redis at {url} refuses: {str(error).splitlines()[0]}") from error
