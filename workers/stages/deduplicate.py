"""The second stage: an extracted article gets its verdict, and its place in a story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemas.channels import Stage
from schemas.events import ArticleJudged, EventType
from schemas.extraction import ExtractedArticle
from schemas.settings import Settings
from schemas.story import StoryTold
from schemas.verdict import Disposition, Verdict
from workers.deduplication.fingerprints import fingerprint
from workers.deduplication.index import Candidate, Index
from workers.deduplication.judgement import Judgement, verdict_of
from workers.deduplication.signatures import sign
from workers.deduplication.stories.candidate import Placement, StoryCandidate, event_time
from workers.deduplication.stories.index import Stories
from workers.deduplication.words import Words, split
from workers.errors import Failure
from workers.outcomes import About, event, rejected
from workers.stages.entries import ARTICLE, VERDICT, about, about_record, publisher_of, record
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


class Decided(NamedTuple):
    """What an article is, and its place in a story; a redelivery gets none."""

    judgement: Judgement
    placement: Placement | None


@dataclass(frozen=True, slots=True)
class Deduplicate:
    """An extracted article gets its verdict, and its place in a story."""

    settings: Settings
    index: Index
    stories: Stories

    def begin(self) -> None:
        """Nothing to take up."""

    def prepare(self, entry: Entry) -> Prepared:
        """Cut the words, and compute what is compared."""
        extracted = record(entry)
        headline, text = split(extracted.extraction.headline), split(extracted.extraction.text)
        return Prepared(extracted, headline, text, _candidate(extracted, headline, text))

    def claim(self, prepared: Sequence[Prepared], *, now_ms: int) -> Sequence[Decided]:
        """Look up, decide and insert: first what each is, then where it belongs."""
        judged = self.index.decide([each.candidate for each in prepared], now_ms=now_ms)
        pairs = zip(prepared, judged, strict=True)
        told = [_story_candidate(*pair) for pair in pairs if pair[1].disposition is not Disposition.REDELIVERY]
        placements = iter(self.stories.place(told, now_ms=now_ms) if told else ())
        return [
            Decided(each, None if each.disposition is Disposition.REDELIVERY else next(placements)) for each in judged
        ]

    def conclude(self, entry: Entry, prepared: Prepared, decided: Decided) -> Outcome:
        """Tell of the verdict and of what it did to the story. All but a redelivery goes on to the rules."""
        extracted, (judgement, placement) = prepared.record, decided
        if not placement:
            return Outcome(entry, extracted.article_id, judgement.disposition)
        verdict = verdict_of(judgement, story=placement.story_id, signals=extracted.extraction.signals)
        return Outcome(
            entry,
            extracted.article_id,
            events=(*self._judged(extracted, verdict), *self._placed(about(extracted), placement)),
            next={ARTICLE: entry.fields[ARTICLE], VERDICT: verdict.model_dump_json().encode()},
        )

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:  # noqa: ARG002 - the protocol's
        """End it as a dead letter."""
        return rejected(entry, failure, stage=Stage.DEDUPLICATE, about=about_record(entry), settings=self.settings)

    def _judged(self, extracted: ExtractedArticle, verdict: Verdict) -> Iterator[Event]:
        if kind := EVENT_OF.get(verdict.disposition):
            meta, headline = extracted.meta, extracted.extraction.headline
            judged = ArticleJudged(source=meta.source, uri=meta.uri, headline=headline, verdict=verdict)
            yield event(kind, about(extracted), judged, namespace=self.settings.namespace)

    def _placed(self, of: About, placement: Placement) -> Iterator[Event]:
        told = StoryTold(story=placement.story, article_id=of.article_id, changes=placement.changes)
        if placement.merged:
            merger = told.model_copy(update={"changes": (), "merged": placement.merged})
            yield self._of_story(EventType.STORY_MERGED, of, merger, key=placement.merged)
        if placement.is_opened:
            yield self._of_story(EventType.STORY_OPENED, of, told)
        elif placement.changes:
            yield self._of_story(EventType.STORY_UPDATED, of, told)

    def _of_story(self, kind: EventType, of: About, told: StoryTold, *, key: str = "") -> Event:
        return event(kind, of, told, namespace=self.settings.namespace, key=key, subject=told.story.story)


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


def _story_candidate(prepared: Prepared, judgement: Judgement) -> StoryCandidate:
    extracted, found = prepared.record, prepared.record.extraction
    return StoryCandidate(
        article_id=extracted.article_id,
        version_hash=extracted.version_hash,
        disposition=judgement.disposition,
        duplicate_of=judgement.duplicate_of,
        language=found.language,
        time=event_time(found.published, extracted.arrival.arrived),
        source=extracted.meta.source,
        publisher=publisher_of(extracted),
        headline=found.headline,
        headline_words=prepared.headline,
        text_words=prepared.text,
        names=extracted.names,
    )
