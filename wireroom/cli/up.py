"""`wireroom up`: runs the stack on this machine until it is told to stop."""

import os
import threading
from pathlib import Path
from urllib.parse import urlsplit

import click

from schemas.channels import Stage
from schemas.settings import Settings
from wireroom.access import without_password
from wireroom.cli.common import RefusedError, in_room, on_ending, stderr
from wireroom.server import RedisServer, ServerError, is_listened_on
from wireroom.stack import Worker, run_stack
from workers.checks import StartupError
from workers.telemetry import configure_logging


@click.command(epilog="Example: wireroom up --redis redis://news-redis:6379/0 --stage extract --concurrency 8")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=".wireroom",
    show_default=True,
    help="Where a Redis of its own keeps its data.",
)
@click.option(
    "--stage",
    "stages",
    type=click.Choice([stage.value for stage in Stage]),
    multiple=True,
    help="Serve only this stage; repeatable.",
)
@click.option(
    "--concurrency", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Pool children.  [default: cores]"
)
@click.option("--embedded/--no-embedded", default=None, help="Start a Redis.  [default: unless one is named]")
@in_room
def up(settings: Settings, *, data: Path, stages: tuple[str, ...], concurrency: int, embedded: bool | None) -> None:
    """Run workers on this machine, with a Redis of their own unless one is named by --redis or WIREROOM_REDIS_URL.

    A worker or Redis of its own that dies is started again. Ctrl-C, SIGTERM, or closing the terminal ends all in good
    order: what is under way is committed.
    """
    configure_logging(settings.log_level)
    if embedded is None:
        embedded = "redis_url" not in settings.model_fields_set
    server = _server(settings, data) if embedded else None
    worker = Worker(settings, f"up-{os.getpid()}", concurrency, stages=[Stage(each) for each in stages] or tuple(Stage))
    stopping = threading.Event()
    on_ending(lambda *_: stopping.set())
    try:
        with run_stack(settings, workers=[worker], server=server):
            stderr().print(f"Wireroom is up at {without_password(settings.redis_url)}; Ctrl-C ends it", soft_wrap=True)
            stopping.wait()
            stderr().print("ending: what is under way is committed first")
    except (ServerError, StartupError) as error:
        raise RefusedError(str(error)) from error


def _server(settings: Settings, data: Path) -> RedisServer:
    port = urlsplit(settings.redis_url).port or 6379
    if is_listened_on(port):
        raise RefusedError(
            f"something listens on port {port} already: if it is a Redis to use, "
            f"`wireroom up --redis {without_password(settings.redis_url)}`; else name a free port so, with --embedded"
        )
    return RedisServer((data / "redis").resolve(), port=port)
