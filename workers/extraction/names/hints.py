"""What rules say of names, beside what is learned. It knows no lists."""

from workers.extraction.names.weights import KINDS, NEITHER, ORGANISATION, PERSON, PLACE, pack

HINTS = {
    "titled": (PERSON, 6.0),
    "surname": (PERSON, 5.0),
    "forename": (PERSON, 3.0),
    "given": (PERSON, 2.5),
    "short": (ORGANISATION, 3.0),
    "acronym": (ORGANISATION, 3.0),
    "organisation head": (ORGANISATION, 2.0),
    "organisation behind": (ORGANISATION, 1.5),
    "country": (PLACE, 6.0),
    "state": (PLACE, 3.0),
    "town": (PLACE, 2.0),
    "dateline": (PLACE, 3.0),
    "before its country": (PLACE, 2.0),
    "place head": (PLACE, 2.0),
    "other head": (NEITHER, 1.0),
    "thing": (NEITHER, 4.0),
    "noun": (NEITHER, 6.0),
    "only at starts": (NEITHER, 1.0),
    "always": (NEITHER, 1.0),
}
"""What a hint speaks for, and how much, in nats beside the weights of learned features."""


def weighed(hint: str, strength: float = 1) -> int:
    """What a hint says, packed."""
    kind, weight = HINTS[hint]
    return pack(tuple(weight * strength if each == kind else 0.0 for each in range(KINDS)))


WEIGHED = {hint: weighed(hint) for hint in HINTS}
