"""How lists of feeds are read."""

import pytest

from wireroom.feeds.syndication.document import DocumentError
from wireroom.feeds.syndication.opml import Listed, read_opml

LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>Desk</title></head><body>
<outline text="Coast"><outline type="rss" text="Harbour &amp;amp; Quay" title="H" xmlUrl="http://harbour.example/f"/>
<outline text="Deep"><outline title="Mill" xmlUrl=" /mill.atom "/></outline></outline>
<outline xmlurl="http://kiln.example/f"/><outline text="Again" xmlUrl="http://harbour.example/f"/>
<outline text="No feed" htmlUrl="http://weir.example/"/></body></opml>"""


def test_a_list_is_read_through_all_outlines() -> None:
    """Outlines in outlines are read; each feed comes once, by its first name, at an absolute address."""
    assert read_opml(LIST.encode(), url="http://desk.example/list.opml") == [
        Listed("http://harbour.example/f", "Harbour & Quay"),
        Listed("http://desk.example/mill.atom", "Mill"),
        Listed("http://kiln.example/f", None),
    ]


def test_what_is_no_list_is_refused() -> None:
    """Another root is told."""
    with pytest.raises(DocumentError, match="its root is `rss`"):
        read_opml(b"<rss/>")
