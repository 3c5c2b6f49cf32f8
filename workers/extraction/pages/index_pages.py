"""Tells pages that lead to articles from articles, and one article from those that a page appends. It reads no text."""

from collections.abc import Collection, Iterable, Sequence

from lxml.html import HtmlElement

from workers.extraction.lines import words_of

LINKS_SHARE_MAX = 0.5
"""Of the main text, in paragraphs that are nothing but a link; in articles seldom more than a tenth."""

TEASER_SHARE_MIN, TEASER_MAX = 0.2, 300
"""Share of the paragraphs that are headings with a link, and characters of text for each of them: a list of teasers."""

_LISTED_FEW = 5
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_ARTICLE_MIN = 250


def is_index(paragraphs: Sequence[str], *, links: Collection[str], leads: Collection[str], is_stated: bool) -> bool:
    """Whether a page is a list of links or of teasers.

    `links` are the texts of all its links, `leads` those of headings that are links. A page that states that it is an
    article (`is_stated`) may hold many of these: guides and live blogs do.
    """
    total = sum(map(len, paragraphs))
    listed = [len(each) for each in paragraphs if each.removeprefix("- ") in links]
    if len(listed) >= _LISTED_FEW and sum(listed) > LINKS_SHARE_MAX * total:
        return True
    teasers = sum(each.removeprefix("- ") in leads for each in paragraphs)
    return (
        not is_stated
        and teasers >= _LISTED_FEW
        and teasers >= TEASER_SHARE_MIN * len(paragraphs)
        and total <= TEASER_MAX * teasers
    )


def texts_of(elements: Iterable[HtmlElement]) -> set[str]:
    """The texts of elements, each on one line."""
    return {" ".join(each.text_content().split()) for each in elements}


def leads_of(tree: HtmlElement) -> set[str]:
    """The texts of headings that hold a link or stand in one."""
    headings = tree.iter(*_HEADINGS)
    return texts_of(
        each
        for each in headings
        if each.find(".//a") is not None or any(parent.tag == "a" for parent in each.iterancestors())
    )


def drop_appended(tree: HtmlElement, *, headline: str) -> None:
    """Take out whole articles beside the first that bears the headline (as `words_of` gives it).

    Pages that go on without end append the next articles, each with its own heading.
    """
    articles = [each for each in tree.iter("article") if _is_whole(each)]
    wanted = next((each for each in articles if headline in _headings_of(each)), None)
    if wanted is None:
        return
    kept = {wanted, *wanted.iterancestors("article"), *wanted.iterdescendants("article")}
    for each in articles:
        if each not in kept and each.getparent() is not None:
            each.drop_tree()


def _is_whole(article: HtmlElement) -> bool:
    """Whether an article element has a heading of its own and some text."""
    return (
        next(article.iter("h1", "h2"), None) is not None
        and sum(len(each.text_content()) for each in article.iter("p")) >= _ARTICLE_MIN
    )


def _headings_of(article: HtmlElement) -> set[str]:
    return {words_of(each.text_content()) for each in article.iter("h1", "h2")}
