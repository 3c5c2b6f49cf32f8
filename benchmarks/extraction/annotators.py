"""How long all annotators together take for a plain text of 2,000 characters, on one core.

Rows have `text` and `lang`. English texts are cut to that length; shorter ones are left out.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from statistics import median

from benchmarks.report import Bar, at_most
from benchmarks.rows import Row
from benchmarks.scores import Watch
from schemas.extraction import Extraction
from workers.extraction.amounts import find_amounts
from workers.extraction.annotate import annotate
from workers.extraction.dates import find_dates
from workers.extraction.entities import recognise
from workers.extraction.key_phrases import find_key_phrases
from workers.extraction.quotes import find_quotes
from workers.extraction.tokens import tokenize

CHARACTERS = 2000
TEXTS, EVERY = 500, 20
"""So many texts, of every so many rows: a file may be sorted."""
WRITTEN = datetime(2023, 11, 10, tzinfo=UTC)
MEDIAN_MAX_MS = 1.5


def measure(rows: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    long_enough = (row["text"][:CHARACTERS] for row in rows if row["lang"] == "en" and len(row["text"]) >= CHARACTERS)
    texts = list(islice(long_enough, 0, TEXTS * EVERY, EVERY))
    _together(texts[0], Watch())
    together = Watch()
    for text in texts:
        _together(text, together)
    figures = {"texts": len(texts), **together.figures(), "median_ms_each": _each(texts)}
    return figures, [at_most("all annotators, median ms", median(together.spent_ms), MEDIAN_MAX_MS)]


def _together(text: str, watch: Watch) -> None:
    extraction = Extraction(headline="-", text=text, language="en", word_count=0)
    watch.time(partial(annotate, extraction, arrived=WRITTEN, recognise=recognise))


def _each(texts: Iterable[str]) -> dict[str, float]:
    watches = {name: Watch() for name in ("tokens", "entities", "quotes", "dates", "amounts", "key_phrases")}
    for text in texts:
        tokens = watches["tokens"].time(partial(tokenize, text))
        entities = watches["entities"].time(partial(recognise, tokens, "en"))
        watches["quotes"].time(partial(find_quotes, tokens, "en", entities))
        watches["dates"].time(partial(find_dates, tokens, "en", WRITTEN.date()))
        watches["amounts"].time(partial(find_amounts, tokens, "en"))
        watches["key_phrases"].time(partial(find_key_phrases, tokens, "en", entities))
    return {name: round(median(watch.spent_ms), 3) for name, watch in watches.items()}
