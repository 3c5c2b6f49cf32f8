"""What is found in an item of a feed in XML."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import Reason
from schemas.extraction import Origin
from workers.errors import PermanentError
from workers.extraction.formats.feed_item import read_xml_item
from workers.extraction.found import LIKELY, SURE, Fact, Found
from workers.extraction.html_tree import ELEMENTS_MAX

FIRST = "The dam at Ost held through the night."
SECOND = "Engineers had opened all four gates."
MORNING, NOON = datetime(2024, 3, 1, 7, 30, tzinfo=UTC), datetime(2024, 3, 1, 12, tzinfo=UTC)
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
RSS = f"""<item {SPACES} xml:lang="en-GB">
<title>AT&amp;amp;T &lt;b&gt;dam&lt;/b&gt; holds</title><media:title>A picture</media:title>
<link>https://ost.example/dam?utm_source=rss</link><guid isPermaLink="false">https://ost.example/?p=1</guid>
<description>A dam.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded>
<dc:creator>By Ada Moor</dc:creator><dc:creator>Ben Hale</dc:creator>
<pubDate>Fri, 01 Mar 2024 07:30:00 GMT</pubDate><atom:updated>2024-03-01T12:00:00Z</atom:updated>
<category>Weather</category><category>Ost</category><category>Weather</category>
<source url="https://courier.example/rss">The Ost Courier</source></item>"""
ATOM = f"""<?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title type="html">Dam &lt;i&gt;holds&lt;/i&gt;</title><id>tag:ost.example,2024:dam</id>
<link rel="self" href="https://ost.example/dam.atom"/><link href="https://ost.example/dam"/>
<author><name>Ada Moor</name><email>ada@ost.example</email></author><author><name>Ben Hale</name></author>
<published>2024-03-01T07:30:00Z</published><updated>2024-03-01T12:00:00Z</updated>
<category term="w" label="Weather"/><category term="Ost"/><summary>A dam.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content>
<source><title>The Ost Courier</title></source></entry>"""
RDF = f"""<item xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><title>Dam holds</title>
<link>https://ost.example/dam</link><description>{FIRST}</description><dc:date>2024-03-01T07:30:00Z</dc:date>
<dc:subject>Weather</dc:subject><dc:publisher>The Ost Courier</dc:publisher></item>"""


def refusal(body: str) -> str:
    """Why a body is refused."""
    with pytest.raises(PermanentError) as caught:
        read_xml_item(body)
    assert caught.value.failure.reason is Reason.UNREADABLE
    return caught.value.failure.detail


def values(found: Found, *names: str) -> list[object]:
    """The values of facts; None for what is unknown."""
    facts = [getattr(found, name) for name in names]
    return [fact.value if fact else None for fact in facts]


FACTS = ("headline", "byline", "publisher", "url", "language", "published", "modified")


def test_an_item_of_rss_is_read() -> None:
    """The full text goes before the summary, own elements before those of others."""
    found = read_xml_item(RSS)
    assert found.text == f"{FIRST}\n\n{SECOND}"
    assert values(found, *FACTS) == [
        "AT&T dam holds",
        "Ada Moor, Ben Hale",
        "The Ost Courier",
        "https://ost.example/dam?utm_source=rss",
        "en-GB",
        MORNING,
        NOON,
    ]
    assert found.tags == ("Weather", "Ost")
    assert found.headline.origin is Origin.BODY


def test_an_entry_of_atom_is_read() -> None:
    """XHTML as elements, persons with names, the link that people follow."""
    found = read_xml_item(ATOM)
    assert found.text == f"{FIRST}\n\n{SECOND}"
    assert values(found, *FACTS) == [
        "Dam holds",
        "Ada Moor, Ben Hale",
        "The Ost Courier",
        "https://ost.example/dam",
        "en",
        MORNING,
        NOON,
    ]
    assert found.tags == ("Weather", "Ost")


def test_an_item_of_rdf_is_read() -> None:
    """RSS 1.0 says it with Dublin Core."""
    found = read_xml_item(RDF)
    assert (found.text, found.tags) == (FIRST, ("Weather",))
    assert values(found, "headline", "publisher", "published") == ["Dam holds", "The Ost Courier", MORNING]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<description>{FIRST}</description><content:encoded>A dam.</content:encoded>", FIRST),
        (f"<description>&amp;lt;p&amp;gt;{FIRST}&amp;lt;/p&amp;gt;{SECOND}</description>", f"{FIRST}\n\n{SECOND}"),
        (f"<description>{FIRST}\n\n{SECOND}</description>", f"{FIRST}\n\n{SECOND}"),
        (f"<description><p>{FIRST}</p><p>{SECOND}</p></description>", f"{FIRST}\n\n{SECOND}"),
        ("<description>Rain &amp;amp; wind&nbsp;rose & fell</description>", "Rain & wind rose & fell"),
        ('<description>&lt;img src="x"&gt;</description><title>Dam</title>', "Dam"),
        ("<media:group><media:description>A film of a dam.</media:description></media:group>", "A film of a dam."),
        ("<media:description>A picture</media:description><description>The dam.</description>", "The dam."),
        ("<title>Dam holds</title>", "Dam holds"),
        ("<title>Dam</title><description>The dam <b>holds", "The dam holds"),
        ("<title>Dam</title><x:y>The</z> dam", "Dam"),
    ],
)
def test_texts_are_found(inside: str, text: str) -> None:
    """Markup comes as elements, escaped, or escaped twice; an item may be a title alone, and ill formed."""
    assert read_xml_item(f"<item {SPACES}>{inside}</item>").text == text


def test_namespaces_need_not_be_declared() -> None:
    """Usual prefixes are known."""
    found = read_xml_item(f"<item><content:encoded>{FIRST}</content:encoded><dc:creator>Ada Moor</dc:creator></item>")
    assert (found.text, *values(found, "byline")) == (FIRST, "Ada Moor")


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("<guid>https://ost.example/dam</guid>", "https://ost.example/dam"),
        ('<guid isPermaLink="false">https://ost.example/dam</guid>', None),
        ("<guid>urn:dam</guid>", None),
        ("<link>/dam</link><guid>https://ost.example/dam</guid>", "https://ost.example/dam"),
        (
            "<link>https://proxy.example/1</link><feedburner:origLink>https://ost.example/dam</feedburner:origLink>",
            "https://ost.example/dam",
        ),
    ],
)
def test_links_are_found(links: str, url: str | None) -> None:
    """A `guid` is a link unless it says that it is none; where a proxy counts readers, the page behind it is meant."""
    assert values(read_xml_item(f"<item {SPACES}><title>Dam</title>{links}</item>"), "url") == [url]


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("ada@ost.example (Ada Moor)", "Ada Moor"),
        ("ada@ost.example", None),
        ("By ADA MOOR", "ADA MOOR"),
    ],
)
def test_addresses_are_no_names(author: str, byline: str | None) -> None:
    """RSS asks for an address in `author`; the name behind it is the writer's."""
    assert values(read_xml_item(f"<item><title>Dam</title><author>{author}</author></item>"), "byline") == [byline]


def test_a_change_may_be_the_only_moment() -> None:
    """Atom requires no other; it is then likely to be that of publication."""
    found = read_xml_item("<entry><title>Dam</title><updated>2024-03-01T12:00:00Z</updated></entry>")
    assert found.published
    assert (found.published.value, found.published.confidence, found.modified) == (NOON, LIKELY, None)


@pytest.mark.parametrize(
    ("moment", "confidence"),
    [("Fri, 1 Mar 2024 12:00:00 GMT", SURE), ("Fri, 01 Mar 24 12:00 GMT", SURE), ("2024-03-01 12:00:00", LIKELY)],
)
def test_a_moment_without_a_zone_is_less_sure(moment: str, confidence: float) -> None:
    """It is taken for one in UTC, and may be hours off."""
    published = read_xml_item(f"<item><title>Dam</title><pubDate>{moment}</pubDate></item>").published
    assert published == Fact(NOON, Origin.BODY, confidence)


def test_a_feed_may_be_pushed_with_its_only_item() -> None:
    """What stands around the item is not looked at; of several items none is lost in silence."""
    assert read_xml_item(f"<rss><channel><title>Ost</title>{RSS}</channel></rss>").headline.value == "AT&T dam holds"
    assert refusal(f"<rss><channel>{RSS}{RSS}</channel></rss>") == "a feed of 2 items; each is pushed by itself"
    assert refusal(RSS + RSS) == "a feed of 2 items; each is pushed by itself"


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ("<item><link>https://ost.example/dam</link></item>", "an item of a feed without a text"),
        ("<html><p>Dam</p></html>", "no item of a feed"),
        ("the dam", "no item of a feed"),
        ("", "no item of a feed"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><item><title>&a;</title></item>', "the XML declares entities"),
        ("<item>" + "<a>" * 300_000, "the XML is nested deeper than the parser goes, 256 elements"),
        (
            f"<item><description><![CDATA[{'<p>' * 50_000}]]></description></item>",
            f"the page has more than {ELEMENTS_MAX} elements",
        ),
    ],
)
def test_what_has_no_text_is_refused(body: str, detail: str) -> None:
    """The refusal says what is wrong."""
    assert refusal(body) == detail


parts = [
    "<title>",
    "</title>",
    "<description>",
    "</description>",
    "<link>",
    "<![CDATA[",
    "]]>",
    "&lt;p&gt;",
    "&amp;",
    "<dc:",
]
pieces = st.sampled_from(
    [*parts, RSS, ATOM, "<content:encoded>", "<author>", "<category ", "<pubDate>", "<item>", FIRST]
)


@given(st.lists(pieces | st.text(max_size=20), max_size=12).map("".join))
def test_any_item_is_read_or_refused(inside: str) -> None:
    """Whatever markup stands in it, nothing but `PermanentError` is raised, and what is read has a text."""
    try:
        found = read_xml_item(f"<item>{inside}</item>")
    except PermanentError:
        return
    assert found.text
    assert found.headline.value
