"""The second stage: an extracted article gets its verdict, and its place in a story."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemas.channels import Stage
from schemas.events import ArticleJudged, EventType
from schemas.extraction import ExtractedArticle
from schemas.settings import Settings
from schemas.verdict import Disposition, Verdict
from workers.deduplication.fingerprints import fingerprint
from workers.deduplication.index import Candidate, Index
from workers.deduplication.judgement import Judgement, verdict_of
from workers.deduplication.signatures import sign
from workers.deduplication.words import Words, split
from workers.errors import Failure
from workers.outcomes import About, event, rejected
from workers.stages.entries import ARTICLE, VERDICT, about, about_record, record
from workers.streams import Entry, Event, Outcome

EVENT_OF = {
    Disposition.DUPLICATE: EventType.DUPLICATED,
    Disposition.REVISION: EventType.REVISED,
    Disposition.WITHDRAWAL: EventType.WITHDRAWN,
}


class Prepared(NamedTuple):
    """An article that is ready to be judged."""

    record: ExtractedArticle
    headline: Words
    text: Words
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Deduplicate:
    """An extracted article gets its verdict, and its place in a story."""

    settings: Settings
    index: Index

    def begin(self) -> None:
        """Nothing to take up."""

    def prepare(self, entry: Entry) -> Prepared:
        """Cut the words, and compute what is compared."""
        extracted = record(entry)
        headline, text = split(extracted.extraction.headline), split(extracted.extraction.text)
        return Prepared(extracted, headline, text, _candidate(extracted, headline, text))

    def claim(self, prepared: Sequence[Prepared], *, now_ms: int) -> Sequence[Judgement]:
        """Look up, decide and insert."""
        return self.index.decide([each.candidate for each in prepared], now_ms=now_ms)

    def conclude(self, entry: Entry, prepared: Prepared, judgement: Judgement) -> Outcome:
        """Tell of the verdict. All but a redelivery goes on to the rules."""
        extracted = prepared.record
        if judgement.disposition is Disposition.REDELIVERY:
            return Outcome(entry, extracted.article_id, Disposition.REDELIVERY)
        verdict = verdict_of(judgement, story=extracted.article_id, signals=extracted.extraction.signals)
        return Outcome(
            entry,
            extracted.article_id,
            events=tuple(self._told(extracted, verdict)),
            next={ARTICLE: entry.fields[ARTICLE], VERDICT: verdict.model_dump_json().encode()},
        )

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:  # noqa: ARG002 - the protocol's
        """End it as a dead letter."""
        return rejected(entry, failure, stage=Stage.DEDUPLICATE, about=about_record(entry), settings=self.settings)

    def _told(self, extracted: ExtractedArticle, verdict: Verdict) -> Iterable[Event]:
        if kind := EVENT_OF.get(verdict.disposition):
            yield self._event(kind, about(extracted), _judged(extracted, verdict))

    def _event(self, kind: EventType, of: About, judged: ArticleJudged) -> Event:
        return event(kind, of, judged, namespace=self.settings.namespace)


def _candidate(extracted: ExtractedArticle, headline: Words, text: Words) -> Candidate:
    found = extracted.extraction
    as_of = found.modified or found.published
    return Candidate(
        article_id=extracted.article_id,
        version_hash=extracted.version_hash,
        owner=extracted.arrival.owner,
        as_of_s=max(0, int(as_of.timestamp())) if as_of else 0,
        fingerprint=fingerprint(headline, text, names=(each.name for each in extracted.names)),
        signature=sign(found, headline=headline, text=text, publisher=publisher_of(extracted)),
        withdrawn=found.is_withdrawn,
    )


def publisher_of(extracted: ExtractedArticle) -> str:
    """Whose paper or site an article is; its source's where that is not known."""
    return extracted.extraction.publisher or extracted.meta.publisher or extracted.meta.source


def _judged(extracted: ExtractedArticle, verdict: Verdict) -> ArticleJudged:
    meta = extracted.meta
    return ArticleJudged(source=meta.source, uri=meta.uri, headline=extracted.extraction.headline, verdict=verdict)
