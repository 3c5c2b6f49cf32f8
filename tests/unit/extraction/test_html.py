"""What is found in pages."""

import gc
import gzip
import json
import signal
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trafilatura.utils import line_processing, trim

from schemas.dead_letter import Reason
from schemas.extraction import Origin
from workers.errors import Failure, PermanentError
from workers.extraction.found import GUESSED, SURE, Fact
from workers.extraction.html_tree import ATTRIBUTES_MAX, ELEMENTS_MAX
from workers.extraction.pages.html import read_html
from workers.extraction.values import LINE_MAX

ENDS_SOON_S = 2.0
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


def refusal(body: str) -> Failure:
    """Why a page is refused."""
    with pytest.raises(PermanentError) as caught:
        read_html(body)
    return caught.value.failure


def test_the_main_text_is_found() -> None:
    """The article's paragraphs are kept without menus, scripts, styles, comments and footers."""
    assert read_html(PAGE).text == f"{FIRST}\n\n{SECOND}"


def test_facts_tell_where_they_were_read() -> None:
    """A heading that the page's title confirms is sure; what one meta element says is less so."""
    found = read_html(PAGE)
    assert found.headline == Fact("Dam holds", Origin.MARKUP, SURE)
    assert found.byline is not None
    assert (found.byline.value, found.byline.origin) == ("Ben Hale", Origin.META)
    assert found.byline.confidence < SURE


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
    assert found.headline == Fact(FIRST, Origin.TEXT, GUESSED)


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
    assert refusal(body) == (Reason.UNREADABLE, detail)


def teasers(count: int) -> str:
    """A section of a newspaper: headings that are links, and a line of each article."""
    return "".join(
        f"<div><h3><a href=/{n}>Minister {n} says that talks go on</a></h3><p>A round of talks ended without a word on"
        f" number {n}, sources close to the negotiators said.</p></div>"
        for n in range(count)
    )


def test_a_list_of_teasers_is_refused() -> None:
    """Many headings that are links, with a line for each, make no article, unless the page says that it is one."""
    assert refusal(f"<main>{teasers(12)}</main>") == (Reason.UNREADABLE, "the page is a list of links")
    assert read_html(f'<head><meta property="og:type" content="article"></head><main>{teasers(12)}</main>').text


def test_the_next_article_does_not_join() -> None:
    """A page that goes on with the next article is read to the end of its own."""
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST.replace('dam', 'dyke')}</p>"
    following = body.replace("Ost", "Wick").replace("gates", "doors")
    page = (
        f"<html><head><title>Dam holds</title></head>"
        f"<body><main class=article-content><article><h1>Dam holds</h1>{body}</article>"
        f"<article><h1>Rain goes on</h1>{following}</article></main></body></html>"
    )
    assert FIRST in read_html(page).text
    assert "Wick" not in read_html(page).text


def test_a_snap_is_its_headline() -> None:
    """A page with nothing but a heading keeps it as its text."""
    assert read_html("<html><body><h1>Dam at Ost breaks, thousands flee</h1></body></html>").text


@pytest.mark.parametrize(
    "attributes",
    ["a " * 100_000, " ".join(f"a{n}" for n in range(100_000)), " ".join(f'a{n}=">"' for n in range(90_000))],
)
def test_a_tag_with_countless_attributes_is_refused(attributes: str) -> None:
    """The parser would be busy with it for many seconds, where no time limit reaches it."""
    detail = f"a tag of the page has more than {ATTRIBUTES_MAX} attributes"
    assert refusal(f"<p>{FIRST}</p><p {attributes}>{SECOND}</p>") == (Reason.TOO_LARGE, detail)


def test_scripts_may_compare() -> None:
    """What looks like a tag in a script has no attributes."""
    assert FIRST in read_html(f"<script>if (a<b {'&& c ' * ATTRIBUTES_MAX}) d()</script>{PAGE}").text


def in_linked_data(content: str) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{content}</script>'


@pytest.mark.parametrize(
    "hostile",
    [
        in_linked_data('"@type" : [' * 300_000),
        in_linked_data(" " * 1_000_000 + "x"),
        in_linked_data("// " * 300_000 + "x"),
        in_linked_data('{"headline": "x", "articleBody": "' + "<p " * 300_000 + '."}'),
        "<!doctype html " + "/" * 1_000_000 + ">",
        '<meta name="author" content="' + "<" * 1_000_000 + '">',
        '<meta name="keywords" content="' + "a," * 500_000 + '">',
        f"<title>{' - ' * 300_000}</title>",
        "<table><tr><td colspan=1000000000 rowspan=1000000000>w</td></tr></table>",
        "<p " + " ".join(f"a{n}" for n in range(ATTRIBUTES_MAX - 2)) + ">",
        "<p>a" * 10_000,
        "<span itemprop=datePublished>x</span>" * 15_000,
        "<div class=related>" * 240 + "x " * 300_000 + "</div>" * 240,
        f"<article><h1>x</h1><p>{SECOND * 3}</p></article>" * 3_000,
        "<p>contact " + "a." * 150 + "</p>" + "<p>" + "on at am le " * 9 + "</p>" + "<p>" + "photo " * 25 + "</p>",
        "<script>" * 100_000 + "</script>",
        "&" * 1_000_000,
    ],
)
def test_hostile_pages_end_soon(hostile: str) -> None:
    """Pages made to keep an expression or the parser busy for hours are read like others."""
    started = time.process_time()
    assert read_html(f"{hostile}<p>{FIRST}</p><p>{SECOND}</p>").text
    assert time.process_time() - started < ENDS_SOON_S


class TooLongError(Exception):
    """What a time limit raises in the middle of work."""


def test_a_time_limit_is_heard() -> None:
    """The exception that ends a batch comes through, wherever in a page it strikes."""
    beside = "".join(f"<div><b>{n}</b> {SECOND}{n}</div>" for n in range(600))
    page = f"<article><h1>Dam holds</h1>{f'<p>{FIRST}</p><p>{SECOND}</p>' * 3}</article><section>{beside}</section>"
    read_html(page)
    started = time.perf_counter()
    read_html(page)
    lasts_s = time.perf_counter() - started
    struck = []

    def strike(*_: object) -> None:
        struck.append(True)
        raise TooLongError

    before = signal.signal(signal.SIGALRM, strike)
    gc.disable()  # hypothesis listens to the collector, and what is raised in a listener is lost
    try:
        for share in range(1, 60):
            struck.clear()
            signal.setitimer(signal.ITIMER_REAL, max(lasts_s * share / 60, 0.001))
            with suppress(TooLongError):
                while not struck:
                    read_html(page)
                pytest.fail(f"swallowed after {share} of 60 parts")
    finally:
        gc.enable()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<article>", "<h1>", "</h1>", "<a href='x'>", "</a>", "<time>", "<table>"),
        *("<ul><li>", "<script type='application/ld+json'>", "</script>", "<title>", "</title>", "<meta name=date"),
        *(
            " content='",
            "'>",
            '{"headline":',
            '"datePublished": "2023-',
            '"articleBody": "',
            '"}',
            "[",
            "&#12;",
            "&lt;",
        ),
        *(
            "<!--",
            "-->",
            "12/11/2023",
            "31 December 1999 24:61 ET",
            "By Ada Moor",
            " | ",
            "\x00",
            "\ud800",
            FIRST,
            SECOND,
        ),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES | st.text(max_size=20), max_size=40).map("".join) | st.text(max_size=200))
def test_nothing_but_a_refusal_is_raised(page: str) -> None:
    """Whatever stands in a page, it is read into text and lines, or refused."""
    try:
        found = read_html(page)
    except PermanentError:
        return
    assert found.text.strip()
    assert 0 < len(found.headline.value) <= LINE_MAX
    assert all(paragraph == " ".join(paragraph.split()) for paragraph in found.text.split("\n\n"))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(PAGE)), st.integers(0, 40), PIECES)
def test_a_damaged_page_is_read_or_refused(place: int, length: int, piece: str) -> None:
    """A page with a part lost and something else in its place raises nothing else."""
    with suppress(PermanentError):
        assert read_html(PAGE[:place] + piece + PAGE[place + length :]).text


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
