"""What is found in an item of a JSON Feed."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import Reason
from workers.errors import PermanentError
from workers.extraction.formats.json_item import read_json_item
from workers.extraction.found import LIKELY

FIRST = "The dam at Ost held through the night."
SECOND = "Engineers had opened all four gates."
ITEM = {
    "id": 1,
    "url": "https://ost.example/dam",
    "external_url": "https://courier.example/dam",
    "title": "AT&amp;T dam <b>holds</b>",
    "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
    "summary": "A dam.",
    "date_published": "2024-03-01T07:30:00Z",
    "date_modified": "2024-03-01T12:00:00Z",
    "authors": [{"name": "Ada Moor"}, {"url": "https://ost.example/ben"}, {"name": "Ben Hale"}],
    "tags": ["weather", 1, "Ost", "weather"],
    "language": "en-GB",
}


def refusal(body: str) -> str:
    """Why a body is refused."""
    with pytest.raises(PermanentError) as caught:
        read_json_item(body)
    assert caught.value.failure.reason is Reason.UNREADABLE
    return caught.value.failure.detail


def test_all_fields_are_read() -> None:
    """Each field has its place, and what is of another type says nothing."""
    found = read_json_item(json.dumps(ITEM))
    assert (found.text, found.headline.value, found.tags) == (
        f"{FIRST}\n\n{SECOND}",
        "AT&T dam holds",
        ("weather", "Ost"),
    )
    facts = (found.byline, found.url, found.language, found.published, found.modified)
    assert [fact and fact.value for fact in facts] == [
        "Ada Moor, Ben Hale",
        "https://ost.example/dam",
        "en-GB",
        datetime(2024, 3, 1, 7, 30, tzinfo=UTC),
        datetime(2024, 3, 1, 12, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ({"content_text": f"{FIRST}\n\n{SECOND} 1 < 2 &amp; 3"}, f"{FIRST}\n\n{SECOND} 1 < 2 &amp; 3"),
        ({"content_html": "<p>A dam.</p>", "summary": FIRST}, FIRST),
        ({"title": "Dam holds"}, "Dam holds"),
        ({"items": [{"title": "Dam holds"}]}, "Dam holds"),
    ],
)
def test_texts_are_found(item: dict[str, object], text: str) -> None:
    """Plain text is taken as it is, a longer summary goes before a content; a feed may hold the only item."""
    assert read_json_item(json.dumps(item)).text == text


def test_version_1_0_has_one_author() -> None:
    """And a change may be the only moment, which is then likely to be that of publication."""
    found = read_json_item(json.dumps({"title": "Dam", "author": {"name": "Ada Moor"}, "date_modified": "2024-03-01"}))
    assert found.byline
    assert found.published
    assert (found.byline.value, found.published.confidence, found.modified) == ("Ada Moor", LIKELY, None)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ('{"id": "1"}', "an item of a feed without a text"),
        ("[]", "no item of a feed"),
        ('{"items": []}', "a feed of 0 items; each is pushed by itself"),
        ('{"items": [1]}', "no item of a feed"),
    ],
)
def test_what_has_no_text_is_refused(body: str, detail: str) -> None:
    """The refusal says what is wrong."""
    assert refusal(body) == detail


@pytest.mark.parametrize("body", ["", "<item/>", "[" * 500_000, '{"a":' * 200_000, '{"title": "\ud800'])
def test_hostile_json_is_refused(body: str) -> None:
    """Depth is bounded by the parser, which names the place."""
    assert refusal(body).startswith("no JSON: ")


names = st.sampled_from([*ITEM, "content_text", "author", "items", "name"])
values = st.none() | st.integers() | st.text() | st.sampled_from(["<p>Dam</p>", "2024-03-01"])
anything = st.recursive(values, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4))


@given(st.dictionaries(names, anything))
def test_any_object_is_read_or_refused(item: dict[str, object]) -> None:
    """Whatever stands in the fields, nothing but `PermanentError` is raised, and what is read has a text."""
    try:
        found = read_json_item(json.dumps(item))
    except PermanentError:
        return
    assert found.text
    assert found.headline.value
