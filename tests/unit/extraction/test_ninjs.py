"""What is found in ninjs."""

import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Origin, Signal
from workers.errors import PermanentError
from workers.extraction.formats.ninjs import read_ninjs
from workers.extraction.found import GUESSED, LIKELY, SURE, Found

REAL = Path(__file__).parents[4] / "shared" / "data" / "ninjs.tar.gz"

FIRST = "The dam at Ost held through the night."
SECOND = "Engineers had opened all four gates."
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
NITF = (
    "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf><body><body.head><hedline><hl1>Dam</hl1></hedline>"
    f"</body.head><body.content>{HTML}</body.content></body></nitf>"
)
MORNING, NOON = datetime(2024, 3, 1, 7, 30, tzinfo=UTC), datetime(2024, 3, 1, 12, tzinfo=UTC)
OF_TODAY: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "3.1"},
    "uri": "urn:newsml:ost.example:20240301:dam",
    "type": "text",
    "profile": "text-only",
    "version": "2",
    "firstCreated": "2024-03-01T07:30:00Z",
    "versionCreated": "2024-03-01T13:00:00+01:00",
    "embargoedUntil": "2024-03-02T00:00:00Z",
    "pubStatus": "usable",
    "urgency": 4,
    "copyrightHolder": "Norland Press",
    "edNote": "Corrects the number of gates.",
    "language": "en-GB",
    "headlines": [{"role": "short", "value": "Dam"}, {"role": "main", "value": "Dam holds\nin Ost"}],
    "descriptions": [{"role": "lead", "value": "A dam."}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": f"{FIRST} {SECOND}"},
        {"role": "main", "contentType": "text/html", "value": HTML},
    ],
    "subjects": [
        {"name": "disaster", "uri": "http://cv.ost.example/1"},
        {"name": "weather"},
        {"uri": "http://x.example"},
    ],
    "by": "By Ada Moor",
    "located": "OST, Norland",
}
OF_2013 = {
    "uri": "http://ninjs.ost.example/dam",
    "versioncreated": "2024-03-01T07:30:00Z",
    "embargoed": "2024-03-02T00:00:00Z",
    "pubstatus": "withheld",
    "copyrightnotice": "Copyright 2024 The Ost Courier, www.ost.example - all rights reserved.",
    "language": "en",
    "subject": [{"name": "disaster"}],
    "byline": "Ada Moor",
    "headline": "Dam holds",
    "body_text": f"{FIRST} {SECOND}",
    "body_xhtml": HTML,
}


def read(item: object) -> Found:
    """What is found in an object."""
    return read_ninjs(json.dumps(item))


def refusal(body: str) -> str:
    """Why a body is refused."""
    with pytest.raises(PermanentError) as caught:
        read_ninjs(body)
    assert caught.value.failure.reason is Reason.UNREADABLE
    return caught.value.failure.detail


def values(found: Found, *names: str) -> list[object]:
    """The values of facts; None for what is unknown."""
    facts = [getattr(found, name) for name in names]
    return [fact.value if fact else None for fact in facts]


def test_version_3_is_read() -> None:
    """The body with paragraphs is taken, and each field has its place."""
    found = read(OF_TODAY)
    assert found.text == f"{FIRST}\n\n{SECOND}"
    assert values(found, "headline", "byline", "dateline", "publisher", "language", "urgency", "pub_status") == [
        "Dam holds in Ost",
        "Ada Moor",
        "OST, Norland",
        "Norland Press",
        "en-GB",
        4,
        PubStatus.USABLE,
    ]
    assert values(found, "published", "modified", "embargoed") == [MORNING, NOON, datetime(2024, 3, 2, tzinfo=UTC)]
    assert (found.signals, found.tags) == ((Signal.CORRECTION,), ("disaster", "weather"))
    assert (found.headline.origin, found.headline.confidence) == (Origin.BODY, SURE)


def test_lines_are_cleaned() -> None:
    """A place is freed of day and agency, a headline of markup."""
    found = read({**OF_TODAY, "located": "OST, March 1 (NP)", "headlines": [{"value": "Dam &amp; <i>gates</i> hold"}]})
    assert values(found, "dateline", "headline") == ["OST", "Dam & gates hold"]


def test_version_2_writes_in_small_letters() -> None:
    """The same object with its names in small letters says the same."""

    def small(value: object) -> object:
        if isinstance(value, dict):
            return {name.lower(): small(each) for name, each in value.items()}
        return [small(each) for each in value] if isinstance(value, list) else value

    assert read(small(OF_TODAY)) == read(OF_TODAY)


def test_version_1_is_read() -> None:
    """Singular names, bodies as fields of their own; a moment of a version is no sure moment of publication."""
    found = read(OF_2013)
    assert found.text == f"{FIRST}\n\n{SECOND}"
    assert values(found, "headline", "byline", "pub_status", "publisher") == [
        "Dam holds",
        "Ada Moor",
        PubStatus.WITHHELD,
        "The Ost Courier",
    ]
    assert found.tags == ("disaster",)
    assert found.published
    assert (found.published.value, found.published.confidence, found.modified) == (MORNING, LIKELY, None)
    assert found.publisher
    assert found.publisher.confidence == GUESSED


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        ([{"value": HTML}], f"{FIRST}\n\n{SECOND}"),
        ([{"contentType": "text/plain", "value": f"{FIRST}\n\n{SECOND}"}], f"{FIRST}\n\n{SECOND}"),
        ([{"role": "caption", "contentType": "text/html", "value": "A dam."}, {"value": FIRST}], FIRST),
        ([{"role": "teaser", "value": "A dam."}], "A dam."),
        (
            [{"contentType": "text/html", "value": "<p>A dam.</p>"}, {"contentType": "text/plain", "value": FIRST}],
            FIRST,
        ),
        (
            [{"contentType": "text/vnd.IPTC.NITF", "value": NITF}],
            f"{FIRST}\n\n{SECOND}",
        ),
        ([{"role": "ttnitf", "contentType": "application/xml", "value": "<X>&tstr;</X>"}, {"value": FIRST}], FIRST),
        (FIRST, FIRST),
    ],
)
def test_the_best_body_is_taken(bodies: object, text: str) -> None:
    """Markup goes before plain text unless it holds less; teasers and private markup count only without others."""
    assert read({"uri": "dam", "bodies": bodies}).text == text


def test_a_text_may_be_short() -> None:
    """A text without a body is its description, else its headline."""
    assert read({"uri": "dam", "type": "text", "descriptions": [{"value": FIRST}], "headline": "Dam"}).text == FIRST
    assert read({"uri": "dam", "description_text": FIRST, "headline": "Dam"}).text == FIRST
    assert read({"uri": "dam", "headline": "DAM BREAKS"}).text == "DAM BREAKS"


def test_a_title_is_no_sure_headline() -> None:
    """It names the item, and serves when there is no headline; without it the text has one."""
    found = read({"uri": "dam", "title": "Norland-Dam 1", "bodies": [{"value": FIRST}]})
    assert (found.headline.value, found.headline.confidence) == ("Norland-Dam 1", GUESSED)
    assert read({"uri": "dam", "bodies": [{"value": FIRST}]}).headline.origin is Origin.TEXT


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"pubStatus": "canceled"}, PubStatus.CANCELED),
        ({"pubStatus": "cancelled"}, PubStatus.CANCELED),
        ({"pubstatus": "withheld"}, PubStatus.WITHHELD),
        ({"pubstatus": "embargoed"}, PubStatus.WITHHELD),
        ({"pubStatus": "usable", "signal": [{"qcode": "sig:kill"}]}, PubStatus.CANCELED),
    ],
)
def test_withdrawals_are_carried_out(fields: dict[str, object], status: PubStatus) -> None:
    """Even without a text: they go by their headline or their name, whatever they withdraw."""
    assert values(read({"uri": "dam", "type": "picture", **fields}), "pub_status", "headline") == [status, "dam"]
    assert read({"uri": "dam", "headline": "Dam breaks", **fields}).text == "Dam breaks"


def test_an_embargo_with_an_end_withholds_nothing() -> None:
    """The status `embargoed` of AP then says no more than the moment."""
    found = read({**OF_2013, "pubstatus": "embargoed"})
    assert found.pub_status is None
    assert found.embargoed


def test_signals_come_from_several_fields() -> None:
    """AP's and Superdesk's fields say what a version is; AP's items without `newscontent` are for editors."""
    found = read({**OF_2013, "signal": [{"name": "Update", "qcode": "update"}], "ednote": "ADVISORY"})
    assert found.signals == (Signal.UPDATE, Signal.ADVISORY)
    of_ap = {**OF_2013, "altids": {"itemid": "1", "etag": "1_0"}}
    assert read({**of_ap, "signals": ["newscontent"]}).signals == ()
    assert read({**of_ap, "signals": ["test"]}).signals == (Signal.ADVISORY,)


def test_superdesk_is_read() -> None:
    """It names itself by `guid`, its writers in a list, its service and its source."""
    found = read(
        {
            "guid": "tag:ost.example:2024:1",
            "headline": "Dam holds",
            "body_html": HTML,
            "authors": [{"name": "Ada Moor", "role": "writer"}, {"name": "Ben Hale"}],
            "service": [{"code": "n", "name": "Norland"}],
            "source": "NP",
        }
    )
    assert values(found, "byline", "section", "publisher") == ["Ada Moor, Ben Hale", "Norland", "NP"]


@pytest.mark.parametrize(
    ("item", "detail"),
    [
        ({"uri": "dam", "type": "picture", "headline": "Dam"}, "ninjs of the type picture without a text"),
        ({"uri": "dam", "title": "Talks", "eventDetails": {}}, "ninjs of the type event without a text"),
        ({"uri": "dam", "type": "SECRET", "headline": "Dam"}, "ninjs of the type unknown without a text"),
        ({"uri": "dam", "title": "Dam"}, "ninjs of the type text without a text"),
        ({"title": "Dam"}, "JSON, but no ninjs"),
        ([{"uri": "dam"}] * 3, "a list of 3; each object is pushed by itself"),
        ("dam", "JSON, but no ninjs"),
    ],
)
def test_what_has_no_text_is_refused(item: object, detail: str) -> None:
    """The refusal says what it is."""
    assert refusal(json.dumps(item)) == detail


@pytest.mark.parametrize(
    "body", ["{", "[" * 500_000, '{"uri":' * 150_000, '{"urgency":' + "9" * 900_000 + "}", "\ud800"]
)
def test_hostile_json_is_refused(body: str) -> None:
    """Depth and size of numbers are bounded by the parser, which names the place."""
    assert refusal(body).startswith("no JSON: ")


@pytest.mark.skipif(not REAL.exists(), reason="../shared/data/ninjs.tar.gz is not there")
def test_real_examples_are_read_or_refused() -> None:
    """Of the published examples all of the type `text` are read, and what is refused is no text."""
    refused = []
    with tarfile.open(REAL) as archive:
        members = [each for each in archive if each.name.endswith(".json") and "/examples/" in f"/{each.name}"]
        for member in members:
            file = archive.extractfile(member)
            assert file
            try:
                assert read_ninjs(file.read().decode()).text
            except PermanentError as error:
                refused.append(error.failure.detail)
    assert len(members) == 43
    assert len(refused) == 16
    assert not [detail for detail in refused if "the type text" in detail]


names = st.sampled_from(
    [*OF_TODAY, *OF_2013, "signals", "signal", "altids", "authors", "title", "value", "name", "role"]
)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([HTML, "canceled", "2024-03-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(names, anything))
def test_any_object_is_read_or_refused(item: dict[str, object]) -> None:
    """Whatever stands in the fields, nothing but `PermanentError` is raised, and what is read has a text."""
    try:
        found = read(item)
    except PermanentError:
        return
    assert found.text
    assert found.headline.value
