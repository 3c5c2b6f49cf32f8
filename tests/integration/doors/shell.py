"""Runs the product's command in this process, in a test's room."""

from collections.abc import Callable

from click.testing import CliRunner, Result

from schemas.settings import Settings
from wireroom.cli import cli

Run = Callable[..., Result]


def shell(settings: Settings) -> Run:
    """A way to run `wireroom ...` as a script would, with standard input as `stdin`."""
    environment = {"WIREROOM_REDIS_URL": settings.redis_url, "WIREROOM_NAMESPACE": settings.namespace}

    def run(*words: str, stdin: bytes = b"", **other: str) -> Result:
        return CliRunner().invoke(cli, words, input=stdin, env={**environment, **other}, prog_name="wireroom")

    return run
