"""What is demanded of a server before a worker starts."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from structlog.testing import capture_logs

from schemas.settings import Settings
from wireroom.server import RedisServer, ServerError, find_server, free_port, is_listened_on, server_version
from workers.bell import Ringer
from workers.checks import OLDEST_SERVER, StartupError, check_server
from workers.connections import connect
from workers.runtime import Runtime


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RedisServer]:
    """A server whose options a test may change."""
    server = RedisServer(tmp_path / "redis", aof=False)
    server.start()
    yield server
    server.stop()


def set_option(client: "Redis", name: str, value: str) -> None:
    """Configure a server that runs."""
    client.config_set(name, value)


def test_a_server_that_keeps_everything_is_accepted(settings: Settings) -> None:
    """Without a word."""
    with capture_logs() as logs:
        check_server(settings)
    assert logs == []


@pytest.mark.parametrize("policy", ["allkeys-lru", "volatile-ttl"])
def test_a_server_that_evicts_is_refused(own: RedisServer, policy: str) -> None:
    """The text says what to do; done, the worker may start."""
    with connect(own.url) as client:
        set_option(client, "maxmemory-policy", policy)
        with pytest.raises(StartupError, match=f"maxmemory-policy is {policy}: run .*noeviction"):
            check_server(Settings(redis_url=own.url))
        set_option(client, "maxmemory-policy", "noeviction")
    check_server(Settings(redis_url=own.url))


def test_a_server_that_came_after_the_worker_is_checked_too(own: RedisServer) -> None:
    """The bell ends the worker, in good order, when the server that it waited for evicts."""
    told: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
    ringer = Ringer(Runtime(Settings(redis_url=own.url)), pool=None, name="w", stages=[])
    try:
        with connect(own.url) as client:
            set_option(client, "maxmemory-policy", "allkeys-lru")
        ringer._check_server()
    finally:
        signal.signal(signal.SIGTERM, before)
        ringer.redis.close()
    assert told == [signal.SIGTERM]
    assert ringer.stopping.is_set()


def test_a_server_that_forgets_is_told_of(own: RedisServer) -> None:
    """Without an append-only file it may be used, but not in silence; with one set later, all is well."""
    with capture_logs() as logs:
        check_server(Settings(redis_url=own.url))
    assert [log["event"] for log in logs] == ["aof_is_off"]


def test_an_old_server_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its commands are not those that we use."""
    monkeypatch.setattr("workers.checks.OLDEST_SERVER", (99, 0))
    with pytest.raises(StartupError, match=r"is too old: Wireroom needs"):
        check_server(settings)
    assert OLDEST_SERVER == (6, 2)


def test_a_server_comes_back_with_what_it_wrote(tmp_path: Path) -> None:
    """After a stop and after a crash; and its port is free in between."""
    server = RedisServer(tmp_path / "redis")
    server.start()
    with connect(server.url) as client:
        client.set("a", "1")
    for end in (server.stop, server.kill):
        assert is_listened_on(server.port)
        end()
        assert not server.is_running()
        assert not is_listened_on(server.port)
        server.start()
        with connect(server.url) as client:
            assert client.get("a") == b"1"
    server.kill()


def test_a_server_that_does_not_start_says_where_to_look(tmp_path: Path, redis_server: RedisServer) -> None:
    """Its port is taken."""
    second = RedisServer(tmp_path / "redis", port=redis_server.port)
    with pytest.raises(ServerError, match=r"redis\.log"):
        second.start()
    assert not second.is_running()


def test_a_server_program_is_found() -> None:
    """It tells its version; free ports differ from those that are taken."""
    assert find_server().is_file()
    assert "v=" in server_version()
    assert not is_listened_on(free_port())
