"""Finds the noun phrase that names a source, near a verb. It knows nothing of what is said."""

from workers.extraction.quotation.passage import DASHES, Passage, Range

_LONGEST = 40
"""Tokens of a source."""

_SHORT = 8
"""Tokens of one whose verb is not known."""

_STOPS = frozenset(",;:\"()[]{}?!\u201c\u201d\u201e\u00ab\u00bb|*\u2022'\u2018`") | DASHES
_OPENERS_OF = {",": frozenset(","), ")": frozenset("("), **dict.fromkeys(DASHES, DASHES)}
POSSESSIVES = frozenset(("'s", "'"))


def before_verb(passage: Passage, verb: int, floor: int) -> int:
    """The token before a verb with its auxiliaries, adverbs and days; `floor - 1` when there is none."""
    at = passage.before_verbs.get(verb)
    if at is None:
        at, farthest = verb - 1, max(0, verb - _LONGEST)
        while at >= farthest and _is_filler(passage, at):
            at -= 1
        passage.before_verbs[verb] = at
    return at if at >= floor else floor - 1


def _is_filler(passage: Passage, at: int) -> bool:
    """Whether a token stands between a subject and its verb."""
    low, words = passage.lows[at], passage.words
    if low in words.fillers:
        return True
    if low in words.prepositions:
        return _is_day(passage, at)
    if low == "'s":
        return is_auxiliary(passage, at)
    return low.endswith(words.adverb_endings) and is_adverb(passage, at)


def is_auxiliary(passage: Passage, at: int) -> bool:
    """Whether a word is an auxiliary, also the `'s` of `he's said`."""
    lows, words = passage.lows, passage.words
    return lows[at] in words.auxiliaries or (lows[at] == "'s" and at > 0 and lows[at - 1] in words.pronouns)


def is_adverb(passage: Passage, at: int) -> bool:
    """Whether a word is an adverb, as far as its form tells."""
    low, words = passage.lows[at], passage.words
    if low in words.adverbs:
        return True
    if not low.endswith(words.adverb_endings) or passage.is_name(at):
        return False
    return at == 0 or passage.lows[at - 1] not in words.determiners


def _is_day(passage: Passage, at: int) -> bool:
    lows, words = passage.lows, passage.words
    return lows[at] in words.days or (lows[at] in words.prepositions and "".join(lows[at + 1 : at + 2]) in words.days)


def subject_before(passage: Passage, verb: int, floor: int) -> Range | None:
    """The subject of a verb behind it, with what is said of it between commas, dashes or parentheses."""
    lows, words = passage.lows, passage.words
    floor = max(floor, verb - 2 * _LONGEST)
    last = at = before_verb(passage, verb, floor)
    while at >= floor and lows[at] in _OPENERS_OF and not passage.quoted[at]:
        at = _before_aside(passage, at, floor)
    if at < floor or passage.quoted[at] or lows[at] in words.conjunctions or lows[at] in words.prepositions:
        return None
    if lows[at] in words.pronouns:
        return at, at + 1
    if not (lows[at][0].isalnum() or lows[at] in POSSESSIVES or lows[at] == "."):
        return None
    return _phrase_start(passage, at, floor), last + (lows[last] not in _OPENERS_OF or lows[last] == ")")


def _before_aside(passage: Passage, at: int, floor: int) -> int:
    """The token before the mark that opens what the mark at `at` closes; below `floor` when nothing does."""
    openers = _OPENERS_OF[passage.lows[at]]
    for opener in range(at - 1, max(floor, at - _LONGEST) - 1, -1):
        if passage.lows[opener] in openers and not passage.quoted[opener]:
            return opener - 1
    return floor - 1


def _phrase_start(passage: Passage, at: int, floor: int) -> int:
    """Where the noun phrase begins whose last token is at `at`."""
    first, floor = at, max(floor, at - _LONGEST)
    while first > floor and not _ends_phrase(passage, first - 1):
        first -= 1
    while first < at and _leads_in(passage, first):
        first += 1
    return first


def _ends_phrase(passage: Passage, at: int) -> bool:
    """Whether a token belongs to no noun phrase."""
    low = passage.lows[at]
    return low in _STOPS or low in passage.words.phrase_ends or passage.quoted[at] == 1


def _leads_in(passage: Passage, at: int) -> bool:
    """Whether a token stands before a noun phrase."""
    low, words = passage.lows[at], passage.words
    return low in words.conjunctions or low in words.prepositions or low in words.openers or low in words.days


def subject_after(passage: Passage, at: int, end: int) -> Range | None:
    """The noun phrase that begins at `at`."""
    lows, words = passage.lows, passage.words
    if at >= end or passage.quoted[at] or lows[at] in words.prepositions or lows[at] in words.subordinators:
        return None
    if lows[at] in words.pronouns:
        return at, at + 1
    last, end = at, min(end, at + _LONGEST)
    while last < end and not (_ends_phrase(passage, last) or _is_day(passage, last) or lows[last] in words.adjuncts):
        last += 1
    last = passage.trim(at, last)
    return (at, last) if last > at else None


def with_asides(passage: Passage, phrase: Range, end: int) -> Range:
    """A noun phrase with what is said of it behind it: `a lawyer, 44, who lives here`."""
    lows, words = passage.lows, passage.words
    first, last = phrase
    end = min(end, last + _LONGEST)
    while last + 1 < end and (lows[last] == "," or lows[last] in words.relatives):
        at = last + (lows[last] == ",")
        if passage.quoted[at] or lows[at] in words.participles or _leads_in(passage, at):
            break
        if lows[at] in words.subordinators and lows[at] not in words.relatives:
            break
        last = at + 1
        while last < end and lows[last] not in _STOPS and not passage.quoted[last]:
            last += 1
    return first, passage.trim(first, last)


def clause_subject(passage: Passage, first: int, end: int) -> Range | None:
    """The subject that a verb at `end` shares with the clause before it, as far as that can be told without its verb.

    The nearest pronoun that opens a clause, else the noun phrase at `first`, behind an adverbial.
    """
    lows, words = passage.lows, passage.words
    for at in range(end - 1, max(first, end - _LONGEST) - 1, -1):
        if lows[at] in words.pronouns and lows[at] not in words.subordinators and not passage.quoted[at]:
            before = lows[at - 1] if at > first else ","
            if before == "," or before in words.conjunctions or before in words.subordinators:
                return at, at + 1
    return _short_phrase(passage, _behind_adverbial(passage, first, end), end)


def _behind_adverbial(passage: Passage, at: int, end: int) -> int:
    """Where the subject of a sentence may begin: `In Ost, Ruritania, he`."""
    lows, words = passage.lows, passage.words
    while at < end and (lows[at] in words.conjunctions or lows[at] in _STOPS):
        at += 1
    if at == end or not (_leads_in(passage, at) or lows[at] in words.subordinators or is_adverb(passage, at)):
        return at
    commas = (k for k in range(at, min(end, at + _LONGEST)) if lows[k] == "," and not passage.quoted[k])
    first, second = next(commas, None), next(commas, None)
    if first is None:
        return at
    if second is not None and all(map(passage.is_name, range(first + 1, second))):
        return second + 1
    return first + 1


def _short_phrase(passage: Passage, at: int, end: int) -> Range | None:
    """A name, or a determiner and what follows it, up to a verb as far as that can be told."""
    lows, words = passage.lows, passage.words
    last, end = at, min(end, at + _SHORT)
    while last < end and not _ends_phrase(passage, last):
        if lows[last] in words.cues or lows[last] in words.prepositions or (last > at and _leaves_name(passage, last)):
            break
        last += 1
    return (at, last) if last > at else None


def _leaves_name(passage: Passage, at: int) -> bool:
    """Whether the word before is the last of a name."""
    low, before = passage.lows[at], passage.lows[at - 1]
    if passage.is_name(at) or not passage.is_name(at - 1) or before in passage.words.determiners:
        return False
    return low not in POSSESSIVES and low not in (".", "and")
