"""The `wireroom` command, one file for each family of verbs."""

from importlib import import_module

import click

from workers.telemetry import configure_logging

COMMANDS = ("demo", "up", "feed", "extract", "subscribe", "rules", "stories", "story", "status", "trace", "dead")
"""Each is in the file of its name."""


class Verbs(click.Group):
    """Loads a command when it is asked for: what `feed` and `extract` stand on takes a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"wireroom.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "-v", "--version", package_name="wireroom", message="%(prog)s %(version)s")
def cli() -> None:
    """Feed news streams, subscribe to their events, and look after the workers between.

    Settings come from the environment: WIREROOM_REDIS_URL, WIREROOM_NAMESPACE and so on.

    \b
    Exit codes:
      0  done
      1  something was refused, or is not there
      2  an option or a setting is wrong
      3  Redis is away, or refuses
      4  the backlog is full
    """  # noqa: D301 - click's mark for lines that stay as they are


def main() -> None:
    """Run the command."""
    configure_logging("warning")
    cli(prog_name="wireroom")
