"""A Redis for each module, and a site with a namespace of its own for each test."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from schemas.settings import Settings
from tests.end_to_end.site import Site
from wireroom.server import RedisServer
from workers.connections import connect

_numbers = count(1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A server that nobody else uses."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def site(server: RedisServer, tmp_path: Path) -> Iterator[Site]:
    """A site where entries of the silent are handed on only after a minute. What runs there ends with the test."""
    settings = Settings(redis_url=server.url, namespace=f"{{site-{next(_numbers)}}}", redeliver_after_s=60)
    with connect(server.url) as client:
        site = Site(client, settings, tmp_path)
        yield site
        for worker in site.workers:
            worker.kill()
