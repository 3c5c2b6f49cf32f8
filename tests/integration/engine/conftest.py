"""An empty floor for each test."""

import pytest
from redis import Redis

from schemas.settings import Settings
from tests.integration.engine.floor import Floor


@pytest.fixture
def floor(redis_client: "Redis", settings: Settings) -> Floor:
    """A floor with the default settings."""
    return Floor(redis_client, settings)


@pytest.fixture
def narrow(redis_client: "Redis", settings: Settings) -> Floor:
    """A floor on which bounds are soon reached: batches of 4, 64 entries between stages, a breaker after 3."""
    return Floor(
        redis_client, settings.model_copy(update={"batch_max": 4, "stage_backlog_max": 64, "breaker_limit": 3})
    )
