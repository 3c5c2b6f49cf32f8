"""Decides what each article is: original, copy, new version or withdrawal. It knows nothing of what articles say.

All is decided in one script that looks up and inserts (lua/decide.lua), so that of two copies that arrive at once one
is the original, in whatever processes they are. By the order of precedence:

- A version that was decided before gets the same verdict again; one that another push brings, `redelivery`.
- A version that is older than the latest known is a `redelivery`: a newer one, or a withdrawal, overtook it.
- A known article is a `revision` or a `withdrawal`, so it is never a copy of its own earlier text.
- The text of an earlier article is a `duplicate` of the first that had it; a near copy, of the one most similar.
- Anything else is an `original`.

The text of a revision is indexed beside those before it: who takes over any of them is a duplicate of that article. A
withdrawal is not indexed, and what it withdraws stays: a copy of a withdrawn article is still a duplicate, since a
killed text must not come back as news.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from struct import unpack

from redis import Redis

from schemas.settings import Settings
from schemas.verdict import Disposition, DuplicateKind
from workers.deduplication.fingerprints import changed_aspects
from workers.deduplication.judgement import Judgement
from workers.deduplication.signatures import Signature
from workers.deduplication.versions import pack_article, pack_owner, pack_version
from workers.scripts import source
from workers.slices import frame

DECIDED_AT_ONCE = 64
"""Candidates in one call of the script: it holds Redis for some 7 ms, and others wait."""
UNKNOWN = 0xFFFF
DISPOSITIONS = {
    b"O": Disposition.ORIGINAL,
    b"D": Disposition.DUPLICATE,
    b"R": Disposition.REVISION,
    b"W": Disposition.WITHDRAWAL,
    b"L": Disposition.REDELIVERY,
}
KINDS = {b"e": DuplicateKind.EXACT, b"n": DuplicateKind.NEAR, b"c": DuplicateKind.CONTAINED}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version of an article that waits for its verdict, as one push (`owner`) brought it."""

    article_id: str
    version_hash: str
    owner: str
    as_of_s: int
    """When its source wrote this version, since the epoch; 0 when that is not known."""
    fingerprint: bytes
    signature: Signature
    withdrawn: bool
    """Its source takes the article back."""


class Index:
    """Knows the articles and texts of the window, over all workers."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        self._settings = settings
        self._script = redis.register_script("".join(map(source, ("alone", "slices", "records", "texts", "decide"))))

    def decide(self, candidates: Sequence[Candidate], *, now_ms: int) -> list[Judgement]:
        """Give each candidate its verdict, one after the other, and remember it.

        May be repeated: the same push gets the same verdict again while the window lasts.

        Raises:
            redis.exceptions.RedisError: Redis is away or refuses; nothing, or the first of them, were decided.
        """
        keys, ends_ms = frame(self._settings, now_ms=now_ms)
        least = (self._settings.similarity_min, self._settings.containment_min)
        answers: list[bytes] = []
        for start in range(0, len(candidates), DECIDED_AT_ONCE):
            parts = chain.from_iterable(map(_arguments, candidates[start : start + DECIDED_AT_ONCE]))
            answers += self._script(keys=keys, args=[*ends_ms, *least, *parts])
        return list(map(_read, answers))


def _arguments(candidate: Candidate) -> tuple[str | bytes | int, ...]:
    return (
        pack_article(candidate.article_id),
        pack_version(candidate.version_hash),
        pack_owner(candidate.owner),
        candidate.as_of_s,
        int(candidate.withdrawn),
        candidate.fingerprint,
        *candidate.signature,
    )


def _read(packed: bytes) -> Judgement:
    """Read a verdict as the script packs it."""
    disposition = DISPOSITIONS[packed[:1]]
    (version,) = unpack(">H", packed[1:3])
    if disposition is Disposition.DUPLICATE:
        copied, kind, similarity, is_repost = unpack(">12sc H?", packed[3:])
        return Judgement(
            disposition,
            version,
            duplicate_of=copied.hex(),
            kind=KINDS[kind],
            similarity=_share(similarity),
            is_repost=is_repost,
        )
    if disposition is Disposition.REVISION:
        changed, similarity = unpack(">BH", packed[3:])
        return Judgement(disposition, version, changed=changed_aspects(changed), similarity=_share(similarity))
    return Judgement(disposition, version)


def _share(thousandths: int) -> float | None:
    return None if thousandths == UNKNOWN else thousandths / 1000
