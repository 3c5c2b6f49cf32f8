"""An alert rule: a query, how much it matters, and how often it may ring."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from schemas.base import Contract, Identifier, Language, Name

DAY_S = 86_400

Query = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


class Severity(StrEnum):
    """How loud the bell rings, after the wires: the highest first."""

    FLASH = "flash"
    BULLETIN = "bulletin"
    URGENT = "urgent"
    ROUTINE = "routine"


class AlertRule(Contract):
    """One rule of the rulebook. It raises one alert for each story, again after the cooldown."""

    id: Identifier
    title: Name
    query: Query = Field(description='Words and "phrases" with AND, OR, NOT and parentheses.')
    severity: Severity = Severity.ROUTINE
    languages: tuple[Language, ...] = Field(default=(), description="Only articles in these; empty means all.")
    sources: tuple[Name, ...] = Field(default=(), description="Only articles of these; empty means all.")
    cooldown_s: int = Field(default=DAY_S, ge=1, le=30 * DAY_S, description="Silence for the story after an alert.")
