"""An empty desk for each test."""

import pytest
from redis import Redis

from schemas.settings import Settings
from tests.integration.deduplication.desk import Desk, desk_of


@pytest.fixture
def desk(redis_client: "Redis", settings: Settings) -> Desk:
    """A desk that has seen nothing, with the default settings."""
    return desk_of(redis_client, settings)
