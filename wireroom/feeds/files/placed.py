"""An article of a file that may hold many, with what is noted so that a second reading goes on behind it."""

from typing import NamedTuple

from schemas.article import Article


class Placed(NamedTuple):
    """An article, and where in its file it stands."""

    article: Article
    note: str | None = None
    """For the reader of such files alone to understand; None when there is nothing to note yet."""
