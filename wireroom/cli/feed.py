"""`wireroom feed`: pushes what files, folders, feeds and standard input hold."""

import math
import signal
import sys

import click

from schemas.article import Lane
from schemas.settings import Settings
from wireroom.bookmarks import RedisBookmarks
from wireroom.cli import options
from wireroom.cli.common import RefusedError, answering, in_room, on_ending, stderr
from wireroom.cli.sources import Sources
from wireroom.cli.tally import Tally
from wireroom.feeding import Feeding
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.files.watching import EVERY_S
from wireroom.feeds.urls import is_address
from wireroom.feeds.web.polling import Wanted
from wireroom.pace import Pace
from wireroom.producer import Producer


@click.command(epilog="Example: wireroom feed seeds/articles --source night-wire")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option(
    "--source",
    callback=options.check,
    help="Who supplied it; else the folder's name, a feed's title, an archived page's host.",
)
@options.language
@click.option("--follow", is_flag=True, help="Go on with what is new or changed, until Ctrl-C.")
@click.option(
    "--every", type=click.FloatRange(min=0.1), default=EVERY_S, metavar="S", help="Seconds between looks at a folder."
)
@click.option("--full", is_flag=True, help="Push the pages that feeds link to, in place of their items.")
@options.allow_private
@click.option(
    "--lane", type=click.Choice([lane.value for lane in Lane]), help="The lane; urgent by urgency, else live."
)
@click.option("--backfill", is_flag=True, help="The lane for archives: it raises no alerts and delays nothing.")
@click.option("--rate", type=click.FloatRange(min=0, min_open=True), metavar="N", help="At most N articles a second.")
@click.option("--wait", type=click.FloatRange(min=0), metavar="S", help="How long to wait while the backlog is full.")
@click.option("--json", "as_json", is_flag=True, help="Print a receipt for each article, one a line.")
@in_room
def feed(  # noqa: PLR0913 - one for each option
    settings: Settings,
    *,
    paths: tuple[str, ...],
    source: str | None,
    language: str | None,
    follow: bool,
    every: float,
    full: bool,
    allow_private: bool,
    lane: str | None,
    backfill: bool,
    rate: float | None,
    wait: float | None,
    as_json: bool,
) -> None:
    """Push articles from files, folders, feeds and standard input.

    Files are text (.txt), HTML (.html .htm), lines of JSON (.ndjson .jsonl, also .gz), ninjs (.json), NewsML-G2 (.xml),
    feeds (.rss .atom .xml .json) and archives of the web (.warc .warc.gz: mind --backfill). A URL is a feed to poll; a
    list of feeds (.opml) stands for all in it. `-` is standard input: lines of JSON when it opens with {, a document
    of XML or HTML when it opens with <, else one text. A line of JSON is a whole article: {"source": "...",
    "uri": "...", "body": "..."}, with the other fields of the contract.

    What is refused is told with its place, and holds nothing else back; the exit code is 1 then. A run that was
    interrupted goes on where it was when it is started again; one that came to its end begins anew, but for feeds:
    of these only what is new since is pushed. With --follow it is remembered what was pushed, a full backlog is waited
    for, and only what is new or changed is pushed.
    """
    if backfill and lane:
        raise click.UsageError("--backfill and --lane exclude each other")
    on_ending(signal.default_int_handler)
    if follow or wait is not None:
        settings = settings.model_copy(update={"push_wait_s": math.inf if wait is None else wait})
    if backfill:
        lane = Lane.BACKFILL
    wanted = Wanted(
        follow=follow,
        full=full,
        source=source,
        language=language,
        max_bytes=settings.article_max_bytes,
        allow_private=allow_private,
    )
    with answering(settings) as redis, Producer(settings) as producer:
        bookmarks = RedisBookmarks(redis, settings, way=_way(wanted), lasting=is_address)
        reader = Reader(settings.article_max_bytes, source=source, language=language)
        sources = tuple(Sources(reader, wanted, bookmarks, every).of(paths))
        tally = Tally(sources, as_json=as_json, is_endless=follow)
        feeding = Feeding(producer, bookmarks, tally.tell, Pace(rate), Lane(lane) if lane else None)
        with tally.shown():
            feeding.feed(sources, follow=follow)
    if bookmarks.goes_on and not follow:
        stderr().print("It went on where an earlier run was interrupted.")
    if tally.refused and not follow:
        sys.exit(RefusedError.exit_code)


def _way(wanted: Wanted) -> tuple[str, ...]:
    """What makes other articles of the same paths, or other notes."""
    return (
        "follow" if wanted.follow else "once",
        "full" if wanted.full else "",
        wanted.source or "",
        wanted.language or "",
    )
