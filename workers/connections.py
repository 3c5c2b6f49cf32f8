"""Redis clients and the one retry policy: nothing is repeated but what may be."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import stamina
from hiredis import pack_command
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ReadOnlyError, RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

SOCKET_TIMEOUT_S = 10
"""Above every BLOCK that we ask for."""

UNREACHABLE = (RedisConnectionError, RedisTimeoutError, ReadOnlyError)
"""Redis is away, loading, or being replaced: worth another try."""

P = ParamSpec("P")
T = TypeVar("T")


class Packer:
    """Writes commands for the wire as redis-py does, without its look at each argument: ours are str, bytes or numbers.

    A commit has a thousand of them; the look took a tenth of a worker's time.
    """

    def pack(self, name: str | bytes, *args: str | bytes | float) -> list[bytes]:
        """One command. Its name may be of several words."""
        words = name.encode() if isinstance(name, str) else name
        return [pack_command((*words.split(), *args))]  # type: ignore[arg-type]  # its stub knows tuples of one


def is_refusal(error: Exception) -> bool:
    """Whether Redis is away or refuses for its own reasons, which are no fault of what it was asked.

    It names these in capitals before it says more: OOM, BUSY, MISCONF, NOREPLICAS. A script of ours that fails by
    itself has no such word.
    """
    is_plain = type(error) is ResponseError  # redis-py has classes for some of the words, and then leaves them out
    return isinstance(error, RedisError) and not (is_plain and not str(error).partition(" ")[0].isupper())


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
        command_packer=Packer(),
    )


def insist(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Make an idempotent call, again with back-off for up to 15 s while Redis is unreachable.

    Raises:
        redis.exceptions.RedisError: it stayed so, or the call itself is refused.
    """
    try:
        return call(*args, **kwargs)
    except UNREACHABLE:
        return _again(call, *args, **kwargs)


def _again(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    # Not as a decorator: stamina would log the arguments, and these hold articles.
    for attempt in stamina.retry_context(on=UNREACHABLE, attempts=None, timeout=15, wait_initial=0.05, wait_max=1):
        with attempt:
            return call(*args, **kwargs)
    raise AssertionError  # pragma: no cover - retry_context leaves by return or raise
