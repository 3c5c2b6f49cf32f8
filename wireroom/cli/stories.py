"""`wireroom stories`: lists the stories that are alive."""

import click

from schemas.settings import Settings
from wireroom.cli.common import answering, complain, in_room, stdout
from wireroom.cli.story_view import listed
from wireroom.stories import SEARCHED_MAX, live_stories


@click.command(epilog="Example: wireroom stories --min-articles 5")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="So many, those told of last.")
@click.option(
    "--min-articles",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    metavar="N",
    help="Of at least N articles; most stories have one.",
)
@click.option("--json", "as_json", is_flag=True, help="Print them one a line.")
@in_room
def stories(settings: Settings, *, limit: int, min_articles: int, as_json: bool) -> None:
    """List the stories that are alive, the latest first.

    Each with its headline, id, size, time, and the names at its centre. Times are UTC.
    """
    with answering(settings) as redis:
        found = live_stories(redis, settings, limit=limit, min_articles=min_articles)
    if not found.searched_all:
        complain(f"only the last {SEARCHED_MAX:,} events of stories were searched")
    if as_json:
        for story in found.stories:
            click.echo(story.model_dump_json(exclude_none=True))
        return
    if not found.stories:
        click.echo("no stories" if min_articles == 1 else f"no stories of {min_articles} articles or more")
    for story in found.stories:
        stdout().print(listed(story), soft_wrap=True)
