"""What is found in NewsML-G2."""

import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Signal
from workers.errors import PermanentError
from workers.extraction.formats.newsml import read_newsml
from workers.extraction.formats.xml_tree import ELEMENTS_MAX
from workers.extraction.found import GUESSED, LIKELY, Found

REAL = Path(__file__).parents[4] / "shared" / "data" / "newsml_g2_examples.tar.gz"

FIRST = "The dam at Ost held through the night."
SECOND = "Engineers had opened all four gates."
TEXT = f"{FIRST}\n\n{SECOND}"
NITF = f"""<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Dam holds, says board</hl1></hedline><byline>By Ada Moor, <byttl>Staff Writer</byttl></byline>
<dateline><location>OST, Norland</location></dateline></body.head>
<body.content><p>{FIRST}</p><media><media-caption>A dam</media-caption></media><p>{SECOND}</p></body.content>
</body></nitf></inlineXML>"""
XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Dam</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>"""
META = """<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:NP"><name>Norland Press</name></provider>
<versionCreated>2024-03-01T13:00:00+01:00</versionCreated><firstCreated>2024-03-01T07:30:00Z</firstCreated>
<embargoed>2024-03-02T00:00:00Z</embargoed><pubStatus qcode="stat:usable"/><edNote>Adds the board.</edNote>
<signal qcode="sig:correction"/><service qcode="s:1"><name>World</name></service></itemMeta>"""
CONTENT = """<contentMeta><urgency>4</urgency><located><name>Ost</name></located>
<creator><name>Ada Moor</name></creator><language tag="en-GB"/><subject qcode="medtop:1">
<name xml:lang="en">disaster</name><name xml:lang="de">Ungl\u00fcck</name></subject>
<subject><mainConcept><name>weather</name></mainConcept></subject><subject qcode="medtop:2"/>
<headline> Dam holds
 in Ost </headline><dateline>OST, Monday (NP)</dateline></contentMeta>"""
SPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:ost:dam" version="2" xml:lang="de"'


def item(inside: str) -> str:
    """A news item."""
    return f'<?xml version="1.0" encoding="utf-16"?><newsItem {SPACE}>{inside}</newsItem>'


def carrying(content: str) -> str:
    """A news item without any word but a content."""
    return item(f"<contentSet>{content}</contentSet>")


def refusal(body: str) -> str:
    """Why a body is refused."""
    with pytest.raises(PermanentError) as caught:
        read_newsml(body)
    assert caught.value.failure.reason is Reason.UNREADABLE
    return caught.value.failure.detail


def values(found: Found, *names: str) -> list[object]:
    """The values of facts; None for what is unknown."""
    facts = [getattr(found, name) for name in names]
    return [fact.value if fact else None for fact in facts]


def test_all_fields_are_read() -> None:
    """Each field has its place, and the fields go before the lines in the head of the text."""
    found = read_newsml(item(f"{META}{CONTENT}<contentSet>{NITF}</contentSet>"))
    assert found.text == TEXT
    assert values(found, "headline", "byline", "dateline", "publisher", "section", "language", "urgency") == [
        "Dam holds in Ost",
        "Ada Moor, Staff Writer",
        "OST",
        "Norland Press",
        "World",
        "en-GB",
        4,
    ]
    assert values(found, "pub_status", "published", "modified", "embargoed") == [
        PubStatus.USABLE,
        datetime(2024, 3, 1, 7, 30, tzinfo=UTC),
        datetime(2024, 3, 1, 12, tzinfo=UTC),
        datetime(2024, 3, 2, tzinfo=UTC),
    ]
    assert (found.signals, found.tags) == ((Signal.CORRECTION, Signal.UPDATE), ("disaster", "weather"))


def test_the_head_of_the_text_serves() -> None:
    """Headline, byline and place of NITF count where the fields say nothing."""
    found = read_newsml(carrying(NITF))
    assert values(found, "headline", "byline", "dateline", "language") == [
        "Dam holds, says board",
        "Ada Moor, Staff Writer",
        "OST, Norland",
        "de",
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (NITF, TEXT),
        (XHTML, TEXT),
        (f"<inlineXML><p>{FIRST}</p><p>{SECOND}</p></inlineXML>", TEXT),
        (f"<inlineXML>{FIRST}\n\n   {SECOND}</inlineXML>", TEXT),
        (f'<inlineData contenttype="text/plain"><![CDATA[{FIRST}\n\n{SECOND}]]></inlineData>', TEXT),
        (f'<inlineData contenttype="text/html">&lt;p&gt;{FIRST}&lt;/p&gt;{SECOND}</inlineData>', TEXT),
        (f"<inlineData>{FIRST}</inlineData>{XHTML}", TEXT),
        (
            "<inlineData>AT&amp;T opens&nbsp;a dam &ndash; in <![CDATA[R&D]]></inlineData>",
            "AT&T opens a dam \u2013 in R&D",
        ),
    ],
)
def test_texts_are_found(content: str, text: str) -> None:
    """NITF, XHTML, markup in data and plain text; of several the longest."""
    assert read_newsml(carrying(content)).text == text


@pytest.mark.parametrize(
    "content",
    [
        "",
        '<inlineData contenttype="image/png">iVBORw0KGgo</inlineData>',
        '<inlineData contenttype="text/plain" encoding="base64">VGhlIGRhbSBicm9rZS4=</inlineData>',
        "<inlineXML><x>1</x></inlineXML>",
    ],
)
def test_a_text_may_be_short(content: str) -> None:
    """A text without words in its content is its description, else its headline."""
    fields = "<contentMeta><headline>DAM BREAKS</headline></contentMeta>"
    described = fields.replace("</contentMeta>", "<description>The dam\n    broke.</description></contentMeta>")
    assert read_newsml(item(f"{fields}<contentSet>{content}</contentSet>")).text == "DAM BREAKS"
    assert read_newsml(item(f"{described}<contentSet>{content}</contentSet>")).text == "The dam broke."


def test_less_sure_sources_serve() -> None:
    """The only moment, the maker, the provider's code and the title count where nothing better is said."""
    meta = '<provider qcode="nprov:NP"/><versionCreated>2024-03-01T07:30:00Z</versionCreated><title>Dam</title>'
    content = "<creator><name>Ada Moor</name></creator><located><name>Ost</name></located>"
    fields = f"<itemMeta>{meta}</itemMeta><contentMeta>{content}</contentMeta>"
    found = read_newsml(item(f"{fields}<contentSet>{XHTML}</contentSet>"))
    assert values(found, "headline", "byline", "publisher", "dateline", "modified") == [
        "Dam",
        "Ada Moor",
        "NP",
        "Ost",
        None,
    ]
    facts = (found.headline, found.byline, found.publisher, found.published)
    assert [fact and fact.confidence for fact in facts] == [GUESSED, LIKELY, GUESSED, LIKELY]


@pytest.mark.parametrize(
    ("meta", "status"),
    [
        ('<pubStatus qcode="stat:canceled"/>', PubStatus.CANCELED),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>', PubStatus.WITHHELD),
        ('<pubStatus qcode="stat:usable"/><signal qcode="sig:kill"/>', PubStatus.CANCELED),
        ("<embargoed/>", PubStatus.WITHHELD),
    ],
)
def test_withdrawals_are_carried_out(meta: str, status: PubStatus) -> None:
    """Even without a text: they go by the name of the item. An embargo without an end is one."""
    found = read_newsml(item(f'<itemMeta><itemClass qcode="ninat:picture"/>{meta}</itemMeta>'))
    assert values(found, "pub_status", "headline") == [status, "urn:ost:dam"]


def test_a_message_may_carry_the_item() -> None:
    """With one news item in it, it is that item."""
    carried = carrying(XHTML).partition("?>")[2]
    message = "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/><itemSet>{}</itemSet></newsMessage>"
    assert read_newsml(message.format(carried)).text == TEXT
    assert refusal(message.format(carried * 2)) == "a message of 2 news items; each is pushed by itself"
    assert refusal(message.format("")) == "no item of NewsML-G2"


LAYERS = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
BOMB = f"<!DOCTYPE x [<!ENTITY e0 'dam'>{LAYERS}]><x>&e11;</x>"


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (
            item('<itemMeta><itemClass qcode="ninat:picture"/></itemMeta>'),
            "a news item of the class picture without a text",
        ),
        (item('<itemMeta><itemClass qcode="x:SECRET"/></itemMeta>'), "a news item of the class unknown without a text"),
        (item(""), "a news item of the class text without a text"),
        ("<packageItem/>", "NewsML-G2, but a package item"),
        ("<planningItem/>", "NewsML-G2, but a planning item"),
        ("<html/>", "no item of NewsML-G2"),
        ("<newsItem><a></newsItem>", "no XML: line 1, column 25"),
        ("", "no XML: line 1, column 1"),
        (BOMB, "the XML declares entities"),
        (BOMB.replace("<!ENTITY", "<!EN\x01TITY"), "the XML declares entities"),
        ("<a>" * 300_000, "the XML is nested deeper than the parser goes, 256 elements"),
        (f"<a>{'<b/>' * ELEMENTS_MAX}</a>", f"the XML has more than {ELEMENTS_MAX} elements"),
    ],
)
def test_what_has_no_text_is_refused(body: str, detail: str) -> None:
    """The refusal says what it is, or where it breaks; bombs do not go off."""
    assert refusal(body) == detail


@pytest.mark.skipif(not REAL.exists(), reason="../shared/data/newsml_g2_examples.tar.gz is not there")
def test_real_examples_are_read_or_refused() -> None:
    """Of the published examples those with a word in them are read; the others are pictures, packages, fragments."""
    refused = []
    with tarfile.open(REAL) as archive:
        members = [each for each in archive if each.name.endswith(".xml")]
        for member in members:
            file = archive.extractfile(member)
            assert file
            try:
                assert read_newsml(file.read().decode(errors="replace")).text
            except PermanentError as error:
                refused.append(error.failure.detail)
    assert len(members) == 35
    assert len(refused) == 28
    assert not [detail for detail in refused if detail.startswith("no XML")]


parts = [
    META,
    CONTENT,
    NITF,
    XHTML,
    "<itemMeta>",
    "</itemMeta>",
    "<contentSet>",
    "</contentSet>",
    '<pubStatus qcode="',
    '"/>',
]
pieces = st.sampled_from(
    [*parts, "<contentMeta>", "</contentMeta>", "<headline>", "</headline>", "<![CDATA[", "]]>", "&x;"]
)


@given(st.lists(pieces | st.text(max_size=20), max_size=12).map("".join))
def test_any_item_is_read_or_refused(inside: str) -> None:
    """Whatever markup stands in it, nothing but `PermanentError` is raised, and what is read has a text."""
    try:
        found = read_newsml(item(inside))
    except PermanentError:
        return
    assert found.text
    assert found.headline.value
