"""`wireroom extract URL`: a page that is fetched, and nothing else."""

import json

import pytest
from click.testing import CliRunner, Result

from tests.integration.doors.feeds.site import Reply, Site
from wireroom.cli import cli

PAGE = Reply(
    "<html lang=en><title>Dam holds</title><article><h1>Dam holds</h1><p>The dam at Ost held through the night, and "
    "the engineer Ilse Brandt called it a caf\u00e9 wonder.</p></article>".encode("latin-1"),
    headers={"Content-Type": "text/html; charset=iso-8859-1"},
)


def extract(*words: str) -> Result:
    """Run the command where no Redis answers: it asks none."""
    return CliRunner().invoke(cli, ["extract", *words], env={"WIREROOM_REDIS_URL": "redis://127.0.0.1:1"})


def found(ran: Result) -> dict[str, object]:
    """The one document that was printed."""
    assert ran.exit_code == 0, ran.stderr
    printed: dict[str, dict[str, object]] = json.loads(ran.stdout)
    return printed["extraction"]


def test_a_page_is_fetched_and_extracted(site: Site) -> None:
    """Its text is read as the server declares it; its address is the article's."""
    site.pages["/a"] = PAGE
    extraction = found(extract("--json", "--allow-private", site.url("/a")))
    assert extraction["headline"] == "Dam holds"
    assert "a caf\u00e9 wonder" in str(extraction["text"])
    assert extraction["url"] == site.url("/a")
    assert site.paths() == ["/robots.txt", "/a"]


def test_the_language_is_said_here(site: Site) -> None:
    """`--language` counts as what a producer says."""
    site.pages["/a"] = PAGE
    assert found(extract("--json", "--allow-private", "--language", "de", site.url("/a")))["language"] == "de"


def test_what_is_no_language_is_a_wrong_option() -> None:
    """Nothing is fetched then."""
    ran = extract("--language", "xx-", "http://no-such-host.invalid/")
    assert ran.exit_code == 2
    assert "Error: `language`: string should match pattern" in ran.stderr


def test_people_see_the_page_too(site: Site) -> None:
    """Without `--json`, the same is shown to be read."""
    site.pages["/a"] = PAGE
    ran = extract("--allow-private", site.url("/a"))
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout.startswith("Dam holds\n")


def test_a_password_is_used_and_not_told(site: Site) -> None:
    """The server gets it; neither the article nor a refusal has it."""
    site.pages["/a"] = PAGE
    address = site.url("/a").replace("//", "//desk:secret@")
    assert found(extract("--json", "--allow-private", address))["url"] == site.url("/a")
    assert site.asked[-1].headers["authorization"].startswith("Basic ")
    site.pages["/a-list"] = PAGE._replace(body=b"<html><body></body></html>")
    assert extract("--allow-private", f"{address}-list").stderr.startswith(f"{site.url('/a-list')}: unreadable: ")
    assert extract("--allow-private", f"{address}b").stderr == f"{site.url('/ab')}: the server answers 404\n"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/absent", "the server answers 404"),
        ("/feed", "is no HTML"),
        ("/empty", "holds no text"),
        ("/closed", "its robots.txt forbids it"),
        (f"/{'a' * 2000}", "`url`: string should have at most 2000 characters"),
    ],
)
def test_what_is_no_page_is_refused_in_one_line(site: Site, path: str, reason: str) -> None:
    """The line has the address and the reason; nothing is printed to standard output, and the exit code is 1."""
    site.pages |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /closed"),
        "/feed": Reply(b"<rss/>", headers={"Content-Type": "application/rss+xml"}),
        "/empty": PAGE._replace(body=b" "),
        "/closed": PAGE,
        f"/{'a' * 2000}": PAGE,
    }
    ran = extract("--allow-private", site.url(path))
    assert (ran.exit_code, ran.stdout, ran.stderr) == (1, "", f"{site.url(path)}: {reason}\n")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://127.0.0.1/a", "is no address of http or https"),
        ("http://[", "is no proper address"),
        ("http://no-such-host.invalid/a", "its robots.txt cannot be read: there is no such host"),
    ],
)
def test_what_cannot_be_fetched_is_refused(address: str, reason: str) -> None:
    """An address that leads nowhere is no path of a file."""
    ran = extract("--allow-private", address)
    assert (ran.exit_code, ran.stderr) == (1, f"{address}: {reason}\n")


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    """Without `--allow-private`, this machine is not asked."""
    site.pages["/a"] = PAGE
    ran = extract(site.url("/a"))
    assert (ran.exit_code, ran.stderr) == (
        1,
        f"{site.url('/a')}: its robots.txt cannot be read: its address 127.0.0.1 is not public\n",
    )
    assert site.asked == []
