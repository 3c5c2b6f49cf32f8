"""Finds the headline of a page among its headings and titles. It knows nothing of the text."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact
from workers.extraction.lines import words_of
from workers.extraction.sites import BETWEEN, KICKER_MAX, without_site

HEADING_MAX = 1000
"""Characters that are looked at; hostile pages put one heading into the other."""


@dataclass(frozen=True, slots=True)
class Titles:
    """What a page offers as its headline, each in one line, and the names of its site as `names_of_site` gives them."""

    headings: Sequence[str]
    stated: str
    """The headline of its JSON-LD."""
    shared: Sequence[str]
    """The titles for social networks."""
    window: str
    """The title element."""
    sites: Collection[str]


def heading_of(tree: HtmlElement, headline: str) -> HtmlElement | None:
    """The element that shows the headline, else the first heading: on some pages that is the site."""
    told, first = words_of(headline), next(tree.iter("h1"), None)
    headings = (each for tag in ("h1", "h2") for each in tree.iter(tag))
    alike = (each for each in headings if words_of(each.text_content()[:HEADING_MAX]) == told)
    return next(alike, first) if told else first


def headline_of_page(titles: Titles) -> Fact[str] | None:
    """The headline that readers see, without the names of site and section; surer where two places agree."""
    declared = [(line, origin) for line, origin in _declared(titles) if line]
    for heading in titles.headings:
        if agreed := _agreed(heading, declared):
            return agreed
    if seen := _seen(titles, is_told=bool(declared)):
        return Fact(without_kickers(seen), Origin.MARKUP, LIKELY)
    if not declared:
        return None
    line, origin = declared[0]
    if origin is Origin.MARKUP:
        return Fact(max(BETWEEN.split(line), key=len), origin, GUESSED)
    is_told_twice = sum(words_of(other) == words_of(line) for other, _ in declared) > 1
    return Fact(without_kickers(line), origin, SURE if is_told_twice else LIKELY)


def _declared(titles: Titles) -> Iterator[tuple[str, Origin]]:
    yield without_site(titles.stated, titles.sites), Origin.JSON_LD
    for title in titles.shared:
        yield without_site(title, titles.sites), Origin.META
    yield without_site(titles.window, titles.sites), Origin.MARKUP


def _agreed(heading: str, declared: Sequence[tuple[str, Origin]]) -> Fact[str] | None:
    """A heading that a declared title confirms, without a section that the title does not have."""
    words = words_of(heading)
    for line, origin in declared:
        told = words_of(line)
        first = words_of(BETWEEN.split(line)[0])
        if words in (told, first) or (len(words.split()) > KICKER_MAX and f" {words} " in f" {told} "):
            return Fact(without_kickers(heading), Origin.MARKUP, SURE)
        if told and words.endswith(f" {told}") and len(words.split()) - len(told.split()) <= KICKER_MAX:
            return Fact(without_kickers(line), origin, SURE)
    return None


def _seen(titles: Titles, *, is_told: bool) -> str:
    """A heading that no title confirms: the first, unless it is a label and the page has titles."""
    first = next(iter(titles.headings), "")
    is_label = len(first.split()) <= KICKER_MAX
    return "" if is_label and is_told else without_site(first, titles.sites)


def without_kickers(heading: str) -> str:
    """A heading without sections that stand beside it, parted by a stroke."""
    parts = heading.split(" | ")
    longest = max(parts, key=len)
    return longest if all(part is longest or len(part.split()) <= KICKER_MAX for part in parts) else heading
