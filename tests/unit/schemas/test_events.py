"""Events: their envelope after CloudEvents 1.0, their ids, their data."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.events import ENVELOPES, EventStream, EventType, event_id, schema_urn
from schemas.pages.examples import ARTICLE, HEADLINE, examples
from schemas.pages.json_schemas import event_schema

Json = dict[str, Any]

PUBLISHED = Path(__file__).parents[4] / "shared" / "data" / "cloudevents.schema.json"
EXAMPLES = examples()

each_type = pytest.mark.parametrize("kind", EventType)


def document(kind: EventType) -> Json:
    """An event of a type as a consumer reads it."""
    found: Json = json.loads(EXAMPLES[kind].document())
    return found


@each_type
def test_an_event_can_be_read_back(kind: EventType) -> None:
    """A consumer that reads a document with our models gets what was sent."""
    read = ENVELOPES[kind].model_validate_json(EXAMPLES[kind].document())
    assert read.model_dump() == EXAMPLES[kind].model_dump(serialize_as_any=True)
    assert type(read.data) is type(EXAMPLES[kind].data)


@each_type
def test_an_event_has_what_cloudevents_asks_for(kind: EventType) -> None:
    """The required attributes are there, every attribute is text and none is empty, and the data is an object."""
    event = document(kind)
    assert {"id", "source", "specversion", "type"} <= set(event)
    assert event["specversion"] == "1.0"
    assert event["datacontenttype"] == "application/json"
    assert isinstance(event.pop("data"), dict)
    assert all(isinstance(value, str) and value for value in event.values())


@each_type
def test_attribute_names_are_those_that_cloudevents_allows(kind: EventType) -> None:
    """Lower-case letters and digits, at most 20."""
    assert all(re.fullmatch("[a-z0-9]{1,20}", name) for name in document(kind))


@each_type
def test_the_time_is_rfc_3339_in_utc(kind: EventType) -> None:
    """A date, a T, a time, a Z."""
    time = document(kind)["time"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", time)
    assert datetime.fromisoformat(time) == EXAMPLES[kind].time


@each_type
def test_source_and_schema_are_uris(kind: EventType) -> None:
    """The source is a path, the schema's name an absolute URI: neither holds what a URI may not."""
    event = document(kind)
    assert re.fullmatch(r"(/[A-Za-z0-9_-]+)+", event["source"])
    assert re.fullmatch(r"urn:wireroom:[a-z]+:[a-z]+:\d+", event["dataschema"])


@each_type
def test_an_event_leaves_out_what_has_no_value(kind: EventType) -> None:
    """No null is sent, at any depth."""
    assert "null" not in re.sub(r'"(\\.|[^"\\])*"', "", EXAMPLES[kind].document().decode())


@each_type
def test_what_a_reader_needs_is_always_sent(kind: EventType) -> None:
    """Whatever may be without a value may be missing, or our own models could not read what we send."""
    needed, sent = required(ENVELOPES[kind].model_json_schema()), required(event_schema(kind))
    assert all(needed[part] <= sent[part] for part in sent)


def required(schema: Json) -> dict[str, set[str]]:
    """The required fields of each part of a schema."""
    parts = {**schema["$defs"], "envelope": schema}
    return {name: set(part.get("required", ())) for name, part in parts.items()}


@each_type
def test_an_event_follows_the_published_schema(kind: EventType) -> None:
    """The JSON Schema that CloudEvents publishes, where it is at hand."""
    if not PUBLISHED.is_file():
        pytest.skip("the published schema of CloudEvents is not beside this repository")
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    event = document(kind)
    assert set(published["required"]) <= set(event)
    for name, value in event.items():
        if name in published["properties"]:
            rule = published["definitions"][published["properties"][name]["$ref"].removeprefix("#/definitions/")]
            assert ("object" if isinstance(value, dict) else "string") in rule["type"]
            assert len(value) >= rule.get("minLength", 0)


def test_every_type_has_a_stream_data_and_a_schema_of_its_own() -> None:
    """A new type cannot be forgotten in one of them."""
    assert set(ENVELOPES) == set(EXAMPLES) == set(EventType)
    assert {kind.stream for kind in EventType} == set(EventStream)
    assert len({schema_urn(kind) for kind in EventType}) == len(EventType)
    assert schema_urn(EventType.EXTRACTED) == "urn:wireroom:article:extracted:1"


def test_an_event_id_is_the_same_at_every_run() -> None:
    """The id was computed by another process."""
    assert event_id(EventType.EXTRACTED, "a", "b", "") == "37af6c9755138cabcc5b9653126be5cc"


parts = st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), max_size=4)


@given(st.sampled_from(EventType), parts, st.sampled_from(EventType), parts)
def test_an_event_id_tells_happenings_apart(one: EventType, about: list[str], other: EventType, of: list[str]) -> None:
    """Ids are equal if and only if type and every part are, each in its place."""
    assert event_id(one, *about) == event_id(one, *about)
    assert (event_id(one, *about) == event_id(other, *of)) is ((one, about) == (other, of))


def test_highlights_count_characters() -> None:
    """The example shows the words that the rule found."""
    spans = document(EventType.ALERT_RAISED)["data"]["highlights"]
    texts = {"headline": HEADLINE, "text": ARTICLE.body}
    assert [texts[span["field"]][span["start"] : span["end"]] for span in spans] == ["Ferry", "Ferry"]
