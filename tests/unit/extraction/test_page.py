"""What a page says of itself, and which of its places is trusted."""

import json
from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring

from workers.extraction.page import LINE_MAX, Page, describe

NOVEMBER = datetime(2023, 11, 10, 8, tzinfo=UTC)
UNKNOWN = Page(title="", byline="", publisher="", url="", language="", published=None)


def described(head: str = "", body: str = "", *, html: str = "<html>") -> Page:
    """What a page with this head and body says."""
    return describe(document_fromstring(f"{html}<head>{head}</head><body><p>x</p>{body}</body></html>"))


def linked_data(value: object) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Dam holds",
    "datePublished": "2023-11-10T09:00:00+01:00",
    "author": [{"name": "Ada Moor"}, "Ben Hale"],
    "publisher": {"name": "The Ost Courier"},
    "url": "https://ost.example/dam",
}
TOLD = Page(
    title="Dam holds",
    byline="Ada Moor, Ben Hale",
    publisher="The Ost Courier",
    url="https://ost.example/dam",
    language="",
    published=NOVEMBER,
)


def test_a_silent_page_says_nothing() -> None:
    """What no place of the page tells is unknown."""
    assert described() == UNKNOWN


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "x"}, ARTICLE],
        {"@graph": [{"datePublished": "2001-01-01"}, {"headline": 7}, ARTICLE]},
    ],
)
def test_linked_data_is_read(value: object) -> None:
    """The article is found alone, in a list and in a graph."""
    assert described(linked_data(value)) == TOLD


def test_meta_elements_are_read() -> None:
    """OpenGraph and plain meta elements tell the same."""
    head = """
        <meta property="og:title" content="Dam holds"><meta name="Author" content="Ada Moor, Ben Hale">
        <meta property="og:site_name" content="The Ost Courier"><link rel="canonical" href="https://ost.example/dam">
        <meta property="article:published_time" content="2023-11-10T08:00:00Z">
    """
    assert described(head) == TOLD


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (linked_data(ARTICLE), "<h1>Dam <em>still</em> holds</h1>", "Dam still holds"),
        (linked_data(ARTICLE), "<h1>Dam</h1><h1>Rain</h1>", "Dam holds"),
        ("<title>Courier</title>", "<h1> </h1><h1>Rain</h1>", "Rain"),
        ("<title>Dam at Ost holds | Courier</title>", "", "Dam at Ost holds"),
        ("<title>Courier \u2013 Dam at Ost holds</title>", "", "Dam at Ost holds"),
        ('<meta property="og:title" content="Dam &amp;amp; rain">', "", "Dam & rain"),
        ("", f"<h1>{'dam ' * 1000}</h1>", f"{('dam ' * (LINE_MAX // 4)).strip()}\u2026"),
    ],
)
def test_the_title_is_what_readers_see(head: str, body: str, title: str) -> None:
    """A single heading goes first, the title element last and without the site's name; none is endless."""
    assert described(head, body).title == title


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta property="article:author" content="https://social.example/ada">', ""),
        ('<meta name="author" content="https://x.example/a"><meta name="byl" content="Ada Moor">', "Ada Moor"),
        (linked_data({**ARTICLE, "author": [None, 7, {"name": 7}, ["Ada"]]}), ""),
    ],
)
def test_bylines_are_names(head: str, byline: str) -> None:
    """Addresses and nonsense are no byline."""
    assert described(head).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("", '<time>today</time><time datetime="2023-11-10T08:00Z"></time>', NOVEMBER),
        ('<meta name="date" content="10/11/2023"><meta name="dc.date" content="2023-11-10T08:00Z">', "", NOVEMBER),
        (linked_data({**ARTICLE, "datePublished": "9999-12-31"}), "", None),
    ],
)
def test_the_first_moment_that_makes_sense_counts(head: str, body: str, published: datetime | None) -> None:
    """What is ambiguous or absurd is passed over."""
    assert described(head, body).published == published


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="de-AT">', "de-AT"),
        ('<html lang=" en_GB ">', "en-GB"),
        ('<html xml:lang="fr">', "fr"),
        ('<html lang="english!">', ""),
        ('<html lang="">', ""),
    ],
)
def test_the_language_is_a_tag(html: str, language: str) -> None:
    """What is no language tag is passed over."""
    assert described(html=html).language == language


@pytest.mark.parametrize(
    "address", ["/dam", "javascript:alert(1)", "https://ost.example/a b", "https://x/" + "a" * 2000]
)
def test_addresses_are_whole(address: str) -> None:
    """An address that people could not open, or not safely, is passed over."""
    head = f'<link rel="canonical" href="{address}"><meta property="og:url" content="https://ost.example/dam">'
    assert described(head).url == "https://ost.example/dam"


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "7",
        "[null, [], 7]",
        '{"@graph": 7}',
        '{"@graph": ' * 900 + "1" + "}" * 900,
        "[" * 100_000,
        '{"headline": "\\ud800", "datePublished": [], "publisher": {"name": {}}, "url": "https://x/\\ud800"}',
    ],
)
def test_broken_linked_data_says_nothing(script: str) -> None:
    """Nonsense in a script is passed over, however deep."""
    assert described(f'<script type="application/ld+json">{script}</script>') == UNKNOWN
