"""Options that several commands share, and their checks."""

import click
from pydantic import ValidationError

from schemas.article import Article
from wireroom.feeds.refusal import reason_of


def check(_context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """What an article can hold in the field of the option's name.

    Raises:
        click.UsageError: it cannot hold this.
    """
    if value is not None:
        try:
            Article.model_validate({"source": "-", "body": "-", str(option.name): value})
        except ValidationError as error:
            raise click.UsageError(reason_of(error)) from error
    return value


language = click.option(
    "--language",
    metavar="TAG",
    callback=check,
    help="The language of text, HTML and wire formats, such as en or pt-BR.",
)
allow_private = click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not public too.")
