"""The first stage: a push becomes text, metadata and annotations, unless the same version was here before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from schemas.annotations import Annotations
from schemas.article import Article
from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.events import ArticleExtracted, EventType
from schemas.extraction import ExtractedArticle, Extraction, Naming
from schemas.settings import Settings
from schemas.verdict import Disposition
from workers.deduplication.registry import Push, Registry
from workers.deduplication.versions import name_version
from workers.errors import Failure, PermanentError
from workers.extraction.annotate import annotate
from workers.extraction.extract import extract
from workers.extraction.reading import read_article
from workers.extraction.recogniser import choose
from workers.outcomes import About, event, rejected
from workers.stages.entries import ARTICLE, arrival, field, may_be_touched
from workers.streams import Entry, Hold, Outcome


@dataclass(frozen=True, slots=True)
class Extract:
    """A push becomes text, metadata and annotations, unless the same version was here before."""

    settings: Settings
    registry: Registry

    def begin(self) -> None:
        """Nothing to take up."""

    def prepare(self, entry: Entry) -> tuple[Article, About]:
        """Read the article. Raises `PermanentError` for what is none."""
        article = read_article(field(entry, ARTICLE), max_bytes=self.settings.article_max_bytes)
        meta = article.meta()
        return article, About(meta.article_id, article.version_hash, meta, arrival(entry))

    def claim(self, prepared: Sequence[tuple[Article, About]], *, now_ms: int) -> Sequence[int]:
        """Register the versions; the answer is how often this content has come, 0 when another push brought it."""
        return self.registry.register([_push(about) for _, about in prepared], now_ms=now_ms)

    def conclude(self, entry: Entry, prepared: tuple[Article, About], coming: int) -> Outcome:
        """Extract a new version, and hold it back if it is under embargo; end a known one."""
        article, known = prepared
        if not coming:
            return Outcome(entry, known.article_id, Disposition.REDELIVERY)
        about = replace(known, version_hash=name_version(known.version_hash, coming=coming))
        arrived, recognise = about.arrival.arrived, choose(self.settings.spacy_pipeline)
        extraction = extract(article, arrived=arrived)
        embargoed_ms = self._embargoed_ms(extraction, about)
        annotations = annotate(extraction, arrived=arrived, recognise=recognise)
        record = _record(about, extraction, annotations)
        found = ArticleExtracted(
            lane=about.arrival.lane, meta=about.meta, extraction=extraction, annotations=annotations
        )
        return Outcome(
            entry,
            about.article_id,
            events=(event(EventType.EXTRACTED, about, found, namespace=self.settings.namespace),),
            next={ARTICLE: record.model_dump_json().encode()},
            embargoed_ms=embargoed_ms,
        )

    def reject(self, entry: Entry, failure: Failure, *, now_ms: int) -> Outcome:
        """End it as a dead letter, under its name if it can be read."""
        about = None
        if may_be_touched(entry, self.settings):
            try:
                _, about = self.prepare(entry)
            except Exception:  # noqa: BLE001 - whatever is wrong with it, it must come to its end
                about = None
        outcome = rejected(entry, failure, stage=Stage.EXTRACT, about=about, settings=self.settings)
        if not about:
            return outcome
        # Nothing was told of this version yet: pushed again, it is new. Later on, requeueing is the way back.
        return outcome._replace(gives_back=[Hold(*self.registry.place(_push(about), now_ms=now_ms))])

    def _embargoed_ms(self, extraction: Extraction, about: About) -> int:
        """Until when it is under embargo, since the epoch; 0 when it is not, or no more. A withdrawal never is.

        Raises:
            PermanentError: the embargo lasts longer than is allowed.
        """
        until, arrived = extraction.embargoed, about.arrival.arrived
        if until is None or until <= arrived or extraction.is_withdrawn:
            return 0
        if until - arrived > timedelta(seconds=self.settings.embargo_max_s):
            raise PermanentError(Reason.EMBARGO, f"the embargo ends {until:%Y-%m-%dT%H:%M:%SZ}")
        return int(until.timestamp() * 1000)


def _record(about: About, extraction: Extraction, annotations: Annotations) -> ExtractedArticle:
    names = (
        Naming(type=entity.type, name=entity.name, mentions=len(entity.mentions)) for entity in annotations.entities
    )
    return ExtractedArticle(
        article_id=about.article_id,
        version_hash=about.version_hash,
        arrival=about.arrival,
        meta=about.meta,
        extraction=extraction,
        names=tuple(names),
    )


def _push(about: About) -> Push:
    return Push(article_id=about.article_id, version_hash=about.version_hash, owner=about.arrival.owner)
