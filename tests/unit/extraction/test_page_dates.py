"""When a page was published and changed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from lxml.html import document_fromstring

from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact, Found
from workers.extraction.pages.page import describe

TENTH = datetime(2023, 11, 10, tzinfo=UTC)
MORNING = TENTH.replace(hour=8)


HEADLINE = "<h1>Dam at Ost holds</h1>"


def page(body: str = "", *, head: str = "", language: str = "", url: str = "", headline: str = HEADLINE) -> Found:
    """What a page with this head, and this below its headline, says."""
    link = f'<link rel="canonical" href="{url}">' if url else ""
    html = f'<html lang="{language}"><head>{link}{head}</head><body>{headline}{body}</body></html>'
    return describe(document_fromstring(html)).found


def stated(name: str, moment: str) -> str:
    """JSON-LD of an article with a moment."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "{name}": "{moment}"}}</script>'


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time",
        "datePublished",
        "parsely-pub-date",
        "pubdate",
        "DC.date.issued",
        "date",
        "sailthru.date",
    ],
)
def test_meta_elements_of_all_customs_are_read(name: str) -> None:
    """Sites name the moment in many ways."""
    head = f'<meta name="expires-date" content="2024-11-10"><meta name="{name}" content="2023-11-10T08:00:00Z">'
    assert page(head=head).published == Fact(MORNING, Origin.META, LIKELY)


@pytest.mark.parametrize(
    ("body", "origin"),
    [
        ('<time>today</time><time datetime="2023-11-10T08:00Z"></time>', Origin.META),
        ('<span itemprop="datePublished" content="2023-11-10T08:00Z">now</span>', Origin.META),
        ("<p>By Ada Moor</p><p>Published 10 November 2023</p>", Origin.MARKUP),
        ("<div><span>Nov. 10, 2023 at 8:00 am GMT</span></div>", Origin.MARKUP),
        ("<div>Ver\u00f6ffentlicht am 10. November 2023</div>", Origin.MARKUP),
        ("<div>Publi\u00e9 le 10 novembre 2023</div>", Origin.MARKUP),
        ("<div>Publicado el 10 de noviembre de 2023</div>", Origin.MARKUP),
        ("<div>10.11.2023</div>", Origin.MARKUP),
    ],
)
def test_what_readers_see_is_read(body: str, origin: Origin) -> None:
    """A date line near the headline tells the day where nothing else does."""
    found = page(body).published
    assert found is not None
    assert (found.value.date(), found.origin, found.confidence) == (TENTH.date(), origin, LIKELY)


@pytest.mark.parametrize(
    "body",
    [
        "<p>On 10 November 2023 the water board said that the dam would hold for a hundred years.</p>",
        "<p>3/5/2016</p>",
        "<p>Updated 31 February 2023</p>",
    ],
)
def test_a_sentence_is_no_date_line(body: str) -> None:
    """A day in running text, one that could be two, and one that never was are none of publication."""
    assert page(body).published is None


def test_days_in_numbers_are_read_as_the_country_writes_them() -> None:
    """`3/5/2016` is in March in America and in May in Britain."""
    american, british = (page("<p>3/5/2016</p>", language=each).published for each in ("en-US", "en-GB"))
    assert american is not None
    assert british is not None
    assert (american.value.month, british.value.month) == (3, 5)


def test_two_places_make_sure() -> None:
    """What machines are told is sure when readers see that day, or the address bears it."""
    head = stated("datePublished", "2023-11-10T08:00:00Z")
    sure = Fact(MORNING, Origin.JSON_LD, SURE)
    assert page("<p>10 November 2023</p>", head=head).published == sure
    assert page(head=head, url="https://ost.example/2023/11/10/dam").published == sure
    assert page(head=head, url="https://ost.example/2023/nov/10/dam").published == sure


def test_an_hour_is_better_than_a_day() -> None:
    """Where machines are told only the day, the hour that readers see on that day counts."""
    found = page("<p>10 November 2023, 8:00 GMT</p>", head=stated("datePublished", "2023-11-10")).published
    assert found == Fact(MORNING, Origin.MARKUP, SURE)


def test_the_address_is_the_last_resort() -> None:
    """A day in the address is better than none."""
    assert page(url="https://ost.example/2023/11/10/dam").published == Fact(TENTH, Origin.URL, LIKELY)


@pytest.mark.parametrize(
    ("path", "is_day"),
    [("2023/11/10/dam", True), ("2023/1110/dam", True), ("20231110/dam", True), ("2023-11-dam", False)],
)
def test_a_month_in_the_address_is_no_day(path: str, is_day: bool) -> None:  # noqa: FBT001 - a table
    """Digits of a month alone are not taken for a month and a day."""
    assert page(url=f"https://ost.example/{path}").published == (Fact(TENTH, Origin.URL, LIKELY) if is_day else None)


def test_the_address_is_better_than_an_earlier_date_line() -> None:
    """What readers see may be the day of another thing; a page is not older than its address."""
    url = "https://ost.example/2023/11/10/dam"
    assert page("<p>2 March 2021</p>", url=url).published == Fact(TENTH, Origin.URL, GUESSED)


def test_the_date_line_is_near_the_headline_that_readers_see() -> None:
    """On pages whose first heading is the site the headline is a lesser one."""
    menu = "<p>News</p>" * 200
    headline = f"<h1>Ost Courier</h1>{menu}<h2>Dam at Ost holds</h2>"
    found = page(
        "<p>10 November 2023</p>", head='<meta property="og:title" content="Dam at Ost holds">', headline=headline
    )
    assert found.published == Fact(TENTH, Origin.MARKUP, LIKELY)


def test_a_page_published_anew_bears_the_day_that_readers_see() -> None:
    """A later date line counts, but not one that is called an update."""
    head = stated("datePublished", "2021-03-04T08:00:00Z")
    assert page("<p>10 November 2023</p>", head=head).published == Fact(TENTH, Origin.MARKUP, GUESSED)
    updated = page("<p>Updated 10 November 2023</p>", head=head)
    assert updated.published == Fact(datetime(2021, 3, 4, 8, tzinfo=UTC), Origin.JSON_LD, LIKELY)
    assert updated.modified == Fact(TENTH, Origin.MARKUP, LIKELY)


def test_a_change_is_better_than_nothing() -> None:
    """A page that tells only of its last change was published by then."""
    found = page(head='<meta property="article:modified_time" content="2023-11-10T08:00:00Z">')
    assert found.published == Fact(MORNING, Origin.META, GUESSED)


@pytest.mark.parametrize("moment", ["9999-12-31", "0001-01-01T00:00:00Z", "yesterday"])
def test_the_absurd_is_passed_over(moment: str) -> None:
    """The next place is asked instead."""
    assert page("<p>10 November 2023</p>", head=stated("datePublished", moment)).published == Fact(
        TENTH, Origin.MARKUP, LIKELY
    )


@pytest.mark.parametrize(
    ("head", "language", "url", "ahead"),
    [
        (stated("dateModified", "2023-11-10T09:00:00-05:00"), "", "", -5),
        ("", "de-AT", "", 1),
        ("", "en", "https://ost.example.jp/dam", 9),
        ("", "en-US", "", 0),
    ],
)
def test_a_clock_without_a_zone_is_that_of_the_source(head: str, language: str, url: str, ahead: int) -> None:
    """Its zone is that of another moment of the page, else that of the country, else UTC."""
    meta = '<meta name="pubdate" content="2023-11-10 08:00:00">'
    found = page(head=head + meta, language=language, url=url).published
    assert found is not None
    assert found.value == datetime(2023, 11, 10, 8, tzinfo=timezone(timedelta(hours=ahead)))


@pytest.mark.parametrize(
    ("body", "language", "url", "hour"),
    [
        ('<time datetime="2023-11-11T01:30:20Z">10 November 2023, 8.30 pm</time>', "", "", 20),
        ("<p>Nov. 10, 2023, 8:30 p.m. EST</p>", "", "", 20),
        ("<p>Nov. 10, 2023</p>", "en-US", "", 23),
        ("<p>Updated Nov. 10, 2023, 8:30 p.m.</p>", "", "https://ost.example/2023/11/10/dam", 23),
        ('<time datetime="2023-11-10T20:30:20-05:00"></time>', "", "", 20),
        ("", "de-DE", "", 2),
        ("<p>Nov. 12, 2023</p>", "", "", 1),
    ],
)
def test_a_moment_in_utc_is_put_on_the_clock_of_the_source(body: str, language: str, url: str, hour: int) -> None:
    """Readers' hour tells the zone, then other moments, the country, and the day; it stays the same moment."""
    moment = datetime(2023, 11, 11, 1, 30, 20, tzinfo=UTC)
    found = page(body, head=stated("datePublished", "2023-11-11T01:30:20Z"), language=language, url=url).published
    assert found is not None
    assert (found.value, found.value.hour) == (moment, hour)


def test_a_change_is_on_the_clock_of_the_publication() -> None:
    """The hour of a change without a zone is that of the clock that shows when the page was published."""
    head = stated("datePublished", "2023-11-11T01:30:20Z") + '<meta name="lastmod" content="2023-11-10 22:00:00">'
    found = page("<p>Nov. 10, 2023, 8:30 p.m.</p>", head=head).modified
    assert found == Fact(datetime(2023, 11, 11, 3, tzinfo=UTC), Origin.META, LIKELY)


def test_a_day_is_not_moved() -> None:
    """A day without an hour stays that day, wherever the source is."""
    assert page("<p>10. November 2023</p>", language="de-DE").published == Fact(TENTH, Origin.MARKUP, LIKELY)
