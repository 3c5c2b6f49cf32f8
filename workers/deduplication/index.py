"""Decides what each article is: original, copy, new version or withdrawal. It knows nothing of what articles say.

All is decided in one script that looks up and inserts (lua/decide.lua), so that of two copies that arrive at once one
is the original, in whatever processes they are. By the order of precedence:

- A version that was decided before gets the same verdict again; one that another push brings, `redelivery`.
- A version that was pushed before the latest known is a `redelivery`: a newer one, or a withdrawal, overtook it.
- A known article is a `revision` or a `withdrawal` and keeps its story, so it is never a copy of its own earlier text.
- The text of an earlier article is a `duplicate` of the first that had it; a near copy, of the one most similar.
- Anything else is an `original` and opens a story under its own id.

Copies of copies keep the story of the first. The text of a revision is indexed beside those before it: who takes over
any of them is a duplicate of that article. A withdrawal is not indexed, and what it withdraws stays: a copy of a
withdrawn article is still a duplicate, since a killed text must not come back as news.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from redis import Redis

from schemas.settings import Settings
from schemas.verdict import Disposition, DuplicateKind, Verdict
from workers.deduplication.signatures import Signature
from workers.deduplication.slices import frame
from workers.scripts import source

DECIDED_AT_ONCE = 64
"""Candidates in one call of the script: it holds Redis for some 7 ms, and others wait."""
PARTS = ("exact", "bands", "signatures")
"""The keys of a slice that hold texts, in the order that lua/texts.lua names."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version of an article that waits for its verdict, as one push (`owner`) brought it."""

    article_id: str
    version_hash: str
    owner: str
    pushed_ms: int
    """When it was pushed, since the epoch."""
    signature: Signature
    withdrawn: bool
    """Its source takes the article back."""


class Index:
    """Knows the articles and texts of the window, over all workers."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        self._settings = settings
        self._script = redis.register_script(source("slices") + source("texts") + source("decide"))

    def decide(self, candidates: Sequence[Candidate], *, now_ms: int) -> list[Verdict]:
        """Give each candidate its verdict, one after the other, and remember it.

        May be repeated: the same push gets the same verdict again while the window lasts.

        Raises:
            redis.exceptions.RedisError: Redis is away or refuses; nothing, or the first of them, were decided.
        """
        keys, args = frame(self._settings, now_ms=now_ms, parts=PARTS)
        verdicts: list[Verdict] = []
        for start in range(0, len(candidates), DECIDED_AT_ONCE):
            some = candidates[start : start + DECIDED_AT_ONCE]
            parts = chain.from_iterable(map(_arguments, some))
            answers = self._script(keys=keys, args=[*args, self._settings.similarity_min, *parts])
            verdicts += [_verdict(each.article_id, answer) for each, answer in zip(some, answers, strict=True)]
        return verdicts


def _arguments(candidate: Candidate) -> tuple[str | bytes, ...]:
    withdrawn = "withdrawn" if candidate.withdrawn else ""
    push = (candidate.owner, str(candidate.pushed_ms))
    return (candidate.article_id, candidate.version_hash, *push, withdrawn, *candidate.signature)


def _verdict(article_id: str, written: bytes) -> Verdict:
    """Read a verdict as the script writes it: `revision 2 story`, `duplicate 1 story copied-article similarity`."""
    disposition, version, *others = written.decode().split()
    story, duplicate_of, similarity = (*others, None, None, None)[:3]
    return Verdict(
        disposition=Disposition(disposition),
        version=int(version),
        story=story or article_id,
        duplicate_of=duplicate_of,
        similarity=float(similarity or 1) if duplicate_of else None,
        kind=(DuplicateKind.NEAR if similarity else DuplicateKind.EXACT) if duplicate_of else None,
    )
