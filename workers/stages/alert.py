"""The third stage: a judged article is held against the rulebook; each rule rings once for a story."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from redis import Redis
from redis.exceptions import RedisError

from schemas.alert import Alert
from schemas.article import Lane
from schemas.channels import Stage
from schemas.events import AlertWithdrawn, EventType
from schemas.extraction import ExtractedArticle
from schemas.settings import Settings
from schemas.verdict import Disposition, Verdict
from workers.alerting.cooldown import Claim, claim
from workers.alerting.matcher import Match, Matcher
from workers.alerting.raised import Raised, raised_on
from workers.alerting.rulebook import Rulebook
from workers.errors import Failure
from workers.outcomes import About, event, rejected
from workers.stages.entries import about, about_record, may_be_touched, record, verdict
from workers.streams import Entry, Event, Hold, Outcome

Prepared = tuple[ExtractedArticle, Verdict, Sequence[Match]]


@dataclass(slots=True)
class Raise:
    """A judged article is held against the rulebook; each rule rings once for a story."""

    settings: Settings
    redis: "Redis"
    rulebook: Rulebook
    matcher: Matcher = field(default_factory=lambda: Matcher(()))

    def begin(self) -> None:
        """Take up a changed rulebook."""
        self.matcher = self.rulebook.matcher()

    def prepare(self, entry: Entry) -> Prepared:
        """Find the rules that match. What is backfilled or withdrawn raises no alerts."""
        extracted, judged = record(entry), verdict(entry)
        if extracted.arrival.lane is Lane.BACKFILL or judged.disposition is Disposition.WITHDRAWAL:
            return extracted, judged, ()
        return extracted, judged, self.matcher.match(extracted.extraction, source=extracted.meta.source)

    def claim(self, prepared: Sequence[Prepared], *, now_ms: int) -> Sequence[Sequence[Match | Raised]]:
        """Keep the matches that may ring; of a withdrawal, find the alerts that rested on the article."""
        wanted = [
            Claim(
                rule_id=match.rule.id,
                story=judged.story,
                owner=extracted.arrival.owner,
                cooldown_s=match.rule.cooldown_s,
            )
            for extracted, judged, matches in prepared
            for match in matches
        ]
        answers = iter(claim(self.redis, self.settings.channels, wanted) if wanted else ())
        return [
            raised_on(self.redis, self.settings, extracted.article_id, now_ms=now_ms)
            if judged.disposition is Disposition.WITHDRAWAL
            else [match for match in matches if next(answers)]
            for extracted, judged, matches in prepared
        ]

    def conclude(self, entry: Entry, prepared: Prepared, claimed: Sequence[Match | Raised]) -> Outcome:
        """Raise the alerts, or withdraw them; the article has come to its end."""
        extracted, judged, _ = prepared
        of = about(extracted)
        events = [
            self._raised(of, alert_of(extracted, judged, each))
            if isinstance(each, Match)
            else self._withdrawn(of, each)
            for each in claimed
        ]
        return Outcome(entry, extracted.article_id, judged.disposition, events=events)

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:  # noqa: ARG002 - the protocol's
        """End it as a dead letter, and its silences."""
        outcome = rejected(entry, failure, stage=Stage.ALERT, about=about_record(entry), settings=self.settings)
        return outcome._replace(gives_back=self._silences(entry))

    def _raised(self, of: About, alert: Alert) -> Event:
        return event(EventType.ALERT_RAISED, of, alert, namespace=self.settings.namespace, key=alert.rule_id)

    def _withdrawn(self, of: About, raised: Raised) -> Event:
        data = AlertWithdrawn(
            alert=raised.event_id, rule_id=raised.rule_id, article_id=of.article_id, story=raised.story
        )
        return event(EventType.ALERT_WITHDRAWN, of, data, namespace=self.settings.namespace, key=raised.event_id)

    def _silences(self, entry: Entry) -> list[Hold]:
        """What its push may have claimed: nobody rang, so the rules may ring for another article of the story."""
        if not may_be_touched(entry, self.settings):
            return []
        try:
            self.begin()
            extracted, judged, matches = self.prepare(entry)
        except RedisError:
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it must come to its end
            return []
        cooldown, owner = self.settings.channels.cooldown, extracted.arrival.owner
        return [Hold((cooldown(match.rule.id, judged.story),), "", owner) for match in matches]


def alert_of(extracted: ExtractedArticle, judged: Verdict, match: Match) -> Alert:
    """The alert that a rule raises for an article."""
    found, meta = extracted.extraction, extracted.meta
    return Alert(
        rule_id=match.rule.id,
        title=match.rule.title,
        severity=match.rule.severity,
        article_id=extracted.article_id,
        story=judged.story,
        source=meta.source,
        uri=meta.uri,
        headline=found.headline,
        url=found.url,
        language=found.language,
        published=found.published,
        arrived=extracted.arrival.arrived,
        highlights=match.highlights,
    )
