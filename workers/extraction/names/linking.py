"""Says where a small word links two stretches to one name: `Ministry of Health and Welfare`."""

from collections.abc import Mapping

from workers.extraction.names.stretches import Stretch, kind_of
from workers.extraction.names.vocabulary import COMMON, ORGANISATION

WORDS_MAX = 12
"""Words of the longest name."""

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
    """Knows the small words of a language, and the words that they follow."""

    def __init__(self, language: str, classes: Mapping[str, int], *, head: int) -> None:
        """`head` is the index of the word of a name that tells what it is."""
        self._links = _LINKS[language]
        self._heads = frozenset(_HEADS[language].split())
        self._classes = classes
        self._head = head

    def links(self, words: list[str], link: str, behind: Stretch) -> bool:
        """Whether the words before, what stands between, and the stretch behind are one name."""
        if link not in self._links or len(words) >= WORDS_MAX:
            return False
        head = words[self._head].lower()
        is_linked = "of" in words or "for" in words
        if link in _AND:
            return self._are_common(words[-1], behind, is_linked=is_linked)
        if link in _ON:
            return head in self._heads and bool(behind.kinds[0] & COMMON)
        return is_linked or (head in self._heads and (head not in _OF_ALONE or "for" not in link))

    def _are_common(self, last: str, behind: Stretch, *, is_linked: bool) -> bool:
        """`Food and Drug Administration`: words that are no names by themselves."""
        kind = kind_of(last, self._classes)
        if not kind & COMMON or not behind.kinds[0] & COMMON:
            return False
        return is_linked or bool(behind.kinds[-1] & ORGANISATION and not kind & ORGANISATION)
