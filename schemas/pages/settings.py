"""The page of all settings, made from the model and its bounds."""

from schemas.pages.json_schemas import Json, json_schemas
from schemas.pages.tables import fields, table
from schemas.settings import Settings

PREFIX = Settings.model_config["env_prefix"]
UNITS = {"_s": "seconds", "_ms": "milliseconds", "_bytes": "bytes", "_mib": "MiB"}

INTRODUCTION = f"""\
# Settings

Every knob is an environment variable that begins with `{PREFIX}`. All processes of one namespace must agree on them.
A value outside its bounds is refused at start, by name. This page is made from `schemas/settings.py`: `make schemas`.

"""


def settings_page() -> str:
    """A row for each setting."""
    schema: Json = json_schemas()["settings"]
    rows = [
        (
            f"`{PREFIX}{field.name.upper()}`",
            _unit(field.name) or field.kind,
            _default(schema["properties"][field.name]["default"]),
            field.bounds,
            field.meaning,
        )
        for field in fields(schema)
    ]
    return INTRODUCTION + table(("Variable", "Unit or kind", "Default", "Bounds", "Meaning"), rows)


def _unit(name: str) -> str | None:
    return next((unit for suffix, unit in UNITS.items() if name.endswith(suffix)), None)


def _default(value: object) -> str:
    return "not set" if value is None else f"`{value}`"
