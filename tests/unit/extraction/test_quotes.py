"""Which quotes are found in a text: what was said, the words that tell of it, who is named, and who speaks."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.annotations import Entity, EntityType, Quote, QuoteType
from workers.extraction.quotation.attributions import ENOUGH
from workers.extraction.quotes import LEXICONS, find_quotes
from workers.extraction.tokens import tokenize

ASKED_FOR = Path(__file__).parents[4] / "shared" / "seeds" / "000_81762a311fdba36f.txt"

VISIT = """\
Transport Minister Ola Brandt met Ruritania's Secretary of State Peter Hallam on Friday. Mr Hallam came by train.

Mr Brandt and Harbour Minister Lena Voss will open the new line. Ruritania has said the line \
will carry "grain and timber".

"It is a joy to be back on the coast. We have a harbour, a railway and, above all, a common timetable," Mr Hallam said \
after meeting Mr Brandt today.

"We have a lot to do, including with the ferries. I think it shows how near we are," he added.

Ms Voss was late. "The crane was stuck," she said.
"""


class Told(NamedTuple):
    """A quote, in words."""

    type: QuoteType
    content: str
    cue: str | None
    source: str | None


def quotes_in(text: str, language: str = "en", entities: tuple[Entity, ...] = ()) -> list[Quote]:
    """What is found."""
    return find_quotes(tokenize(text), language, entities)


def told_in(text: str, language: str = "en") -> list[Told]:
    """What is found, in words."""
    return [
        Told(
            quote.type,
            said_in(text, quote),
            text[slice(*quote.cue)] if quote.cue else None,
            text[slice(*quote.source)] if quote.source else None,
        )
        for quote in quotes_in(text, language)
    ]


def said_in(text: str, quote: Quote) -> str:
    """What was said, with a stroke where the telling interrupts it."""
    return " | ".join(text[start:end] for start, end in quote.content)


def person(text: str, name: str, *aliases: str) -> Entity:
    """A person with all mentions of these names in a text."""
    pattern = "|".join(map(re.escape, (name, *aliases)))
    mentions = tuple(found.span() for found in re.finditer(pattern, text))
    return Entity(type=EntityType.PERSON, name=name, mentions=mentions)


DIRECT, MIXED, INDIRECT = QuoteType


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ('"The dam holds," Ann Roe said.', '"The dam holds,"', "said", "Ann Roe"),
        ('"The dam holds," said Ann Roe. Rain fell.', '"The dam holds,"', "said", "Ann Roe"),
        ("\u201cThe dam holds,\u201d she said on Monday.", "\u201cThe dam holds,\u201d", "said", "she"),
        ("''The dam holds,'' Ann Roe said.", "''The dam holds,''", "said", "Ann Roe"),
        ("\u2018The dam holds,\u2019 Ann Roe said.", "\u2018The dam holds,\u2019", "said", "Ann Roe"),
        ('"Does it hold?" Ann Roe asked.', '"Does it hold?"', "asked", "Ann Roe"),
        ('Ann Roe said, "The dam holds."', '"The dam holds."', "said", "Ann Roe"),
        ('Ann Roe told reporters on Monday: "It holds."', '"It holds."', "told", "Ann Roe"),
        ('In a letter, the town wrote:\n\n"It holds."', '"It holds."', "wrote", "the town"),
        ('Ann Roe agreed. "It holds."', '"It holds."', "agreed", "Ann Roe"),
        ('As Ann Roe put it, "it holds."', '"it holds."', "put", "Ann Roe"),
        ('Ann Roe: "It holds"', '"It holds"', ":", "Ann Roe"),
        ('"It holds," the old, grey man said.', '"It holds,"', "said", "the old, grey man"),
        ('"It holds," Ann Roe, the mayor, said.', '"It holds,"', "said", "Ann Roe, the mayor"),
        ('"It holds," said Ann Roe, who built it.', '"It holds,"', "said", "Ann Roe, who built it"),
        ("\"It is 'safe',\" Ann Roe said.", "\"It is 'safe',\"", "said", "Ann Roe"),
    ],
)
def test_a_quote_is_direct(text: str, content: str, cue: str, source: str) -> None:
    """What stands in quotation marks is the content, marks included."""
    assert told_in(text) == [Told(DIRECT, content, cue, source)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"It holds," Ann Roe said. "It always did." Rain fell.', '"It holds," | "It always did."'),
        ('"It holds," said Ann Roe in a letter, "for now."', '"It holds," | "for now."'),
        (
            '"It holds," Ann Roe said.\n\n"It always did."\n\nRain fell.',
            '"It holds," | "It always did."',
        ),
        ('"It holds.\n\n"It always did," Ann Roe said.', '"It holds.\n\n"It always did,"'),
    ],
)
def test_a_quote_goes_on(text: str, content: str) -> None:
    """Quotes that go on behind the telling, or on the next line, are one, with a span on each side of it."""
    (told,) = told_in(text)
    assert told[:2] == (DIRECT, content)
    assert told.source == "Ann Roe"


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        ("Ann Roe said that the dam held.", "that the dam held", "said", "Ann Roe"),
        ("Police say three people were hurt.", "three people were hurt", "say", "Police"),
        ("The ministry on Monday said it would close.", "it would close", "said", "The ministry"),
        (
            "A spokesman for the bank said on Monday it would close.",
            "it would close",
            "said",
            "A spokesman for the bank",
        ),
        ("She told the Daily Post on Monday that it held.", "that it held", "told", "She"),
        ("Ann Roe has repeatedly warned that it leaks.", "that it leaks", "warned", "Ann Roe"),
        ("Ann Roe (64), mayor of Ost, believes it holds.", "it holds", "believes", "Ann Roe (64), mayor of Ost"),
        ("The dam holds for now, analysts say.", "The dam holds for now", "say", "analysts"),
        ("The dam holds, said Ann Roe.", "The dam holds", "said", "Ann Roe"),
        ("The dam, analysts say, will hold.", "The dam | will hold", "say", "analysts"),
        ("According to the ministry, the dam holds.", "the dam holds", "According to", "the ministry"),
        ("The dam holds, according to the ministry.", "The dam holds", "according to", "the ministry"),
        ("Ann Roe accused the ministry of sleeping.", "the ministry of sleeping", "accused", "Ann Roe"),
        ("While Ann Roe said it held, the valley was empty.", "it held", "said", "Ann Roe"),
        ("Ann Roe said the dam at Ost held, which it did.", "the dam at Ost held, which it did", "said", "Ann Roe"),
        ("Ann Roe praised the dam at Ost, which held.", "the dam at Ost", "praised", "Ann Roe"),
        (
            "Ann Roe said the dam \u2014 built in 1950 \u2014 held.",
            "the dam \u2014 built in 1950 \u2014 held",
            "said",
            "Ann Roe",
        ),
        ("Ann Roe said the old dam had held \u2014 so far.", "the old dam had held", "said", "Ann Roe"),
        ("Ann Roe pledged to mend it.", "to mend it", "pledged", "Ann Roe"),
        ("He's said that it holds.", "that it holds", "said", "He"),
        ("Ann Roe went on to say that it holds.", "that it holds", "say", "Ann Roe"),
        ("Ann Roe continued to insist that it holds.", "that it holds", "insist", "Ann Roe"),
    ],
)
def test_a_quote_is_indirect(text: str, content: str, cue: str, source: str) -> None:
    """A clause that is told is a content: without the telling, and without the stop at its end."""
    assert told_in(text) == [Told(INDIRECT, content, cue, source)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Ann Roe said the dam was "safe" and dry.', 'the dam was "safe" and dry'),
        ('The dam is "safe," Ann Roe said.', 'The dam is "safe,"'),
        ('Ann Roe called the dam "a wonder," drawing cheers.', 'the dam "a wonder,"'),
        ('Ann Roe calls the dam "a wonder."', 'the dam "a wonder."'),
        ('Ann Roe said the dam was "safe," which it was.', 'the dam was "safe,"'),
        ('Ann Roe said the rule was simple: "Stay home."', 'the rule was simple: "Stay home."'),
        ('Ann Roe said. "It holds" for now.', '"It holds" for now'),
        ('"It holds," Ann Roe said. "It always did" since 1950.', '"It holds," | "It always did" since 1950'),
        ('The dam is full, Ann Roe said: "It holds."', 'The dam is full | "It holds."'),
        ('The dam is full, Ann Roe said. "It holds."', 'The dam is full | "It holds."'),
    ],
)
def test_a_quote_is_mixed(text: str, content: str) -> None:
    """Where a part is in quotation marks, the content is all that was said."""
    ((kind, found, _, source),) = told_in(text)
    assert (kind, found, source) == (MIXED, content, "Ann Roe")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('In the play "The Old Dam," Ann Roe said it held.', "it held"),
        ('When Ann Roe said "no," Bo Voss understood.', '"no,"'),
        ('Leaving the old hall, Ann Roe said, "It holds."', '"It holds."'),
    ],
)
def test_what_stands_in_front_is_not_said(text: str, content: str) -> None:
    """A title of a work, another's telling and a phrase before the subject are not what the verb behind them tells."""
    assert [(quote.content, quote.source) for quote in told_in(text)] == [(content, "Ann Roe")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Roe said it held, adding that it leaked.", [("it held", "Roe"), ("that it leaked", "Roe")]),
        ("Roe said it held and warned that it leaked.", [("it held", "Roe"), ("that it leaked", "Roe")]),
        ("Roe said it held, but Voss said it leaked.", [("it held", "Roe"), ("it leaked", "Voss")]),
        ('"It holds," Roe said, adding that it leaks.', [('"It holds,"', "Roe"), ("that it leaks", "Roe")]),
        ('Roe called it "safe," adding that it leaked.', [('it "safe,"', "Roe"), ("that it leaked", "Roe")]),
        ("Roe says it holds but thinks it leaks.", [("it holds", "Roe"), ("it leaks", "Roe")]),
        ("Roe left, saying it held and adding that it leaked.", [("it held", "Roe"), ("that it leaked", "Roe")]),
        ("Roe praised the old dam, Voss said it leaked.", [("the old dam", "Roe"), ("it leaked", "Voss")]),
        ("Roe praised the dam while Voss said it leaked.", [("the dam", "Roe"), ("it leaked", "Voss")]),
        ('Roe said it was "safe," but Voss said it leaked.', [('it was "safe,"', "Roe"), ("it leaked", "Voss")]),
        (
            'The dam leaks, Roe warned. "It will break," he said.',
            [("The dam leaks", "Roe"), ('"It will break,"', "he")],
        ),
        ("Roe, who said it held, thinks it leaks.", [("it held", "who"), ("it leaks", "Roe, who said it held")]),
    ],
)
def test_a_sentence_tells_twice(text: str, told: list[tuple[str, str]]) -> None:
    """Each telling has its own content; one without a subject shares the one before."""
    assert [(quote.content, quote.source) for quote in told_in(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rain fell.",
        'The so-called "experts" went home.',
        'They played "The Dam" again.',
        "His hopes that it holds are gone.",
        "He came to say that it held.",
        "It is said to hold.",
        '"I said it holds."',
        'Ann Roe "',
        "\u201c\u201d",
    ],
)
def test_nothing_is_told(text: str) -> None:
    """Marks alone, verbs without a subject, and what is told within a quote are no quotes."""
    assert told_in(text) == []


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "de",
            "\u201eDer Damm h\u00e4lt\u201c, sagte Anna Roe am Montag.",
            (DIRECT, "\u201eDer Damm h\u00e4lt\u201c", "Anna Roe"),
        ),
        (
            "de",
            "\u00bbDer Damm h\u00e4lt\u00ab, so der Sprecher.",
            (DIRECT, "\u00bbDer Damm h\u00e4lt\u00ab", "der Sprecher"),
        ),
        ("de", "Anna Roe sagte, der Damm halte.", (INDIRECT, "der Damm halte", "Anna Roe")),
        ("de", "Am Montag sagte Anna Roe, dass er halte.", (INDIRECT, "dass er halte", "Anna Roe")),
        ("de", "Der Damm halte, teilte die Beh\u00f6rde mit.", (INDIRECT, "Der Damm halte", "die Beh\u00f6rde")),
        (
            "de",
            "Der Damm h\u00e4lt, wie die Beh\u00f6rde mitteilte.",
            (INDIRECT, "Der Damm h\u00e4lt", "die Beh\u00f6rde"),
        ),
        ("de", "Laut Polizei wurden drei verletzt.", (INDIRECT, "wurden drei verletzt", "Polizei")),
        ("fr", "\u00ab Il tient \u00bb, a d\u00e9clar\u00e9 Anne Roe.", (DIRECT, "\u00ab Il tient \u00bb", "Anne Roe")),
        ("fr", "\u00ab Il tient \u00bb, a-t-elle ajout\u00e9.", (DIRECT, "\u00ab Il tient \u00bb", "a-t-elle")),
        ("fr", "\u00ab Il tient \u00bb, dit-elle.", (DIRECT, "\u00ab Il tient \u00bb", "dit-elle")),
        ("fr", "Anne Roe a affirm\u00e9 qu\u2019il tient.", (INDIRECT, "qu\u2019il tient", "Anne Roe")),
        ("fr", "Selon la police, il tient.", (INDIRECT, "il tient", "la police")),
        ("fr", "Il tient bien, d\u2019apr\u00e8s la police.", (INDIRECT, "Il tient bien", "la police")),
        ("es", "\u00abAguanta\u00bb, dijo Ana Roe.", (DIRECT, "\u00abAguanta\u00bb", "Ana Roe")),
        ("es", "Ana Roe afirm\u00f3 que aguanta.", (INDIRECT, "que aguanta", "Ana Roe")),
        ("es", "Seg\u00fan la polic\u00eda, la presa aguanta.", (INDIRECT, "la presa aguanta", "la polic\u00eda")),
    ],
)
def test_other_languages_are_read(language: str, text: str, told: tuple[QuoteType, str, str]) -> None:
    """German, French and Spanish have their own marks, verbs and orders of words."""
    assert [(quote.type, quote.content, quote.source) for quote in told_in(text, language)] == [told]


def test_speakers_of_an_article_are_known() -> None:
    """A name stands for its entity, a pronoun for the one who spoke last, if the titles allow it."""
    entities = (
        person(VISIT, "Ola Brandt", "Mr Brandt"),
        person(VISIT, "Peter Hallam", "Mr Hallam"),
        person(VISIT, "Lena Voss", "Ms Voss"),
    )
    told = [(said_in(VISIT, quote)[:14], quote.speaker) for quote in quotes_in(VISIT, entities=entities)]
    assert told == [
        ("the line will ", None),
        ('"It is a joy t', "Peter Hallam"),
        ('"We have a lot', "Peter Hallam"),
        ('"The crane was', "Lena Voss"),
    ]


@pytest.mark.skipif(not ASKED_FOR.exists(), reason="../shared/seeds is not there")
def test_the_article_that_was_asked_for_is_read() -> None:
    """Its long quote and the one after it are told by the same man."""
    text = ASKED_FOR.read_text("utf-8")
    entities = (person(text, "Antony Blinken", "Mr Blinken"), person(text, "S Jaishankar", "Mr Jaishankar"))
    first, second = (quote for quote in quotes_in(text, entities=entities) if quote.type is DIRECT)
    assert said_in(text, first).startswith('"It is always wonderful')
    assert said_in(text, first).endswith('this year,"')
    assert [text[slice(*quote.source or (0, 0))] for quote in (first, second)] == ["Mr Blinken", "he"]
    assert (first.speaker, second.speaker) == ("Antony Blinken", "Antony Blinken")


@given(
    text=st.lists(
        st.one_of(
            st.text(max_size=4),
            st.sampled_from(
                ['"', "\u201c", "\u201d", "''", "\u2018", "\u2019", "\u201e", "\u00ab", "\u00bb", ",", ":", ". "]
            ),
            st.sampled_from(
                [" said ", " Ann Roe", " that", "\n\n", " he", " according to", " adding", " while", " \u202e"]
            ),
            st.sampled_from([" sagte", " dit-il", " seg\u00fan", " laut", "A\u0307", "\u0130", "(", ")", " - "]),
        ),
        max_size=40,
    ).map("".join),
    language=st.sampled_from(sorted(LEXICONS)),
)
def test_every_text_is_read(text: str, language: str) -> None:
    """Spans lie in the text, contents are in order, and nothing is empty, whatever the text."""
    found = quotes_in(text, language)
    assert found == sorted(found, key=lambda quote: quote.content)
    for quote in found:
        for start, end in filter(None, (*quote.content, quote.cue, quote.source)):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


def test_reading_stops_when_there_is_enough() -> None:
    """A text of nothing but quotes does not make a list without end."""
    assert len(quotes_in('Roe: "No"\n' * (ENOUGH + 10))) == ENOUGH
