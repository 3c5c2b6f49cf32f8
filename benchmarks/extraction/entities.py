"""Whether persons, organisations and places are found, with the right span and the right type.

Rows are of one of three forms: `text` and `spans` ([start, end, type] in characters); `tokens` and `tags` (BIO) with
`lang`; `sents` with `tokens` and nested `entities` ([first, one behind the last, type] in tokens).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from benchmarks.report import Bar, at_least
from benchmarks.rows import Row
from benchmarks.scores import Score, Watch
from schemas.annotations import EntityType
from workers.extraction.entities import recognise
from workers.extraction.names.lexicon import lexicon
from workers.extraction.tokens import tokenize

PERSON, ORGANISATION, PLACE = EntityType
TYPES = {
    "PERSON": PERSON,
    "PER": PERSON,
    "person": PERSON,
    "ORGANIZATION": ORGANISATION,
    "ORG": ORGANISATION,
    "organization": ORGANISATION,
    "LOCATION": PLACE,
    "LOC": PLACE,
    "GPE": PLACE,
    "FACILITY": PLACE,
    "place": PLACE,
}
F1_MIN = {"spans": 0.75, "tags": 0.65}
"""By the form of rows; of tags for English."""

_BROKEN_LINE = re.compile(r"(?<=\S)\n(?=\S)")
"""The end of a line that was broken to fit a page."""

Mention = tuple[int, int, EntityType]
Marked = tuple[int, int, str]
"""First token or character, the one behind the last, and a type as the row calls it."""


class Article(NamedTuple):
    """A text in one language and what is to be found in it."""

    form: str
    language: str
    text: str
    wanted: set[Mention]


def measure(rows: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    watch, scores = Watch(), defaultdict[str, Score](Score)
    forms = set()
    lexicon("en")
    for article in map(_read, rows):
        tokens = tokenize(article.text)
        entities = watch.time(partial(recognise, tokens, article.language))
        given = {(start, end, each.type) for each in entities for start, end in each.mentions}
        forms.add(article.form)
        for key, part in _parts(article.language):
            wanted = {each for each in article.wanted if part in ("", each[2])}
            answers = {each for each in given if part in ("", each[2])}
            scores[key].add(right=len(wanted & answers), given=len(answers), wanted=len(wanted))
    figures = {**{key: score.figures() for key, score in sorted(scores.items())}, **watch.figures()}
    bars = [at_least(f"F1, {form}, English", scores["en"].f1, F1_MIN[form]) for form in sorted(forms & F1_MIN.keys())]
    return figures, bars


def _parts(language: str) -> Iterator[tuple[str, str]]:
    """All types together, and each."""
    yield language, ""
    for each in EntityType:
        yield f"{language}, {each}", each


def _read(row: Row) -> Article:
    if "spans" in row:
        text = _BROKEN_LINE.sub(" ", row["text"])
        return Article("spans", row.get("lang", "en"), text, set(_typed(row["spans"])))
    if "tags" in row:
        return _from_tokens("tags", row["lang"], [(row["tokens"], _from_bio(row["tags"]))])
    sentences = [(sentence["tokens"], _named(sentence)) for sentence in row["sents"]]
    return _from_tokens("sents", row.get("lang", "en"), sentences)


def _from_tokens(form: str, language: str, sentences: Iterable[tuple[list[str], list[Marked]]]) -> Article:
    """Sentences become lines; tokens are parted by a space."""
    lines: list[str] = []
    wanted: set[Mention] = set()
    offset = 0
    for tokens, mentions in sentences:
        starts = []
        for token in tokens:
            starts.append(offset)
            offset += len(token) + 1
        places = [(starts[first], starts[last - 1] + len(tokens[last - 1]), kind) for first, last, kind in mentions]
        wanted.update(_typed(places))
        lines.append(" ".join(tokens))
    return Article(form, language, "\n".join(lines), wanted)


def _typed(mentions: Iterable[Marked]) -> Iterator[Mention]:
    return ((start, end, TYPES[kind]) for start, end, kind in mentions if kind in TYPES)


def _from_bio(tags: list[str]) -> list[Marked]:
    found: list[Marked] = []
    for index, tag in enumerate(tags):
        kind = tag[2:]
        if tag.startswith("I-") and found and found[-1][1] == index and found[-1][2] == kind:
            found[-1] = (found[-1][0], index + 1, kind)
        elif tag != "O":
            found.append((index, index + 1, kind))
    return found


def _named(sentence: Row) -> list[Marked]:
    """Mentions that are proper nouns from their first word to their last."""
    return [
        (first, last, kind)
        for first, last, kind in sentence["entities"]
        if sentence["xpos"][first].startswith("NNP") and sentence["xpos"][last - 1].startswith("NNP")
    ]
