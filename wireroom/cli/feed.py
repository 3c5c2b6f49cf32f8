"""`wireroom feed`: pushes files, folders and standard input."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import click
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from schemas.article import Article, Lane
from schemas.settings import Settings
from wireroom.cli.common import INTERRUPTED, answering, in_room, stderr, stdout
from wireroom.cli.render import plain
from wireroom.feeding import Feeding
from wireroom.feeds.files import Reader
from wireroom.feeds.refusal import Refusal, reason_of
from wireroom.producer import Producer, Receipt


@click.command(epilog="Example: wireroom feed seeds/articles --source night-wire")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--source", help="Who supplied text and HTML; the folder's name when not given.")
@click.option("--language", metavar="TAG", help="The language of text and HTML, such as en or pt-BR.")
@click.option(
    "--lane", type=click.Choice([lane.value for lane in Lane]), help="The lane; urgent by urgency, else live."
)
@click.option("--wait", type=click.FloatRange(min=0), metavar="S", help="How long to wait while the backlog is full.")
@click.option("--json", "as_json", is_flag=True, help="Print a receipt for each article, one a line.")
@in_room
def feed(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    paths: tuple[str, ...],
    source: str | None,
    language: str | None,
    lane: str | None,
    wait: float | None,
    as_json: bool,
) -> None:
    """Push articles from files and folders.

    Text (.txt), HTML (.html .htm) and lines of JSON (.ndjson .jsonl, also .gz) are read. `-` is standard input: lines
    of JSON when it opens with {, HTML when it opens with <, else one text. A line of JSON is a whole article:
    {"source": "...", "uri": "...", "body": "..."}, with the other fields of the contract.

    What is refused is told with its place, and holds nothing else back; the exit code is 1 then.
    """
    _check(source, language)
    if wait is not None:
        settings = settings.model_copy(update={"push_wait_s": wait})
    tally = _Tally(as_json=as_json)
    with answering(settings), Producer(settings) as producer, tally.shown():
        feeding = Feeding(
            producer,
            Reader(settings.article_max_bytes, source=source, language=language),
            sys.stdin.buffer,
            on_refused=tally.refuse,
            lane=Lane(lane) if lane else None,
        )
        for receipt in feeding.feed(paths):
            tally.accept(receipt)
    if tally.refused:
        sys.exit(1)


def _check(source: str | None, language: str | None) -> None:
    try:
        Article(source=source or "-", language=language, body="-")
    except ValidationError as error:
        raise click.UsageError(reason_of(error)) from error


@dataclass(slots=True)
class _Tally:
    """What was pushed and refused so far, and how it is shown."""

    as_json: bool
    pushed: int = 0
    refused: int = 0
    _started: float = field(default_factory=time.monotonic)
    _progress: Progress = field(init=False)
    _errors: Console = field(default_factory=stderr)

    def __post_init__(self) -> None:
        columns = (BarColumn(), TextColumn("{task.description}"))
        self._progress = Progress(*columns, console=self._errors, transient=True, disable=not self._errors.is_terminal)
        self._progress.add_task("", total=None)

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show the progress, and the summary however it ends; Ctrl-C ends it in good order."""
        try:
            with self._progress:
                yield
        except KeyboardInterrupt:
            self._summarize("interrupted: ")
            sys.exit(INTERRUPTED)
        except BaseException:
            self._summarize("stopped: ")
            raise
        self._summarize("")

    def accept(self, receipt: Receipt) -> None:
        """An article was pushed."""
        self.pushed += 1
        if self.as_json:
            click.echo(receipt.model_dump_json())
        self._update()

    def refuse(self, refusal: Refusal) -> None:
        """Something was refused."""
        self.refused += 1
        self._errors.print(plain(str(refusal)), markup=False, soft_wrap=True)
        self._update()

    def _update(self) -> None:
        self._progress.update(self._progress.task_ids[0], description=self._text())

    def _summarize(self, ending: str) -> None:
        console = self._errors if self.as_json else stdout()
        console.print(f"{ending}{self._text()}", soft_wrap=True)

    def _text(self) -> str:
        spent_s = max(time.monotonic() - self._started, 1e-3)
        return f"pushed {self.pushed:,}, refused {self.refused:,}, {self.pushed / spent_s:,.0f} articles/s"
