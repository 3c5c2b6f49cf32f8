"""What extraction found in an article, and the record that travels on from it."""

from pydantic import Field

from schemas.article import ArticleMeta, Lane
from schemas.base import Contract, Language, Line, Text, UtcDatetime


class Arrival(Contract):
    """How and when an article came in. Fixed at the push, so a second run of a stage sees the same."""

    lane: Lane
    entry: str = Field(description="Its id in the incoming stream, `<ms>-<n>`.")
    arrived: UtcDatetime

    @property
    def owner(self) -> str:
        """The push's name, under which claims are held: the same at every run of every stage."""
        return f"{self.lane}/{self.entry}"


class Extraction(Contract):
    """Text and metadata of one article, from its body and from what the producer said."""

    headline: Line
    text: Text = Field(description="Paragraphs, parted by one empty line. Offsets count its characters.")
    language: Language | None = Field(default=None, description="BCP 47; none when it could not be told.")
    published: UtcDatetime | None = None
    byline: Line | None = None
    publisher: Line | None = None
    url: Line | None = None
    word_count: int = Field(ge=0)


class ExtractedArticle(Contract):
    """The record between extraction and the stages behind it."""

    article_id: str
    version_hash: str
    arrival: Arrival
    meta: ArticleMeta
    extraction: Extraction
