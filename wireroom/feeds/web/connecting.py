"""Carries requests over connections that go to checked addresses alone, and end when their time is over."""

import ssl
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import httpcore
import httpx

from wireroom.feeds.web.addresses import resolve


class Carrier(httpx.BaseTransport):
    """Gives each request a connection of its own.

    The name of a host is resolved once, and connected to is what was checked: an answer that changes in between
    (DNS rebinding) changes nothing. Certificates are checked against the name.
    """

    def __init__(self, *, context: ssl.SSLContext, until: float, allow_private: bool) -> None:
        self._context = context
        self._network = _Network(until, allow_private)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the response's body is read from the connection as it is taken."""
        pool = httpcore.ConnectionPool(
            ssl_context=self._context, network_backend=self._network, max_keepalive_connections=0
        )
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@dataclass(frozen=True)
class _Network(httpcore.NetworkBackend):
    """Connects to addresses that were checked, until a moment of the monotonic clock."""

    until: float
    allow_private: bool

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectTimeout()
        for address in resolve(host, port, allow_private=self.allow_private):
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    address, port, _least(timeout, self.until), local_address, socket_options
                )
                return _Stream(stream, self.until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


@dataclass(frozen=True)
class _Stream(httpcore.NetworkStream):
    """A connection that nothing is read from after its time: not even byte by byte, each in good time."""

    stream: httpcore.NetworkStream
    until: float

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, _least(timeout, self.until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, _least(timeout, self.until))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self.stream.start_tls(ssl_context, server_hostname, _least(timeout, self.until)), self.until)

    def get_extra_info(self, info: str) -> object:
        return self.stream.get_extra_info(info)


def _least(timeout: float | None, until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left if timeout is None else min(timeout, left)
