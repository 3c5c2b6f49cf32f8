"""What holds of an article when its producer, its body and its first lines speak."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from schemas.article import Article, PubStatus
from schemas.extraction import Origin, Signal
from workers.extraction.facts import Settled, settle
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact, Found

TEXT = "The dam at Ost held through the night, the water board said on Tuesday, and the valley may sleep again."
LEDE = f"OST, Norland (AP) _ {TEXT}"
MORNING, NOON, NIGHT = (datetime(2024, 3, 1, hour, tzinfo=UTC) for hour in (7, 12, 23))


def in_body(value: object) -> Fact[object]:
    """A fact from a field of the body."""
    return Fact(value, Origin.BODY, SURE)


def settled(said: dict[str, object], **found: Any) -> Settled:  # noqa: ANN401 - facts of several types
    """What holds at noon."""
    article = Article.model_validate({"source": "Norland Press", "body": "x", **said})
    body = Found(text=TEXT, headline=Fact("Dam holds", Origin.TEXT, LIKELY))
    return settle(article, replace(body, **found), arrived=NOON)


def values(result: Settled, *names: str) -> list[object]:
    """The values that hold; None for what is unknown."""
    return [result.facts[name].value if name in result.facts else None for name in names]


def test_the_producer_goes_before_the_body() -> None:
    """What it says is certain, and what it does not say is taken from the body."""
    result = settled(
        {"headline": "Said", "urgency": 2}, headline=in_body("Found"), urgency=in_body(5), byline=in_body("Ada Moor")
    )
    assert values(result, "headline", "urgency", "byline") == ["Said", 2, "Ada Moor"]
    assert (result.facts["headline"].origin, result.facts["headline"].confidence) == (Origin.PRODUCER, 1)


def test_blank_lines_say_nothing() -> None:
    """Spaces and empty tags do not hide what is found."""
    result = settled(
        {"headline": " ", "byline": "\u3000", "tags": [" "]}, byline=in_body("Ada Moor"), tags=("weather",)
    )
    assert values(result, "headline", "byline") == ["Dam holds", "Ada Moor"]
    assert result.tags == ("weather",)


def test_the_first_lines_serve_last() -> None:
    """They give byline, place and, as a guess, the publisher; a field of the body goes before them."""
    text = f"URGENT\n\nBy ADA MOOR\n\n{LEDE}"
    result = settled({}, text=text)
    assert values(result, "byline", "dateline", "publisher", "urgency") == ["ADA MOOR", "OST, Norland", "AP", 3]
    facts = [result.facts[name] for name in ("byline", "dateline", "publisher", "urgency")]
    assert [fact.confidence for fact in facts] == [LIKELY, SURE, GUESSED, GUESSED]
    assert {fact.origin for fact in facts} == {Origin.TEXT}
    assert result.signals == (Signal.URGENT,)
    of_body = settled({}, text=text, byline=in_body("A. Moor"), dateline=in_body("Ost"), publisher=in_body("NP"))
    assert values(of_body, "byline", "dateline", "publisher") == ["A. Moor", "Ost", "NP"]


def test_a_place_without_an_agency_is_less_sure() -> None:
    """And no publisher is guessed."""
    result = settled({}, text=f"OST, Norland \u2014 {TEXT}")
    assert result.facts["dateline"].confidence == LIKELY
    assert "publisher" not in result.facts


@pytest.mark.parametrize(
    ("said", "headline"),
    [
        ({"headline": "Dam holds - Norland Press"}, "Dam holds"),
        ({"headline": "Dam holds | The Ost Courier", "publisher": "Ost Courier"}, "Dam holds"),
        ({"headline": "Dam holds \u2013 Courier", "source": "www.courier.com"}, "Dam holds"),
        ({"headline": "UPDATE 1-Dam holds - Norland Press"}, "Dam holds"),
        ({"headline": "Dam holds - but for how long"}, "Dam holds - but for how long"),
        ({"headline": "Norland Press"}, "Norland Press"),
        ({"headline": " Dam holds "}, "Dam holds"),
    ],
)
def test_headlines_lose_the_site_and_the_tags(said: dict[str, object], headline: str) -> None:
    """The provenance stays that of the headline."""
    result = settled(said)
    assert (result.facts["headline"].value, result.facts["headline"].origin) == (headline, Origin.PRODUCER)


def test_signals_come_together() -> None:
    """Those of the format, of the headline and of the first lines, each once; the highest bell is the urgency."""
    result = settled(
        {"headline": "FLASH - Dam breaks"}, text=f"BULLETIN\n\n{TEXT}", signals=(Signal.UPDATE, Signal.FLASH)
    )
    assert result.signals == (Signal.UPDATE, Signal.FLASH, Signal.BULLETIN)
    assert result.facts["urgency"] == Fact(1, Origin.BODY, GUESSED)


@pytest.mark.parametrize(
    ("headline", "text", "urgency"),
    [
        ("FLASH - Dam breaks", TEXT, Fact(1, Origin.PRODUCER, GUESSED)),
        ("Dam breaks", f"FLASH\n\n{TEXT}", Fact(1, Origin.TEXT, GUESSED)),
        ("URGENT - Dam breaks", f"FLASH\n\n{TEXT}", Fact(1, Origin.TEXT, GUESSED)),
    ],
)
def test_a_bell_is_an_urgency_from_where_it_rang(headline: str, text: str, urgency: Fact[int]) -> None:
    """The origin is that of the highest bell, not that of the headline."""
    assert settled({"headline": headline}, text=text).facts["urgency"] == urgency


def test_a_headline_that_is_a_tag_stays() -> None:
    """There is nothing else to show, but it is understood."""
    result = settled({"headline": "KILL"})
    assert values(result, "headline", "pub_status") == ["KILL", None]
    assert result.signals == (Signal.KILL,)


def test_a_said_urgency_is_not_raised() -> None:
    """A tag is no editor's word against the editor's."""
    assert values(settled({"headline": "FLASH - Dam breaks", "urgency": 6}), "urgency") == [6]
    assert values(settled({"headline": "FLASH - Dam breaks"}, urgency=in_body(5)), "urgency") == [5]


def test_withdrawals_are_taken_from_both() -> None:
    """A producer's default is no word; its withdrawal is. Words of a headline withdraw nothing."""
    body = in_body(PubStatus.CANCELED)
    assert values(settled({}, pub_status=body), "pub_status") == [PubStatus.CANCELED]
    assert values(settled({"pub_status": PubStatus.WITHHELD}, pub_status=body), "pub_status") == [PubStatus.WITHHELD]
    assert values(settled({"headline": "KILL: Dam story"}), "pub_status") == [None]


def test_no_moment_is_later_than_the_arrival() -> None:
    """A later one is cut, and less sure then; a change before publication is no change."""
    late = settled({}, published=in_body(NIGHT), modified=in_body(NIGHT))
    assert values(late, "published", "modified") == [NOON, NOON]
    assert late.facts["published"].confidence == GUESSED
    assert values(settled({"published": MORNING}, modified=in_body(NOON)), "modified") == [NOON]
    assert values(settled({"published": NOON}, modified=in_body(MORNING)), "published", "modified") == [NOON, None]


def test_an_embargo_may_lie_ahead() -> None:
    """It is a moment of the future by its nature."""
    assert values(settled({}, embargoed=in_body(NIGHT)), "embargoed") == [NIGHT]


@pytest.mark.parametrize(
    ("said", "found", "language", "confidence"),
    [
        ({"language": "de-at"}, None, "de-AT", 1),
        ({}, "en-GB", "en-GB", SURE),
        ({}, "fr", "en", LIKELY),
        ({}, None, "en", LIKELY),
    ],
)
def test_languages_are_weighed(said: dict[str, object], found: str | None, language: str, confidence: float) -> None:
    """The producer's word, else that of the text, with the declared region if it is of the same language."""
    result = settled(said, language=in_body(found) if found else None)
    assert (result.facts["language"].value, result.facts["language"].confidence) == (language, confidence)


def test_a_language_nobody_can_tell_is_as_declared() -> None:
    """There is nothing else to go by."""
    assert values(settled({}, text="Qapla!", language=in_body("zh-Hant")), "language") == ["zh-Hant"]


@pytest.mark.parametrize("said", [{"url": "https://ost.example/dam?utm_source=x#top"}, {}])
def test_addresses_are_canonical(said: dict[str, object]) -> None:
    """Whoever says them."""
    result = settled(said, url=in_body("https://OST.example/dam?fbclid=x"))
    assert values(result, "url") == ["https://ost.example/dam"]


def test_tags_are_the_producers_or_the_bodys() -> None:
    """They are not mixed: two lists may name the same subject differently."""
    assert settled({"tags": ["rain"]}, tags=("weather",)).tags == ("rain",)
    assert settled({}, tags=("weather",)).tags == ("weather",)
