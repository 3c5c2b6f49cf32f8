"""A worker application in which extraction does what an article's headline says: dies, loops, raises or eats memory."""

import os
import signal
from collections.abc import Callable

from benchmarks.obeying import build_obeying
from workers.app import app
from workers.streams import Entry
from workers.tasks import runtime_of


def die() -> None:
    """End the process as the kernel does when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)


def loop() -> None:
    """Never come back."""
    while True:
        pass


def fail() -> None:
    """Raise what nobody expects."""
    raise ZeroDivisionError


def eat() -> None:
    """Take memory until there is none."""
    eaten = []
    while True:
        eaten.append(bytes(1 << 26))


POISON: dict[str, Callable[[], None]] = {f"poison: {each.__name__}": each for each in (die, loop, fail, eat)}


def obey(entry: Entry) -> None:
    """Do what an article says, if it is poison."""
    for name, effect in POISON.items():
        if f'"{name}"'.encode() in entry.fields.get(b"article", b""):
            effect()


runtime_of(app).build_work = build_obeying(obey)
