"""Articles to measure with: real ones from a file that stands beside the project, made ones where there is none."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.rows import read_rows
from schemas.article import Article
from schemas.extraction import Extraction
from workers.deduplication.signatures import sign
from workers.deduplication.words import split

REAL = Path(__file__).parents[2] / "shared" / "data" / "articles.ndjson.gz"
"""One JSON object a line, with `id`, `source`, `title`, `text`."""
SYLLABLES = ("ba", "cor", "del", "es", "fin", "gar", "hol", "is", "jun", "kel", "lor", "mar", "nen", "or", "pas", "ris")
WORDS = 5000
PARAGRAPHS = 5
WORDS_IN_PARAGRAPH = 60
BAND_BYTES = 4
WAVES_MAX = 4


def articles(count: int) -> list[Article]:
    """`count` articles: real ones as far as there are any, then made ones."""
    real = list(islice(real_articles(), count))
    return real + list(islice(made_articles(), count - len(real)))


def real_articles() -> Iterator[Article]:
    """Articles that nobody made for this; none when the file is not there."""
    if not REAL.exists():
        return
    for row in read_rows(REAL):
        yield Article(source=row["source"] or "unknown", uri=row["id"], body=f"{row['title']}\n\n{row['text']}")


def made_articles(seed: int = 1) -> Iterator[Article]:
    """Distinct texts of about 2 KB without meaning, for ever; the same at every run."""
    draw = random.Random(seed)
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(WORDS)]
    number = 0
    while True:
        paragraphs = [" ".join(draw.choices(words, k=WORDS_IN_PARAGRAPH)) + "." for _ in range(PARAGRAPHS)]
        yield Article(source="made", uri=f"made:{seed}:{number}", body="\n\n".join(paragraphs))
        number += 1


def waves(texts: Sequence[Article]) -> list[list[Article]]:
    """Part articles so that no two of a wave can be copies of one another, the earlier ones in earlier waves.

    What becomes of an article that waits for its wave does not depend on which of several workers is faster. Articles
    that would need more than `WAVES_MAX` waves are left out.
    """
    groups = _Groups(len(texts))
    seen: dict[tuple[int, bytes], int] = {}
    for number, article in enumerate(texts):
        for mark in enumerate(_marks(article)):
            groups.join(number, seen.setdefault(mark, number))
    members: dict[int, int] = defaultdict(int)
    parted: list[list[Article]] = [[] for _ in range(WAVES_MAX)]
    for number, article in enumerate(texts):
        group = groups.find(number)
        wave = members[group]
        members[group] += 1
        if wave < WAVES_MAX:
            parted[wave].append(article)
    return [wave for wave in parted if wave]


def _marks(article: Article) -> list[bytes]:
    extraction = Extraction(headline="-", text=article.body, language=None, word_count=0)
    marks = sign(extraction, headline=split("-"), text=split(article.body), publisher="")
    bands = (marks.bands[start : start + BAND_BYTES] for start in range(0, len(marks.bands), BAND_BYTES))
    return [marks.exact, *bands]


class _Groups:
    """Numbers joined into groups."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def find(self, number: int) -> int:
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        self._parents[self.find(one)] = self.find(other)
