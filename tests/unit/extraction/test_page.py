"""What a page says of itself, and which of its places is trusted."""

import json
from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring

from schemas.extraction import Origin
from workers.extraction.found import LIKELY, SURE, Fact, Found
from workers.extraction.pages.page import Page, describe
from workers.extraction.values import LINE_MAX

NOVEMBER = datetime(2023, 11, 10, 8, tzinfo=UTC)
UNKNOWN = Page(Found(), is_article=False)


def page(head: str = "", body: str = "", *, html: str = "<html>") -> Page:
    """A page with this head and body."""
    return describe(document_fromstring(f"{html}<head>{head}</head><body><p>x</p>{body}</body></html>"))


def described(head: str = "", body: str = "", *, html: str = "<html>") -> Found:
    """What it says."""
    return page(head, body, html=html).found


def linked_data(value: object) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Dam holds",
    "datePublished": "2023-11-10T09:00:00+01:00",
    "dateModified": "2023-11-10T10:00:00+01:00",
    "author": [{"name": "Ada Moor"}, "Ben Hale"],
    "publisher": {"name": "The Ost Courier"},
    "articleSection": ["Valley", "News"],
    "keywords": ["dams", "Ost"],
    "url": "https://ost.example/dam",
}
TOLD = Found(
    headline=Fact("Dam holds", Origin.JSON_LD, LIKELY),
    byline=Fact("Ada Moor, Ben Hale", Origin.JSON_LD, LIKELY),
    publisher=Fact("The Ost Courier", Origin.JSON_LD, LIKELY),
    section=Fact("Valley", Origin.JSON_LD, LIKELY),
    url=Fact("https://ost.example/dam", Origin.JSON_LD, LIKELY),
    published=Fact(NOVEMBER, Origin.JSON_LD, LIKELY),
    modified=Fact(NOVEMBER.replace(hour=9), Origin.JSON_LD, LIKELY),
    tags=("dams", "Ost"),
)
META = """
    <meta property="og:title" content="Dam holds"><meta name="Author" content="By Ada Moor, Ben Hale">
    <meta property="og:site_name" content="The Ost Courier"><link rel="canonical" href="https://ost.example/dam">
    <meta property="article:published_time" content="2023-11-10T08:00:00Z"><meta property="og:type" content="article">
    <meta property="article:modified_time" content="2023-11-10T09:00:00Z">
    <meta property="article:section" content="Valley"><meta name="keywords" content="dams, Ost, dams">
"""


def test_a_silent_page_says_nothing() -> None:
    """What no place of the page tells is unknown."""
    assert page() == UNKNOWN


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "x"}, ARTICLE],
        {"@graph": [{"datePublished": "2001-01-01"}, {"headline": 7}, ARTICLE]},
        {"@type": "WebPage", "datePublished": "2001-01-01", "mainEntity": ARTICLE},
    ],
)
def test_linked_data_is_read(value: object) -> None:
    """The article is found alone, in a list, in a graph and in a page."""
    assert described(linked_data(value)) == TOLD


def test_the_article_of_the_headline_is_read() -> None:
    """A page that describes the next articles too is described by its own."""
    others = [{**ARTICLE, "headline": f"Rain {n}", "url": f"https://ost.example/{n}"} for n in range(3)]
    assert described(linked_data([*others, ARTICLE]), "<h1>Dam holds</h1>").url == TOLD.url


@pytest.mark.parametrize("wrapped", ["<!--{}-->", "//<![CDATA[\n{}\n//]]>", "{};", "\n {} \n"])
def test_wrapped_linked_data_is_read(wrapped: str) -> None:
    """Marks that keep a script from old readers are no part of it."""
    script = f'<script type="application/ld+json">{wrapped.replace("{}", json.dumps(ARTICLE))}</script>'
    assert described(script) == TOLD


def test_meta_elements_are_read() -> None:
    """OpenGraph and plain meta elements tell the same, with their own origin."""
    found = described(META)
    assert found.byline == Fact("Ada Moor, Ben Hale", Origin.META, LIKELY)
    assert found.published == Fact(NOVEMBER, Origin.META, LIKELY)
    assert found.modified == Fact(NOVEMBER.replace(hour=9), Origin.META, LIKELY)
    assert (found.section, found.tags) == (Fact("Valley", Origin.META, LIKELY), ("dams", "Ost"))
    assert page(META).is_article


def test_two_places_are_surer_than_one() -> None:
    """What two places say alike is sure."""
    found = described(META + linked_data(ARTICLE))
    facts = (found.headline, found.byline, found.publisher, found.section, found.url, found.published)
    assert [fact.confidence for fact in facts if fact] == [SURE] * len(facts)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta property="article:author" content="https://social.example/ada">', None),
        ('<meta name="author" content="https://x.example/a"><meta name="byl" content="Ada Moor">', "Ada Moor"),
        ('<meta name="author" content="Von Ada Moor">', "Ada Moor"),
        ('<meta name="author" content="Ada Moor, Senior Staff Writer">', "Ada Moor"),
        ('<meta name="author" content="Ada Moor"><meta name="author" content="Ben Hale">', "Ada Moor, Ben Hale"),
        (linked_data({**ARTICLE, "author": [None, 7, {"name": 7}, ["Ada"]]}), None),
        (linked_data({**ARTICLE, "author": [{"name": "Ada Moor"}, {"name": "ada moor"}]}), "Ada Moor"),
    ],
)
def test_bylines_are_names(head: str, byline: str | None) -> None:
    """Names are joined, each once; `By`, roles, addresses and nonsense are left out."""
    found = described(head).byline
    assert (found and found.value) == byline


@pytest.mark.parametrize(
    ("body", "byline"),
    [
        ("<h1>Dam holds</h1><p>By Ada Moor</p>", "Ada Moor"),
        ("<h1>Dam holds</h1><div>Von <a href='/a'>Ada Moor</a> und Ben Hale</div>", "Ada Moor und Ben Hale"),
        ("<h1>Dam holds</h1><p><a rel='author nofollow'>Ada Moor</a></p>", "Ada Moor"),
        ("<h1>Dam holds</h1><span itemprop='author'>Ada Moor</span>", "Ada Moor"),
        ("<h1>Dam holds</h1><div class='article-byline'>Ada Moor, Staff Writer</div>", "Ada Moor"),
        ("<h1>Dam holds</h1><div class='byline'>Share this</div><p>By night the gates were opened.</p>", None),
        ("<p>By Ada Moor</p><h1>Dam holds</h1>", None),
        ("<p>By Ada Moor</p>", None),
    ],
)
def test_the_byline_that_readers_see_serves(body: str, byline: str | None) -> None:
    """It stands behind the headline; what the page tells machines goes before it."""
    assert described("", body).byline == (Fact(byline, Origin.MARKUP, LIKELY) if byline else None)
    stated = described('<meta name="author" content="Cy West">', body).byline
    assert stated == Fact("Cy West", Origin.META, LIKELY)


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="de-AT">', "de-AT"),
        ('<html lang=" en_GB ">', "en-GB"),
        ('<html xml:lang="fr">', "fr"),
        ('<html lang="english!">', None),
        ('<html lang="">', None),
    ],
)
def test_the_language_is_a_tag(html: str, language: str | None) -> None:
    """What is no language tag is passed over."""
    found = described(html=html).language
    assert (found and found.value) == language


@pytest.mark.parametrize(
    "address", ["/dam", "javascript:alert(1)", "https://ost.example/a b", "https://x/" + "a" * 2000, "http://[x"]
)
def test_addresses_are_whole(address: str) -> None:
    """An address that people could not open, or not safely, is passed over."""
    head = f'<link rel="canonical" href="{address}"><meta property="og:url" content="https://ost.example/dam">'
    found = described(head).url
    assert found is not None
    assert found.value == "https://ost.example/dam"


def test_an_address_names_the_page() -> None:
    """Some sites call their front page the canonical address of every page."""
    head = (
        '<link rel="canonical" href="https://ost.example/"><meta property="og:url" content="https://ost.example/dam">'
    )
    assert described(head).url == Fact("https://ost.example/dam", Origin.META, LIKELY)


def test_no_line_is_endless() -> None:
    """Lines are cut between words."""
    found = described("", f"<h1>{'dam ' * 1000}</h1>").headline
    assert found.value == f"{('dam ' * (LINE_MAX // 4)).strip()}\u2026"


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
    found = described(f'<script type="application/ld+json">{script}</script>')
    assert found == Found()
