"""`wireroom extract`: shows what would be extracted from a file or a page, without pushing it."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from schemas.annotations import Annotations
from schemas.article import Article
from schemas.base import Contract
from schemas.extraction import Extraction
from schemas.settings import Settings
from wireroom.cli.common import RefusedError, SettingsError, read_settings, stderr, stdout
from wireroom.cli.extraction_view import view
from wireroom.cli.render import plain
from wireroom.feeds.files.reader import STDIN, Found, Reader, find
from wireroom.feeds.refusal import Refusal
from workers.errors import PermanentError
from workers.extraction.annotate import Recognise, annotate
from workers.extraction.extract import extract as extract_article
from workers.extraction.recogniser import NoPipelineError, choose


class Extracted(Contract):
    """What is printed of an article: the same as its event holds."""

    extraction: Extraction
    annotations: Annotations


@click.command(epilog="Example: wireroom extract seeds/articles/blinken-defence-date-line.txt")
@click.argument("path", metavar="FILE|URL")
@click.option("--language", metavar="TAG", help="The language of text and HTML, such as en or pt-BR.")
@click.option("--json", "as_json", is_flag=True, help="Print one document for each article, one a line.")
def extract(*, path: str, language: str | None, as_json: bool) -> None:
    """Show what would be extracted: metadata with where it was read, the text with its spans marked, annotations.

    Nothing is pushed, and no Redis is asked. `-` is standard input.
    """
    settings = read_settings()
    recognise = _recogniser(settings)
    refused = 0
    console, errors = stdout(), stderr()
    for each in _articles(path, settings, language=language):
        outcome = each if isinstance(each, Refusal) else _extracted(each, recognise, path=path)
        if isinstance(outcome, Refusal):
            refused += 1
            errors.print(plain(str(outcome)), markup=False, soft_wrap=True)
        elif as_json:
            click.echo(outcome.model_dump_json(exclude_none=True))
        else:
            console.print(view(outcome.extraction, outcome.annotations))
    if refused:
        sys.exit(RefusedError.exit_code)


def _articles(path: str, settings: Settings, *, language: str | None) -> Iterator[Article | Refusal]:
    reader = Reader(settings.article_max_bytes, language=language)
    if path == STDIN:
        yield from reader.read_stdin(sys.stdin.buffer)
        return
    for found in find(Path(path)):
        if isinstance(found, Found):
            yield from reader.read(found)
        else:
            yield found


def _recogniser(settings: Settings) -> Recognise:
    try:
        return choose(settings.spacy_pipeline)
    except NoPipelineError as error:
        raise SettingsError(f"WIREROOM_SPACY_PIPELINE: {error}") from error


def _extracted(article: Article, recognise: Recognise, *, path: str) -> Extracted | Refusal:
    try:
        extraction = extract_article(article, arrived=(now := datetime.now(UTC)))
    except PermanentError as error:
        return Refusal(path, f"{error.failure.reason}: {error.failure.detail}")
    return Extracted(extraction=extraction, annotations=annotate(extraction, arrived=now, recognise=recognise))
