"""The one retry policy."""

import pytest
from redis.exceptions import BusyLoadingError, ReadOnlyError, ResponseError
from redis.exceptions import ConnectionError as RedisConnectionError
from structlog.testing import capture_logs

from tests.obedient import BODY
from workers.connections import insist


@pytest.mark.parametrize("error", [RedisConnectionError, BusyLoadingError, ReadOnlyError])
def test_a_call_is_repeated_while_redis_is_away(error: type[Exception]) -> None:
    """It is answered in the end, and the log tells of the retry, but never what was sent."""
    answers = iter([error(), error(), None])

    def call(text: str, *, other: str) -> str:
        if failure := next(answers):
            raise failure
        return text + other

    with capture_logs() as logs:
        assert insist(call, BODY, other=BODY) == BODY + BODY
    assert [log["log_level"] for log in logs] == ["warning"]
    assert BODY not in repr(logs)


def test_what_redis_refuses_is_not_repeated() -> None:
    """Another try would be refused as well."""
    tries = []

    def call() -> None:
        tries.append(1)
        raise ResponseError

    with pytest.raises(ResponseError):
        insist(call)
    assert tries == [1]
