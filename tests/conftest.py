"""What all tests share: a Redis server of the suite's own, and settings in a namespace for each test."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from redis import Redis

from schemas.settings import Settings
from wireroom.server import RedisServer
from workers.connections import connect

_numbers = count(1)


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A real server on a free port, for the whole run. Tests that kill one start their own."""
    server = RedisServer(Path(tmp_path_factory.mktemp("redis")))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def settings(redis_server: RedisServer) -> Settings:
    """Settings with the defaults and a namespace that no other test uses."""
    return Settings(redis_url=redis_server.url, namespace=f"{{test-{next(_numbers)}}}")


@pytest.fixture
def redis_client(settings: Settings) -> Iterator["Redis"]:
    """A client as the product makes it. What the test wrote is gone after it."""
    with connect(settings.redis_url) as client:
        yield client
        client.flushall()
