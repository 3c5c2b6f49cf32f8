"""Finds the feeds that a page of HTML names, to tell them to whoever took the page for one. It fetches nothing."""

import re
from html import unescape

from wireroom.feeds.syndication.cleaning import absolute

PAGE_BYTES = 100_000
"""As much of a page is looked at."""
NAMED_MAX = 3

_LINK = re.compile(r"<link\b([^<>]{1,2000}+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_FEED = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)


def named_feeds(page: bytes, *, url: str) -> list[str]:
    """The addresses of the first few."""
    addresses = []
    for link in _LINK.finditer(page[:PAGE_BYTES].decode(errors="replace")):
        said = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(link[1])}
        is_feed = "alternate" in said.get("rel", "").lower() and _FEED.match(said.get("type", "").strip())
        if is_feed and (address := absolute(unescape(said.get("href", "")), base=url)):
            addresses.append(address)
    return addresses[:NAMED_MAX]
