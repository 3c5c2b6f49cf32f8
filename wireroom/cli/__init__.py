"""The `wireroom` command, one file for each family of verbs."""

import click

from wireroom.cli.dead import dead
from wireroom.cli.demo import demo
from wireroom.cli.extract import extract
from wireroom.cli.feed import feed
from wireroom.cli.rules import rules
from wireroom.cli.status import status
from wireroom.cli.subscribe import subscribe
from wireroom.cli.trace import trace
from wireroom.cli.up import up
from workers.telemetry import configure_logging


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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


for command in (demo, up, feed, extract, subscribe, rules, status, trace, dead):
    cli.add_command(command)


def main() -> None:
    """Run the command."""
    configure_logging("warning")
    cli(prog_name="wireroom")
