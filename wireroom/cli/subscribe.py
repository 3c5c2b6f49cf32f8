"""`wireroom subscribe`: prints events as they come."""

import socket
from datetime import datetime

import click

from schemas.settings import Settings
from wireroom.cli.common import answering, in_room, stdout
from wireroom.cli.event_view import line
from wireroom.events import Received
from wireroom.places import Start
from wireroom.subscriber import Subscriber


@click.command(epilog="Example: wireroom subscribe --type wireroom.alert --from start --json")
@click.option(
    "--type", "types", multiple=True, metavar="TYPE", help="Events of this type, or that it begins; repeatable."
)
@click.option("--from", "start", default="now", metavar="now|start|TIME|ID", help="Where to begin.  [default: now]")
@click.option("--group", help="Share the events with the other consumers of a group, and resume where it was.")
@click.option(
    "--consumer",
    help="The name in the group: one for each process; with the same, it resumes.  [default: the host's name]",
)
@click.option(
    "--idle-exit", "idle_exit_s", type=click.FloatRange(min=0), metavar="S", help="End when nothing came for S seconds."
)
@click.option("--count", type=click.IntRange(min=1), metavar="N", help="End after N events.")
@click.option("--json", "as_json", is_flag=True, help="Print the events as they are: CloudEvents in JSON, one a line.")
@in_room
def subscribe(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    types: tuple[str, ...],
    start: str,
    group: str | None,
    consumer: str | None,
    idle_exit_s: float | None,
    count: int | None,
    as_json: bool,
) -> None:
    """Print events as they come.

    TIME has a zone, such as 2026-11-24T06:00Z. ID is an entry's id, and needs a TYPE, since it counts in one stream.
    With a group, an event is acknowledged when it was printed. Times shown are UTC. Ctrl-C ends it.
    """
    if consumer and not group:
        raise click.UsageError("--consumer needs --group")
    try:
        subscriber = Subscriber(
            settings,
            types=types,
            start=_start(start),
            group=group,
            consumer=(consumer or socket.gethostname()) if group else None,
            idle_exit_s=idle_exit_s,
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    with answering(settings), subscriber:
        try:
            _print(subscriber, count=count, as_json=as_json)
        except KeyboardInterrupt:
            return


def _print(subscriber: Subscriber, *, count: int | None, as_json: bool) -> None:
    for number, received in enumerate(subscriber, 1):
        _show(received, as_json=as_json)
        if subscriber.group:
            subscriber.ack(received)
        if number == count:
            return


def _show(received: Received, *, as_json: bool) -> None:
    if as_json:
        click.echo(received.document)
        return
    console = stdout()
    console.print(line(received.event, at=received.at), soft_wrap=not console.is_terminal)


def _start(given: str) -> Start:
    try:
        return datetime.fromisoformat(given)
    except ValueError:
        return given
