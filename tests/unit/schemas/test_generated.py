"""The generated files in docs/ are in step with the models."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from schemas.__main__ import files
from schemas.events import EventType, schema_urn
from schemas.pages.json_schemas import json_schemas, without_nulls

DOCS = Path(__file__).parents[3] / "docs"
FILES = files()


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_in_step_with_the_models(path: str) -> None:
    """What is committed is what the models give now."""
    assert (DOCS / path).read_text(encoding="utf-8") == FILES[path], "run `make schemas` to renew docs/"


def test_no_schema_is_left_over() -> None:
    """A schema that no model gives any more is taken away."""
    assert {f"schemas/{path.name}" for path in (DOCS / "schemas").iterdir()} <= set(FILES), "remove what is left over"


def test_the_files_are_the_same_each_time() -> None:
    """Order and spelling do not vary, and each file ends in one newline."""
    assert files() == FILES
    assert all(text.endswith("\n") and not text.endswith("\n\n") for text in FILES.values())


@pytest.mark.parametrize(("name", "schema"), json_schemas().items())
def test_a_schema_says_what_it_is(name: str, schema: dict[str, Any]) -> None:
    """Dialect, name, title and description are there, and every reference leads somewhere."""
    assert list(schema)[:4] == ["$schema", "$id", "title", "description"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert re.fullmatch(r"urn:wireroom:[a-z_]+(:[a-z]+)*:1", schema["$id"])
    references = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema)))
    assert references == set(schema.get("$defs", {})), name


def test_no_two_schemas_share_a_name() -> None:
    """Each `$id` names one document."""
    ids = [schema["$id"] for schema in json_schemas().values()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", EventType)
def test_an_event_names_the_schema_of_its_data(kind: EventType) -> None:
    """The `dataschema` of an event is the `$id` of a file, and its own schema asks for both."""
    schemas = json_schemas()
    assert schemas[f"{kind}.data"]["$id"] == schema_urn(kind)
    assert schemas[kind]["properties"]["type"] == {"const": kind.value}
    assert schemas[kind]["properties"]["dataschema"] == {"const": schema_urn(kind)}


def test_a_schema_without_nulls() -> None:
    """What may be null may be missing, and is what else it may be when it is there; all else is there."""
    text, null = {"type": "string"}, {"type": "null"}
    parts = {"Part": {"properties": {"b": {"type": "integer", "default": 1}}}}
    fields = {"a": {"anyOf": [text, null], "default": None, "description": "A."}, "p": {"$ref": "#/$defs/Part"}}
    assert without_nulls({"title": "T", "$defs": parts, "properties": fields, "required": ["a", "p"]}) == {
        "title": "T",
        "$defs": {"Part": {"properties": {"b": {"type": "integer"}}, "required": ["b"]}},
        "properties": {"a": {"type": "string", "description": "A."}, "p": {"$ref": "#/$defs/Part"}},
        "required": ["p"],
    }
