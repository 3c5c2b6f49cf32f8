"""Which entity speaks behind the words of a source."""

import re

import pytest

from schemas.annotations import Entity, EntityType
from workers.extraction.quotes import find_quotes
from workers.extraction.tokens import tokenize

PERSON, ORGANISATION, PLACE = EntityType
KNOWN = {
    "Ann Roe": (PERSON, "Ann Roe|Mrs Roe|Roe"),
    "Bo Voss": (PERSON, "Bo Voss|Mr Voss|Voss"),
    "Kim Dahl": (PERSON, "Kim Dahl|Dahl"),
    "Ost Bank": (ORGANISATION, "Ost Bank"),
    "Ruritania": (PLACE, "Ruritania"),
}


def speakers_in(text: str) -> list[str | None]:
    """The speakers of a text's quotes, all entities known."""
    entities = [
        Entity(type=kind, name=name, mentions=tuple(found.span() for found in re.finditer(pattern, text)))
        for name, (kind, pattern) in KNOWN.items()
        if re.search(pattern, text)
    ]
    return [quote.speaker for quote in find_quotes(tokenize(text), "en", entities)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ann Roe said it held.", "Ann Roe"),
        ("Ann Roe, a friend of Bo Voss, said it held.", "Ann Roe"),
        ("Bo Voss' friend Ann Roe said it held.", "Ann Roe"),
        ("A friend of Bo Voss said it held.", None),
        ("Bo Voss's lawyer said it held.", None),
        ("A spokesman for Ost Bank said it held.", "Ost Bank"),
        ("Ost Bank chief Ann Roe said it held.", "Ann Roe"),
        ("Ruritania said it held.", "Ruritania"),
        ("A man in Ruritania said it held.", None),
        ("Ann Roe, who said it held, left.", "Ann Roe"),
        ("The ministry said it held.", None),
        ("Ann Roe came. They said it held.", None),
    ],
)
def test_a_source_names_its_speaker(text: str, speaker: str | None) -> None:
    """The person at the head of the phrase, else its organisation, else a place that is all of it."""
    assert speakers_in(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Kim Dahl said it held. Rain fell on Bo Voss. He said it leaked.", ["Kim Dahl", "Kim Dahl"]),
        ("Kim Dahl said it held. Bo Voss came. He said it leaked.", ["Kim Dahl", "Bo Voss"]),
        ("Mrs Roe said it held. Mr Voss said it leaked. She said no one knew.", ["Ann Roe", "Bo Voss", "Ann Roe"]),
        ("Kim Dahl came. She said it held. He said it leaked.", ["Kim Dahl", None]),
        ("She said it held.", [None]),
    ],
)
def test_a_pronoun_means_a_person(text: str, speakers: list[str | None]) -> None:
    """The last who spoke or began a sentence, but no one whom a title or a pronoun has shown to be of the other sex."""
    assert speakers_in(text) == speakers
