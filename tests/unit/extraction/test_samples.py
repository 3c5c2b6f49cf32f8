"""Whether the sample articles show what they are named for, as far as extraction goes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.article import Article, PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Extraction
from workers.errors import PermanentError
from workers.extraction.entities import recognise
from workers.extraction.extract import extract
from workers.extraction.reading import read_article

ARRIVED = datetime(2026, 11, 1, tzinfo=UTC)
SEEDS = Path(__file__).parents[3] / "seeds"
FILES = sorted((SEEDS / "articles").iterdir())
LINES = [line for path in FILES if path.suffix == ".ndjson" for line in path.read_bytes().splitlines()]
PAGE, TEXT = "text/html", "text/plain"


def sample(name: str) -> Extraction:
    """What is found in the one file whose name begins like this."""
    (path,) = (path for path in FILES if path.name.startswith(name))
    media_type = PAGE if path.suffix == ".html" else TEXT
    pushed = Article(source="samples", media_type=media_type, body=path.read_text("utf-8"))
    return extract(pushed, arrived=ARRIVED, recognise=recognise)


@pytest.mark.parametrize(
    ("name", "language", "published", "headline"),
    [
        ("blinken", "en", "2023-11-10", "India and the United States"),
        ("hochwasser", "de", "2024-06-03", "Nach tagelangem Regen"),
        ("gaotie", "zh", "2024-09-26", "\u65b0\u534e\u5cad"),
        ("rate-decision", "en", "2024-06-13", "The central bank of Norland"),
        ("election", "en", None, "Moreau concedes, Castellan opposition wins majority after 14 years"),
        (
            "bank-breach",
            "en",
            "2024-05-21",
            "Hackers took account data of 1.3 million customers, Meridian Savings says",
        ),
        ("volcano", "en", "2024-03-07", "Ash from Mount Harrow closes airspace over the Sunder Islands"),
    ],
)
def test_samples_are_extracted(name: str, language: str, published: str | None, headline: str) -> None:
    """Language, day and headline are those that a reader sees."""
    found = sample(name)
    assert found.headline.startswith(headline)
    assert found.language == language
    assert (str(found.published.date()) if found.published else None) == published
    assert found.word_count > 200


def test_pages_are_bare_of_what_surrounds_them() -> None:
    """Menus, comments and footers of the sample pages are not in their text."""
    texts = sample("bank-breach").text + sample("volcano").text
    assert not [word for word in ("Markets", "Most read", "mattress", "Imprint", "Weather") if word in texts]


def test_copies_are_copies() -> None:
    """The exact copy has the same text, the near one has another."""
    original, exact, near = (sample(f"port-strike-{number}").text for number in (1, 2, 3))
    assert original == exact != near


def test_the_wire_ends_as_its_table_says() -> None:
    """Of the lines, one is a flash, one a revision, one a kill, and one a dead letter."""
    articles = [read_article(line, max_bytes=10_000) for line in LINES]
    refused: list[tuple[int, Reason]] = []
    for number, article in enumerate(articles, start=1):
        try:
            extract(article, arrived=ARRIVED, recognise=recognise)
        except PermanentError as error:
            refused.append((number, error.failure.reason))
    assert refused == [(6, Reason.UNSUPPORTED)]
    assert articles[0].urgency == 1
    assert articles[1].uri == articles[2].uri
    assert articles[3].uri == articles[4].uri
    assert articles[4].pub_status is PubStatus.CANCELED


def test_every_sample_is_explained() -> None:
    """The table of samples names each file."""
    told = (SEEDS / "README.md").read_text("utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in told] == []
