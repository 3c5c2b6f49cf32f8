"""The registry of pushes on a real Redis."""

import pytest
from redis import Redis

from schemas.settings import LIVE_SLICES, Settings
from tests.integration.deduplication.desk import Desk
from workers.deduplication.registry import Push, Registry

ARTICLE = "0a" * 12
FIRST, SECOND = "live/1-0", "live/2-0"


def push(owner: str, *, version: str = "01" * 12, article: str = ARTICLE) -> Push:
    """A push of this owner."""
    return Push(article_id=article, version_hash=version, owner=owner)


@pytest.fixture
def registry(redis_client: "Redis", settings: Settings) -> Registry:
    """An empty registry."""
    return Registry(redis_client, settings)


@pytest.fixture
def now_ms(desk: Desk) -> int:
    """The time of the server, by which keys expire."""
    return desk.now_ms


@pytest.fixture
def span_ms(desk: Desk) -> int:
    """The length of a time slice."""
    return desk.span_ms


def test_a_version_belongs_to_the_first_push(registry: Registry, now_ms: int) -> None:
    """A second push of a version does not own it; other versions and articles are not touched by it."""
    pushes = [push(FIRST), push(SECOND), push(SECOND, version="02" * 12), push(SECOND, article="0b" * 12)]
    assert registry.register(pushes, now_ms=now_ms) == [1, 0, 1, 1]


def test_a_second_run_gets_the_same_answers(registry: Registry, now_ms: int) -> None:
    """A repeat by the same push is answered the same."""
    pushes = [push(FIRST), push(SECOND)]
    assert registry.register(pushes, now_ms=now_ms) == [1, 0]
    assert registry.register(pushes, now_ms=now_ms) == [1, 0]


def test_a_claim_lasts_for_the_window(registry: Registry, now_ms: int, span_ms: int) -> None:
    """A version is known through all live slices, and new again after them."""
    registry.register([push(FIRST)], now_ms=now_ms)
    last = now_ms + (LIVE_SLICES - 1) * span_ms
    assert registry.register([push(FIRST)], now_ms=last) == [1]
    assert registry.register([push(SECOND)], now_ms=last + span_ms) == [1]


def test_a_push_again_makes_it_last_longer(registry: Registry, now_ms: int, span_ms: int) -> None:
    """What is pushed again and again never becomes new."""
    registry.register([push(FIRST)], now_ms=now_ms)
    assert registry.register([push(SECOND)], now_ms=now_ms + 4 * span_ms) == [0]
    assert registry.register([push("live/3-0")], now_ms=now_ms + 8 * span_ms) == [0]


def test_a_clock_that_is_behind_sees_what_is_ahead(registry: Registry, now_ms: int, span_ms: int) -> None:
    """Just after a slice has begun, a push is not registered twice by a worker whose time is from before."""
    assert registry.register([push(FIRST)], now_ms=now_ms + span_ms) == [1]
    assert registry.register([push(SECOND)], now_ms=now_ms) == [0]


def test_what_is_written_expires_with_its_slice(
    registry: Registry, redis_client: "Redis", settings: Settings, now_ms: int
) -> None:
    """The record, and the mark of its slice, last until the slice is looked at for the last time."""
    registry.register([push(FIRST)], now_ms=now_ms)
    number = settings.time_slice(now_ms)
    keys = {settings.channels.mark(number).encode(), settings.channels.articles(number, ARTICLE[:3]).encode()}
    assert set(redis_client.keys(f"{settings.namespace}*")) == keys
    left_ms = settings.slice_until_ms(number) - now_ms
    assert all(left_ms - 60_000 < int(redis_client.pttl(key)) <= left_ms for key in keys)


def test_redis_may_forget_the_scripts(registry: Registry, redis_client: "Redis", now_ms: int) -> None:
    """A Redis that lost its scripts gets them again."""
    registry.register([push(FIRST)], now_ms=now_ms)
    redis_client.script_flush()
    assert registry.register([push(SECOND)], now_ms=now_ms) == [0]
