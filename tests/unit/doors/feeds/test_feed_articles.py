"""How a feed's items become articles."""

from datetime import UTC, datetime

import pytest

from schemas.article import Article
from wireroom.feeds.refusal import Refusal
from wireroom.feeds.syndication.articles import articles_of
from wireroom.feeds.syndication.cleaning import plain
from wireroom.feeds.web.linked import read_moment


def rss(items: str, *, title: str = "<title>Harbour Wire</title>") -> bytes:
    """A feed of these items."""
    return f"<rss><channel>{title}{items}</channel></rss>".encode()


def articles(content: bytes, *, place: str = "http://harbour.example/feed", source: str | None = None) -> list[Article]:
    """The articles of a feed that has nothing wrong in it."""
    found = list(articles_of(content, place=place, max_bytes=1 << 20, source=source))
    assert not [each for each in found if isinstance(each, Refusal)]
    return [each for each in found if isinstance(each, Article)]


def test_an_item_travels_as_it_came() -> None:
    """An article holds the item itself, under the item's own name; its text is for others to read."""
    (article,) = articles(rss("<item><guid>hw-1</guid><link>http://harbour.example/1</link><title>Fog</title></item>"))
    assert article == Article(
        source="Harbour Wire",
        uri="hw-1",
        url="http://harbour.example/1",
        media_type="application/rss+xml",
        body="<item><guid>hw-1</guid><link>http://harbour.example/1</link><title>Fog</title></item>",
    )


@pytest.mark.parametrize(
    ("title", "place", "source", "wanted"),
    [
        (
            "<title>\n Harbour &amp;amp; &lt;b&gt;Quay&lt;/b&gt;  Wire\n</title>",
            "http://h.example/f",
            None,
            "Harbour & Quay Wire",
        ),
        ("<title>Harbour Wire</title>", "http://h.example/f", "night-desk", "night-desk"),
        ("<title> </title>", "http://h.example/f", None, "h.example"),
        ("", "feeds/quay.rss", None, "quay.rss"),
        (f"<title>{'x' * 300}</title>", "http://h.example/f", None, "x" * 200),
    ],
)
def test_the_source_is_named(title: str, place: str, source: str | None, wanted: str) -> None:
    """By what was asked for, else by the feed's title in plain words, else by where it came from."""
    (article,) = articles(rss("<item><title>Fog</title></item>", title=title), place=place, source=source)
    assert article.source == wanted


def test_a_name_that_items_share_names_none_of_them() -> None:
    """Items under one `guid` are not taken for versions of one article; nor is a guid used that is too long."""
    item = "<item><guid>{guid}</guid><link>http://h.example/{n}</link><title>{n}</title></item>"
    shared = "".join(item.format(guid="http://h.example/", n=number) for number in (1, 2))
    found = articles(rss(shared + item.format(guid="x" * 3000, n=3) + "<item><title>Fog</title></item>"))
    assert [article.uri for article in found] == [*(f"http://h.example/{number}" for number in (1, 2, 3)), None]


def test_an_item_that_is_no_article_is_refused_alone() -> None:
    """What the contract does not allow is refused with the line, and the next item is read."""
    found = list(
        articles_of(
            b'{"version": "https://jsonfeed.org/version/1", "items": ['
            b'{"id": "1", "title": "a\\ud800"}, 7, {"id": "2", "title": "b"}]}',
            place="feed.json",
            max_bytes=1000,
        )
    )
    assert [str(each) for each in found if isinstance(each, Refusal)] == [
        "feed.json: item 2 is no object",
        "feed.json: `body`: holds a lone surrogate (U+D800) at offset 20",
    ]
    assert [each.uri for each in found if isinstance(each, Article)] == ["2"]


def test_what_is_no_feed_is_refused_with_its_place() -> None:
    """A document that cannot be read is one refusal."""
    assert list(articles_of(b"<html>", place="a.rss", max_bytes=100)) == [Refusal("a.rss", "a page of HTML")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-11-10T06:00:00+01:00", datetime(2026, 11, 10, 5, tzinfo=UTC)),
        ("2026-11-10T06:00:00Z", datetime(2026, 11, 10, 6, tzinfo=UTC)),
        ("Tue, 10 Nov 2026 06:00:00 EST", datetime(2026, 11, 10, 11, tzinfo=UTC)),
        ("2026-11-10T06:00:00", None),
        ("Tue, 10 Nov 2026 06:00:00 -0000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_moment_is_read_when_it_has_a_zone(text: str, wanted: datetime | None) -> None:
    """RFC 3339 and RFC 5322 are read; without a zone it is not guessed."""
    assert read_moment(text) == wanted


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("AT&amp;amp;T <b>up</b>", "AT&T up"),
        ("1 < 2", "1 < 2"),
        ("a\n\tb\x00c", "a b c"),
        ("\ud800", "?"),
    ],
)
def test_a_line_of_markup_is_made_plain(markup: str, wanted: str) -> None:
    """Tags, entities and line breaks go."""
    assert plain(markup) == wanted
