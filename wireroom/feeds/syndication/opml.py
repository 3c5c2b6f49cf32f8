"""Reads lists of feeds: OPML 1.0 and 2.0, with outlines in outlines. It fetches none of the feeds."""

import re
from typing import NamedTuple

from wireroom.feeds.syndication.cleaning import NAME_MAX, absolute, one_line, plain
from wireroom.feeds.syndication.markup import local_name, parse

ROOTS = re.compile(r"<opml(?=[\s/>])", re.IGNORECASE)


class Listed(NamedTuple):
    """A feed in a list."""

    url: str
    name: str | None
    """What the list calls it."""


def read_opml(content: bytes, *, url: str | None = None, charset: str | None = None) -> list[Listed]:
    """The feeds of a list, each once; `url` is where the list came from.

    Raises:
        DocumentError: it is no OPML.
    """
    tree = parse(content, roots=ROOTS, charset=charset, url=url)
    feeds: dict[str, Listed] = {}
    for outline in tree.root.iter():
        is_outline = local_name(outline) == "outline"
        said = {name.lower(): value for name, value in outline.attrib.items()} if is_outline else {}
        if address := one_line(said.get("xmlurl", "")):
            name = plain(said.get("text") or said.get("title") or "", at_most=NAME_MAX) or None
            feed = Listed(absolute(address, base=url) or address, name)
            feeds.setdefault(feed.url, feed)
    return list(feeds.values())
