"""A room for tests: articles go through its stages, or one at a time with outcomes as the stages make them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from redis import Redis

from schemas.alert import Alert
from schemas.article import Article, Lane
from schemas.base import Contract, written_at
from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.events import ArticleExtracted, ArticleJudged, EventType
from schemas.extraction import Arrival, ExtractedArticle, Extraction
from schemas.rule import AlertRule
from schemas.settings import Settings
from schemas.verdict import Disposition, DuplicateKind, Verdict
from tests.obedient import TimeUp
from wireroom import Producer
from workers.drain import Drain
from workers.errors import Failure
from workers.outcomes import About, event, rejected
from workers.pipeline import build_work
from workers.streams import Engine, Entry, Event, Outcome

CONSUMER = "desk:1:boot"
PATIENCE_S = 10.0
TOLD = {
    Disposition.DUPLICATE: EventType.DUPLICATED,
    Disposition.REVISION: EventType.REVISED,
    Disposition.WITHDRAWAL: EventType.WITHDRAWN,
}


@dataclass
class Room:
    """Takes one article at a time through a stage."""

    redis: "Redis"
    settings: Settings
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.engine = Engine(self.redis, self.settings)

    def push(self, article: Article, *, lane: Lane | None = None) -> str:
        """Push it; answers its entry id."""
        with Producer(self.settings) as producer:
            return producer.push(article, lane=lane).entry

    def run(self, *articles: Article) -> None:
        """Push articles, and let the stages work on all that waits."""
        for article in articles:
            self.push(article)
        for stage, work in build_work(self.settings, self.redis).items():
            engine = Engine(self.redis, self.settings)
            drain = Drain(engine, self.settings, stage, work, consumer=CONSUMER, time_limit=TimeUp)
            drain.run("ticket", end=time.monotonic() + PATIENCE_S)

    def read(self, stage: Stage) -> Entry:
        """Take the next entry of a stage."""
        gate, overdue = self.engine.begin(stage, consumer=CONSUMER, ticket="t")
        assert overdue is None
        assert gate.source is not None
        return self.engine.read(stage, consumer=CONSUMER, source=gate.source, count=1)[0]

    def commit(self, stage: Stage, outcome: Outcome) -> None:
        """Commit the outcome of one entry."""
        assert self.engine.commit(stage, [outcome], consumer=CONSUMER).ended == {outcome.entry.id}

    def extract(self, article: Article, *, lane: Lane | None = None) -> About:
        """Push it and let extraction tell of it."""
        self.push(article, lane=lane)
        entry = self.read(Stage.EXTRACT)
        about = about_push(article, entry)
        record = ExtractedArticle(
            article_id=about.article_id,
            version_hash=about.version_hash,
            arrival=about.arrival,
            meta=about.meta,
            extraction=found_in(article),
        )
        found = ArticleExtracted(lane=about.arrival.lane, meta=about.meta, extraction=record.extraction)
        told = (self.event(EventType.EXTRACTED, about, found),)
        following = {b"article": record.model_dump_json().encode()}
        self.commit(Stage.EXTRACT, Outcome(entry, about.article_id, events=told, next=following))
        return about

    def judge(self, about: About, verdict: Verdict | None = None) -> Verdict:
        """Let deduplication give its verdict, on an original when none is given."""
        verdict = verdict or Verdict(disposition=Disposition.ORIGINAL, version=1, story=about.article_id)
        entry = self.read(Stage.DEDUPLICATE)
        told: list[Event] = []
        if kind := TOLD.get(verdict.disposition):
            judged = ArticleJudged(
                source=about.meta.source, uri=about.meta.uri, headline=about.meta.headline or "-", verdict=verdict
            )
            told.append(self.event(kind, about, judged))
        following = {**entry.fields, b"verdict": verdict.model_dump_json().encode()}
        self.commit(Stage.DEDUPLICATE, Outcome(entry, about.article_id, events=told, next=following))
        return verdict

    def ring(self, about: About, verdict: Verdict, rules: Sequence[AlertRule] = ()) -> None:
        """Let the rules raise their alerts."""
        entry = self.read(Stage.ALERT)
        told = [self.event(EventType.ALERT_RAISED, about, alert(about, verdict, rule), key=rule.id) for rule in rules]
        self.commit(Stage.ALERT, Outcome(entry, about.article_id, verdict.disposition, events=told))

    def finish(self, article: Article, rules: Sequence[AlertRule] = (), *, verdict: Verdict | None = None) -> About:
        """Take it through all three stages."""
        about = self.extract(article)
        judged = self.judge(about, verdict)
        self.ring(about, judged, rules)
        return about

    def reject(self, article: Article, detail: str = "no text is left", *, stage: Stage = Stage.EXTRACT) -> About:
        """End it as a dead letter."""
        if stage is Stage.EXTRACT:
            self.push(article)
            entry = self.read(Stage.EXTRACT)
            about = about_push(article, entry)
        else:
            about = self.extract(article)
            entry = self.read(stage)
        failure = Failure(Reason.UNREADABLE, detail)
        self.commit(stage, rejected(entry, failure, stage=stage, about=about, settings=self.settings))
        return about

    def event(self, kind: EventType, about: About, data: Contract, *, key: str = "") -> Event:
        """An event as stages make it."""
        return event(kind, about, data, namespace=self.settings.namespace, key=key)


def about_push(article: Article, entry: Entry) -> About:
    """Which article, version and push an entry of the incoming lanes is."""
    meta = article.meta()
    lane = tuple(Lane)[entry.source]
    arrival = Arrival(lane=lane, entry=entry.id, arrived=written_at(entry.id))
    return About(meta.article_id, article.version_hash, meta, arrival)


def found_in(article: Article) -> Extraction:
    """What extraction might find."""
    return Extraction(headline=article.headline or "-", text=article.body, language="en", word_count=5)


def alert(about: About, verdict: Verdict, rule: AlertRule) -> Alert:
    """A rule's alert about an article."""
    return Alert(
        rule_id=rule.id,
        title=rule.title,
        severity=rule.severity,
        article_id=about.article_id,
        story=verdict.story,
        source=about.meta.source,
        uri=about.meta.uri,
        headline=about.meta.headline or "-",
        arrived=about.arrival.arrived,
    )


def copy_of(other: About) -> Verdict:
    """The verdict on a near-duplicate."""
    return Verdict(
        disposition=Disposition.DUPLICATE,
        version=1,
        story=other.article_id,
        duplicate_of=other.article_id,
        similarity=0.92,
        kind=DuplicateKind.NEAR,
    )


def written(number: int = 1, **known: object) -> Article:
    """An article of the night wire."""
    described = {"headline": f"Ferry {number} leaves at dawn", "body": "The ferry left at dawn.", **known}
    return Article.model_validate({"source": "night-wire", "uri": f"nw/{number}", **described})
