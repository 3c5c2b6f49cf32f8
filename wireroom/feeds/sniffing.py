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


_ROOTS = {b"rss": Kind.RSS, b"rdf": Kind.RSS, b"channel": Kind.RSS, b"feed": Kind.ATOM, b"opml": Kind.OPML}

_ROOT = re.compile(
    rb"""(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>|[^<])*+<(?:[a-z][\w.-]*+:)?([a-z][\w.-]*+)""",
    re.IGNORECASE | re.DOTALL,
)
_JSON_FEED = re.compile(rb"""\s*\{.*?"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org""", re.DOTALL)


def sniff(head: bytes) -> Kind | None:
    """The kind of the document that begins with `head`; None when it is no feed."""
    head = _in_ascii(head[:HEAD_BYTES])
    if _JSON_FEED.match(head):
        return Kind.JSON_FEED
    found = _ROOT.match(head)
    return _ROOTS.get(found[1].lower()) if found else None


def _in_ascii(head: bytes) -> bytes:
    """What tells a root is ASCII in all encodings but UTF-16 and 32, where zeros stand between."""
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
