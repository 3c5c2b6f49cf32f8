"""Writes the JSON Schemas and the reference pages: `python -m schemas docs`, or `make schemas`."""

import json
import sys
from pathlib import Path

from schemas.pages.events import events_page
from schemas.pages.json_schemas import json_schemas
from schemas.pages.keys import keys_page
from schemas.pages.settings import settings_page


def files() -> dict[str, str]:
    """The text of every generated file, by its path under the folder of documentation."""
    pages = {"events.md": events_page(), "keys.md": keys_page(), "settings.md": settings_page()}
    schemas = {
        f"schemas/{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in json_schemas().items()
    }
    return pages | schemas


def main(folder: Path) -> None:
    """Write them all under a folder."""
    for path, text in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
