"""What an entry of a stage's stream holds: an article as it was pushed, or its record. It decides nothing."""

from pydantic import ValidationError

from schemas.article import Lane
from schemas.base import written_at
from schemas.dead_letter import Reason
from schemas.extraction import Arrival, ExtractedArticle
from schemas.settings import Settings
from schemas.verdict import Verdict
from workers.errors import PermanentError
from workers.outcomes import About
from workers.streams import Entry

LANES = tuple(Lane)
ARTICLE, VERDICT = b"article", b"verdict"


def field(entry: Entry, name: bytes) -> bytes:
    """A field of an entry. Raises `PermanentError` where there is none."""
    if name not in entry.fields:
        raise PermanentError(Reason.MALFORMED, f"the entry has no field `{name.decode()}`")
    return entry.fields[name]


def arrival(entry: Entry) -> Arrival:
    """How an entry of an incoming lane came."""
    return Arrival(lane=LANES[entry.source], entry=entry.id, arrived=written_at(entry.id))


def record(entry: Entry) -> ExtractedArticle:
    """The record of an extracted article."""
    return ExtractedArticle.model_validate_json(field(entry, ARTICLE))


def verdict(entry: Entry) -> Verdict:
    """The verdict that goes with the record."""
    return Verdict.model_validate_json(field(entry, VERDICT))


def publisher_of(extracted: ExtractedArticle) -> str:
    """Whose paper or site an article is, casefolded; its source's where that is not known."""
    return (extracted.extraction.publisher or extracted.meta.publisher or extracted.meta.source).casefold()


def about(extracted: ExtractedArticle) -> About:
    """Which article a record is of, which version and push."""
    return About(extracted.article_id, extracted.version_hash, extracted.meta, extracted.arrival)


def about_record(entry: Entry) -> About | None:
    """Which article an entry with a record is of; None if that cannot be read."""
    try:
        return about(record(entry))
    except (PermanentError, ValidationError):
        return None


def may_be_touched(entry: Entry, settings: Settings) -> bool:
    """Whether an entry that killed its processes may be read once more, for its name."""
    return entry.deliveries <= settings.max_deliveries
