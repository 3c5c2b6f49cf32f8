"""Joins the names that mean the same person, organisation or place in one article. It does not say what a name is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from workers.extraction.names.relations import Name, acronyms, longest_first
from workers.extraction.names.stretches import Candidate
from workers.extraction.names.weights import ORGANISATION, PERSON, PLACE

SAME = (
    ("United States", "U.S.", "US", "U.S.A.", "USA", "America", "United States of America"),
    ("United Kingdom", "U.K.", "UK", "Britain", "Great Britain"),
    ("United Arab Emirates", "UAE", "U.A.E."),
    ("European Union", "EU", "E.U."),
    ("United Nations", "UN", "U.N."),
    ("Vereinigte Staaten", "USA", "US"),
    ("\u00c9tats-Unis", "USA"),
    ("Estados Unidos", "EE.UU.", "EEUU"),
    ("Naciones Unidas", "ONU"),
    ("Nations unies", "ONU"),
)
"""Names that mean the same wherever they stand, the fullest first."""

_start = attrgetter("start")
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


@dataclass(slots=True)
class Joined:
    """One person, organisation or place, with all its mentions."""

    kind: int
    names: list[Name]
    mentions: list[Candidate] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name; one in capitals only where there is no other."""
        if len(self.names) == 1:
            return self.names[0].key
        return max(self.names, key=lambda each: (not each.key.isupper(), len(each.words), len(each.key))).key

    @property
    def role(self) -> str | None:
        """The first title that is given."""
        for each in self.mentions:
            if each.role:
                return each.role.rstrip(",")
        return None


def join(names: Iterable[Name]) -> list[Joined]:
    """One entry for each person, organisation and place, in the order of their first mentions."""
    by_kind: tuple[list[Name], ...] = ([], [], [], [])
    for name in names:
        by_kind[name.kind].append(name)
    joined = [
        *_persons(by_kind[PERSON]),
        *_others(ORGANISATION, longest_first(by_kind[ORGANISATION])),
        *_others(PLACE, by_kind[PLACE]),
    ]
    for each in joined:
        if len(each.mentions) > 1:
            each.mentions.sort(key=_start)
    return sorted(joined, key=_first)


def _first(joined: Joined) -> int:
    return joined.mentions[0].start


def _persons(names: Sequence[Name]) -> list[Joined]:
    known: dict[tuple[str, str], Joined] = {}
    by_surname: dict[str, list[Joined]] = {}
    by_forename: dict[str, list[Joined]] = {}
    persons: list[Joined] = []
    for name in longest_first(each for each in names if len(each.words) > 1):
        surname, forename = _surname(name.words), name.words[0].rstrip(".")
        if same := _same(surname, forename, known):
            same.names.append(name)
            same.mentions.extend(name.mentions)
            continue
        person = Joined(PERSON, [name], list(name.mentions))
        persons.append(person)
        known[surname, forename] = person
        known.setdefault((surname, f"{forename[:1]}*"), person)
        by_surname.setdefault(surname, []).append(person)
        by_forename.setdefault(name.words[0], []).append(person)
    return persons + _add_short([each for each in names if len(each.words) == 1], by_surname, by_forename)


def _surname(words: Sequence[str]) -> str:
    return words[-2] if words[-1] in _SUFFIXES else words[-1]


def _same(surname: str, forename: str, known: Mapping[tuple[str, str], Joined]) -> Joined | None:
    """Who may be meant: `S. Rao` and `Sita Rao` may be one. `known` are by surname and forename, and by `S*`."""
    if len(forename) == 1:
        return known.get((surname, f"{forename}*"))
    return known.get((surname, forename)) or known.get((surname, forename[:1]))


def _add_short(
    names: Iterable[Name], by_surname: Mapping[str, list[Joined]], by_forename: Mapping[str, list[Joined]]
) -> list[Joined]:
    """Give surnames and forenames to the persons with full names; what is left are persons of their own."""
    left: list[Joined] = []
    added: list[tuple[Joined, Candidate]] = []
    for name in names:
        if options := by_surname.get(name.key) or by_forename.get(name.key):
            added.extend(zip(_nearest(options, name.mentions), name.mentions, strict=True))
        else:
            left.append(Joined(PERSON, [name], list(name.mentions)))
    for person, mention in added:
        person.mentions.append(mention)
    return left


def _nearest(options: Sequence[Joined], mentions: Sequence[Candidate]) -> list[Joined]:
    """For each mention the person whose full name was the last before it, else the one who is named first."""
    if len(options) == 1:
        return [options[0]] * len(mentions)
    named = sorted(((full.start, each) for each in options for full in each.mentions), key=itemgetter(0))
    starts = [start for start, _person in named]
    return [named[max(0, bisect_left(starts, each.start) - 1)][1] for each in mentions]


def _others(kind: int, names: Iterable[Name]) -> Iterator[Joined]:
    """Names of organisations or places: short forms and synonyms join the first name that they may stand for."""
    by_short: dict[str, Joined] = {}
    for name in names:
        key = _plain(name.key)
        if same := by_short.get(key):
            same.names.append(name)
            same.mentions.extend(name.mentions)
            continue
        each = Joined(kind, [name], list(name.mentions))
        by_short[key] = each
        shorts = _shorts(name.words) if kind == ORGANISATION and len(name.words) > 1 else ()
        for short in (*_SYNONYMS.get(name.key, ()), *shorts):
            by_short.setdefault(short, each)
        yield each


def _shorts(words: Sequence[str]) -> Iterator[str]:
    """What a longer name may be called for short."""
    yield " ".join(words[:-1])
    yield words[0]
    yield from acronyms(words)


def _plain(key: str) -> str:
    """`U.N.` as `UN`."""
    return key.replace(".", "") if key.isupper() else key


_SYNONYMS = {key: tuple(_plain(other) for same in SAME if key in same for other in same) for key in set().union(*SAME)}
