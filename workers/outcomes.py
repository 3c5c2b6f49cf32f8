"""What stages put into a commit: events in their envelope, and dead letters. Pure."""

from dataclasses import dataclass
from itertools import islice

from schemas.article import ArticleMeta
from schemas.base import Contract, written_at
from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.events import ArticleRejected, CloudEvent, EventType, envelope_of, event_id, schema_urn
from schemas.extraction import Arrival
from schemas.settings import Settings
from schemas.verdict import Disposition
from workers.errors import Failure
from workers.streams import Entry, Event, Fields, Outcome

DEAD_FIELDS_MAX = 16
DEAD_NAME_MAX_BYTES = 1 << 10
"""What a dead letter keeps of an entry that anybody may have written."""
DEAD_FIELD_ARTICLES = 2
"""A kept field in largest articles: an extracted one is written down with its metadata, and must fit to be requeued."""

DETAIL_MAX = 500


@dataclass(frozen=True, slots=True)
class About:
    """Which article, which version of it, and which push."""

    article_id: str
    version_hash: str
    meta: ArticleMeta
    arrival: Arrival


def event(kind: EventType, about: About, data: Contract, *, namespace: str, key: str = "", subject: str = "") -> Event:
    """An event that an article caused, for its stream; about the article, or `subject`.

    Its id follows from the type, the version, and the `key` that tells it from others of the same type.
    """
    envelope = envelope_of(kind)(
        id=event_id(kind, about.article_id, about.version_hash, key),
        source=f"/wireroom/{namespace.strip('{}')}",
        type=kind,
        subject=subject or about.article_id,
        time=about.arrival.arrived,
        dataschema=schema_urn(kind),
        traceparent=about.meta.traceparent,
        data=data,
    )
    return _event(envelope)


def rejected(entry: Entry, failure: Failure, *, stage: Stage, about: About | None, settings: Settings) -> Outcome:
    """The end of an entry as a dead letter, with its bytes, its reason and the event that tells of it."""
    attempts = entry.deliveries if failure.reason is Reason.LOST else entry.deliveries + 1
    detail = failure.detail[:DETAIL_MAX]
    channels = settings.channels
    stream = channels.sources(stage)[entry.source]
    subject = about.article_id if about else f"{stream}/{entry.id}"
    envelope = CloudEvent[ArticleRejected](
        id=event_id(EventType.REJECTED, stream, entry.id),
        source=f"/wireroom/{channels.namespace.strip('{}')}",
        type=EventType.REJECTED,
        subject=subject,
        time=written_at(entry.id),
        dataschema=schema_urn(EventType.REJECTED),
        traceparent=about.meta.traceparent if about else None,
        data=ArticleRejected(
            source=about.meta.source if about else None,
            uri=about.meta.uri if about else None,
            reason=failure.reason,
            detail=detail,
            stage=stage,
            attempts=attempts,
        ),
    )
    letter: Fields = {
        b"stage": stage.encode(),
        b"stream": stream.encode(),
        b"entry": entry.id.encode(),
        b"reason": failure.reason.encode(),
        b"detail": detail.encode(errors="replace"),
        b"attempts": b"%d" % attempts,
        b"article_id": about.article_id.encode() if about else b"",
    }
    kept = _cut(entry.fields, DEAD_FIELD_ARTICLES * settings.article_max_bytes)
    if kept != entry.fields:
        letter[b"truncated"] = b"1"
    letter |= {b"field:" + name: content for name, content in kept.items()}
    return Outcome(
        entry,
        about.article_id if about else "",
        Disposition.REJECTED,
        is_our_failure=failure.reason.is_ours,
        events=(_event(envelope),),
        dead_letter=letter,
    )


def _cut(fields: Fields, field_max_bytes: int) -> Fields:
    return {
        name[:DEAD_NAME_MAX_BYTES]: content[:field_max_bytes]
        for name, content in islice(fields.items(), DEAD_FIELDS_MAX)
    }


def _event(envelope: CloudEvent[ArticleRejected] | CloudEvent[Contract]) -> Event:
    return Event(envelope.type.stream, envelope.type, envelope.id, envelope.subject, envelope.document())
