"""Reads an article in NITF, as ninjs and NewsML-G2 carry it. It knows nothing of what is around it."""

from dataclasses import dataclass

from workers.extraction.formats.markup import paragraphs_in
from workers.extraction.formats.xml_tree import Element, local_name, text_of


@dataclass(frozen=True, slots=True)
class Nitf:
    """A text and the lines that NITF has for its head; what is empty is unknown."""

    paragraphs: list[str]
    headline: str = ""
    byline: str = ""
    dateline: str = ""
    language: str = ""


def read_nitf(root: Element, *, language: str = "") -> Nitf:
    """The text without what stands in its head, and the head's lines."""
    first: dict[str, Element] = {}
    for element in root.iter():
        first.setdefault(local_name(element), element)
    parts = [first[name] for name in ("body.content", "body.end") if name in first] or [first.get("body", root)]
    return Nitf(
        paragraphs=[paragraph for part in parts for paragraph in paragraphs_in(part)],
        headline=text_of(first.get("hl1", first.get("hedline"))),
        byline=text_of(first.get("byline")),
        dateline=text_of(first.get("dateline")),
        language=language,
    )
