"""`wireroom extract`: shows what would be extracted from a file or a page, without pushing it."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import click
from pydantic import ValidationError

from schemas.annotations import Annotations
from schemas.article import Article
from schemas.base import Contract
from schemas.extraction import Extraction
from schemas.settings import Settings
from wireroom.cli import options
from wireroom.cli.common import RefusedError, SettingsError, complain, read_settings, stdout
from wireroom.cli.extraction_view import view
from wireroom.feeds.files.finding import Found, find
from wireroom.feeds.files.reader import STDIN, Reader
from wireroom.feeds.page import article_of_page
from wireroom.feeds.refusal import Refusal, reason_of
from wireroom.feeds.urls import is_address, without_login
from wireroom.feeds.web.http import Fetcher, FetchError
from wireroom.feeds.web.pages import Pages
from wireroom.feeds.web.robots import Robots
from workers.errors import PermanentError
from workers.extraction.annotate import Recognise, annotate
from workers.extraction.extract import extract as extract_article
from workers.extraction.recogniser import NoPipelineError, choose


class Extracted(Contract):
    """What is printed of an article: the same as its event holds."""

    extraction: Extraction
    annotations: Annotations


@click.command(epilog="Example: wireroom extract seeds/articles/blinken-defence-date-line.txt")
@click.argument("path", metavar="PATH|URL|-")
@options.language
@options.allow_private
@click.option("--json", "as_json", is_flag=True, help="Print one document for each article, one a line.")
def extract(*, path: str, language: str | None, allow_private: bool, as_json: bool) -> None:
    """Show what would be extracted: metadata with where it was read, the text with its spans marked, annotations.

    Nothing is pushed, and no Redis is asked. A URL is a page, fetched where its site's robots.txt permits it; `-` is
    standard input; files and folders are read as `wireroom feed` reads them.
    """
    settings = read_settings()
    recognise = _recogniser(settings)
    refused = 0
    console = stdout()
    reader = Reader(settings.article_max_bytes, language=language)
    fetcher = Fetcher(settings.article_max_bytes, allow_private=allow_private)
    for each in _articles(path, reader, fetcher):
        outcome = each if isinstance(each, Refusal) else _extracted(each, recognise, place=without_login(path))
        if isinstance(outcome, Refusal):
            refused += 1
            complain(str(outcome))
        elif as_json:
            click.echo(outcome.model_dump_json(exclude_none=True))
        else:
            console.print(view(outcome.extraction, outcome.annotations))
    if refused:
        sys.exit(RefusedError.exit_code)


def _articles(path: str, reader: Reader, fetcher: Fetcher) -> Iterator[Article | Refusal]:
    if path == STDIN:
        yield from reader.read_stdin(sys.stdin.buffer)
    elif is_address(path):
        yield _page(path, fetcher, language=reader.language)
    else:
        for found in find(path):
            yield from reader.read(found) if isinstance(found, Found) else (found,)


def _page(url: str, fetcher: Fetcher, *, language: str | None) -> Article | Refusal:
    place = without_login(url)
    try:
        html = Pages(fetcher, Robots(fetcher)).read(url)
        return article_of_page(html, url=place, language=language)
    except FetchError as error:
        return Refusal(place, error.reason)
    except ValidationError as error:
        return Refusal(place, reason_of(error))


def _recogniser(settings: Settings) -> Recognise:
    try:
        return choose(settings.spacy_pipeline)
    except NoPipelineError as error:
        raise SettingsError(f"WIREROOM_SPACY_PIPELINE: {error}") from error


def _extracted(article: Article, recognise: Recognise, *, place: str) -> Extracted | Refusal:
    try:
        extraction = extract_article(article, arrived=(now := datetime.now(UTC)))
    except PermanentError as error:
        return Refusal(place, f"{error.failure.reason}: {error.failure.detail}")
    return Extracted(extraction=extraction, annotations=annotate(extraction, arrived=now, recognise=recognise))
