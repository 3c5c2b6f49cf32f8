"""Tables in Markdown, and the fields of a JSON Schema as rows of one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

FORMATS = {"date-time": "time (RFC 3339, UTC)"}
NAMES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a document, however deep: `meta.source`, or `highlights[].start` in each part of a list."""

    name: str
    kind: str
    bounds: str
    is_required: bool
    meaning: str


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars inside its cells are escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def fields(schema: Json) -> list[Field]:
    """The fields of the objects that a schema describes, those of parts after the part."""
    return list(_fields(schema, schema, prefix=""))


def _fields(schema: Json, root: Json, *, prefix: str) -> Iterator[Field]:
    for name, given in schema["properties"].items():
        field = _resolved(given, root)
        part = _resolved(field["items"], root) if "items" in field else field
        yield Field(
            name=prefix + name,
            kind=f"list: {_kind(part)}" if part is not field else _kind(field),
            bounds=_bounds(part)
            + (f", at most {field['maxItems']} of them" if "items" in field and "maxItems" in field else ""),
            is_required=name in schema.get("required", ()),
            meaning=field.get("description", ""),
        )
        if "properties" in part:
            yield from _fields(part, root, prefix=f"{prefix}{name}{'[]' if part is not field else ''}.")


def _resolved(field: Json, root: Json) -> Json:
    """The field with what it refers to; of a field that may be null, the other choice."""
    if "anyOf" in field:
        field = next(option for option in field["anyOf"] if option != {"type": "null"}) | field
    if "$ref" in field:
        part: Json = root["$defs"][field["$ref"].removeprefix("#/$defs/")]
        return part | field
    return field


def _kind(field: Json) -> str:
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return ", ".join(f"`{choice}`" for choice in field["enum"])
    if "prefixItems" in field:
        return f"[{', '.join(_kind(item) for item in field['prefixItems'])}]"
    return FORMATS.get(field.get("format", ""), NAMES[field["type"]])


def _bounds(field: Json) -> str:
    """Least and most, or the pattern, in words."""
    unit = " characters" if field.get("type") == "string" else ""
    least, most = field.get("minimum", field.get("minLength")), field.get("maximum", field.get("maxLength"))
    found = []
    if "pattern" in field:
        found.append(f"`{field['pattern']}`")
    if "exclusiveMinimum" in field:
        found.append(f"above {field['exclusiveMinimum']}")
    if least is not None and most is not None:
        found.append(f"{least} to {most}{unit}")
    elif least is not None:
        found.append(f"at least {least}{unit}")
    elif most is not None:
        found.append(f"at most {most}{unit}")
    return ", ".join(found)
