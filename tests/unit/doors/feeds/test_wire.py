"""How ninjs and NewsML-G2 are told, and what is peeked at in them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article, Lane, PubStatus
from wireroom.feeds.files.finding import find
from wireroom.feeds.files.reader import Reader
from wireroom.feeds.refusal import Refusal

NINJS = {"uri": "urn:quay:1", "pubStatus": "usable", "headlines": [{"value": "Quay closed"}]}
NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
ITEM = (
    '<newsItem {ns} guid="tag:quay,2026:{name}" version="2"><itemMeta><pubStatus qcode="stat:{status}"/></itemMeta>'
    "<contentMeta><urgency>{urgency}</urgency><headline>Straße gesperrt</headline></contentMeta></newsItem>"
)


def item(name: str = "1", *, status: str = "usable", urgency: str = "4", ns: str = NS) -> str:
    """A news item of NewsML-G2."""
    return ITEM.format(name=name, status=status, urgency=urgency, ns=ns)


def message(*items: str) -> str:
    """A news message."""
    return f"<newsMessage {NS}><header/><itemSet>{''.join(items)}</itemSet></newsMessage>"


def read(folder: Path, name: str, content: bytes) -> list[Article | Refusal]:
    """What a file in a folder of the quay wire gives."""
    desk = folder / "quay-wire"
    desk.mkdir(exist_ok=True)
    path = desk / name
    path.write_bytes(content)
    (found,) = find(path)
    assert not isinstance(found, Refusal)
    return list(Reader(max_bytes=10_000, language="de").read(found))


def test_ninjs_travels_as_it_came(tmp_path: Path) -> None:
    """It names itself; its source is the folder, its text is left for the extraction."""
    content = json.dumps(NINJS, indent=2)
    assert read(tmp_path, "a.json", b"\xef\xbb\xbf" + content.encode()) == [
        Article(source="quay-wire", uri="urn:quay:1", media_type="application/ninjs+json", language="de", body=content)
    ]


@pytest.mark.parametrize(
    ("more", "urgency", "status", "lane"),
    [
        ({"urgency": 1}, 1, PubStatus.USABLE, Lane.URGENT),
        ({"urgency": 4}, 4, PubStatus.USABLE, Lane.LIVE),
        ({"urgency": 1, "pubStatus": "canceled"}, 1, PubStatus.CANCELED, Lane.LIVE),
        ({"pubStatus": "withheld"}, None, PubStatus.WITHHELD, Lane.LIVE),
        ({"pubStatus": None, "pubstatus": "canceled"}, None, PubStatus.CANCELED, Lane.LIVE),
        ({"urgency": 0, "pubStatus": "embargoed"}, None, PubStatus.USABLE, Lane.LIVE),
        ({"urgency": True}, None, PubStatus.USABLE, Lane.LIVE),
        ({"urgency": "2", "pubStatus": ["canceled"]}, None, PubStatus.USABLE, Lane.LIVE),
    ],
)
def test_ninjs_tells_its_lane(
    tmp_path: Path, more: dict[str, object], urgency: int | None, status: PubStatus, lane: Lane
) -> None:
    """Its urgency and its status are known before it is extracted; odd ones are left to the extraction."""
    (found,) = read(tmp_path, "a.json", json.dumps(NINJS | more).encode())
    assert isinstance(found, Article)
    assert (found.urgency, found.pub_status, found.lane) == (urgency, status, lane)


@pytest.mark.parametrize(
    "known",
    [{"bodies": []}, {"body_html": "<p>Quay"}, {"versioncreated": "2026-01-01T00:00:00Z"}, {"pubstatus": "usable"}],
)
def test_ninjs_is_told_by_its_keys(tmp_path: Path, known: dict[str, object]) -> None:
    """Of any version: by a name and one more of its keys."""
    (found,) = read(tmp_path, "a.json", json.dumps({"guid": "q-1", **known}).encode())
    assert isinstance(found, Article)
    assert found.uri == "q-1"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{}", "is neither ninjs nor a feed"),
        (b"[]", "is neither ninjs nor a feed"),
        (b'{"uri": "x"}', "is neither ninjs nor a feed"),
        (b'{"uri": 5, "bodies": []}', "is neither ninjs nor a feed"),
        (b'{"uri": "a\\nb", "bodies": []}', "`uri`: holds a control character (U+000A) at offset 1"),
        (b'{"uri": ', "invalid JSON: "),
        (b"", "invalid JSON: "),
        (b"[" * 5_000, "invalid JSON: "),
        (b'{"uri": "\xff"}', "no UTF-8 at byte 9"),
        (b" " * 10_001, "larger than 10000 bytes"),
    ],
)
def test_json_that_is_no_ninjs_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """It is told why, without its text."""
    (found,) = read(tmp_path, "a.json", content)
    assert isinstance(found, Refusal)
    assert found.reason.startswith(reason)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_newsml_travels_as_it_came(tmp_path: Path, encoding: str) -> None:
    """Its declaration, which tells of bytes, is all that it loses."""
    content = f'<?xml version="1.0" encoding="{encoding}"?>\n<!-- desk -->{item(urgency="2")}'.encode(encoding)
    assert read(tmp_path, "a.xml", content) == [
        Article(
            source="quay-wire",
            uri="tag:quay,2026:1",
            media_type="application/vnd.iptc.g2.newsitem+xml",
            language="de",
            urgency=2,
            body=f"<!-- desk -->{item(urgency='2')}",
        )
    ]


@pytest.mark.parametrize(
    ("status", "urgency", "expected"),
    [
        ("canceled", "1", (1, PubStatus.CANCELED, Lane.LIVE)),
        ("withheld", "5", (5, PubStatus.WITHHELD, Lane.LIVE)),
        ("usable", " 3 ", (3, PubStatus.USABLE, Lane.URGENT)),
        ("unheard-of", "", (None, PubStatus.USABLE, Lane.LIVE)),
        ("usable", "12", (None, PubStatus.USABLE, Lane.LIVE)),
        ("usable", "high", (None, PubStatus.USABLE, Lane.LIVE)),
    ],
)
def test_newsml_tells_its_lane(tmp_path: Path, status: str, urgency: str, expected: tuple[object, ...]) -> None:
    """Its urgency and its status are known before it is extracted."""
    (found,) = read(tmp_path, "a.xml", item(status=status, urgency=urgency).encode())
    assert isinstance(found, Article)
    assert (found.urgency, found.pub_status, found.lane) == expected


def test_a_message_gives_each_of_its_items(tmp_path: Path) -> None:
    """Each is a document of its own, with the namespace of the message; what is no news item is told."""
    content = message(item("1", ns=""), "<packageItem guid='p'/>", item("2", ns="", urgency="1"), "<newsItem/>")
    found = read(tmp_path, "a.xml", content.encode())
    first, second = (each for each in found if isinstance(each, Article))
    assert [first.uri, second.uri, second.lane] == ["tag:quay,2026:1", "tag:quay,2026:2", Lane.URGENT]
    (again,) = read(tmp_path, "b.xml", first.body.encode())
    assert again == first
    assert [each.reason for each in found if isinstance(each, Refusal)] == [
        "`packageItem` at line 1 is no news item",
        "`newsItem` at line 1 has no guid",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<newsItem", "no XML: "),
        (b"<newsItem><unclosed></newsItem>", "no XML: "),
        (b"<newsItem/>", "`newsItem` at line 1 has no guid"),
        (b"<html/>", "its root is `html`, which is neither NewsML-G2 nor a feed"),
        (b"<opml/>", "is a list of feeds: give it by itself, not in a folder"),
        (b"no XML", "its root is ``, which is neither NewsML-G2 nor a feed"),
        (message().encode(), "holds no news item"),
    ],
)
def test_xml_that_is_no_news_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """It is told why."""
    (found,) = read(tmp_path, "a.xml", content)
    assert isinstance(found, Refusal)
    assert found.reason.startswith(reason)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    """A bomb of entities stays small, and no file is read by one."""
    (tmp_path / "secret").write_text("secret")
    kinds = f'<!ENTITY a "aaaaaaaaaa"><!ENTITY b "{"&a;" * 99}"><!ENTITY f SYSTEM "file://{tmp_path}/secret">'
    for root, content in (("newsItem", item()), ("newsMessage", message(item()))):
        bomb = f"<!DOCTYPE {root} [{kinds}]>{content}".replace("Straße", "&b;&f;")
        (found,) = read(tmp_path, "a.xml", bomb.encode())
        assert isinstance(found, Article)
        assert "<headline>&b;&f; gesperrt</headline>" in found.body


RSS = b"<rss><channel><title>Quay</title><item><guid>q1</guid><title>Fog</title></item></channel></rss>"
ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title><entry><id>q1</id><title>Fog</title></entry></feed>"
)
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": [{"id": "q1", "content_text": "Fog"}]}
).encode()


@pytest.mark.parametrize(
    ("name", "content"), [("a.rss", RSS), ("a.xml", RSS), ("a.atom", ATOM), ("a.rss", ATOM), ("a.json", JSON_FEED)]
)
def test_a_feed_in_a_file_gives_its_items(tmp_path: Path, name: str, content: bytes) -> None:
    """Each item is an article of the feed, by whatever suffix its file has."""
    (found,) = read(tmp_path, name, content)
    assert isinstance(found, Article)
    assert (found.source, found.uri) == ("Quay", "q1")


@given(st.binary(max_size=200), st.sampled_from([".json", ".xml", ".rss"]))
def test_any_document_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str) -> None:
    """Nothing is raised."""
    assert all(
        isinstance(each, Article | Refusal) for each in read(tmp_path_factory.getbasetemp(), f"any{suffix}", content)
    )
