"""A desk where tests hand in articles and get verdicts."""

from hashlib import blake2b
from typing import NamedTuple

from redis import Redis

from schemas.extraction import Extraction
from schemas.settings import Settings
from schemas.verdict import Disposition, DuplicateKind, Verdict
from workers.deduplication.index import Candidate, Index
from workers.deduplication.signatures import sign


def named(name: str) -> str:
    """The id of an article."""
    return blake2b(name.encode(), digest_size=12).hexdigest()


def candidate(
    name: str,
    text: str,
    *,
    owner: str = "",
    pushed_ms: int = 0,
    withdrawn: bool = False,
    headline: str = "Tug hits pier",
) -> Candidate:
    """An article of this name and text; its push is named after it where no owner is given."""
    return Candidate(
        article_id=named(name),
        version_hash=named(f"{text} {withdrawn}"),
        owner=owner or f"live/{name}",
        pushed_ms=pushed_ms,
        signature=sign(Extraction(headline=headline, text=text, language=None, word_count=0)),
        withdrawn=withdrawn,
    )


def original(name: str) -> Verdict:
    """The verdict of a new article."""
    return Verdict(disposition=Disposition.ORIGINAL, version=1, story=named(name))


def revision(version: int, *, story: str) -> Verdict:
    """The verdict of a new version."""
    return Verdict(disposition=Disposition.REVISION, version=version, story=named(story))


def exact_copy(of: str, *, story: str) -> Verdict:
    """The verdict of an exact copy."""
    return Verdict(
        disposition=Disposition.DUPLICATE,
        version=1,
        story=named(story),
        duplicate_of=named(of),
        similarity=1,
        kind=DuplicateKind.EXACT,
    )


class Desk(NamedTuple):
    """An index, and the time at which it is asked."""

    asked: Index
    now_ms: int
    span_ms: int

    def later(self, slices: int) -> "Desk":
        """The same index some time slices later."""
        return self._replace(now_ms=self.now_ms + slices * self.span_ms)

    def judge(self, *candidates: Candidate) -> list[Verdict]:
        """Verdicts of candidates in one batch."""
        return self.asked.decide(candidates, now_ms=self.now_ms)


def desk_of(redis: "Redis", settings: Settings) -> Desk:
    """An index at the time of the server, by which keys expire."""
    seconds, _ = redis.time()
    return Desk(Index(redis, settings), int(seconds) * 1000, settings.slice_span_s * 1000)
