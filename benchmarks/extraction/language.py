"""Whether the language of an article is told right, over the languages that are claimed.

Rows have `text` and `lang`.
"""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from benchmarks.report import Bar, at_least
from benchmarks.rows import Row
from benchmarks.scores import Watch
from workers.extraction.language import CLAIMED, detect, warm

RIGHT_MIN = 0.985


def measure(rows: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    warm()
    watch, right, wanted, taken_for = Watch(), Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        if row["lang"] not in CLAIMED:
            continue
        answer = watch.time(partial(detect, row["text"]))
        wanted[row["lang"]] += 1
        right[row["lang"]] += answer == row["lang"]
        if answer != row["lang"]:
            taken_for[f"{row['lang']} for {answer}"] += 1
    share = right.total() / wanted.total()
    by_language = {tongue: round(right[tongue] / count, 4) for tongue, count in wanted.items()}
    figures = {
        "right": share,
        "articles": wanted.total(),
        "by_language": by_language,
        "mistakes": dict(taken_for.most_common(10)),
        **watch.figures(),
    }
    return figures, [at_least("language right", share, RIGHT_MIN)]
