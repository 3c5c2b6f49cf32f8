"""A site for tests of feeds: a real HTTP server on this machine, which remembers what it was asked for."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

POLL_S = 0.01


class Reply(NamedTuple):
    """What the site answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}


class Asked(NamedTuple):
    """What it was asked for."""

    path: str
    headers: Mapping[str, str]


Answering = Reply | Callable[[Asked], Reply]


@dataclass
class Site:
    """Answers by path; 404 for others."""

    pages: dict[str, Answering] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(POLL_S,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str, *, host: str = "127.0.0.1") -> str:
        """The address of a page; `localhost` is another host to those who ask."""
        return f"http://{host}:{self._server.server_port}{path}"

    def paths(self) -> list[str]:
        """What it was asked for, in order."""
        return [asked.path for asked in self.asked]

    def answer(self, asked: Asked) -> Reply:
        """The page that was asked for."""
        self.asked.append(asked)
        found = self.pages.get(asked.path, Reply(status=404))
        return found if isinstance(found, Reply) else found(asked)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = site.answer(Asked(self.path, headers))
            with suppress(ConnectionError):  # who asked has gone away
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
