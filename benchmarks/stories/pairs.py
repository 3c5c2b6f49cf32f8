"""Whether the score of two articles tells that they are about the same story.

Rows have the texts `a` and `b`, the two `lang` and `overall`, 1 for the same story to 4. How often a pair of at most
`SAME` has a higher score than one of at least `OTHER` is the area under the curve; a plain cosine of tf-idf reaches
.946 on English pairs of SemEval 2022, task 8. What words are rare is learnt from the texts themselves. Pairs of two
languages are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain

from benchmarks.report import Bar, at_least
from benchmarks.rows import Row
from schemas.article import Article
from schemas.extraction import Naming
from workers.deduplication.stories.frequencies import Frequencies
from workers.deduplication.stories.similarity import likeness
from workers.deduplication.stories.terms import Terms, terms_of, weigh
from workers.deduplication.words import split
from workers.extraction.annotate import annotate
from workers.extraction.extract import extract
from workers.extraction.recogniser import choose

SAME, OTHER = 1.5, 3
BARS = {"en": 0.95}
ARRIVED = datetime(2026, 1, 1, tzinfo=UTC)


def measure(rows: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    by_language = defaultdict(list)
    for row in rows:
        if row["lang"][0] == row["lang"][1]:
            by_language[row["lang"][0]].append(row)
    areas = {language: _area_of(some, language) for language, some in by_language.items()}
    halves = [_area_of(by_language["en"][half::2], "en") for half in (0, 1)]
    figures = {
        "pairs": {language: len(some) for language, some in by_language.items()},
        "areas": {language: round(area, 4) for language, area in sorted(areas.items())},
        "areas_of_halves_en": [round(area, 4) for area in halves],
    }
    return figures, [
        at_least(f"area under the curve, {language}", areas[language], bar) for language, bar in BARS.items()
    ]


def area(same: Sequence[float], other: Sequence[float]) -> float:
    """How often one of `same` is above one of `other`; a tie counts a half."""
    wins = sum((one > another) + (one == another) / 2 for one in same for another in other)
    return wins / (len(same) * len(other))


def _area_of(rows: Sequence[Row], language: str) -> float:
    pairs = [(_terms(row["a"], language), _terms(row["b"], language)) for row in rows]
    frequencies = Frequencies()
    for terms in chain.from_iterable(pairs):
        frequencies.add(terms.all)
    scores = [_score(*pair, frequencies) for pair in pairs]
    scored = list(zip(scores, (float(row["overall"]) for row in rows), strict=True))
    return area(
        [score for score, judged in scored if judged <= SAME], [score for score, judged in scored if judged >= OTHER]
    )


def _score(one: Terms, other: Terms, frequencies: Frequencies) -> float:
    """Which of the two came first is not known: the mean of both cases."""
    vectors = weigh(one, frequencies), weigh(other, frequencies)
    return (likeness(*vectors) + likeness(*reversed(vectors))) / 2


def _terms(text: str, language: str) -> Terms:
    found = extract(Article(source="pairs", body=text, language=language), arrived=ARRIVED)
    entities = annotate(found, arrived=ARRIVED, recognise=choose(None)).entities
    names = [Naming(type=each.type, name=each.name, mentions=len(each.mentions)) for each in entities]
    return terms_of(split(found.headline), split(found.text), names, language=language)
