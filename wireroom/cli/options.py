"""Options and arguments that several commands share, and their checks."""

import re

import click
from pydantic import ValidationError

from schemas.article import ARTICLE_ID_BYTES, Article, ArticleMeta
from wireroom.feeds.refusal import reason_of

_ARTICLE_ID = re.compile(f"[0-9a-f]{{{2 * ARTICLE_ID_BYTES}}}")


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


def article_id_of(source: str, uri: str) -> str:
    """The id of the article that a source calls by this uri.

    Raises:
        click.UsageError: no article can be called so.
    """
    try:
        return ArticleMeta(source=source, uri=uri).article_id
    except ValidationError as error:
        raise click.UsageError(reason_of(error)) from error


def check_article_id(given: str) -> str:
    """An article's id, which is also that of the story it opened.

    Raises:
        click.UsageError: it is none.
    """
    if not _ARTICLE_ID.fullmatch(given):
        raise click.UsageError(f"an id has {2 * ARTICLE_ID_BYTES} hexadecimal digits, as events give it in `subject`")
    return given


language = click.option(
    "--language",
    metavar="TAG",
    callback=check,
    help="The language of text, HTML and wire formats, such as en or pt-BR.",
)
allow_private = click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not public too.")
