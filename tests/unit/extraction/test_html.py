"""What is found in pages."""

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest
from trafilatura.utils import line_processing, trim

from schemas.dead_letter import Reason
from workers.errors import Failure, PermanentError
from workers.extraction.html import ELEMENTS_MAX, read_html

REAL_PAGES = Path(__file__).parents[4] / "shared" / "data" / "html_pages.ndjson.gz"

FIRST = "The dam at Ost held through the night, the water board said on Tuesday, and the valley may sleep again."
SECOND = "Engineers had opened all four gates by noon. \u201cWe have seen worse,\u201d their chief, Ada Moor, said."
WRAPPED = FIRST.replace(" the water", "\n  the <b>water</b>")
PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head><title>Dam holds | The Ost Courier</title><meta name="author" content="Ben Hale">
<style>p {{ color: red }}</style></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Dam holds</h1>
<p>{WRAPPED}</p><p>{SECOND}</p>
<script>track("SECRET")</script></article>
<div class="comments"><p>First! I never liked that dam.</p></div>
<footer>Copyright The Ost Courier</footer>
</body></html>"""


def refusal(body: str) -> str:
    """Why a page is refused."""
    with pytest.raises(PermanentError) as caught:
        read_html(body)
    assert caught.value.failure.reason is Reason.UNREADABLE
    return caught.value.failure.detail


def test_the_main_text_is_found() -> None:
    """The article's paragraphs are kept without menus, scripts, styles, comments and footers."""
    found = read_html(PAGE)
    assert found.text.endswith(f"{FIRST}\n\n{SECOND}")
    assert found.text.removesuffix(f"{FIRST}\n\n{SECOND}").strip() in {"", "Dam holds"}
    assert (found.headline, found.byline, found.language) == ("Dam holds", "Ben Hale", "en")


@pytest.mark.parametrize("prefix", ["", '<?xml version="1.0" encoding="utf-16"?>', "\x00\x01<!-- x -->", "\ufeff"])
def test_what_stands_before_the_page_does_no_harm(prefix: str) -> None:
    """A declaration of another encoding, control characters and comments change nothing."""
    assert FIRST in read_html(prefix + PAGE).text


def test_control_characters_part_nothing() -> None:
    """A page is read as if they were not there, even inside of words and tags."""
    broken = PAGE.replace("article>", "arti\x01cle>").replace("through", "thr\x1bough")
    assert read_html(broken) == read_html(PAGE)


@pytest.mark.parametrize("character", ["\x0c", "\uffff", "&#1;", "&#11;", "&#127;", "&#xfffe;"])
def test_odd_white_space_does_no_harm(character: str) -> None:
    """A form feed, or a reference to what no text holds, is a space."""
    page = f"<p>The dam{character} holds <b>very</b>{character}well today.</p>"
    assert read_html(page).text == "The dam holds very well today."


def test_a_fragment_is_a_page() -> None:
    """A wire sends paragraphs without a page around them; the headline is made from the text."""
    found = read_html(f"<p>{FIRST}</p><p>{SECOND}</p>")
    assert found.text == f"{FIRST}\n\n{SECOND}"
    assert found.headline == FIRST


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ("<!-- nothing -->", "the page is empty"),
        ("<html><body><nav><a href=/>Home</a></nav></body></html>", "the page has no main text"),
        ("<noscript>Please switch on scripts.</noscript><footer>Imprint</footer>", "the page has no main text"),
        ("<div>" * 100_000 + f"<p>{FIRST}</p>", "the page is nested deeper than the parser goes, 256 elements"),
        ("<p>a" * ELEMENTS_MAX, f"the page has more than {ELEMENTS_MAX} elements"),
        (
            "<ul>"
            + "".join(f"<li><a href=/{n}>Minister {n} says that talks go on</a></li>" for n in range(40))
            + "</ul>",
            "the page is a list of links",
        ),
    ],
)
def test_pages_without_an_article_are_refused(body: str, detail: str) -> None:
    """Empty, deep and huge pages, and lists of links are not taken for articles."""
    assert refusal(body) == detail


@pytest.mark.parametrize(
    "hostile",
    [
        '<script type="application/ld+json">' + '"@type" : [' * 300_000 + "</script>",
        "<!doctype html " + "/" * 1_000_000 + ">",
        '<meta name="author" content="' + "<" * 1_000_000 + '">',
        f"<title>{' - ' * 300_000}</title>",
        "<table><tr><td colspan=1000000000>w</td></tr></table>",
        "<a " * 300_000 + ">",
    ],
)
def test_hostile_pages_end_soon(hostile: str) -> None:
    """Pages made to keep an expression busy for hours are read like others."""
    assert FIRST in read_html(f"{hostile}<p>{FIRST}</p><p>{SECOND}</p>").text


def test_pages_are_forgotten() -> None:
    """The library keeps no text of a page once it is read."""
    read_html(PAGE)
    assert [each.cache_info().currsize for each in (trim, line_processing)] == [0, 0]


@pytest.mark.skipif(not REAL_PAGES.exists(), reason="../shared/data/html_pages.ndjson.gz is not there")
def test_real_pages_are_read_or_refused() -> None:
    """Pages of the wild raise nothing but `PermanentError`, and nearly all are read."""
    failures: list[Failure] = []
    with gzip.open(REAL_PAGES, "rt") as file:
        for line in islice(file, 0, 300, 10):
            try:
                assert read_html(json.loads(line)["html"]).text
            except PermanentError as error:
                failures.append(error.failure)
    assert len(failures) <= 3
