"""What of a page belongs to its article."""

import pytest
from lxml.html import document_fromstring

from workers.extraction.lines import words_of
from workers.extraction.pages.boilerplate import BOX_MAX, drop, prune
from workers.extraction.pages.main_text import STATED_MIN, settle

FIRST = "The dam at Ost held through the night, the water board said on Tuesday, and the valley may sleep again."
SECOND = "Engineers had opened all four gates by noon, and the river fell by a hand within the hour."


def kept(*paragraphs: str, headlines: tuple[str, ...] = (), links: tuple[str, ...] = ()) -> list[str]:
    """What is left of the paragraphs."""
    return list(drop(paragraphs, headlines={words_of(each) for each in headlines}, links=links))


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ANZEIGE",
        "Share this article",
        "12 comments",
        "More from The Ost Courier",
        "Mehr zum Thema:",
        "Read more: What the dam cost",
        "Lire aussi : le barrage tient",
        "RELATED: The dam in ten pictures",
        "Lesen Sie auch: Der Damm in Bildern",
        "Sign up for our morning newsletter and never miss a dam.",
        "Want more on dams? Our newsletter has it.",
        "Click here to subscribe to the Courier.",
        "Follow Ada Moor on Twitter at @adamoor.",
        "Ada Moor can be reached at ada@ost.example.",
        "Contact the newsroom: news@ost.example",
        "\u00a9 2023 The Ost Courier. All rights reserved.",
        "Alle Rechte vorbehalten.",
        "Ben Hale contributed to this report.",
        "This article was originally published by the Wick Herald.",
        "We may earn a commission from links on this page.",
        "\u2014 Ada Moor (@adamoor) November 10, 2023",
        "Photo: Ben Hale/Ost Pictures",
        "[Image via Ost Pictures]",
        "Abonnez-vous pour lire la suite",
    ],
)
def test_what_pages_put_around_an_article_is_left_out(line: str) -> None:
    """Labels, pointers, invitations, rights and credits go, wherever they stand."""
    assert kept(FIRST, line, SECOND) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The board asked people to sign the petition by Friday.",
        "Readers of the newsletter learned of the dam first, he said.",
        "\u201cShare what you have,\u201d she told the valley.",
        "More than 300 people slept in the school.",
        "Related costs rose to four million.",
        "Copyright law does not know dams, the court found.",
        "He followed the river for a day and a half.",
        "By noon the river had fallen.",
        "Video of the gates was shown in court on Monday.",
        "- Sandbags",
    ],
)
def test_what_an_article_says_stays(paragraph: str) -> None:
    """The same words in a sentence of the article's own are kept."""
    assert kept(FIRST, paragraph, SECOND) == [FIRST, paragraph, SECOND]


def test_the_head_is_not_said_again() -> None:
    """Headline, byline and date line at the top are no text; further down they are."""
    head = ("Dam holds!", "By Ada Moor", "Friday 10 November 2023 05:39, UK", "Ver\u00f6ffentlicht am 10.11.2023")
    assert kept(*head, FIRST, headlines=("Dam holds",)) == [FIRST]
    below = [FIRST, *[SECOND] * 10, "10 November 2023"]
    assert kept(*below) == below


def test_the_life_of_the_author_ends_no_article() -> None:
    """Who wrote it, told at the end, is left out; who somebody is stays in the text."""
    life = "Ada Moor is a senior reporter for the Courier, where she writes about water."
    assert kept(*[SECOND] * 8, life) == [SECOND] * 8
    assert kept(life, *[SECOND] * 12) == [life, *[SECOND] * 12]


def test_a_paragraph_that_is_a_link_is_left_out() -> None:
    """It leads to another article."""
    assert kept(FIRST, "What the dam cost us", links=("What the dam cost us",)) == [FIRST]


@pytest.mark.parametrize(
    ("name", "is_box"),
    [
        ("related-articles", True),
        ("newsletter-signup", True),
        ("twitter-tweet", True),
        ("article-related", True),
        ("Author-Bio", True),
        ("correlated", False),
        ("biology", False),
        ("recommendable", False),
    ],
)
def test_boxes_are_known_by_their_names(name: str, *, is_box: bool) -> None:
    """A part of a name counts where it stands alone."""
    tree = document_fromstring(f'<div><p>{FIRST}</p><div class="{name}"><p>Elsewhere</p></div></div>')
    prune(tree)
    assert ("Elsewhere" in tree.text_content()) is not is_box


def test_a_large_box_is_the_article() -> None:
    """Some sites call everything by such a name."""
    tree = document_fromstring(f'<div class="related"><p>{"word " * BOX_MAX}</p></div>')
    prune(tree)
    assert "word" in tree.text_content()


def sentences(start: int, end: int) -> list[str]:
    """Paragraphs of ten words that differ."""
    return [f"Day {n} of the flood brought rain{n} and wind{n} again." for n in range(start, end)]


STATED = " ".join(sentences(0, 20))


def test_the_stated_body_ends_the_article() -> None:
    """Paragraphs before its beginning and behind its end are not the article's; those within stay."""
    within = "Wind"
    read = [SECOND, *sentences(0, 10), within, *sentences(10, 20), FIRST]
    assert settle(read, [STATED]) == [*sentences(0, 10), within, *sentences(10, 20)]


def test_several_articles_are_cut_to_the_stated_one() -> None:
    """Where the page goes on for several times as long, only what the body holds is the article."""
    read = [*sentences(0, 20), *sentences(100, 200)]
    assert settle(read, [STATED]) == sentences(0, 20)


def test_another_part_of_the_page_gives_way() -> None:
    """Where less than half of the stated words were found, the body itself is the text, without its markup."""
    body = "".join(f"&lt;p&gt;{each}&lt;/p&gt;" for each in sentences(0, 20))
    assert settle([FIRST, SECOND], [body]) == sentences(0, 20)


@pytest.mark.parametrize(
    "stated",
    [
        [],
        [" ".join(sentences(0, STATED_MIN // 10 - 1))],
        [f"{STATED} and then the river [\u2026]"],
        [f"{STATED} and then"],
        [" ".join(sentences(0, 10) + sentences(50, 60))],
    ],
)
def test_a_poor_statement_changes_nothing(stated: list[str]) -> None:
    """A summary, a body that is cut off, and one that differs are not listened to."""
    read = [SECOND, *sentences(0, 20), FIRST]
    assert settle(read, stated) == read
