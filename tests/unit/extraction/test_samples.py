"""Whether the sample articles show what they are named for, as far as extraction goes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.article import Article, PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Extraction, Signal
from wireroom.feeds.syndication.articles import articles_of
from workers.errors import PermanentError
from workers.extraction.extract import extract
from workers.extraction.reading import read_article

ARRIVED = datetime(2026, 11, 1, tzinfo=UTC)
SEEDS = Path(__file__).parents[3] / "seeds"
FILES = sorted((SEEDS / "articles").iterdir())
LINES = [line for path in FILES if path.suffix == ".ndjson" for line in path.read_bytes().splitlines()]
WIRES = sorted((SEEDS / "wires").iterdir())
FEEDS = sorted((SEEDS / "feeds").iterdir())
PAGE, TEXT = "text/html", "text/plain"
OF_WIRES = {".json": "application/ninjs+json", ".xml": "application/vnd.iptc.g2.newsitem+xml"}


def sample(name: str) -> Extraction:
    """What is found in the one file whose name begins like this."""
    (path,) = (path for path in FILES if path.name.startswith(name))
    media_type = PAGE if path.suffix == ".html" else TEXT
    pushed = Article(source="samples", media_type=media_type, body=path.read_text("utf-8"))
    return extract(pushed, arrived=ARRIVED)


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
        ("volcano", "en-GB", "2024-03-07", "Ash from Mount Harrow closes airspace over the Sunder Islands"),
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
    """Of the lines, one is a flash, one another report of it, one a revision, one a kill, and one a dead letter."""
    articles = [read_article(line, max_bytes=10_000) for line in LINES]
    refused: list[tuple[int, Reason]] = []
    for number, article in enumerate(articles, start=1):
        try:
            extract(article, arrived=ARRIVED)
        except PermanentError as error:
            refused.append((number, error.failure.reason))
    assert refused == [(7, Reason.UNSUPPORTED)]
    assert articles[0].urgency == 1
    assert articles[1].source != articles[0].source
    assert articles[2].uri == articles[3].uri
    assert articles[4].uri == articles[5].uri
    assert articles[5].pub_status is PubStatus.CANCELED


def test_wires_are_read_by_their_fields() -> None:
    """The correction and the embargo say what they are."""
    ferry, reservoir = (
        extract(Article(source="wire", media_type=OF_WIRES[path.suffix], body=path.read_text("utf-8")), arrived=ARRIVED)
        for path in WIRES
    )
    assert ferry.headline == "Passengers brought ashore after fire on Norland ferry"
    assert ferry.signals == (Signal.CORRECTION, Signal.UPDATE)
    assert "\n\nLifeboat Corvin | 96\n\n" in ferry.text
    assert (ferry.byline, ferry.dateline, ferry.publisher) == ("Ines Okoro", "PORT ALDER, Norland", "Norland Press")
    assert reservoir.embargoed == datetime(2024, 5, 22, 22, 1, tzinfo=UTC)
    assert (reservoir.byline, reservoir.language) == ("Teodor Brandt, Environment Correspondent", "en-GB")
    assert (reservoir.dateline, reservoir.signals) == ("OST, Norland", (Signal.UPDATE,))


def test_the_feed_is_read_item_by_item() -> None:
    """Each item shows its case."""
    (feed,) = FEEDS
    articles = articles_of(feed.read_bytes(), place=feed.name, max_bytes=1 << 20)
    night, bridge, flour = (extract(article, arrived=ARRIVED) for article in articles if isinstance(article, Article))
    assert (night.headline, night.byline) == ("Night trains to return to the northern line", "Ines Okoro")
    assert (night.url, night.tags) == ("https://courier.example/2024/06/04/night-trains", ("Transport", "The north"))
    assert night.text.count("\n\n") == 3
    assert (bridge.headline, bridge.urgency) == ("Bridge over the Ister closed after barge hits pier", 3)
    assert (flour.headline, flour.byline) == ("Bakers & millers agree on the price of flour", "Ben Hale")
    assert flour.text.count("\n\n") == 1


def test_every_sample_is_explained() -> None:
    """The table of samples names each file."""
    told = (SEEDS / "README.md").read_text("utf-8")
    named = [*(f"`{path.name}`" for path in (*FILES, *WIRES)), *(f"`feeds/{path.name}`" for path in FEEDS)]
    assert [name for name in named if name not in told] == []
