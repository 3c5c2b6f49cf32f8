"""Says where a small word links two stretches to one name: `Ministry of Health and Welfare`."""

from collections.abc import Sequence

from workers.extraction.names.stretches import Candidate
from workers.extraction.names.vocabulary import COMMON, ORGANISATION, head_of
from workers.extraction.names.words import Words

WORDS_MAX = 12
"""Words of the longest name."""

LENGTH_MAX = 10
"""Characters of the longest link."""

_OF = (" of ", " of the ", " for ", " for the ")
_AND = (" and ", " und ", " et ", " y ")
_ON = (" on ",)
_LINKS = {
    "en": frozenset((*_OF, *_AND, *_ON)),
    "de": frozenset((" f\u00fcr ", " der ", " des ", " und ", " f\u00fcr das ", " of ")),
    "fr": frozenset((" d'", " d\u2019", " de l'", " de l\u2019", " et ", " pour ", " pour la ", " of ")),
    "es": frozenset((" y ", " para ", " para la ", " of ")),
}
_HEADS = {
    "en": (
        "academy act agency archive archives army association authority bank battle bay bill board bureau cape"
        " center centers centre chamber church collection college commission committee confederation conference"
        " congress council court day declaration department dept directorate district faculty federation"
        " foundation fund gallery gulf hall house institute institution isle kingdom knights league library"
        " ministry movement museum office order organisation organization parliament party republic school sea"
        " secretariat society strait straits tournament treaty union university"
    ),
    "de": "bank bund bundesamt bundesministerium institut ministerium rat republik universität verband",
    "fr": (
        "académie assemblée banque comité conseil cour front fédération institut ministère mouvement musée"
        " organisation parti république union université"
    ),
    "es": "banco consejo instituto ministerio organización partido universidad",
}
_OF_ALONE = frozenset(("house", "parliament", "university"))
"""Heads that `of` may follow, and `for` not."""


class Linker:
    """Joins stretches of a text where a small word of its language stands between."""

    def __init__(self, text: str, known: Words) -> None:
        self._text = text
        self._links = _LINKS[known.language]
        self._heads = frozenset(_HEADS[known.language].split())
        self._kind_of = known.kind_of
        self._head = head_of(known.language)

    def join(self, first: Candidate, behind: Candidate) -> bool:
        """Whether two stretches are one name; if so, the first goes on to the end of the one behind."""
        if behind.start - first.end > LENGTH_MAX:
            return False
        link = self._text[first.end : behind.start]
        if link not in self._links or first.role or first.honorific or not self._links_to(first.words, link, behind):
            return False
        small = link.split()
        first.words = (*first.words, *small, *behind.words)
        first.kinds = (*first.kinds, *map(self._kind_of, small), *behind.kinds)
        first.key = " ".join(first.words)
        first.end = behind.end
        return True

    def _links_to(self, words: Sequence[str], link: str, behind: Candidate) -> bool:
        if len(words) >= WORDS_MAX:
            return False
        head = words[self._head].lower()
        is_linked = "of" in words or "for" in words
        if link in _AND:
            return self._are_common(words[-1], behind, is_linked=is_linked)
        if link in _ON:
            return head in self._heads and bool(behind.kinds[0] & COMMON)
        return is_linked or (head in self._heads and (head not in _OF_ALONE or "for" not in link))

    def _are_common(self, last: str, behind: Candidate, *, is_linked: bool) -> bool:
        """`Food and Drug Administration`: words that are no names by themselves."""
        kind = self._kind_of(last)
        if not kind & COMMON or not behind.kinds[0] & COMMON:
            return False
        return is_linked or bool(behind.kinds[-1] & ORGANISATION and not kind & ORGANISATION)
