"""The page of all events: when each is sent, on which stream, with which fields, and an example."""

import json

from schemas.base import Contract
from schemas.events import CloudEvent, EventType
from schemas.pages.examples import examples
from schemas.pages.json_schemas import Json, data_schema, envelope_schema
from schemas.pages.keys import DEFAULTS
from schemas.pages.occasions import OCCASIONS
from schemas.pages.tables import fields, table

INTRODUCTION = """\
# Events

Each event is an entry of a Redis stream with the fields `type`, `id`, `subject` and `event`. The first three are there
to filter by; `event` is the whole event, a CloudEvents 1.0 document in JSON. The `id` follows from what the event tells
of, so it is the same should one ever be sent twice: drop what you have seen. What has no value is left out. The number
at the end of `dataschema` is the version of the data. This page is made from `schemas/`: `make schemas`.

## The envelope

"""


def events_page() -> str:
    """The envelope, then a section for each type."""
    sections = [_section(kind, example) for kind, example in examples().items()]
    return INTRODUCTION + _table(envelope_schema()) + "".join(sections)


def _section(kind: EventType, example: CloudEvent[Contract]) -> str:
    document = json.dumps(json.loads(example.document()), indent=2, ensure_ascii=False)
    return (
        f"\n## `{kind}`\n\n"
        f"{OCCASIONS[kind]}\n\n"
        f"Stream `{DEFAULTS.channels.events(kind.stream)}`. Schemas: [event](schemas/{kind}.json), "
        f"[data](schemas/{kind}.data.json). In `data`:\n\n"
        f"{_table(data_schema(kind))}\n"
        f"```json\n{document}\n```\n"
    )


def _table(schema: Json) -> str:
    rows = [
        (f"`{field.name}`", field.kind, field.bounds, "always" if field.is_required else "if known", field.meaning)
        for field in fields(schema)
    ]
    return table(("Field", "Kind", "Bounds", "There", "Meaning"), rows)
