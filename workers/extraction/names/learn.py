"""Makes the lists of this package from articles that nobody labelled, and from gazetteers.

    python -m workers.extraction.names.learn FILE...

Each file has rows, one JSON object a line, gzipped or not, with `text` and `lang`. The same files give the same lists.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workers.extraction.names import gazetteer
from workers.extraction.names.bootstrap import Named, learn
from workers.extraction.names.candidates import find_candidates
from workers.extraction.names.counting import shares_of_small
from workers.extraction.names.features import OF_NAMES, inner, outer
from workers.extraction.names.places import ALIASES, STATES
from workers.extraction.names.seeds import ORGANISATIONS, Seeds
from workers.extraction.names.stretches import Candidate
from workers.extraction.names.vocabulary import COMMON, LANGUAGES, word_classes
from workers.extraction.names.weights import KINDS, NEITHER, PERSON, Counts
from workers.extraction.names.words import Words, classified
from workers.extraction.tokens import tokenize

DATA = Path(__file__).parent / "data"
SEEN_MIN = {"=": 4, "<": 4, ">": 4, "|": 5, "~": 8, "%": 1, "#": 1, "-": 25, "+": 25}
"""By the kind of a feature: how often it must be seen to be kept."""

SMALLER_CORPUS = 5
"""How many times less of signs is asked for in languages with few articles."""

COMMON_SHARE = 0.5
"""Of a common word's uses that are small letters: more than this."""

ACRONYM_MAX = 5
"""Letters of a word in capitals that is one; longer ones are shouted."""

GIVEN_MIN, GIVEN_SHARE = 5, 0.85
SURE_MIN, SURE_SHARE = 5, 0.9


@dataclass(slots=True)
class Lists:
    """What has been learned so far, over all languages."""

    people: dict[str, int]
    """By town: how many live there."""
    names: dict[str, Counts] = field(default_factory=dict)
    signs: list[tuple[str | int, ...]] = field(default_factory=list)
    common: list[tuple[str, str]] = field(default_factory=list)


def main() -> None:
    """Learn language by language, English first: what it is sure of are seeds in the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    texts = _read(parser.parse_args().files)
    countries, towns = list(gazetteer.countries()), list(gazetteer.towns())
    places = frozenset(ALIASES) | frozenset(STATES) | {name for name, _code in countries}
    lists = Lists({name: int(population) for name, *_, population in reversed(towns)})
    for language in LANGUAGES:
        _learn(language, texts[language], places, lists)
    names = sorted((name, seen) for name, seen in lists.names.items() if sum(seen) >= SEEN_MIN[name[0]])
    _write("countries.tsv", countries)
    _write("towns.tsv", towns)
    _write("names.tsv", ((feature, *seen) for feature, seen in names))
    _write("given.tsv", ((feature[1:],) for feature, seen in names if _is_given(feature, seen)))
    _write("signs.tsv", sorted(lists.signs))
    _write("common.tsv", sorted(lists.common))


def _learn(language: str, texts: Sequence[str], places: frozenset[str], lists: Lists) -> None:
    """Add what the articles of a language tell."""
    small = shares_of_small(texts, language)
    common = {word for word, (share, _count) in small.items() if share > COMMON_SHARE}
    lists.common.extend((language, word) for word in common)
    classes = word_classes(language)
    for word in common:
        classes[word] = classes.get(word, 0) | COMMON
    words = Words(language, classified(classes), places | ORGANISATIONS)
    seeds = Seeds(
        language,
        kind_of=words.kind_of,
        places=places,
        towns=lists.people,
        small={word: share for word, (share, _count) in small.items()},
        known=_sure(lists.names),
    )
    counts = learn(list(_named(texts, words, seeds)))
    less = 1 if language == "en" else SMALLER_CORPUS
    for feature, seen in counts.items():
        if feature[0] in OF_NAMES:
            before = lists.names.get(feature, (0,) * KINDS)
            lists.names[feature] = tuple(map(sum, zip(seen, before, strict=True)))
        elif sum(seen) * less >= SEEN_MIN[feature[0]]:
            lists.signs.append((language, feature, *seen))


def _read(files: Iterable[Path]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                texts[row["lang"]].append(row["text"])
    return texts


def _named(texts: Iterable[str], known: Words, seeds: Seeds) -> Iterator[Named]:
    index = 0
    for text in texts:
        tokens = tokenize(text)
        starts = {start for start, _end in tokens.sentences}
        by_key: dict[str, list[Candidate]] = defaultdict(list)
        for each in find_candidates(text, known, starts):
            if not _is_start_only(each, starts) and not _is_shouted(each):
                by_key[each.key].append(each)
        fulls = {
            mentions[0].words[-1]: index + at
            for at, mentions in enumerate(by_key.values())
            if len(mentions[0].words) > 1
        }
        for key, mentions in by_key.items():
            contexts = Counter[str]()
            for each in mentions:
                contexts.update(outer(each, tokens))
            before = {feature[1:] for feature in contexts if feature[0] == "-"}
            full = fulls.get(key) if len(mentions[0].words) == 1 else None
            yield Named(
                inner(key, mentions[0].words, mentions[0].kinds),
                dict(contexts),
                len(mentions),
                seeds.kind(key, mentions, before),
                full,
            )
        index += len(by_key)


def _is_start_only(each: Candidate, starts: set[int]) -> bool:
    return len(each.words) == 1 and each.start in starts and bool(each.kinds[0] & COMMON)


def _is_shouted(each: Candidate) -> bool:
    return each.key.isupper() and (len(each.words) > 1 or len(each.key) > ACRONYM_MAX)


def _sure(learned: Mapping[str, Counts]) -> dict[str, int]:
    """Names that are nearly always of one kind."""
    sure = {}
    for feature, seen in learned.items():
        if feature[0] == "=" and sum(seen) >= SURE_MIN and max(seen[:NEITHER]) >= SURE_SHARE * sum(seen):
            sure[feature[1:]] = seen.index(max(seen))
    return sure


def _is_given(feature: str, seen: Counts) -> bool:
    name = feature[1:]
    return (
        feature[0] == "<"
        and name.istitle()
        and len(name) > 1
        and "." not in name
        and sum(seen) >= GIVEN_MIN
        and seen[PERSON] >= GIVEN_SHARE * sum(seen)
    )


def _write(name: str, rows: Iterable[Iterable[object]]) -> None:
    lines = ("\t".join(map(str, row)) for row in rows)
    (DATA / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
