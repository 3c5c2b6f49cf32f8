"""One event of each type, built from the models. Each stands for itself; they do not make up one run."""

from datetime import UTC, datetime

from schemas.alert import Alert, Highlight
from schemas.annotations import (
    Amount,
    AmountType,
    Annotations,
    Annotator,
    DateMention,
    Entity,
    EntityType,
    KeyPhrase,
    Quote,
    QuoteType,
    Span,
)
from schemas.article import Article, Lane
from schemas.base import Contract
from schemas.dead_letter import Reason
from schemas.events import (
    AlertWithdrawn,
    ArticleExtracted,
    ArticleJudged,
    ArticleRejected,
    CloudEvent,
    EventType,
    envelope_of,
    event_id,
    schema_urn,
)
from schemas.extraction import Extraction, Origin, Provenance, Signal
from schemas.rule import Severity
from schemas.story import KeyEntity, Story, StoryChange, StoryTold
from schemas.verdict import Aspect, Disposition, DuplicateKind, Verdict

ARRIVED = datetime(2025, 3, 14, 6, 2, 11, 480_000, UTC)

ARTICLE = Article(
    source="Meridian Press",
    uri="tag:meridian.example,2025:20250314-0007",
    headline="Ferry crews in Port Alder walk out",
    byline="Ines Okoro",
    url="https://meridian.example/2025/03/14/ferry-crews",
    language="en",
    published=datetime(2025, 3, 14, 6, 0, tzinfo=UTC),
    urgency=3,
    tags=("transport", "labour"),
    traceparent="00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    body=(
        "PORT ALDER, March 14 - Ferry crews walked out at dawn. The harbour office expects no sailings before noon.\n\n"
        '"Nobody sails today," said Lena Moor, who speaks for the crews. A day costs $2 million.'
    ),
)
META = ARTICLE.meta()
HEADLINE = "Ferry crews in Port Alder walk out"
RULE_ID = "ferry-strike"


def _span(words: str) -> Span:
    start = ARTICLE.body.index(words)
    return start, start + len(words)


EXTRACTED = ArticleExtracted(
    lane=Lane.URGENT,
    meta=META,
    extraction=Extraction(
        headline=HEADLINE,
        text=ARTICLE.body,
        language="en",
        published=META.published,
        byline="Ines Okoro",
        dateline="PORT ALDER",
        url=META.url,
        urgency=3,
        tags=META.tags,
        word_count=34,
        provenance={
            "headline": Provenance(origin=Origin.PRODUCER, confidence=1),
            "dateline": Provenance(origin=Origin.TEXT, confidence=0.7),
            "language": Provenance(origin=Origin.PRODUCER, confidence=1),
        },
    ),
    annotations=Annotations(
        annotators=tuple(Annotator),
        entities=(
            Entity(type=EntityType.PERSON, name="Lena Moor", mentions=(_span("Lena Moor"),)),
            Entity(type=EntityType.PLACE, name="Port Alder", mentions=(_span("PORT ALDER"),)),
        ),
        quotes=(
            Quote(
                type=QuoteType.DIRECT,
                content=(_span('"Nobody sails today,"'),),
                cue=_span("said"),
                source=_span("Lena Moor, who speaks for the crews"),
                speaker="Lena Moor",
            ),
        ),
        dates=(DateMention(span=_span("March 14"), value="2025-03-14"),),
        amounts=(Amount(type=AmountType.MONEY, span=_span("$2 million"), value=2_000_000, currency="USD"),),
        key_phrases=(KeyPhrase(phrase="Ferry crews", score=1), KeyPhrase(phrase="harbour office", score=0.61)),
    ),
)
ALERT = Alert(
    rule_id=RULE_ID,
    title="Strikes at ferries and ports",
    severity=Severity.URGENT,
    article_id=META.article_id,
    story=META.article_id,
    source=META.source,
    uri=META.uri,
    headline=HEADLINE,
    url=META.url,
    language="en",
    published=META.published,
    arrived=ARRIVED,
    highlights=(Highlight(field="headline", start=0, end=5), Highlight(field="text", start=23, end=28)),
)
REJECTED = ArticleRejected(
    source=META.source,
    uri=META.uri,
    reason=Reason.UNSUPPORTED,
    detail="media type `video/mp4` is not one that can be read",
    stage="extract",
    attempts=1,
)


def examples() -> dict[EventType, CloudEvent[Contract]]:
    """An event of each type."""
    first = Article(source="Harbour Wire", uri="hw-2025-03-14-112", body="-").meta().article_id
    copy = Verdict(
        disposition=Disposition.DUPLICATE,
        version=1,
        story=first,
        duplicate_of=first,
        similarity=0.91,
        kind=DuplicateKind.NEAR,
        is_repost=False,
    )
    newer = Verdict(
        disposition=Disposition.REVISION,
        version=2,
        story=META.article_id,
        similarity=0.87,
        changed=(Aspect.TEXT, Aspect.NUMBERS),
        is_material=True,
        declared=Signal.CORRECTION,
    )
    raised = event_id(EventType.ALERT_RAISED, META.article_id, ARTICLE.version_hash, RULE_ID)
    withdrawn = AlertWithdrawn(alert=raised, rule_id=RULE_ID, article_id=META.article_id, story=META.article_id)
    taken_back = Verdict(disposition=Disposition.WITHDRAWAL, version=3, story=META.article_id)
    return {
        EventType.EXTRACTED: _event(EventType.EXTRACTED, EXTRACTED),
        EventType.DUPLICATED: _event(EventType.DUPLICATED, _judged(copy)),
        EventType.REVISED: _event(EventType.REVISED, _judged(newer)),
        EventType.WITHDRAWN: _event(EventType.WITHDRAWN, _judged(taken_back)),
        EventType.REJECTED: _event(EventType.REJECTED, REJECTED),
        EventType.STORY_OPENED: _event(EventType.STORY_OPENED, _told(_story(articles=1))),
        EventType.STORY_UPDATED: _event(EventType.STORY_UPDATED, _told(_story(articles=3), StoryChange.PUBLISHERS)),
        EventType.STORY_MERGED: _event(EventType.STORY_MERGED, _told(_story(articles=5), merged=first)),
        EventType.ALERT_RAISED: _event(EventType.ALERT_RAISED, ALERT, key=RULE_ID),
        EventType.ALERT_WITHDRAWN: _event(EventType.ALERT_WITHDRAWN, withdrawn, key=withdrawn.alert),
    }


def _story(*, articles: int) -> Story:
    """A story in which every second article has a publisher of its own."""
    return Story(
        story=META.article_id,
        headline=HEADLINE,
        language="en",
        entities=(
            KeyEntity(type=EntityType.PLACE, name="Port Alder"),
            KeyEntity(type=EntityType.PERSON, name="Lena Moor"),
        ),
        articles=articles,
        sources=articles,
        publishers=(articles + 1) // 2,
        first_seen=datetime(2025, 3, 14, 6, 0, tzinfo=UTC),
        last_seen=ARRIVED,
    )


def _told(story: Story, *changes: StoryChange, merged: str | None = None) -> StoryTold:
    return StoryTold(story=story, article_id=META.article_id, changes=changes, merged=merged)


def _judged(verdict: Verdict) -> ArticleJudged:
    return ArticleJudged(source=META.source, uri=META.uri, headline=HEADLINE, verdict=verdict)


def _event(kind: EventType, data: Contract, *, key: str = "") -> CloudEvent[Contract]:
    return envelope_of(kind)(
        id=event_id(kind, META.article_id, ARTICLE.version_hash, key),
        source="/wireroom/wireroom",
        type=kind,
        subject=META.article_id,
        time=ARRIVED,
        dataschema=schema_urn(kind),
        traceparent=META.traceparent,
        data=data,
    )
