"""The stack on this machine: a server and Celery workers, started again when they die. It knows no articles."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from schemas.channels import Stage
from schemas.settings import Settings
from wireroom.server import RedisServer, ServerError
from workers.checks import check_server

log = structlog.get_logger()

WATCH_S = 0.2
RESTART_MAX_S = 10.0
"""The longest pause before a worker that keeps dying is started once more."""
STEADY_S = 30.0
"""A worker that ran for so long starts again without a pause."""


@dataclass(slots=True)
class Worker:
    """One Celery worker and its pool children, in a process group of their own."""

    settings: Settings
    name: str
    concurrency: int
    stages: Sequence[Stage] = tuple(Stage)
    app: str = "workers.app"
    log_file: Path | None = None
    """Where its output goes; None leaves it on the terminal."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Besides this process's own, and the settings."""
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it. It comes to work by itself, once Redis answers."""
        command = [
            *(sys.executable, "-m", "celery", "--app", self.app, "--quiet", "worker"),
            *("--queues", ",".join(self.stages), "--concurrency", str(self.concurrency)),
            *("--hostname", f"{self.name}@%h", "--without-gossip", "--without-mingle", "--without-heartbeat"),
        ]
        output = self.log_file.open("ab") if self.log_file else None
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                command,
                env={**os.environ, **_environment(self.settings), **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        finally:
            if output:
                output.close()

    def stop(self) -> None:
        """End it in good order: what is under way is finished and committed."""
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to it and to its children, if they are there."""
        if self.process:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                log.debug("worker_was_gone", worker=self.name)

    def kill(self) -> None:
        """End it and its children as a crash of the machine would."""
        self.signal(signal.SIGKILL)
        if self.process:
            self.process.wait()
            self.process = None

    def log_text(self) -> str:
        """What it logged to its file."""
        return self.log_file.read_text(errors="replace") if self.log_file and self.log_file.exists() else ""

    def is_running(self) -> bool:
        """Whether its main process is there."""
        return self.process is not None and self.process.poll() is None


class Supervisor:
    """Keeps workers running: one that dies is started again, at once or with growing pauses when it keeps dying."""

    def __init__(self, workers: Sequence[Worker]) -> None:
        self.workers = workers
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._keep, args=(worker,), daemon=True) for worker in workers]

    def start(self) -> None:
        """Start all workers."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End all workers in good order."""
        self._stopping.set()
        for worker in self.workers:
            if worker.process:
                worker.process.terminate()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def _keep(self, worker: Worker) -> None:
        pause_s = 0.0
        while not self._stopping.wait(pause_s):
            started = time.monotonic()
            worker.start()
            while worker.is_running() and not self._stopping.wait(WATCH_S):
                pass
            if not self._stopping.is_set():
                pause_s = 0.0 if time.monotonic() - started > STEADY_S else min(RESTART_MAX_S, 2 * pause_s + 0.5)
                worker.kill()
                log.warning("worker_died", worker=worker.name, restart_in_s=pause_s)
        worker.stop()


class ServerKeeper:
    """Keeps a server running: one that dies is started again, with what its append-only file holds."""

    def __init__(self, server: RedisServer) -> None:
        self.server = server
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start it.

        Raises:
            ServerError: there is no server program, or it does not start.
        """
        self.server.start()
        self._thread.start()

    def stop(self) -> None:
        """End it in good order."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        self.server.stop()

    def _keep(self) -> None:
        pause_s = WATCH_S
        while not self._stopping.wait(pause_s):
            if not self.server.is_running():
                pause_s = self._start_again()

    def _start_again(self) -> float:
        """Try it. Answers the pause before the next look."""
        log.warning("server_died", url=self.server.url)
        try:
            self.server.start()
        except ServerError as error:
            log.error("server_did_not_start", why=str(error), restart_in_s=RESTART_MAX_S)  # noqa: TRY400 - one line
            return RESTART_MAX_S
        return WATCH_S


@contextmanager
def run_stack(settings: Settings, *, workers: Sequence[Worker], server: RedisServer | None) -> Iterator[None]:
    """Keep a server, if one is given, and workers running; end them in the opposite order, whatever happens.

    Raises:
        ServerError: the server does not start.
        StartupError: the Redis that the settings name must not be used.
        redis.exceptions.RedisError: it does not answer.
    """
    supervisor = Supervisor(workers)
    keeper = ServerKeeper(server) if server else None
    try:
        if keeper:
            keeper.start()
        check_server(settings)
        supervisor.start()
        yield
    finally:
        supervisor.stop()
        if keeper:
            keeper.stop()


def _environment(settings: Settings) -> dict[str, str]:
    """Settings as a process that is started reads them."""
    known = settings.model_dump(exclude_none=True)
    return {f"WIREROOM_{name.upper()}": str(value) for name, value in known.items()}
