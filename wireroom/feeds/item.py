"""What a source gives: an article, and the mark that is set once it has been pushed."""

from typing import NamedTuple

from schemas.article import Article
from wireroom.feeds.bookmarks import Mark

__all__ = ["Item", "Mark"]


class Item(NamedTuple):
    """An article that a source holds."""

    article: Article
    mark: Mark | None = None
    """Set once the push was accepted; None when there is nothing to remember."""
