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
from schemas.events import ENVELOPES, AlertWithdrawn, ArticleExtracted, ArticleJudged, ArticleRejected, EventType
from schemas.extraction import Extraction, Signal
from schemas.rule import Severity
from schemas.story import Story, StoryChange, StoryTold
from schemas.verdict import Aspect, Disposition, DuplicateKind, Verdict
from wireroom.cli.event_view import line
from wireroom.cli.render import QUIET, plain
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


def told(kind: EventType, *, articles: int = 1, publishers: int = 1, **more: object) -> Event:
    """A story of a ferry was told of."""
    story = Story(
        story=STORY,
        headline="Ferry leaves",
        articles=articles,
        sources=publishers,
        publishers=publishers,
        first_seen=NOON,
        last_seen=NOON,
    )
    return event(kind, StoryTold.model_validate({"story": story, "article_id": "a1", **more}))


WITHDRAWN_ALERT = AlertWithdrawn(alert="0d6c1f", rule_id="ferry", article_id=STORY, story=STORY)
REJECTED = ArticleRejected(
    source="night-wire", uri="nw/1", reason=Reason.UNREADABLE, detail="no text", stage="extract", attempts=1
)
COPY = {"disposition": Disposition.DUPLICATE, "duplicate_of": STORY}
NEAR = {**COPY, "kind": DuplicateKind.NEAR, "similarity": 0.918}
CUT = {**COPY, "kind": DuplicateKind.CONTAINED, "similarity": 0.85, "is_repost": True}
NEWER = {"disposition": Disposition.REVISION, "version": 3}
CORRECTED = {**NEWER, "changed": [Aspect.NUMBERS, Aspect.NAMES], "declared": Signal.CORRECTION, "is_material": True}


@pytest.mark.parametrize(
    ("happened", "shown"),
    [
        (extracted(), "12:00:05  extracted  night-wire       Ferry leaves"),
        (
            judged(EventType.DUPLICATED, **NEAR),
            "12:00:05  duplicated night-wire       Ferry leaves  near copy of 5f0c2c7d, 92% alike",
        ),
        (
            judged(EventType.DUPLICATED, **COPY, kind=DuplicateKind.EXACT, similarity=1),
            "Ferry leaves  exact copy of 5f0c2c7d",
        ),
        (
            judged(EventType.DUPLICATED, **CUT),
            "Ferry leaves  contained copy of 5f0c2c7d, 85% of the shorter, a repost",
        ),
        (judged(EventType.REVISED, **NEWER), "12:00:05  revised    night-wire       Ferry leaves  version 3"),
        (
            judged(EventType.REVISED, **CORRECTED),
            "Ferry leaves  version 3, correction: numbers, names; material",
        ),
        (judged(EventType.WITHDRAWN, disposition="withdrawal"), "12:00:05  withdrawn  night-wire       Ferry leaves"),
        (event(EventType.REJECTED, REJECTED), "12:00:05  rejected   night-wire       nw/1  unreadable: no text"),
        (rang(Severity.FLASH), "12:00:05   FLASH     night-wire       Ferry leaves  (Ferries)"),
        (rang(Severity.BULLETIN), "12:00:05   BULLETIN  night-wire       Ferry leaves  (Ferries)"),
        (rang(Severity.ROUTINE), "12:00:05  routine    night-wire       Ferry leaves  (Ferries)"),
        (event(EventType.ALERT_WITHDRAWN, WITHDRAWN_ALERT), "withdrawn  alert            ferry  article 5f0c2c7d"),
        (told(EventType.STORY_OPENED), "12:00:05  opened     story 5f0c2c7d   Ferry leaves"),
        (
            told(EventType.STORY_UPDATED, articles=1200, publishers=3, changes=list(StoryChange)[:2]),
            "Ferry leaves  1,200 articles of 3 publishers; new: publishers, articles",
        ),
        (
            told(EventType.STORY_MERGED, articles=2, merged="8a8b8c8d" * 3),
            "12:00:05  merged     story 5f0c2c7d   Ferry leaves  2 articles of 1 publisher; took in 8a8b8c8d",
        ),
        (
            OtherEvent(id="1", source="x", type="wireroom.article.weighed", subject="a1"),
            f"weighed{' ' * 21}a1  wireroom.article.weighed",
        ),
        (
            extracted("\u65b0\u805e", source="\u65b0\u805e\u793e" * 4),
            "\u65b0\u805e\u793e\u65b0\u805e\u793e\u65b0\u805e \u65b0\u805e",
        ),
    ],
)
def test_each_event_has_its_line(happened: Event, shown: str) -> None:
    """Time, what happened, source and headline stand in columns; what a person wants to know besides stands behind."""
    assert line(happened).plain.endswith(shown)


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


@pytest.mark.parametrize("kind", [EventType.STORY_OPENED, EventType.STORY_UPDATED, EventType.STORY_MERGED])
def test_stories_stay_in_the_background(kind: EventType) -> None:
    """Nothing of a story's line stands out."""
    assert {style.removeprefix("italic ") for style in styles(line(told(kind)))} == {QUIET}


def test_what_changes_the_news_is_set_off_from_what_does_not() -> None:
    """A material revision is bold, another one is not; so is a withdrawn alert beside a withdrawn article."""
    assert "bold blue" in styles(line(judged(EventType.REVISED, **CORRECTED)))
    assert "blue" in styles(line(judged(EventType.REVISED, **NEWER)))
    assert "bold magenta" in styles(line(event(EventType.ALERT_WITHDRAWN, WITHDRAWN_ALERT)))


@given(st.text(), st.text(min_size=1))
def test_no_text_of_a_wire_reaches_the_terminal_as_a_command(headline: str, kind: str) -> None:
    """Controls, line ends and turns of direction are shown as such; what looks like markup stays text."""
    for text in (
        plain(f"\x1b[31m{headline}\u202e\r"),
        line(OtherEvent(id="1", source="x", type=kind, subject=headline)).plain,
    ):
        assert not set(text) & {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2028", "\u2029"}
    assert "[red]x[/]" in line(OtherEvent(id="1", source="x", type="t", subject="[red]x[/]")).plain
