"""How many copies are found, and whether what is called a copy is one.

Rows of articles have `id`, `title`, `text` and `source`; they are judged in the order of the file. Rows of pairs have
two ids, the Jaccard of the texts and the share of the shorter one that is in the other, under a line of names.

A pair is found when both articles go back to the same original, over any number of copies of copies. `near` are pairs
of a Jaccard of `NEAR` and more; `far` those others of `FAR` and more, or of which a share of `CONTAINED` is in the
other. A duplicate is right when it has a Jaccard of `RIGHT` with the article that it is called a copy of, or such a
share.
"""

import csv
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks.dedup.common import Common, compare
from benchmarks.report import Bar, at_least, note
from benchmarks.rows import Row
from benchmarks.scores import Watch
from schemas.extraction import Extraction
from schemas.settings import Settings
from schemas.verdict import Disposition
from wireroom.server import RedisServer
from workers.connections import connect
from workers.deduplication.index import Candidate, Index
from workers.deduplication.judgement import Judgement
from workers.deduplication.numbers import numbers_in
from workers.deduplication.signatures import Signature, sign
from workers.deduplication.versions import name_version
from workers.deduplication.words import Words, split

NEAR, FAR, CONTAINED, RIGHT = 0.7, 0.5, 0.8, 0.4
FOUND_MIN = {"near": 0.99, "far": 0.85}
RIGHT_MIN = 0.95
BATCH = 64


class Pair(NamedTuple):
    """Two articles that have much in common."""

    one: str
    other: str
    common: Common

    @property
    def kind(self) -> str | None:
        """The class that it counts in, if in any."""
        if self.common.jaccard >= NEAR:
            return "near"
        return "far" if self.common.jaccard >= FAR or self.common.contained >= CONTAINED else None


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file."""
    with path.open(encoding="utf-8") as lines:
        _, *rows = csv.reader(lines, delimiter="\t")
    return [Pair(one, other, Common(float(jaccard), float(share))) for one, other, jaccard, share in rows]


def measure(rows: Iterable[Row], pairs: Iterable[Pair]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    texts = {row["id"]: row for row in rows}
    names = {_id_of(name): name for name in texts}
    watch = Watch()
    candidates = [_candidate(row, watch) for row in texts.values()]
    copies = {names[article]: each for article, each in _judge(candidates) if each.disposition is Disposition.DUPLICATE}
    originals = {copy: names[str(each.duplicate_of)] for copy, each in copies.items()}
    found, bars = _recall(pairs, originals)
    told = {name: _tell(texts[name], texts[original]) for name, original in originals.items()}
    right = sum(each.is_right for each in told.values())
    figures: dict[str, object] = {
        "articles": len(texts),
        "duplicates": len(copies),
        "kinds": dict(Counter(str(each.kind) for each in copies.values())),
        "reposts": sum(each.is_repost is True for each in copies.values()),
        "wrong": [f"{name} for {originals[name]}" for name, each in told.items() if not each.is_right],
        "right_with_other_numbers": sum(each.is_right and each.has_other_numbers for each in told.values()),
        **found,
        **{f"signing_{name}": value for name, value in watch.figures().items()},
    }
    return figures, [*bars, at_least("right among those called duplicates", right / max(1, len(told)), RIGHT_MIN)]


def _judge(candidates: list[Candidate]) -> Iterator[tuple[str, Judgement]]:
    """The judgement of each by an index of its own, all at the same time."""
    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(Path(folder))
        server.start()
        try:
            with connect(server.url) as redis:
                index = Index(redis, Settings(redis_url=server.url))
                now_ms = int(redis.time()[0]) * 1000
                for start in range(0, len(candidates), BATCH):
                    batch = candidates[start : start + BATCH]
                    yield from zip((each.article_id for each in batch), index.decide(batch, now_ms=now_ms), strict=True)
        finally:
            server.stop()


def _candidate(row: Row, watch: Watch) -> Candidate:
    """An article as the stage hands it to the index; the time of cutting it into words and signing it is taken."""
    return Candidate(
        article_id=_id_of(row["id"]),
        version_hash=name_version(_id_of(row["id"]), coming=1),
        owner="live/1-0",
        as_of_s=0,
        fingerprint=bytes(16),
        signature=watch.time(partial(_sign, row)),
        withdrawn=False,
    )


def _id_of(name: str) -> str:
    return blake2b(name.encode(), digest_size=12).hexdigest()


def _sign(row: Row) -> Signature:
    title = row["title"] or "-"
    found = Extraction.model_construct(headline=title, text=row["text"], language=None, word_count=0)
    return sign(found, headline=split(title), text=split(row["text"]), publisher=row["source"] or "")


def _recall(pairs: Iterable[Pair], originals: Mapping[str, str]) -> tuple[dict[str, object], list[Bar]]:
    wanted: dict[str, list[Pair]] = {kind: [] for kind in FOUND_MIN}
    for pair in pairs:
        if pair.kind:
            wanted[pair.kind].append(pair)
    missed = {
        kind: [each for each in group if _first(each.one, originals) != _first(each.other, originals)]
        for kind, group in wanted.items()
    }
    for pair in chain.from_iterable(missed.values()):
        note(f"missed: {pair.one} and {pair.other}, {pair.common.jaccard:.2f}, {pair.common.contained:.2f}")
    figures: dict[str, object] = {f"{kind}_pairs": len(group) for kind, group in wanted.items()}
    return figures, [
        at_least(f"{kind} pairs found", 1 - len(missed[kind]) / max(1, len(wanted[kind])), bar)
        for kind, bar in FOUND_MIN.items()
    ]


def _first(name: str, originals: Mapping[str, str]) -> str:
    """The original that an article goes back to."""
    while name in originals:
        name = originals[name]
    return name


class Told(NamedTuple):
    """Whether a duplicate is one."""

    is_right: bool
    has_other_numbers: bool
    """Of the numbers of the text that has fewer, less than half are in the other."""


def _tell(copy: Row, original: Row) -> Told:
    one, other = split(copy["text"]), split(original["text"])
    common = compare(one, other)
    return Told(common.jaccard >= RIGHT or common.contained >= CONTAINED, _has_other_numbers(one, other))


def _has_other_numbers(one: Words, other: Words) -> bool:
    ours, theirs = numbers_in(one.all), numbers_in(other.all)
    return 2 * len(ours & theirs) < min(len(ours), len(theirs))
