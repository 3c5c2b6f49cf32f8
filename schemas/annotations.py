"""What annotators found in an article's text. Spans are `[start, end)`, counted in characters of `Extraction.text`."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, NonNegativeInt

from schemas.base import Contract, Line

Span = tuple[NonNegativeInt, NonNegativeInt]
"""First character, and the one behind the last: `text[start:end]` is the mention."""

Share = Annotated[float, Field(ge=0, le=1)]


class Annotator(StrEnum):
    """Each looks for one kind of thing. Which ones ran depends on the language."""

    ENTITIES = "entities"
    QUOTES = "quotes"
    DATES = "dates"
    AMOUNTS = "amounts"
    KEY_PHRASES = "key_phrases"


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class Place(Contract):
    """Where a place is, as a gazetteer knows it."""

    country: str = Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1.")
    latitude: float | None = Field(default=None, ge=-90, le=90, description="Degrees north.")
    longitude: float | None = Field(default=None, ge=-180, le=180, description="Degrees east.")


class Entity(Contract):
    """Somebody or something with a name, and all its mentions in the article."""

    type: EntityType
    name: Line = Field(description="The fullest name that the article gives.")
    mentions: tuple[Span, ...] = Field(min_length=1, description="In the order of the text.")
    role: Line | None = Field(default=None, description="A person's title as the article gives it.")
    place: Place | None = Field(default=None, description="Of a place that a gazetteer knows.")


class QuoteType(StrEnum):
    """How much of what was said is in quotation marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Quote(Contract):
    """Who said what: the content, the words that tell of the saying, and who they name."""

    type: QuoteType
    content: tuple[Span, ...] = Field(
        min_length=1, description="What was said; two or more where the telling interrupts it."
    )
    cue: Span | None = Field(default=None, description="The words that tell of the saying, such as `said`.")
    source: Span | None = Field(default=None, description="Who is named as saying it: a name, a pronoun, a group.")
    speaker: Line | None = Field(default=None, description="The name of the entity behind the source, where known.")


class DateMention(Contract):
    """A day, a month, a year or another stretch of time, resolved against the day of publication."""

    span: Span
    value: str = Field(
        pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-W[0-9]{2}(-WE)?|-Q[1-4]|-H[12]|-(SP|SU|FA|WI))?|[0-9]{2,3})$",
        description="ISO 8601: `2023-11-09`, `2023-11`, `2023`, `2023-W45`, the decade `202`, the century `20`. What"
        " it has no form for is written as in TimeML: the quarter `2023-Q4`, the half `2023-H2`, the season `2023-SU`"
        " (`SP`, `FA`, `WI`, which belongs to the year in which it begins), the weekend `2023-W45-WE`.",
    )


class AmountType(StrEnum):
    """What an amount counts."""

    MONEY = "money"
    PERCENTAGE = "percentage"


class Amount(Contract):
    """Money or a percentage."""

    type: AmountType
    span: Span
    value: float = Field(allow_inf_nan=False, description="In units of the currency, or in percent.")
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="ISO 4217; of money.")


class KeyPhrase(Contract):
    """A phrase that tells what the article is about."""

    phrase: Line
    score: Share = Field(description="1 for the article's first.")


class Annotations(Contract):
    """Everything that was found, each kind in the order of the text, key phrases by score."""

    annotators: tuple[Annotator, ...] = Field(
        default=(), description="Which ran: nothing of a kind that did not run means nothing."
    )
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    key_phrases: tuple[KeyPhrase, ...] = ()
