"""A desk where tests hand in articles and get judgements."""

from hashlib import blake2b
from typing import NamedTuple

from redis import Redis

from schemas.extraction import Extraction
from schemas.settings import Settings
from schemas.verdict import Aspect, Disposition, DuplicateKind
from workers.deduplication.fingerprints import fingerprint
from workers.deduplication.index import Candidate, Index
from workers.deduplication.judgement import Judgement
from workers.deduplication.signatures import sign
from workers.deduplication.versions import name_version
from workers.deduplication.words import split

PUSH = "live/9000000-0"
"""The push of an article that does not say: later than those that do."""


def named(name: str) -> str:
    """The id of an article."""
    return blake2b(name.encode(), digest_size=12).hexdigest()


def candidate(  # noqa: PLR0913 - all that a test may say of an article
    name: str,
    text: str,
    *,
    owner: str = "",
    as_of_s: int = 0,
    withdrawn: bool = False,
    coming: int = 1,
    headline: str = "Tug hits pier",
    publisher: str = "",
    names: tuple[str, ...] = (),
) -> Candidate:
    """An article of this name and text; and of a publisher of its own where none is given."""
    title, words = split(headline), split(text)
    found = Extraction(headline=headline, text=text, language=None, word_count=0)
    return Candidate(
        article_id=named(name),
        version_hash=name_version(named(f"{headline} {text} {withdrawn}"), coming=coming),
        owner=owner or PUSH,
        as_of_s=as_of_s,
        fingerprint=fingerprint(title, words, names=names),
        signature=sign(found, headline=title, text=words, publisher=publisher or name),
        withdrawn=withdrawn,
    )


ORIGINAL = Judgement(Disposition.ORIGINAL, 1)
"""Of a new article."""


def dispositions(judged: list[Judgement]) -> list[tuple[Disposition, int]]:
    """What they are, and the numbers of their versions."""
    return [(each.disposition, each.version) for each in judged]


def exact_copy(of: str, *, is_repost: bool = False) -> Judgement:
    """Of an exact copy."""
    return Judgement(
        Disposition.DUPLICATE,
        1,
        duplicate_of=named(of),
        similarity=1,
        kind=DuplicateKind.EXACT,
        is_repost=is_repost,
    )


def revision(version: int, *changed: Aspect, similarity: float | None) -> Judgement:
    """Of a new version."""
    return Judgement(Disposition.REVISION, version, changed=changed, similarity=similarity)


class Desk(NamedTuple):
    """An index, and the time at which it is asked."""

    asked: Index
    now_ms: int
    span_ms: int

    def later(self, slices: int) -> "Desk":
        """The same index some time slices later."""
        return self._replace(now_ms=self.now_ms + slices * self.span_ms)

    def judge(self, *candidates: Candidate) -> list[Judgement]:
        """Judgements of candidates in one batch."""
        return self.asked.decide(candidates, now_ms=self.now_ms)


def desk_of(redis: "Redis", settings: Settings) -> Desk:
    """An index at the time of the server, by which keys expire."""
    seconds, _ = redis.time()
    return Desk(Index(redis, settings), int(seconds) * 1000, settings.slice_span_s * 1000)
