"""How documents are fetched, and what is not fetched."""

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from tests.integration.doors.feeds.site import Asked, Reply, Site
from wireroom.feeds.urls import without_login
from wireroom.feeds.web.http import Fetcher, FetchError
from wireroom.feeds.web.pages import Pages
from wireroom.feeds.web.robots import Robots

HTML = {"Content-Type": "text/html; charset=utf-8"}


def fetcher(*, max_bytes: int = 1000) -> Fetcher:
    """A fetcher that may ask this machine."""
    return Fetcher(max_bytes, allow_private=True)


def refused(url: str, *, by: Fetcher | None = None) -> str:
    """Why an address is not fetched."""
    with pytest.raises(FetchError) as error:
        (by or fetcher()).get(url)
    return error.value.reason


@contextmanager
def raw_server(*parts: bytes, pause_s: float = 0) -> Iterator[str]:
    """The address of a server that says these bytes to the first who asks, whatever it is asked."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                for part in parts:
                    try:
                        connection.sendall(part)
                    except OSError:
                        return
                    time.sleep(pause_s)

        Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


def test_a_document_is_fetched_with_what_the_server_says_of_it(site: Site) -> None:
    """The product says its name; headers, type and charset come with the bytes."""
    site.pages["/a"] = Reply(b"Fog", headers={"Content-Type": "Text/HTML; Charset='koi8-r'", "ETag": '"1"'})
    answer = fetcher().get(site.url("/a"), headers={"If-None-Match": '"0"'})
    assert (answer.status, answer.content, answer.content_type) == (200, b"Fog", ("text/html", "koi8-r"))
    assert (answer.headers["etag"], answer.moved_to) == ('"1"', None)
    (asked,) = site.asked
    assert asked.headers["user-agent"].startswith("Wireroom/")
    assert asked.headers["if-none-match"] == '"0"'


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_packed_document_is_unpacked_within_bounds(site: Site, packing: str) -> None:
    """A small answer cannot grow beyond the bound."""
    pack = gzip.compress if packing == "gzip" else zlib.compress
    headers = {"Content-Encoding": packing}
    site.pages["/a"] = Reply(pack(b"Fog"), headers=headers)
    site.pages["/bomb"] = Reply(pack(bytes(50_000)), headers=headers)
    site.pages["/cut"] = Reply(pack(b"Fog")[:-4], headers=headers)
    site.pages["/other"] = Reply(b"x", headers={"Content-Encoding": "br"})
    assert fetcher().get(site.url("/a")).content == b"Fog"
    assert refused(site.url("/bomb")) == "larger than 1000 bytes, unpacked"
    assert refused(site.url("/cut")) == "cannot be unpacked: it ends early"
    assert refused(site.url("/other")) == "is packed in a way that was not asked for"


def test_a_large_answer_is_not_read_to_its_end(site: Site) -> None:
    """Exactly the bound is read, and one byte more is refused."""
    site.pages["/fits"] = Reply(bytes(1000))
    site.pages["/large"] = Reply(bytes(1001))
    assert len(fetcher().get(site.url("/fits")).content) == 1000
    assert refused(site.url("/large")) == "larger than 1000 bytes"


def test_redirects_are_followed_and_permanent_ones_are_told(site: Site) -> None:
    """An address is for good elsewhere only while each redirect on the way is a permanent one."""
    site.pages["/a"] = Reply(status=301, headers={"Location": "/b"})
    site.pages["/b"] = Reply(status=308, headers={"Location": "c"})
    site.pages["/c"] = Reply(status=302, headers={"Location": site.url("/d")})
    site.pages["/d"] = Reply(status=301, headers={"Location": "/e"})
    site.pages["/e"] = Reply(b"Fog")
    answer = fetcher().get(site.url("/a"))
    assert (answer.content, answer.url, answer.moved_to) == (b"Fog", site.url("/e"), site.url("/c"))
    assert fetcher().get(site.url("/d")).moved_to == site.url("/e")


def test_redirects_end(site: Site) -> None:
    """Five are followed, a sixth is not; the document of a redirect is not read."""
    for number in range(7):
        site.pages[f"/{number}"] = Reply(bytes(5000), 302, {"Location": f"/{number + 1}"})
    site.pages["/7"] = Reply(b"Fog")
    assert fetcher().get(site.url("/2")).content == b"Fog"
    assert refused(site.url("/1")) == "redirects more than 5 times"


@pytest.mark.parametrize("location", ["file:///etc/hostname", "gopher://a/", "https:///x"])
def test_a_redirect_out_of_the_web_is_not_followed(site: Site, location: str) -> None:
    """Only http and https are, to addresses that are some."""
    site.pages["/a"] = Reply(status=302, headers={"Location": location})
    assert refused(site.url("/a")) in ("is no address of http or https", "is no proper address")


def test_addresses_inside_are_refused_at_each_hop(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the first address nor one that a public server sends us to is asked when it is inside."""
    site.pages["/a"] = Reply(status=302, headers={"Location": site.url("/b", host="127.0.0.2")})
    guarded = Fetcher(1000)
    assert refused(site.url("/a"), by=guarded) == "its address 127.0.0.1 is not public"
    assert site.asked == []
    monkeypatch.setattr("wireroom.feeds.web.addresses.is_public", lambda address: str(address) == "127.0.0.1")
    assert refused(site.url("/a"), by=guarded) == "its address 127.0.0.2 is not public"
    assert site.paths() == ["/a"]


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is resolved once: one that answers otherwise the second time (DNS rebinding) leads nowhere else."""
    answers = iter(["8.8.8.8", "127.0.0.1"])
    real = socket.getaddrinfo

    def rebound(host: str, *others: int, **kinds: int) -> object:
        return real(next(answers) if host in ("rebound.example", b"rebound.example") else host, *others, **kinds)

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    quick = Fetcher(1000, silence_s=0.2, total_s=0.2)
    assert refused(site.url("/a", host="rebound.example"), by=quick)
    assert list(answers) == ["127.0.0.1"]
    assert site.asked == []


def test_a_server_that_drips_is_left() -> None:
    """The whole fetch has a time, however often the server says a little."""
    head = b"HTTP/1.1 200 OK\r\nX: "
    for parts in ((head, *[b"y"] * 200), (head + b"\r\n\r\n", *[b"y"] * 200)):
        with raw_server(*parts, pause_s=0.01) as url:
            started = time.monotonic()
            assert refused(url, by=Fetcher(1000, allow_private=True, total_s=0.3)) == "no answer in time"
            assert time.monotonic() - started < 1.5


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"SSH-2.0-quay\r\n", "the connection broke, or did not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nFog", "the connection broke, or did not speak HTTP"),
        (b"", "the connection broke, or did not speak HTTP"),
    ],
)
def test_a_broken_answer_is_refused(said: bytes, reason: str) -> None:
    """What is no HTTP, or ends early, is no document."""
    with raw_server(said) as url:
        assert refused(url) == reason


def test_a_host_that_does_not_answer_is_told() -> None:
    """Nobody listens, or there is nobody of that name."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/").startswith("cannot be connected to: ")
    assert refused("http://no-such-host.invalid/") == "there is no such host"


def test_names_and_passwords_are_used_and_not_told(site: Site) -> None:
    """They are sent to the server that the address names, and left out of what is noted."""
    site.pages["/a"] = Reply(b"Fog")
    url = site.url("/a").replace("//", "//desk:secret@")
    fetcher().get(url)
    assert site.asked[0].headers["authorization"].startswith("Basic ")
    assert without_login(url) == site.url("/a")


def pages() -> tuple[Pages, Robots]:
    """Pages that may be on this machine."""
    robots = Robots(fetcher(), now=lambda: 0)
    return Pages(fetcher(), robots), robots


def page_refused(url: str) -> str:
    """Why a page is not fetched."""
    with pytest.raises(FetchError) as error:
        pages()[0].read(url)
    return error.value.reason


def test_a_page_is_read_by_its_charset(site: Site) -> None:
    """The server's word goes before the page's."""
    site.pages["/a"] = Reply(b"<meta charset=koi8-r>caf\xe9", headers={"Content-Type": "text/html; charset=latin1"})
    assert pages()[0].read(site.url("/a")) == "<meta charset=koi8-r>caf\u00e9"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"%PDF", headers={"Content-Type": "application/pdf"}), "is no HTML"),
        (Reply(b"Fog"), "is no HTML"),
        (Reply(b" ", headers=HTML), "holds no text"),
        (Reply(b"<p>", 403, HTML), "the server answers 403"),
        (Reply(b"\xff", headers=HTML), "no UTF-8 at byte 0, and the declared charset `utf-8` is not known"),
    ],
)
def test_what_is_no_page_is_refused(site: Site, reply: Reply, reason: str) -> None:
    """Other documents, empty ones and failures are told."""
    site.pages["/a"] = reply
    assert page_refused(site.url("/a")) == reason


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        (Reply(b"User-agent: *\nDisallow: /a"), "its robots.txt forbids it"),
        (Reply(b"User-agent: GPTBot\nUser-agent: Wireroom/2\n\nDisallow: /"), "its robots.txt forbids it"),
        (Reply(status=500), "its robots.txt cannot be read: the server answers 500"),
        (Reply(status=429), "its robots.txt cannot be read: the server answers 429"),
        (Reply(b"User-agent: *\nDisallow: /a\n\nUser-agent: wireroom\nDisallow: /b"), None),
        (Reply(b"User-agent: another\nDisallow: /"), None),
        (Reply(b"User-agent: *\nDisallow: /a$"), "its robots.txt forbids it"),
        (Reply(status=403), None),
        (Reply(bytes(range(256))), None),
    ],
)
def test_sites_say_what_may_be_fetched(site: Site, robots: Reply, reason: str | None) -> None:
    """Rules for all and for this product are obeyed; a site in trouble is left alone, one without rules is not."""
    site.pages |= {"/robots.txt": robots, "/a": Reply(b"<p>Fog", headers=HTML)}
    if reason:
        assert page_refused(site.url("/a")) == reason
        assert site.paths() == ["/robots.txt"]
    else:
        assert pages()[0].read(site.url("/a")) == "<p>Fog"


def test_rules_are_asked_for_once_a_day_and_at_each_hop(site: Site) -> None:
    """A redirect does not lead around the rules, of another host either; a crawl delay is known once they were read."""
    site.pages |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /closed\nCrawl-delay: 7"),
        "/a": Reply(status=302, headers={"Location": site.url("/closed", host="localhost")}),
        "/closed": Reply(b"<p>Fog", headers=HTML),
    }
    of_site, robots = pages()
    assert robots.delay_s(site.url("/a")) == 0
    for _ in range(2):
        with pytest.raises(FetchError, match="forbids"):
            of_site.read(site.url("/a"))
    assert site.paths() == ["/robots.txt", "/a", "/robots.txt", "/a"]
    assert robots.delay_s(site.url("/b")) == 7


def test_hostile_rules_are_read_soon(site: Site) -> None:
    """Half a megabyte of names and rules takes no longer than it should."""
    rules = b"User-agent: *\n\n# x\n" * 12_000 + b"Disallow: /*a*\n" * 15_000
    site.pages |= {"/robots.txt": Reply(rules), "/b": Reply(b"<p>Fog", headers=HTML)}
    robots = Robots(fetcher(max_bytes=1 << 20))
    started = time.monotonic()
    robots.permit(site.url("/b"))
    assert time.monotonic() - started < 3


def test_each_request_says_only_what_it_must(site: Site) -> None:
    """No cookie is carried from one fetch to the next."""
    site.pages["/a"] = lambda _: Reply(b"Fog", headers={"Set-Cookie": "who=we"})
    one = fetcher()
    one.get(site.url("/a"))
    one.get(site.url("/a"))
    assert all("cookie" not in asked.headers for asked in site.asked)
    assert isinstance(site.asked[0], Asked)
