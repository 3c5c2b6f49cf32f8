"""Takes the name of a site off its headlines. It knows nothing of pages, and does not look for the name."""

import re
from collections.abc import Collection, Iterable

KICKER_MAX = 3
"""Words of a section that stands beside a headline."""

BETWEEN = re.compile(r"\s+(?:[|\u00b7\u2013\u2014\u00bb\u00ab\u2022~-]|::|--)\s+")
"""What parts a headline from the names of its site and section."""

_NO_NAME = re.compile(r"^(?:the |www\.)|\.(?:com|org|net|news|[a-z]{2})$|[\W_]")


def names_of_site(names: Iterable[str]) -> frozenset[str]:
    """Names as `without_site` compares them: without their article, their domain, their spaces and punctuation."""
    return frozenset(filter(None, map(_bare, names)))


def without_site(title: str, sites: Collection[str]) -> str:
    """A title without the names of the site before or behind it, and without what stands between.

    `sites` are the names that `names_of_site` gives.
    """
    parts, marks = BETWEEN.split(title), BETWEEN.findall(title)
    places = [place for place, part in enumerate(parts) if _bare(part) in sites]
    start, end = 0, len(parts)
    if places and places[-1] == len(parts) - 1 and places[-1] > 0:
        end = next((place for place in places if place > 0), end)
        while end > 1 and len(parts[end - 1].split()) <= KICKER_MAX < len(parts[0].split()):
            end -= 1
    if places and places[0] == 0 and end > 1:
        start = 1
    kept = "".join(part + mark for part, mark in zip(parts[start:end], [*marks[start : end - 1], ""], strict=True))
    before, _, rest = kept.partition(": ")
    return rest if rest and _bare(before) in sites else kept


def _bare(name: str) -> str:
    return _NO_NAME.sub("", name.strip().casefold())
