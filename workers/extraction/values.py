"""Cleans what strangers put into fields: lines, names, language tags. It makes no facts, and knows no format."""

import re
from collections.abc import Iterable

from workers.extraction.lines import one_line, shorten

LINE_MAX = 500
"""Characters of a headline, a byline or a place."""

NAME_MAX = 200
"""Characters of a publisher or a tag, as the contract has it."""

TAGS_MAX = 100

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")


def line(value: object, limit: int = LINE_MAX) -> str:
    """A value as one line, cut; empty when it is no text."""
    return shorten(one_line(value[: 4 * limit]), limit) if isinstance(value, str) and value.strip() else ""


def language_tag(value: object) -> str:
    """A language tag in its usual spelling: `de-DE`, `zh-Hant` (BCP 47, 2.1.1); empty when it is none."""
    tag = value.strip() if isinstance(value, str) else ""
    if not _LANGUAGE.fullmatch(tag):
        return ""
    primary, *rest = tag.replace("_", "-").split("-")
    return "-".join([primary.lower(), *map(_subtag, rest)])


def each_once(lines: Iterable[str]) -> list[str]:
    """The lines that are not empty, each once, whatever its capitals, as it is written first."""
    first: dict[str, str] = {}
    for each in lines:
        if each:
            first.setdefault(each.casefold(), each)
    return list(first.values())


def _subtag(part: str) -> str:
    return {2: part.upper(), 4: part.title()}.get(len(part), part.lower())
