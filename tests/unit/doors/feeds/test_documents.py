"""How feeds' documents are taken apart, whatever shape they are in."""

import gzip
import json
import time
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from wireroom.feeds.syndication.document import Document, DocumentError, RawItem, Rhythm
from wireroom.feeds.syndication.documents import read_document
from wireroom.feeds.syndication.sniffing import Kind, sniff

URL = "http://harbour.example/feeds/news.xml"

RSS = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY mill "burned">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Wire</title><link>http://harbour.example/</link><language>en-gb</language>
<item><guid isPermaLink="false">hw-1</guid><title>Ferry stops</title><link>/ferry</link>
<description>Fog.</description><content:encoded><![CDATA[<p>Fog&nbsp;& tide</p>]]></content:encoded>
<pubDate>Tue, 10 Nov 2026 06:00:00 +0100</pubDate></item>
<item><guid>http://harbour.example/pier</guid><title>Pier closed</title></item>
</channel></rss>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://mill.example/">
<title>Mill Post</title></channel>
<item rdf:about="http://mill.example/1"><title>Weir opened</title><link>http://mill.example/1</link>
<dc:date>2026-11-10T06:00:00Z</dc:date></item></rdf:RDF>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da" xml:base="http://fjord.example/a/">
<title type="html">Fjord &lt;b&gt;News&lt;/b&gt;</title>
<entry><id>tag:fjord.example,2026:7</id><title>Bro lukket</title><link rel="self" href="x.atom"/>
<link type="application/json" href="7.json"/><link rel="alternate" type="text/html" href="7.html"/>
<published>2026-11-10T06:00:00Z</published><updated>2026-11-11T06:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Storm</p></div></content></entry></feed>"""

ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old Post</title><entry><id>o:1</id>
<title>Kiln lit</title><link rel="alternate" href="http://kiln.example/1"/><issued>2004-02-01T10:00:00Z</issued>
</entry></feed>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Quay Notes",
    "language": "nl",
    "items": [
        {
            "id": 7,
            "url": "/7",
            "title": "Sluis dicht",
            "content_text": "Mist.",
            "date_published": "2026-11-10T06:00:00Z",
        }
    ],
}


def read(text: str | bytes, *, charset: str | None = None, max_bytes: int = 1 << 20) -> Document:
    """A document that came from `URL`."""
    content = text.encode() if isinstance(text, str) else text
    return read_document(content, max_bytes=max_bytes, url=URL, charset=charset)


def rss(items: str, *, head: str = "", root: str = 'rss version="2.0"') -> str:
    """A feed of these items."""
    return f"<{root}><channel><title>Harbour Wire</title>{head}{items}</channel></{root.split(maxsplit=1)[0]}>"


def told(item: RawItem) -> tuple[str | None, str | None, str, str, str]:
    """What tells an item from others."""
    return item.uri, item.link, item.title, item.published, item.media_type


@pytest.mark.parametrize(
    ("text", "title", "items"),
    [
        (
            RSS,
            "Harbour Wire",
            [
                (
                    *("hw-1", "http://harbour.example/ferry", "Ferry stops", "Tue, 10 Nov 2026 06:00:00 +0100"),
                    "application/rss+xml",
                ),
                (
                    *("http://harbour.example/pier", "http://harbour.example/pier", "Pier closed", ""),
                    "application/rss+xml",
                ),
            ],
        ),
        (
            RDF,
            "Mill Post",
            [
                (
                    *("http://mill.example/1", "http://mill.example/1", "Weir opened", "2026-11-10T06:00:00Z"),
                    "application/rss+xml",
                )
            ],
        ),
        (
            ATOM,
            "Fjord <b>News</b>",
            [
                (
                    *("tag:fjord.example,2026:7", "http://fjord.example/a/7.html", "Bro lukket"),
                    *("2026-11-10T06:00:00Z", "application/atom+xml"),
                )
            ],
        ),
        (
            ATOM_03,
            "Old Post",
            [("o:1", "http://kiln.example/1", "Kiln lit", "2004-02-01T10:00:00Z", "application/atom+xml")],
        ),
        (
            json.dumps(JSON),
            "Quay Notes",
            [("7", "http://harbour.example/7", "Sluis dicht", "2026-11-10T06:00:00Z", "application/feed+json")],
        ),
    ],
    ids=["rss", "rdf", "atom", "atom 0.3", "json"],
)
def test_every_format_is_read(text: str, title: str, items: list[tuple[str, ...]]) -> None:
    """Items come with their names, links and moments; what refers to the feed's address is made absolute."""
    document = read(text)
    assert document.title == title
    assert [told(item) for item in document.items] == items
    assert not document.faults


def test_an_item_stands_alone() -> None:
    """An item's body can be read without its feed: it has its namespaces, its language and its CDATA as they came."""
    item = etree.fromstring(read(RSS).items[0].body)
    assert item.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-gb"
    assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") == "<p>Fog&nbsp;& tide</p>"
    entry = etree.fromstring(read(ATOM).items[0].body)
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "da"
    assert entry.tag == "{http://www.w3.org/2005/Atom}entry"
    assert json.loads(read(json.dumps(JSON)).items[0].body) == {"language": "nl", **JSON["items"][0]}  # type: ignore[dict-item]  # JSON is untyped


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (b'<?xml version="1.0"?>{}', None),
        (b'<?xml version="1.0" encoding="utf-16"?>{}', None),
        ('\ufeff<?xml version="1.0"?>{}'.encode(), None),
        ('<?xml version="1.0" encoding="iso-8859-1"?>{}', "utf-8"),
        ("<?xml version='1.0' encoding='windows-1251'?>{}", "iso-8859-1"),
        ("{}", "ISO-8859-1"),
        ("\ufeff{}", "utf-16"),
        ("{}", "utf-16-le"),
        ("{}", "utf-32"),
    ],
)
def test_encodings_are_told(content: bytes | str, charset: str | None) -> None:
    """Marks, zeros between letters, declarations and the server's word tell the encoding; UTF-8 is seen in any case."""
    title = "Мост закрыт" if "1251" in str(content) else "Café fermé"
    text = rss(f"<item><title>{title}</title></item>")
    if isinstance(content, bytes):
        encoded = content.replace(b"{}", text.encode())
        declared = charset
    else:
        codec = "cp1251" if "1251" in content else "latin-1" if "8859" in content else charset or ""
        encoded = content.format(text).encode(codec)
        declared = charset if "8859" in (charset or "") or "xml" in content else None
    assert read(encoded, charset=declared).items[0].title == title


def test_a_broken_character_does_not_hold_back_a_feed() -> None:
    """In a document that is UTF-8 but for one byte, that byte shows as broken."""
    text = rss("<item><title>Café fermé, quai ouvert</title></item>").encode().replace("é,".encode(), b"\xc3,")
    assert read(text).items[0].title == "Café ferm\ufffd, quai ouvert"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("\n\n <br />Warning: quay is deprecated<br/>" + rss("<item><title>Fog</title></item>"), ["Fog"]),
        (rss("<item><title>Hull & Sons &eacute;t&eacute;&nbsp;&tide; &#38; &lt;</title></item>"), None),
        (rss("<item><title>Fog\x00\x01 lifts\ufffe</title></item>"), ["Fog lifts"]),
        (rss("<item><title>Fog</title><media:content url='a?b=1&c=2'/></item>"), ["Fog"]),
        (rss("<item><title>Fog</title><item><title>Tide</title></item></item>"), ["Fog", "Tide"]),
        (rss("<item><title>Fog</title></item><item><title/></item>"), ["Fog"]),
        ("<RSS><Channel><Title>H</Title><ITEM><TITLE>Fog</TITLE></ITEM></Channel></RSS>", ["Fog"]),
        (rss("<item><media:title>Not me</media:title><title>Fog</title></item>"), ["Fog"]),
        (rss("<item><title>Fog</title></item>")[:-20], ["Fog"]),
        ("<?xml version='1.0'?><!-- <html> --><?style x?>" + rss("<item><title>Fog</title></item>"), ["Fog"]),
    ],
)
def test_broken_markup_is_read(text: str, titles: list[str] | None) -> None:
    """Junk before the root, bare ampersands, entities and prefixes never declared: an item suffers from none of it."""
    found = [item.title for item in read(text).items]
    assert found == (titles or ["Hull & Sons \u00e9t\u00e9\u00a0&tide; & <"])


def test_items_in_one_another_are_parted() -> None:
    """A feed that forgets where an item ends has it ended where the next one begins."""
    outer, inner = read(rss("<item><title>Fog</title><item><title>Tide</title></item></item>")).items
    assert outer.body == "<item><title>Fog</title></item>"
    assert inner.body == "<item><title>Tide</title></item>"


def test_what_is_lost_is_told_with_its_line() -> None:
    """When markup is so broken that items are lost, the document says how many, and from which line on."""
    deep = "<b>" * 300
    items = ("<item><title>Fog</title></item>", f"<item><p>{deep}</p></item>", "<item><title>Tide</title></item>")
    document = read("<?xml version='1.0'?>\n" + rss("\n".join(items)))
    assert [item.title for item in document.items if item.title] == ["Fog"]
    (fault,) = document.faults
    assert fault.line == 3
    assert fault.reason.endswith("1 of its items could not be read")


def test_entities_of_a_document_are_not_made_out() -> None:
    """A bomb of entities stays as written, and no file is read."""
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    document = read(bomb + rss("<item><title>&a;&f;</title></item>"))
    assert document.items[0].title == "&a;&f;"


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"", "is empty", None),
        (b"The ferry left.", "no XML", None),
        (b"<!DOCTYPE html><html><body>Fog", "a page of HTML", None),
        (b"<newsItem/>", "its root is `newsItem`", None),
        (rss("<item><title>\xe9</title></item>").encode("latin-1"), "no UTF-8 at byte 68, and", None),
        (b'{"version":\n"https://jsonfeed.org/version/1"', "no JSON: ", 2),
        (b'{"version": "2"}', "JSON, but no JSON Feed", None),
        (b"[]", "JSON, but no JSON Feed", None),
        (b"[" * 100_000, "nests too deep", None),
        (b'{"version": "https://jsonfeed.org/version/1"}', "`items` is no list", None),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [NaN]}', "no JSON: NaN is no number", None),
        (b'{"\xe9": 1}', "no UTF-8 at byte 2", None),
        (b"\x1f\x8b\x08junk", "cannot be unpacked", None),
        (gzip.compress(b" " * 3_000_000), "larger than 1048576 bytes, unpacked", None),
        (b" " * 3_000_000, "larger than 1048576 bytes", None),
    ],
)
def test_what_is_no_feed_is_refused(content: bytes, reason: str, line: int | None) -> None:
    """The reason is told, with the line where there is one."""
    with pytest.raises(DocumentError) as refused:
        read(content)
    assert refused.value.reason.startswith(reason)
    assert refused.value.line == line


def test_a_packed_feed_is_unpacked() -> None:
    """Gzip is told by its first bytes, not by a name."""
    assert read(gzip.compress(RSS.encode())).title == "Harbour Wire"


def test_too_many_items_are_told() -> None:
    """Of a document with more than 2,000 items the first are read, and it says so."""
    document = read(rss("<item><title>Fog</title></item>" * 2001))
    assert len(document.items) == 2000
    assert [fault.reason for fault in document.faults] == ["holds 2001 items; the first 2000 are read"]


@pytest.mark.parametrize(
    ("head", "rhythm"),
    [
        ("<ttl>60</ttl>", Rhythm(ttl_s=3600)),
        ("<ttl>soon</ttl>", Rhythm()),
        ("<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", Rhythm(ttl_s=900)),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", Rhythm(ttl_s=86_400)),
        (
            "<skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours><skipDays><day>Sunday</day></skipDays>",
            Rhythm(skip_hours=frozenset({0, 5}), skip_days=frozenset({6})),
        ),
    ],
)
def test_the_rhythm_of_a_feed_is_read(head: str, rhythm: Rhythm) -> None:
    """How often a feed asks to be polled is read, and left out where it makes no sense."""
    assert read(rss("", head=head)).rhythm == rhythm


def item_fingerprint(inner: str) -> str:
    """The fingerprint of an item."""
    return read(rss(f"<item><title>Fog</title>{inner}</item>")).items[0].fingerprint


def test_an_edit_changes_the_fingerprint_and_a_count_does_not() -> None:
    """An item is new again when readers see another text; counts, dates and tracking pixels are no edit."""
    same = (
        "<description>&lt;p&gt;Two lost. 5 Comments&lt;/p&gt;</description><pubDate>Tue</pubDate>",
        "<description>&lt;i&gt;Two   lost. 17 comments&lt;img src='x'&gt;</description><pubDate>Wed</pubDate>",
        "<description>Two lost. </description><slash:comments>9</slash:comments>",
    )
    assert len({item_fingerprint(inner) for inner in same}) == 1
    edits = ("<description>Two lost.</description>", "<description>Three lost.</description>", "<link>/b</link>")
    assert all(one != other for one, other in pairwise([item_fingerprint(inner) for inner in edits]))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (RSS.encode(), Kind.RSS),
        (RDF.encode(), Kind.RSS),
        (ATOM.encode("utf-16"), Kind.ATOM),
        (json.dumps(JSON).encode(), Kind.JSON_FEED),
        (b'\xef\xbb\xbf{ "title": "Q", "version" : "https:\\/\\/jsonfeed.org\\/version\\/1"', Kind.JSON_FEED),
        (b"<?xml version='1.0'?>\n<!-- <rss> -->\n<opml version='2.0'>", Kind.OPML),
        (b"<!DOCTYPE rss PUBLIC '-//N//DTD RSS 0.91//EN' 'x.dtd'>\n<rss version='0.91'>", Kind.RSS),
        (b"<!doctype html><html>", None),
        (b"<newsItem>", None),
        (b'{"source": "q", "body": "jsonfeed.org"}', None),
        (b"The ferry <rss left.", Kind.RSS),
        (b"", None),
    ],
)
def test_a_feed_is_told_by_its_head(head: bytes, kind: Kind | None) -> None:
    """The first bytes tell feeds, lists of feeds, and what is neither."""
    assert sniff(head[:4096]) is kind


PIECES = st.sampled_from(
    [
        "<rss>",
        "<item>",
        "</item>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?xml",
        "?>",
        "&",
        "&amp;",
        "&#x",
        "<a:b c='",
        "<!DOCTYPE",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
@example("<rss" + "\ud800")
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands in a document, it is read or refused."""
    for content in (text, f"<rss>{text}", f'{{"version": "https://jsonfeed.org/", "items": [{text}]}}'):
        try:
            document = read(content.encode("utf-8", "surrogatepass"))
        except DocumentError:
            continue
        assert all(isinstance(item, RawItem) for item in document.items)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    """Whatever bytes come, they are read or refused."""
    for each in (content, b"<rss>" + content, b'<?xml encoding="gbk"?><rss>' + content, b"\xff\xfe" + content):
        try:
            read(each)
        except DocumentError:
            continue


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<![CDATA[",
            "<!--",
            "<item>",
            "<item/>",
            "&",
            "&a",
            "<",
            "1,",
            "<item><title>&lt;!--",
            "<a:b ",
            "<?",
            "<!DOCTYPE[",
        ),
        *("<b>", "comments: ", "x='", "]]>"),
    ],
)
def test_hostile_documents_end_soon(piece: str) -> None:
    """The time to read a megabyte of anything is bounded."""
    for text in (piece * (1_000_000 // len(piece)), rss("<item>" + piece * (900_000 // len(piece)))):
        started = time.monotonic()
        with suppress(DocumentError):
            read(text)
        assert time.monotonic() - started < 5
