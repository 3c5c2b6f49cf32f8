"""The JSON Schemas (2020-12) of what goes in and what comes out. It knows nothing of files."""

import re
from typing import Any, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from schemas.alert import Alert
from schemas.article import Article
from schemas.base import Contract
from schemas.dead_letter import DeadLetter
from schemas.events import ENVELOPES, CloudEvent, EventType, schema_urn
from schemas.extraction import Extraction
from schemas.pages.occasions import OCCASIONS
from schemas.rule import AlertRule
from schemas.settings import Settings
from schemas.story import Story
from schemas.verdict import Verdict

Json = dict[str, Any]

INCOMING: tuple[type[BaseModel], ...] = (Article, AlertRule, Settings)
IN_EVENTS: tuple[type[BaseModel], ...] = (Extraction, Verdict, Story, Alert)


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles of fields: they repeat the name, and code generators make a type of each."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's signature
        return False


def json_schemas() -> dict[str, Json]:
    """Every schema, by its name."""
    found = {_snake(model): _entitled(_schema(model, "validation"), urn=_urn(model)) for model in INCOMING}
    found[_snake(DeadLetter)] = _entitled(_schema(DeadLetter, "serialization"), urn=_urn(DeadLetter))
    found |= {_snake(model): _entitled(_outgoing(model), urn=_urn(model)) for model in IN_EVENTS}
    for kind in EventType:
        found[kind] = event_schema(kind)
        found[f"{kind}.data"] = data_schema(kind)
    return found


def event_schema(kind: EventType) -> Json:
    """The schema of the events of a type: envelope and data."""
    schema = _outgoing(ENVELOPES[kind]) | {"title": kind.value, "description": OCCASIONS[kind]}
    schema["properties"] |= {"type": {"const": kind.value}, "dataschema": {"const": schema_urn(kind)}}
    del schema["$defs"]["EventType"]
    return _entitled(schema, urn=schema_urn(kind).replace("wireroom:", "wireroom:event:"))


def envelope_schema() -> Json:
    """The schema of what all events share."""
    return _outgoing(CloudEvent[Contract])


def data_schema(kind: EventType) -> Json:
    """The schema of the data of a type's events, under the name that they give in `dataschema`."""
    model = cast("type[Contract]", ENVELOPES[kind].model_fields["data"].annotation)
    return _entitled(_outgoing(model), urn=schema_urn(kind))


def without_nulls(schema: Json) -> Json:
    """The schema of documents in which a field that has no value is left out, and every other one is there."""
    parts = {name: without_nulls(part) for name, part in schema.get("$defs", {}).items()}
    fields: Json = schema.get("properties", {})
    required = [name for name, field in fields.items() if not _is_nullable(field)]
    return (
        schema
        | ({"$defs": parts} if parts else {})
        | ({"properties": {name: _given(field) for name, field in fields.items()}} if fields else {})
        | ({"required": required} if required else {})
    )


def _is_nullable(field: Json) -> bool:
    return {"type": "null"} in field.get("anyOf", [])


def _given(field: Json) -> Json:
    """A field as it is when it is there."""
    if not _is_nullable(field):
        return {name: value for name, value in field.items() if name != "default"}
    kind: Json = next(option for option in field["anyOf"] if option != {"type": "null"})
    return kind | {name: value for name, value in field.items() if name not in {"anyOf", "default"}}


def _outgoing(model: type[BaseModel]) -> Json:
    return without_nulls(_schema(model, "serialization"))


def _schema(model: type[BaseModel], mode: JsonSchemaMode) -> Json:
    return model.model_json_schema(mode=mode, schema_generator=_Untitled)


def _entitled(schema: Json, *, urn: str) -> Json:
    """The schema with what tells of it first."""
    first = {"$schema": GenerateJsonSchema.schema_dialect, "$id": urn}
    return first | {name: schema[name] for name in ("title", "description")} | schema


def _snake(model: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower()


def _urn(model: type[BaseModel]) -> str:
    return f"urn:wireroom:{_snake(model)}:1"
