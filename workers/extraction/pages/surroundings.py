"""The elements around a headline. It does not look at what stands in them."""

from collections.abc import Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

BEHIND_MAX, BEFORE_MAX = 150, 40
"""Elements in which date lines and bylines are looked for."""


def behind(element: HtmlElement) -> Iterator[HtmlElement]:
    """The next elements behind one, in their order."""
    return islice(_behind(element), BEHIND_MAX)


def before(element: HtmlElement) -> Iterator[HtmlElement]:
    """Elements before one, from the nearest of the boxes that stand before it."""
    return islice(_before(element), BEFORE_MAX)


def _behind(element: HtmlElement) -> Iterator[HtmlElement]:
    for start in chain([element], element.iterancestors()):
        for following in start.itersiblings():
            yield from following.iter("*")


def _before(element: HtmlElement) -> Iterator[HtmlElement]:
    for start in islice(chain([element], element.iterancestors()), 3):
        for preceding in islice(start.itersiblings(preceding=True), 3):
            yield from preceding.iter("*")
