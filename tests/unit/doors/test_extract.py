"""`wireroom extract`: what would be extracted, shown without pushing anything."""

import json
import re
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from schemas.annotations import (
    Amount,
    AmountType,
    Annotations,
    Annotator,
    DateMention,
    Entity,
    EntityType,
    KeyPhrase,
    Place,
    Quote,
    QuoteType,
)
from schemas.extraction import Extraction, Origin, Provenance
from wireroom.cli import cli
from wireroom.cli.extraction_view import view

SEEDS = Path(__file__).parents[3] / "seeds" / "articles"
TEXT = "\u201cIt held,\u201d Ilse Brandt said in Ost on Monday. It cost $5."


def marked(word: str) -> tuple[int, int]:
    """Where a word stands."""
    return TEXT.index(word), TEXT.index(word) + len(word)


FOUND = Extraction(
    headline="Dam \x1b[2J holds".replace("\x1b", "\u009b"),
    text=TEXT,
    language="en",
    published=datetime(2023, 11, 6, 8, 30, tzinfo=UTC),
    word_count=11,
    provenance={"language": Provenance(origin=Origin.TEXT, confidence=0.95)},
)
ANNOTATIONS = Annotations(
    annotators=tuple(Annotator),
    entities=(
        Entity(type=EntityType.PERSON, name="Ilse Brandt", mentions=(marked("Ilse Brandt"),), role="Engineer"),
        Entity(
            type=EntityType.PLACE,
            name="Ost",
            mentions=(marked("Ost"),),
            place=Place(country="AT", latitude=47.25, longitude=11.5),
        ),
    ),
    quotes=(
        Quote(
            type=QuoteType.DIRECT,
            content=((0, 10),),
            cue=marked("said"),
            source=marked("Ilse Brandt"),
            speaker="Ilse Brandt",
        ),
    ),
    dates=(DateMention(span=marked("Monday"), value="2023-11-06"),),
    amounts=(Amount(type=AmountType.MONEY, span=marked("$5"), value=5, currency="USD"),),
    key_phrases=(KeyPhrase(phrase="dam", score=1),),
)


def shown(*, color: bool) -> str:
    """What a terminal is sent."""
    sheet = StringIO()
    console = Console(file=sheet, width=100, force_terminal=color, color_system="standard" if color else None)
    console.print(view(FOUND, ANNOTATIONS))
    return sheet.getvalue()


def test_the_page_tells_everything_that_was_found() -> None:
    """Metadata with its provenance, the text, each list of annotations, and who looked."""
    page = re.sub(r" +", " ", shown(color=False))
    for line in (
        "published 2023-11-06 08:30 UTC",
        "language en text 95%",
        TEXT,
        "person Ilse Brandt 1 mention · Engineer",
        "place Ost 1 mention · AT · 47.25, 11.50",
        "quotes \u201cIt held,\u201d Ilse Brandt · direct",
        "dates Monday 2023-11-06",
        "amounts $5 5 USD",
        "key phrases dam 1.00",
        "annotators entities, quotes, dates, amounts, key_phrases",
    ):
        assert line in page


def test_spans_are_marked_where_they_stand() -> None:
    """A person is bold and green, a place bold and cyan, a quote in italics."""
    page = shown(color=True)
    assert "\x1b[1;32mIlse Brandt\x1b[0m" in page
    assert "\x1b[1;36mOst\x1b[0m" in page
    assert "\x1b[3m\u201cIt held,\u201d\x1b[0m" in page


def test_a_stranger_cannot_rewrite_the_terminal() -> None:
    """Control characters of an article are shown as what they are not."""
    assert "\u009b" not in shown(color=True)


def test_one_document_a_line_for_programs() -> None:
    """`--json` prints the extraction as it would be told."""
    ran = CliRunner().invoke(cli, ["extract", "--json", str(SEEDS / "blinken-defence-date-line.txt")])
    printed = json.loads(ran.stdout)
    found = Extraction.model_validate(printed["extraction"])
    assert Annotations.model_validate(printed["annotations"]).annotators == tuple(Annotator)
    assert ran.exit_code == 0
    assert found.published == datetime(2023, 11, 10, tzinfo=UTC)
    assert found.provenance["published"].origin is Origin.TEXT


def test_what_cannot_be_extracted_is_refused_with_its_reason() -> None:
    """The other articles of a file are shown all the same, and the exit code is 1."""
    path = SEEDS / "wire-flash-revision-kill-and-dead-letter.ndjson"
    ran = CliRunner().invoke(cli, ["extract", "--json", str(path)])
    assert ran.exit_code == 1
    assert len(ran.stdout.splitlines()) == 7
    assert "unsupported_media_type" in ran.stderr


def test_a_pipeline_that_is_not_installed_is_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code is 2, and the line names the setting."""
    monkeypatch.setenv("WIREROOM_SPACY_PIPELINE", "no_such_pipeline")
    ran = CliRunner().invoke(cli, ["extract", str(SEEDS / "recall-of-heaters.txt")])
    assert ran.exit_code == 2
    assert "WIREROOM_SPACY_PIPELINE: the spaCy pipeline no_such_pipeline cannot be loaded" in ran.stderr


@pytest.mark.parametrize(
    "body", ["The dam held.", "<html><body><p>The dam at Ost held through the night.</p></body></html>"]
)
def test_standard_input_is_read(body: str) -> None:
    """Text and HTML come by `-` as well."""
    ran = CliRunner().invoke(cli, ["extract", "--json", "-"], input=body)
    assert json.loads(ran.stdout)["extraction"]["text"].startswith("The dam")
