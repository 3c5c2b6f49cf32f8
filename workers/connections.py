"""Redis clients and the one retry policy: nothing is repeated but what may be."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import stamina
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ReadOnlyError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

SOCKET_TIMEOUT_S = 10
"""Above every BLOCK that we ask for."""

UNREACHABLE = (RedisConnectionError, RedisTimeoutError, ReadOnlyError)
"""Redis is away, loading, or being replaced: worth another try."""

P = ParamSpec("P")
T = TypeVar("T")


def connect(url: str) -> "Redis":
    """Make a client that never repeats a command by itself. It connects at its first use."""
    return Redis.from_url(
        url,
        protocol=2,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=SOCKET_TIMEOUT_S,
        socket_connect_timeout=5,
        socket_keepalive=True,
        health_check_interval=25,
    )


def insist(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Make an idempotent call, again with back-off for up to 15 s while Redis is unreachable.

    Raises:
        redis.exceptions.RedisError: it stayed so, or the call itself is refused.
    """
    for attempt in stamina.retry_context(on=UNREACHABLE, attempts=None, timeout=15, wait_initial=0.05, wait_max=1):
        with attempt:
            return call(*args, **kwargs)
    raise AssertionError  # pragma: no cover - retry_context leaves by return or raise
