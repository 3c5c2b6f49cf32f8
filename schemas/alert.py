"""An alert: a rule found its ground in an article."""

from pydantic import Field

from schemas.base import Contract, Identifier, Language, Line, Name, UtcDatetime
from schemas.rule import Severity


class Highlight(Contract):
    """A span of the headline or of the text that made the rule match, in characters, end excluded."""

    field: str = Field(pattern="^(headline|text)$")
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Alert(Contract):
    """One ring of the bell, with what a person needs to judge it at a glance."""

    rule_id: Identifier
    title: Name = Field(description="The rule's.")
    severity: Severity
    article_id: str
    story: str = Field(description="The article id of the original that the article goes back to.")
    source: Name
    uri: Line
    headline: Line
    url: Line | None = None
    language: Language | None = None
    published: UtcDatetime | None = None
    arrived: UtcDatetime
    highlights: tuple[Highlight, ...] = Field(default=(), description="What made the rule match, in characters.")
