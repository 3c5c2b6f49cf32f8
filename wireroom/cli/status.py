"""`wireroom status`: shows the whole room at one moment, or from second to second."""

import time

import click
from redis import Redis
from rich.console import Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from schemas.settings import Settings
from schemas.verdict import Disposition
from wireroom.cli.common import answering, in_room, stdout
from wireroom.cli.render import age, plain
from wireroom.status import Breaker, EmbargoStatus, Queue, StageStatus, Status, look

EACH_S = 1.0
"""Between two looks of `--watch`."""


@click.command(epilog="Example: wireroom status --watch")
@click.option("--json", "as_json", is_flag=True, help="Print one document; with --watch, one a line each second.")
@click.option("--watch", is_flag=True, help="Look again each second, until Ctrl-C.")
@in_room
def status(settings: Settings, *, as_json: bool, watch: bool) -> None:
    """Show what waits, and what came of the rest.

    For each stage: entries not read yet (waiting), read and not committed (pending), the age of the oldest, entries
    committed per second over the last minute, and pool slots. Then totals, dead letters, events kept, and workers.
    """
    with answering(settings) as redis:
        if not watch:
            _print(look(redis, settings), as_json=as_json)
            return
        try:
            _watch(redis, settings, as_json=as_json)
        except KeyboardInterrupt:
            return


def _print(seen: Status, *, as_json: bool) -> None:
    if as_json:
        click.echo(seen.model_dump_json())
    else:
        stdout().print(picture(seen))


def _watch(redis: "Redis", settings: Settings, *, as_json: bool) -> None:
    if as_json:
        while True:
            _print(look(redis, settings), as_json=True)
            time.sleep(EACH_S)
    with Live(picture(look(redis, settings)), console=stdout(), auto_refresh=False) as live:
        while True:
            time.sleep(EACH_S)
            live.update(picture(look(redis, settings)), refresh=True)


def picture(seen: Status) -> RenderableType:
    """The status as people read it."""
    return Group(_stages(seen), Text(), _sums(seen), Text(), _workers(seen))


def _stages(seen: Status) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bright_black")
    table.add_column("stage")
    for name in ("waiting", "pending", "oldest", "per s", "slots"):
        table.add_column(name, justify="right")
    table.add_column("")
    for stage in seen.stages:
        cells = (*_cells(stage), f"{stage.per_s:,.1f}", f"{stage.slots}")
        table.add_row(Text(stage.stage, "bold"), *cells, _breaker(stage))
        if len(stage.queues) > 1:
            for queue in stage.queues:
                table.add_row(f"  {queue.name}", *_cells(queue), style="bright_black")
    return table


def _cells(counted: Queue | StageStatus) -> tuple[str, str, str]:
    return f"{counted.waiting:,}", f"{counted.pending:,}", age(counted.oldest_s)


def _breaker(stage: StageStatus) -> Text:
    if stage.breaker is Breaker.CLOSED:
        return Text()
    return Text(f"{stage.breaker} after {stage.failures_in_a_row} failures in a row", "bold red")


def _sums(seen: Status) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bright_black")
    table.add_column()
    ended = ", ".join(f"{seen.totals[each]:,} {each}" for each in Disposition if seen.totals[each])
    table.add_row("received", f"{seen.totals['received']:,}, {seen.per_s['received']:,.1f} per s")
    table.add_row("ended", ended or "none")
    table.add_row("under embargo", _embargoes(seen.embargoes))
    dropped = f", {seen.dead_letters_dropped:,} dropped" if seen.dead_letters_dropped else ""
    table.add_row("dead letters", Text(f"{seen.dead_letters:,}{dropped}", "red" if seen.dead_letters else ""))
    for events in seen.events:
        since = f", since {events.oldest:%Y-%m-%d %H:%M} UTC" if events.oldest else ""
        table.add_row(f"{events.stream} events", f"{events.retained:,}{since}")
    return table


def _embargoes(seen: EmbargoStatus) -> Text:
    due = f", the next until {seen.next:%Y-%m-%d %H:%M} UTC" if seen.next else ""
    full = "; extraction waits" if seen.is_full else ""
    return Text(f"{seen.waiting:,}{due}{full}", "bold red" if full else "")


def _workers(seen: Status) -> RenderableType:
    if not seen.workers:
        return Text("no workers; start some with `wireroom up`", "yellow")
    table = Table(box=None, pad_edge=False, header_style="bright_black")
    for name in ("worker", "stages", "slots", ""):
        table.add_column(name, justify="right" if name == "slots" else "left")
    for worker in seen.workers:
        state = Text() if worker.is_alive else Text(f"silent for {age(worker.silent_s)}", "red")
        table.add_row(plain(worker.name), ", ".join(worker.stages), f"{worker.slots}", state)
    return table
