"""Which annotators run on an article, and what they are told of it."""

from datetime import UTC, datetime

import pytest

from schemas.annotations import Annotations, Annotator, Entity, EntityType
from schemas.extraction import Extraction
from workers.extraction.annotate import annotate
from workers.extraction.tokens import Tokens

ARRIVED = datetime(2023, 11, 10, 6, 0, tzinfo=UTC)
EVERYTHING = tuple(Annotator)
WITHOUT_NAMES = (Annotator.DATES, Annotator.AMOUNTS, Annotator.KEY_PHRASES)
TEXT = '"The dam held," Ilse Brandt said on Thursday. The repair cost $5 million, 3 percent more than planned.'


def nobody(_tokens: Tokens, _language: str) -> list[Entity]:
    """A recogniser that finds nothing."""
    return []


def engineer(tokens: Tokens, _language: str) -> list[Entity]:
    """A recogniser that finds one person."""
    start = tokens.text.index("Ilse Brandt")
    return [Entity(type=EntityType.PERSON, name="Ilse Brandt", mentions=((start, start + 11),))]


def annotated(text: str, language: str | None, published: datetime | None = None) -> Annotations:
    """What is found in a text."""
    extraction = Extraction(headline="Dam", text=text, language=language, published=published, word_count=1)
    return annotate(extraction, arrived=ARRIVED, recognise=engineer if "Ilse Brandt" in text else nobody)


@pytest.mark.parametrize(
    ("language", "ran"),
    [
        ("en", EVERYTHING),
        ("en-GB", EVERYTHING),
        ("DE", EVERYTHING),
        ("fr", EVERYTHING),
        ("es-MX", EVERYTHING),
        ("sw", WITHOUT_NAMES),
        ("zh", WITHOUT_NAMES),
        (None, WITHOUT_NAMES),
    ],
)
def test_it_is_said_which_annotators_ran(language: str | None, ran: tuple[Annotator, ...]) -> None:
    """Names and quotes are looked for in four languages, the rest in all."""
    assert annotated("Rain.", language).annotators == ran


def test_everything_is_found_together() -> None:
    """Entities, quotes with their speaker, dates, amounts and key phrases of one article."""
    found = annotated(TEXT, "en")
    assert [entity.name for entity in found.entities] == ["Ilse Brandt"]
    assert [quote.speaker for quote in found.quotes] == ["Ilse Brandt"]
    assert [each.value for each in found.dates] == ["2023-11-09"]
    assert [(each.value, each.currency) for each in found.amounts] == [(5_000_000, "USD"), (3, None)]
    assert found.key_phrases[0].score == 1


def test_dates_count_from_the_day_of_publication() -> None:
    """Not from the arrival, where the publication is known."""
    found = annotated(TEXT, "en", published=datetime(2023, 10, 3, tzinfo=UTC))
    assert [each.value for each in found.dates] == ["2023-09-28"]


def test_nothing_is_found_in_nothing() -> None:
    """An empty text has no annotations."""
    found = annotated("", "en")
    assert found == Annotations(annotators=EVERYTHING)
