"""`wireroom trace`: says what became of one article."""

import click
from rich.text import Text

from schemas.settings import Settings
from wireroom.cli.common import RefusedError, answering, in_room, stdout
from wireroom.cli.event_view import line
from wireroom.cli.options import article_id_of, check_article_id
from wireroom.cli.render import QUIET, plain
from wireroom.search import Whereabouts
from wireroom.told import Step
from wireroom.trace import Trace
from wireroom.trace import trace as find_trace


@click.command(epilog="Example: wireroom trace --source night-wire nw/1")
@click.argument("article")
@click.option("--source", help="Then ARTICLE is the uri that this source gave it.")
@click.option("--json", "as_json", is_flag=True, help="Print one document.")
@in_room
def trace(settings: Settings, *, article: str, source: str | None, as_json: bool) -> None:
    """Say what became of one article.

    ARTICLE is its id. What was told of it is shown, and how it ended, or where it is now. Times are UTC.
    """
    article_id = article_id_of(source, article) if source else check_article_id(article)
    with answering(settings) as redis:
        found = find_trace(redis, settings, article_id)
    if found is None:
        raise RefusedError(f"nothing is known of article {article_id}: never pushed, or longer ago than is remembered")
    if as_json:
        click.echo(found.model_dump_json(exclude_none=True))
        return
    console = stdout()
    for each in _lines(found):
        console.print(each, soft_wrap=True)


def _lines(found: Trace) -> list[Text]:
    named = " ".join(plain(part) for part in (found.source, found.uri) if part)
    return [
        Text(f"{found.article_id}  {named}", "bold"),
        Text(plain(found.headline or "")),
        *(_step(step, found) for step in found.steps),
        *(
            Text(f"dead letter {letter.id}: {letter.reason}; `wireroom dead show {letter.id}`", "red")
            for letter in found.dead_letters
        ),
        _ending(found),
    ]


def _step(step: Step, found: Trace) -> Text:
    if step.event is None:
        return Text(f"{step.at:%H:%M:%S}  {step.stream}/{step.entry} is kept no more", QUIET)
    shown = line(step.event, at=step.at)
    for alert in found.alerts:
        if alert.event == step.event.id and alert.withdrawn:
            shown.append(f"  withdrawn at {alert.withdrawn:%H:%M:%S}", "magenta")
    return shown


def _ending(found: Trace) -> Text:
    if found.now:
        return Text(f"now: {_whereabouts(found.now)}", "yellow")
    if not found.searched_all:
        return Text("now: not known; more articles wait than were searched", "yellow")
    ending = found.disposition or "not told: a rejected article was requeued or its letter dropped, or events are gone"
    story = f", story {found.story}" if found.story else ""
    return Text(f"ended: {ending}{story}")


def _whereabouts(now: Whereabouts) -> str:
    if now.embargoed_until:
        return f"under embargo until {now.embargoed_until:%Y-%m-%d %H:%M:%S} UTC"
    held = f", held by {now.held_by}" if now.held_by else ""
    return f"waits in {now.queue} for {now.stage}{held}"
