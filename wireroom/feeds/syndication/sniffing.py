"""Tells from the first bytes of a document whether it is a feed or a list of feeds. It parses nothing."""

import re
from enum import StrEnum

HEAD_BYTES = 4096
"""As many bytes as `sniff` looks at."""


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


def sniff(head: bytes) -> Kind | None:
    """The kind of the document that begins with `head`; None when it is no feed."""
    # A root is ASCII in all encodings, with zeros between in UTF-16.
    text = head[:HEAD_BYTES].replace(b"\0", b"").decode("latin-1")
    if _JSON_FEED.match(text.removeprefix("\xef\xbb\xbf")):
        return Kind.JSON_FEED
    root = find_root(text)
    return ROOTS.get(root[1].lower()) if root else None


def find_root(text: str) -> tuple[int, str] | None:
    """Where the root element of a document begins, and its name without a prefix."""
    found = _ROOT.match(text)
    return (text.rindex("<", 0, found.end()), found[1]) if found else None
