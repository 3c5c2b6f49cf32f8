"""Joins the names that mean the same person, organisation or place in one article. It does not say what a name is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workers.extraction.names.relations import Name, acronyms
from workers.extraction.names.titles import Candidate
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
        return max(self.names, key=lambda each: (not each.key.isupper(), len(each.words), len(each.key))).key

    @property
    def role(self) -> str | None:
        """The first title that is given."""
        return next((each.role.rstrip(",") for each in self.mentions if each.role), None)


def join(names: Iterable[Name]) -> list[Joined]:
    """One entry for each person, organisation and place, in the order of their first mentions."""
    by_kind: dict[int, list[Name]] = {PERSON: [], ORGANISATION: [], PLACE: []}
    for name in names:
        if name.kind in by_kind:
            by_kind[name.kind].append(name)
    longer_first = sorted(by_kind[ORGANISATION], key=lambda each: -len(each.words))
    joined = [
        *_persons(by_kind[PERSON]),
        *_others(ORGANISATION, longer_first),
        *_others(PLACE, by_kind[PLACE]),
    ]
    for each in joined:
        each.mentions.sort(key=_start)
    return sorted(joined, key=lambda each: _start(each.mentions[0]))


def _persons(names: Sequence[Name]) -> list[Joined]:
    by_surname: dict[str, list[Joined]] = {}
    by_forename: dict[str, list[Joined]] = {}
    persons: list[Joined] = []
    for name in sorted((each for each in names if len(each.words) > 1), key=lambda each: -len(each.words)):
        namesakes = by_surname.setdefault(_surname(name.words), [])
        if same := next((each for each in namesakes if _is_same(each.names[0].words, name.words)), None):
            same.names.append(name)
            same.mentions.extend(name.mentions)
            continue
        person = Joined(PERSON, [name], list(name.mentions))
        persons.append(person)
        namesakes.append(person)
        by_forename.setdefault(name.words[0], []).append(person)
    for each in persons:
        each.mentions.sort(key=_start)
    return persons + _add_short([each for each in names if len(each.words) == 1], by_surname, by_forename)


def _add_short(
    names: Iterable[Name], by_surname: Mapping[str, list[Joined]], by_forename: Mapping[str, list[Joined]]
) -> list[Joined]:
    """Give surnames and forenames to the persons with full names; what is left are persons of their own."""
    left: list[Joined] = []
    added: list[tuple[Joined, Candidate]] = []
    for name in names:
        if options := by_surname.get(name.key) or by_forename.get(name.key):
            added.extend((_nearest(options, mention.start), mention) for mention in name.mentions)
        else:
            left.append(Joined(PERSON, [name], list(name.mentions)))
    for person, mention in added:
        person.mentions.append(mention)
    return left


def _nearest(options: Sequence[Joined], place: int) -> Joined:
    """The person whose full name was the last before a place, else the one who is named first."""

    def last_before(each: Joined) -> int:
        index = bisect_left(each.mentions, place, key=_start)
        return _start(each.mentions[index - 1]) if index else -_start(each.mentions[0]) - 1

    return max(options, key=last_before)


def _start(mention: Candidate) -> int:
    return mention.start


def _surname(words: Sequence[str]) -> str:
    return words[-2] if words[-1] in _SUFFIXES else words[-1]


def _is_same(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Whether two names with one surname may be one person's: `S. Rao` and `Sita Rao`."""
    one, other = longer[0].rstrip("."), shorter[0].rstrip(".")
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


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
        shorts = _shorts(name) if kind == ORGANISATION else ()
        for short in (key, *_synonyms(name.key), *shorts):
            by_short.setdefault(short, each)
        yield each


def _shorts(name: Name) -> Iterator[str]:
    """What a longer name may be called for short."""
    words = name.words
    if len(words) == 1:
        return
    yield " ".join(words[:-1])
    yield words[0]
    yield from acronyms(words)


def _plain(key: str) -> str:
    """`U.N.` as `UN`."""
    return key.replace(".", "") if key.isupper() else key


def _synonyms(key: str) -> Iterator[str]:
    for same in SAME:
        if key in same:
            yield from map(_plain, same)
