"""How events look to people."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from schemas.alert import Alert
from schemas.article import ArticleMeta, Lane
from schemas.base import Contract
from schemas.dead_letter import Reason
from schemas.events import ENVELOPES, ArticleExtracted, ArticleJudged, ArticleRejected, EventType
from schemas.extraction import Extraction
from schemas.rule import Severity
from schemas.verdict import Disposition, DuplicateKind, Verdict
from wireroom.cli.render import age, line, plain
from wireroom.events import Event, OtherEvent

NOON = datetime(2026, 11, 24, 12, 0, 5, tzinfo=UTC)
STORY = "5f0c2c7d8e9a4b1d2c3e4f50"


def event(kind: EventType, data: Contract) -> Event:
    """An event that was told at noon."""
    return ENVELOPES[kind].model_validate(
        {
            "id": "1",
            "source": "/wireroom/test",
            "type": kind,
            "subject": "a1",
            "time": NOON,
            "dataschema": "urn:x",
            "data": data.model_dump(),
        }
    )


def extracted(headline: str = "Ferry leaves", source: str = "night-wire") -> Event:
    """An article of the night wire was extracted."""
    found = Extraction(headline=headline, text="x", word_count=1)
    meta = ArticleMeta(source=source, uri="nw/1")
    return event(EventType.EXTRACTED, ArticleExtracted(lane=Lane.LIVE, meta=meta, extraction=found))


def judged(kind: EventType, /, **verdict: object) -> Event:
    """An article of the night wire got its verdict."""
    given = Verdict.model_validate({"version": 1, "story": STORY, **verdict})
    return event(kind, ArticleJudged(source="night-wire", uri="nw/1", headline="Ferry leaves", verdict=given))


def rang(severity: Severity) -> Event:
    """A rule of this severity rang."""
    alert = Alert(
        rule_id="ferry",
        title="Ferries",
        severity=severity,
        article_id="a1",
        story=STORY,
        source="night-wire",
        uri="nw/1",
        headline="Ferry leaves",
        arrived=NOON,
    )
    return event(EventType.ALERT_RAISED, alert)


REJECTED = ArticleRejected(
    source="night-wire", uri="nw/1", reason=Reason.UNREADABLE, detail="no text", stage="extract", attempts=1
)
COPY = {
    "disposition": Disposition.DUPLICATE,
    "duplicate_of": STORY,
    "similarity": 0.918,
    "kind": DuplicateKind.NEAR,
}


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (extracted(), "12:00:05  extracted  night-wire       Ferry leaves"),
        (
            judged(EventType.DUPLICATED, **COPY),
            "12:00:05  duplicated night-wire       Ferry leaves  copy of 5f0c2c7d, 92% alike",
        ),
        (
            judged(EventType.REVISED, disposition="revision", version=3),
            "12:00:05  revised    night-wire       Ferry leaves  version 3",
        ),
        (judged(EventType.WITHDRAWN, disposition="withdrawal"), "12:00:05  withdrawn  night-wire       Ferry leaves"),
        (event(EventType.REJECTED, REJECTED), "12:00:05  rejected   night-wire       nw/1  unreadable: no text"),
        (rang(Severity.FLASH), "12:00:05   FLASH     night-wire       Ferry leaves  (Ferries)"),
        (rang(Severity.BULLETIN), "12:00:05   BULLETIN  night-wire       Ferry leaves  (Ferries)"),
        (rang(Severity.ROUTINE), "12:00:05  routine    night-wire       Ferry leaves  (Ferries)"),
        (OtherEvent(id="1", source="x", type="wireroom.article.weighed", subject="a1"), "weighed"),
        (
            extracted("\u65b0\u805e", source="\u65b0\u805e\u793e" * 4),
            "\u65b0\u805e\u793e\u65b0\u805e\u793e\u65b0\u805e \u65b0\u805e",
        ),
    ],
)
def test_each_event_has_its_line(told: Event, shown: str) -> None:
    """Time, what happened, source and headline stand in columns; what a person wants to know besides stands behind."""
    assert shown in line(told).plain


def test_the_time_of_the_telling_is_shown_in_utc() -> None:
    """When the telling's time is given, it is shown, whatever its zone."""
    at = NOON.astimezone(timezone(timedelta(hours=5))) + timedelta(seconds=1)
    assert line(extracted(), at=at).plain.startswith("12:00:06 ")


def styles(text: Text) -> set[str]:
    """The styles of a line."""
    return {str(span.style) for span in text.spans}


def test_severities_stand_out_by_their_order() -> None:
    """Flash and bulletin are set on a colour of their own, and their headlines are bold; others stay calm."""
    for severity in Severity:
        used = styles(line(rang(severity)))
        is_loud = severity in {Severity.FLASH, Severity.BULLETIN}
        assert any(" on " in style for style in used) is is_loud
        assert ("bold" in used) is is_loud


@given(st.text(), st.text(min_size=1))
def test_no_text_of_a_wire_reaches_the_terminal_as_a_command(headline: str, kind: str) -> None:
    """Controls, line ends and turns of direction are shown as such; what looks like markup stays text."""
    for text in (
        plain(f"\x1b[31m{headline}\u202e\r"),
        line(OtherEvent(id="1", source="x", type=kind, subject=headline)).plain,
    ):
        assert not set(text) & {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2028", "\u2029"}
    assert "[red]x[/]" in line(OtherEvent(id="1", source="x", type="t", subject="[red]x[/]")).plain


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, "-"),
        (0.04, "0.0 s"),
        (9.9, "9.9 s"),
        (10, "10 s"),
        (119, "119 s"),
        (120, "2 min"),
        (7200, "2 h"),
        (172_800, "2 d"),
    ],
)
def test_ages_are_short(seconds: float | None, shown: str) -> None:
    """An age has one unit."""
    assert age(seconds) == shown
