"""What the doors' tests share."""

import pytest
from redis import Redis

from schemas.settings import Settings
from tests.integration.doors.room import Room
from tests.integration.doors.shell import Run, shell


@pytest.fixture
def room(redis_client: "Redis", settings: Settings) -> Room:
    """A room in the test's namespace."""
    return Room(redis_client, settings)


@pytest.fixture
def wireroom(redis_client: "Redis", settings: Settings) -> Run:
    """The `wireroom` command in the test's namespace."""
    del redis_client
    return shell(settings)
