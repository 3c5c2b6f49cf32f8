"""What the doors' tests share."""

import pytest
from redis import Redis

from schemas.settings import Settings
from tests.integration.doors.room import Room


@pytest.fixture
def room(redis_client: "Redis", settings: Settings) -> Room:
    """A room in the test's namespace."""
    return Room(redis_client, settings)
