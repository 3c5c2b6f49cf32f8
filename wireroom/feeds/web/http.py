"""Fetches documents by HTTP, within bounds of time, size and redirects. It does not know what they hold."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from ssl import SSLContext
from typing import NamedTuple

import httpcore
import httpx

from wireroom.feeds.inflating import InflatingError, inflate
from wireroom.feeds.page import ContentType, read_content_type
from wireroom.feeds.refusal import UnreadableError
from wireroom.feeds.urls import host_of
from wireroom.feeds.web.addresses import AddressError
from wireroom.feeds.web.connecting import Carrier

AGENT = "Wireroom"
USER_AGENT = f"{AGENT}/{version('wireroom')}"
REDIRECTS_MAX = 5
PERMANENT, MOVED = (301, 308), (301, 302, 303, 307, 308)

_FAILURES = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
)
"""What goes wrong on the way; all else that is raised is a fault of ours."""


class FetchError(UnreadableError):
    """Nothing was fetched."""


class Answer(NamedTuple):
    """What a server answered in the end."""

    url: str
    """Where it came from, after redirects."""
    status: int
    headers: httpx.Headers
    content: bytes
    """Unpacked; empty unless it `is_ok`."""
    moved_to: str | None
    """Where it is for good now, when a permanent redirect said so."""

    @property
    def is_ok(self) -> bool:
        """Whether the server gave what it was asked for: its status is 200 to 299."""
        return httpx.codes.is_success(self.status)

    @property
    def content_type(self) -> ContentType:
        """What the server says that it is."""
        return read_content_type(self.headers.get("content-type", ""))


def permit_all(url: str) -> None:
    """Permit all that is asked for."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches over http and https, from public addresses alone unless `allow_private`. Threads may share one.

    Proxies that the environment names are not used: they would connect where we must not.
    """

    max_bytes: int
    allow_private: bool = False
    silence_s: float = 10
    """How long a server may say nothing."""
    total_s: float = 30
    """How long all of it may take, redirects included."""
    _context: SSLContext = field(default_factory=httpx.create_ssl_context)

    def get(
        self, url: str, *, headers: Mapping[str, str] | None = None, permit: Callable[[str], None] = permit_all
    ) -> Answer:
        """What the server answers, or the one that it sends us to.

        `permit` is asked before each request; what it raises ends the fetch.

        Raises:
            FetchError: no answer could be had, or it is larger than `max_bytes`.
        """
        carrier = Carrier(
            context=self._context, until=time.monotonic() + self.total_s, allow_private=self.allow_private
        )
        sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", "Connection": "close", **(headers or {})}
        with httpx.Client(transport=carrier, timeout=self.silence_s, headers=sent, trust_env=False) as client:
            try:
                return self._follow(client, url, permit)
            except (AddressError, InflatingError) as error:
                raise FetchError(error.reason) from None
            except (httpx.InvalidURL, httpx.HTTPError, *_FAILURES) as error:
                raise FetchError(_describe(error)) from None

    def _follow(self, client: httpx.Client, url: str, permit: Callable[[str], None]) -> Answer:
        moved_to, is_permanent = None, True
        for _ in range(REDIRECTS_MAX + 1):
            _check(url)
            permit(url)
            with client.stream("GET", url) as response:
                location = response.headers.get("location")
                if response.status_code not in MOVED or not location:
                    return Answer(url, response.status_code, response.headers, self._content(response), moved_to)
                is_permanent &= response.status_code in PERMANENT
                url = str(response.url.join(location))
                moved_to = url if is_permanent else moved_to
        raise FetchError(f"redirects more than {REDIRECTS_MAX} times")

    def _content(self, response: httpx.Response) -> bytes:
        if not response.is_success:
            return b""
        packing = response.headers.get("content-encoding", "identity").strip().lower()
        if packing in ("gzip", "x-gzip", "deflate"):
            return inflate(self._bounded(response), max_bytes=self.max_bytes)
        if packing not in ("identity", ""):
            raise FetchError("is packed in a way that was not asked for")
        return b"".join(self._bounded(response))

    def _bounded(self, response: httpx.Response) -> Iterator[bytes]:
        left = self.max_bytes
        for chunk in response.iter_raw():
            left -= len(chunk)
            if left < 0:
                raise FetchError(f"larger than {self.max_bytes} bytes")
            yield chunk


def _check(url: str) -> None:
    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise FetchError("is no address of http or https")
    if not host_of(url):
        raise FetchError("is no proper address")


def _describe(error: Exception) -> str:
    if isinstance(error, httpcore.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpcore.ConnectError):
        return f"cannot be connected to: {error}"
    if isinstance(error, httpx.InvalidURL):
        return "is no proper address"
    return "the connection broke, or did not speak HTTP"
