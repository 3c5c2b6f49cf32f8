"""What a format's reader found in a body. It knows nothing of what the producer said."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Found:
    """Text of paragraphs parted by one empty line, and lines of at most 2,000 characters. What is empty is unknown."""

    text: str
    headline: str = ""
    byline: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    """A BCP 47 tag, as the article declares it."""
    published: datetime | None = None
    """In UTC."""
