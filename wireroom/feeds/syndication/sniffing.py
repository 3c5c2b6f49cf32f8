"""Tells from the first bytes of a document whether it is a feed or a list of feeds. It parses nothing."""

import codecs
import re
from enum import StrEnum

HEAD_BYTES = 4096
"""As much of a document is looked at."""


class Kind(StrEnum):
    """The kinds of documents that are read here."""

    RSS = "rss"
    """RSS 0.9 to 2.0, also in RDF."""
    ATOM = "atom"
    """Atom 0.3 and 1.0."""
    JSON_FEED = "json_feed"
    OPML = "opml"
    """A list of feeds."""


ROOTS = {"rss": Kind.RSS, "rdf": Kind.RSS, "channel": Kind.RSS, "feed": Kind.ATOM, "opml": Kind.OPML}
"""Root elements in lower case, without a prefix."""

_ROOT = re.compile(
    r"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*+(?:\[.*?\]\s*+)?>|[^<])*+<(?:[a-z_][\w.-]*+:)?(!?[a-z_][\w.-]*+)",
    re.IGNORECASE | re.DOTALL,
)
_JSON_FEED = re.compile(r"""\s*\{.*?"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org""", re.DOTALL)


def sniff(content: bytes) -> Kind | None:
    """The kind of a document, told from how it begins; None when it is no feed."""
    if _JSON_FEED.match(_head(content)):
        return Kind.JSON_FEED
    return ROOTS.get((root_of(content) or "").lower())


def root_of(content: bytes) -> str | None:
    """The name of the root element of a document, without a prefix; None when none is in sight."""
    root = find_root(_head(content))
    return root[1] if root else None


def find_root(text: str) -> tuple[int, str] | None:
    """Where the root element of a document begins, and its name without a prefix."""
    found = _ROOT.match(text)
    return (text.rindex("<", 0, found.end()), found[1]) if found else None


def _head(content: bytes) -> str:
    """A root is ASCII in all encodings, with zeros between in UTF-16."""
    return content.removeprefix(codecs.BOM_UTF8)[:HEAD_BYTES].replace(b"\0", b"").decode("latin-1")
