"""The flow on one screen: for each stage, what is read, decided and committed. The only place that knows all three."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError
from redis import Redis
from redis.exceptions import RedisError

from schemas.alert import Alert
from schemas.article import Article, Lane, PubStatus
from schemas.base import written_at
from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.events import ArticleExtracted, ArticleJudged, EventType
from schemas.extraction import Arrival, ExtractedArticle
from schemas.settings import Settings
from schemas.verdict import Disposition, Verdict
from workers.alerting.cooldown import Claim
from workers.alerting.cooldown import claim as claim_alerts
from workers.alerting.matcher import Match, Matcher
from workers.alerting.rulebook import Rulebook
from workers.batches import StageWork
from workers.deduplication.index import Candidate, Index
from workers.deduplication.registry import Push, Registry
from workers.deduplication.signatures import Signature, sign
from workers.errors import Failure, PermanentError
from workers.extraction.annotate import annotate
from workers.extraction.extract import extract
from workers.extraction.reading import read_article
from workers.extraction.recogniser import choose
from workers.outcomes import About, event, rejected
from workers.streams import Entry, Hold, Outcome

LANES = tuple(Lane)
ARTICLE, VERDICT = b"article", b"verdict"
EVENT_OF = {
    Disposition.DUPLICATE: EventType.DUPLICATED,
    Disposition.REVISION: EventType.REVISED,
    Disposition.WITHDRAWAL: EventType.WITHDRAWN,
}
ENDS_HERE = {Disposition.WITHDRAWAL, Disposition.REDELIVERY}
"""What deduplication ends."""


@dataclass(frozen=True, slots=True)
class Common:
    """What all stages share."""

    settings: Settings
    registry: Registry
    redis: "Redis"


def build_work(settings: Settings, redis: "Redis") -> dict[Stage, StageWork]:
    """Make the three stages on one client."""
    common = Common(settings, Registry(redis, settings), redis)
    return {
        Stage.EXTRACT: Extract(common),
        Stage.DEDUPLICATE: Deduplicate(common, Index(redis, settings)),
        Stage.ALERT: Raise(common, Rulebook(redis, settings)),
    }


@dataclass(frozen=True, slots=True)
class Extract:
    """A push becomes text, metadata and annotations, unless the same version was here before."""

    common: Common

    def begin(self) -> None:
        """Nothing to take up."""

    def prepare(self, entry: Entry) -> tuple[Article, About]:
        """Read the article. Raises `PermanentError` for what is none."""
        article = read_article(_field(entry, ARTICLE), max_bytes=self.common.settings.article_max_bytes)
        meta = article.meta()
        return article, About(meta.article_id, article.version_hash, meta, _arrival(entry))

    def claim(self, prepared: Sequence[tuple[Article, About]], *, now_ms: int) -> Sequence[bool]:
        """Register the versions; the answer is False for one that came by another push."""
        return self.common.registry.register([_push(about) for _, about in prepared], now_ms=now_ms)

    def conclude(self, entry: Entry, prepared: tuple[Article, About], is_new: bool) -> Outcome:  # noqa: FBT001 - the claim's answer
        """Extract a new version; end a known one."""
        article, about = prepared
        if not is_new:
            return Outcome(entry, about.article_id, Disposition.REDELIVERY)
        arrival, recognise = about.arrival, choose(self.common.settings.spacy_pipeline)
        extraction = extract(article, arrived=arrival.arrived)
        record = ExtractedArticle(
            article_id=about.article_id,
            version_hash=about.version_hash,
            arrival=arrival,
            meta=about.meta,
            extraction=extraction,
        )
        annotations = annotate(extraction, arrived=arrival.arrived, recognise=recognise)
        found = ArticleExtracted(lane=arrival.lane, meta=about.meta, extraction=extraction, annotations=annotations)
        told = event(EventType.EXTRACTED, about, found, namespace=self.common.settings.namespace)
        return Outcome(entry, about.article_id, events=(told,), next={ARTICLE: record.model_dump_json().encode()})

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:
        """End it as a dead letter, under its name if it can be read."""
        about = None
        if _may_be_touched(entry, self.common.settings):
            try:
                _, about = self.prepare(entry)
            except Exception:  # noqa: BLE001 - whatever is wrong with it, it must come to its end
                about = None
        outcome = rejected(entry, failure, stage=Stage.EXTRACT, about=about, settings=self.common.settings)
        if not about:
            return outcome
        # Nothing was told of this version yet: pushed again, it is new. Later on, requeueing is the way back.
        keys, field = self.common.registry.place(_push(about), now_ms=now_ms)
        return outcome._replace(gives_back=[Hold(keys, field, about.arrival.owner)])


@dataclass(frozen=True, slots=True)
class Deduplicate:
    """An extracted article gets its verdict."""

    common: Common
    index: Index

    def begin(self) -> None:
        """Nothing to take up."""

    def prepare(self, entry: Entry) -> tuple[ExtractedArticle, Signature]:
        """Compute the signature."""
        record = _record(entry)
        return record, sign(record.extraction)

    def claim(self, prepared: Sequence[tuple[ExtractedArticle, Signature]], *, now_ms: int) -> Sequence[Verdict]:
        """Look up, decide and insert."""
        candidates = [
            Candidate(
                article_id=record.article_id,
                version_hash=record.version_hash,
                owner=record.arrival.owner,
                pushed_ms=int(record.arrival.entry.partition("-")[0]),
                signature=signature,
                withdrawn=record.extraction.pub_status is not PubStatus.USABLE,
            )
            for record, signature in prepared
        ]
        return self.index.decide(candidates, now_ms=now_ms)

    def conclude(self, entry: Entry, prepared: tuple[ExtractedArticle, Signature], verdict: Verdict) -> Outcome:
        """Tell of the verdict; what is new or a copy goes on to the rules."""
        about = _about(prepared[0])
        events = []
        if kind := EVENT_OF.get(verdict.disposition):
            judged = ArticleJudged(
                source=about.meta.source,
                uri=about.meta.uri,
                headline=prepared[0].extraction.headline,
                verdict=verdict,
            )
            events.append(event(kind, about, judged, namespace=self.common.settings.namespace))
        if verdict.disposition in ENDS_HERE:
            return Outcome(entry, about.article_id, verdict.disposition, events=events)
        going_on = {ARTICLE: entry.fields[ARTICLE], VERDICT: verdict.model_dump_json().encode()}
        return Outcome(entry, about.article_id, events=events, next=going_on)

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:  # noqa: ARG002 - the protocol's
        """End it as a dead letter."""
        about = _about_record(entry)
        return rejected(entry, failure, stage=Stage.DEDUPLICATE, about=about, settings=self.common.settings)


@dataclass(slots=True)
class Raise:
    """A judged article is held against the rulebook; each rule rings once for a story."""

    common: Common
    rulebook: Rulebook
    matcher: Matcher = field(default_factory=lambda: Matcher(()))

    def begin(self) -> None:
        """Take up a changed rulebook."""
        self.matcher = self.rulebook.matcher()

    def prepare(self, entry: Entry) -> tuple[ExtractedArticle, Verdict, Sequence[Match]]:
        """Find the rules that match. Backfilled articles raise no alerts."""
        record, verdict = _record(entry), Verdict.model_validate_json(_field(entry, VERDICT))
        if record.arrival.lane is Lane.BACKFILL:
            return record, verdict, ()
        return record, verdict, self.matcher.match(record.extraction, source=record.meta.source)

    def claim(
        self,
        prepared: Sequence[tuple[ExtractedArticle, Verdict, Sequence[Match]]],
        *,
        now_ms: int,  # noqa: ARG002 - cooldowns run by Redis' own clock
    ) -> Sequence[Sequence[Match]]:
        """Keep the matches that may ring."""
        wanted = [
            Claim(
                rule_id=match.rule.id,
                story=verdict.story,
                owner=record.arrival.owner,
                cooldown_s=match.rule.cooldown_s,
            )
            for record, verdict, matches in prepared
            for match in matches
        ]
        answers = iter(claim_alerts(self.common.redis, self.common.settings.channels, wanted) if wanted else ())
        return [[match for match in matches if next(answers)] for _, _, matches in prepared]

    def conclude(
        self, entry: Entry, prepared: tuple[ExtractedArticle, Verdict, Sequence[Match]], ringing: Sequence[Match]
    ) -> Outcome:
        """Raise the alerts; the article has come to its end."""
        record, verdict, _ = prepared
        about = _about(record)
        events = [
            event(
                EventType.ALERT_RAISED,
                about,
                _alert(record, verdict, match),
                namespace=self.common.settings.namespace,
                of=match.rule.id,
            )
            for match in ringing
        ]
        return Outcome(entry, record.article_id, verdict.disposition, events=events)

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:  # noqa: ARG002 - the protocol's
        """End it as a dead letter, and its silences."""
        about = _about_record(entry)
        outcome = rejected(entry, failure, stage=Stage.ALERT, about=about, settings=self.common.settings)
        return outcome._replace(gives_back=self._silences(entry))

    def _silences(self, entry: Entry) -> list[Hold]:
        """What its push may have claimed: nobody rang, so the rules may ring for another article of the story."""
        if not _may_be_touched(entry, self.common.settings):
            return []
        try:
            self.begin()
            record, verdict, matches = self.prepare(entry)
        except RedisError:
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it must come to its end
            return []
        cooldown = self.common.settings.channels.cooldown
        return [Hold((cooldown(match.rule.id, verdict.story),), "", record.arrival.owner) for match in matches]


def _alert(record: ExtractedArticle, verdict: Verdict, match: Match) -> Alert:
    found, meta = record.extraction, record.meta
    return Alert(
        rule_id=match.rule.id,
        title=match.rule.title,
        severity=match.rule.severity,
        article_id=record.article_id,
        story=verdict.story,
        source=meta.source,
        uri=meta.uri,
        headline=found.headline,
        url=found.url,
        language=found.language,
        published=found.published,
        arrived=record.arrival.arrived,
        highlights=match.highlights,
    )


def _field(entry: Entry, name: bytes) -> bytes:
    if name not in entry.fields:
        raise PermanentError(Reason.MALFORMED, f"the entry has no field `{name.decode()}`")
    return entry.fields[name]


def _arrival(entry: Entry) -> Arrival:
    return Arrival(lane=LANES[entry.source], entry=entry.id, arrived=written_at(entry.id))


def _record(entry: Entry) -> ExtractedArticle:
    return ExtractedArticle.model_validate_json(_field(entry, ARTICLE))


def _about(record: ExtractedArticle) -> About:
    return About(record.article_id, record.version_hash, record.meta, record.arrival)


def _about_record(entry: Entry) -> About | None:
    try:
        return _about(_record(entry))
    except (PermanentError, ValidationError):
        return None


def _push(about: About) -> Push:
    return Push(article_id=about.article_id, version_hash=about.version_hash, owner=about.arrival.owner)


def _may_be_touched(entry: Entry, settings: Settings) -> bool:
    """Whether an entry that killed its processes may be read once more, for its name."""
    return entry.deliveries <= settings.max_deliveries
