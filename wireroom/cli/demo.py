"""`wireroom demo`: the whole of it in one command: a stack, sample rules and articles, and the events as they come."""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NoReturn

import click
from redis import Redis
from rich.console import Console

from schemas.article import Article
from schemas.channels import Stage
from schemas.events import EventStream, EventType
from schemas.settings import Settings
from wireroom.cli.common import RefusedError, on_ending, read_settings, stdout
from wireroom.cli.event_view import line
from wireroom.cli.render import plain
from wireroom.feeds.files.finding import find
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.refusal import Refusal
from wireroom.places import BEGINNING
from wireroom.producer import Producer
from wireroom.server import RedisServer, ServerError
from wireroom.stack import Worker, run_stack
from wireroom.subscriber import Subscriber
from workers.alerting.rulebook import Rulebook
from workers.alerting.rules_file import load_rules
from workers.checks import StartupError
from workers.connections import connect

PAUSE_S = 0.15
"""Between two articles, so that a person can follow."""
WAIT_S = 60
POLL_S = 0.01
LOOK_S = 0.5
"""Silence after which it looks whether all was shown."""
HINT = """
That was the sample. It goes on until Ctrl-C; try in another terminal, in this folder:
  . .venv/bin/activate
  export WIREROOM_REDIS_URL={url}
  wireroom status       wireroom feed FILE       wireroom stories --min-articles 1
"""


@click.command(epilog="Example: wireroom demo --once")
@click.option("--once", is_flag=True, help="End by itself when all sample articles have come to their end.")
@click.option(
    "--seeds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="seeds",
    show_default=True,
    help="The folder with `articles` and `rules`.",
)
def demo(*, once: bool, seeds: Path) -> None:
    """Show Wireroom at work on sample articles, with a Redis of its own that is gone afterwards.

    It goes on until Ctrl-C, so that other commands can be tried on it from another terminal.
    """
    console = stdout()
    on_ending(_end)
    with tempfile.TemporaryDirectory(prefix="wireroom-demo-") as folder:
        server = RedisServer(Path(folder) / "redis")
        settings = read_settings(redis_url=server.url)
        worker = Worker(settings, "demo", concurrency=2, log_file=Path(folder) / "worker.log")
        console.print(f"[bold]Wireroom[/] starts a Redis and a worker at {server.url}")
        try:
            with run_stack(settings, workers=[worker], server=server):
                Show(settings, console, worker).run(seeds, once=once)
        except KeyboardInterrupt:
            console.print("ended")
        except (ServerError, StartupError) as error:
            raise RefusedError(str(error)) from error


@dataclass(slots=True)
class Show:
    """What is shown, and how far it is."""

    settings: Settings
    console: Console
    worker: Worker
    shown: int = 0

    def run(self, seeds: Path, *, once: bool) -> None:
        """Feed the samples, and print events as they come; for ever, or until all were shown."""
        rules = _apply_rules(self.settings, seeds / "rules")
        articles = list(self._articles(seeds / "articles"))
        self.console.print(f"{rules} rules, {len(articles)} articles from {seeds}\n")
        with ThreadPoolExecutor(1) as pool, connect(self.settings.redis_url) as redis:
            feeding = pool.submit(self._feed, redis, articles)
            while not (feeding.done() and self.shown >= feeding.result()):
                self._show_what_comes(idle_exit_s=LOOK_S)
            if not once:
                self.console.print(HINT.format(url=self.settings.redis_url))
                self._show_what_comes(idle_exit_s=None)

    def _show_what_comes(self, *, idle_exit_s: float | None) -> None:
        """Print the events that were not shown yet. That a story was opened is passed over: each original opens one."""
        with Subscriber(self.settings, start=BEGINNING, idle_exit_s=idle_exit_s) as subscriber:
            for received in islice(subscriber, self.shown, None):
                self.shown += 1
                if received.event.type != EventType.STORY_OPENED:
                    self.console.print(line(received.event, at=received.at), soft_wrap=not self.console.is_terminal)

    def _feed(self, redis: "Redis", articles: Sequence[Article]) -> int:
        """Push the articles one by one, each when the one before has ended. Answers how many events were told."""
        channels = self.settings.channels
        self._wait_for(lambda: bool(redis.hlen(channels.workers)), what="the start of the worker")
        with Producer(self.settings) as producer:
            for article in articles:
                producer.push(article)
                self._wait_for(lambda: _under_way(redis, self.settings) == 0, what="an article")
                time.sleep(PAUSE_S)
        return sum(int(redis.xlen(channels.events(stream))) for stream in EventStream)

    def _wait_for(self, is_true: Callable[[], bool], *, what: str) -> None:
        end = time.monotonic() + WAIT_S
        while not is_true():
            if time.monotonic() > end:
                last = " ".join(self.worker.log_text().strip().splitlines()[-1:])
                raise RefusedError(f"{what} took longer than {WAIT_S} s; the worker said last: {last}")
            time.sleep(POLL_S)

    def _articles(self, folder: Path) -> Iterator[Article]:
        reader = Reader(self.settings.article_max_bytes)
        for found in find(folder):
            for each in [found] if isinstance(found, Refusal) else reader.read(found):
                if isinstance(each, Article):
                    yield each
                else:
                    self.console.print(plain(str(each)), markup=False)


def _end(*_: object) -> NoReturn:
    """End in good order. A second signal, such as a shell sends when its terminal closes, does not cut it short."""
    on_ending(lambda *_: None)
    raise KeyboardInterrupt


def _apply_rules(settings: Settings, folder: Path) -> int:
    rules = [rule for path in sorted(folder.glob("*.yaml")) for rule in load_rules(path.read_text(), name=str(path))]
    with connect(settings.redis_url) as redis:
        Rulebook(redis, settings).apply(rules)
    return len(rules)


def _under_way(redis: "Redis", settings: Settings) -> int:
    return sum(int(redis.xlen(source)) for stage in Stage for source in settings.channels.sources(stage))
