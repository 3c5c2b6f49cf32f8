"""`wireroom story`: shows one story with its articles."""

import click

from schemas.settings import Settings
from wireroom.cli.common import RefusedError, answering, in_room, stdout
from wireroom.cli.options import check_article_id
from wireroom.cli.story_view import page
from wireroom.stories import view_story


@click.command(epilog="Example: wireroom story 142e4c6a5e8967cbd908795c")
@click.argument("story_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one document.")
@in_room
def story(settings: Settings, *, story_id: str, as_json: bool) -> None:
    """Show a story: its headline, its main names, and its articles in the order in which they came.

    ID is the story's, as events and `wireroom stories` have it, or that of an article. Of a story that was merged into
    another, the other is shown. Times are UTC.
    """
    check_article_id(story_id)
    with answering(settings) as redis:
        found = view_story(redis, settings, story_id)
    if found is None:
        raise RefusedError(f"there is no story {story_id}, or no more; see `wireroom stories --min-articles 1`")
    if as_json:
        click.echo(found.model_dump_json(exclude_none=True))
        return
    for each in page(story_id, found):
        stdout().print(each, soft_wrap=True)
