"""Finds the main text of a page, and asks again where the first answer looks wrong. It knows no other facts."""

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from html import unescape

from lxml.html import HtmlElement
from trafilatura import extract
from trafilatura.settings import Extractor
from trafilatura.utils import line_processing, trim

from workers.extraction.lines import words_of

STATED_MIN = 100
"""Words of an `articleBody` that is listened to; a shorter one is a summary."""

SHORT_MAX, SHORT_SHARE = 3000, 0.2
"""Characters of a text, and its share of the page's words, below which more of the page is asked for."""

LONGER = 1.5
"""How much longer the second text must be than the short one."""

OTHER_SHARE, COVERED_SHARE, EXCESS = 0.5, 0.9, 3.0
"""Shares of the stated words that are found: another part of the page was read; all of it was. How many times as many
words make a page with several articles."""

_CUT_OFF = re.compile(r"(?:\[?(?:\u2026|\.{3})\]?|[^.!?\"\u201d\u2019')\u00bb\u3002\u2026])$")
_BREAK = re.compile(r"<(?:/?p|br|/?div|/?h[1-6]|/?li)\b[^>]{0,500}>|\n")
_TAG = re.compile(r"<[^<>]{1,1000}>")


def find_paragraphs(tree: HtmlElement) -> list[str]:
    """The paragraphs of a page without scripts, each on one line."""
    first = _extract(deepcopy(tree), "fast")
    if _looks_short(first, tree):
        second = _extract(tree, "recall")
        if _length(second) > LONGER * _length(first):
            return second
    return first


def settle(paragraphs: list[str], stated: Sequence[str]) -> list[str]:
    """The paragraphs, put right by what the page states as the body of its article.

    The stated body is seldom better as a text: it has no paragraphs, or no lists and headings, or markup. But it tells
    when another part of the page was read, and where the article begins and ends.
    """
    body = max(map(_plain, stated), key=len, default="").strip()
    wanted = words_of(body).split()
    if len(wanted) < STATED_MIN or _CUT_OFF.search(body):
        return paragraphs
    read = words_of("\n".join(paragraphs)).split()
    shared = (Counter(wanted) & Counter(read)).total()
    if shared < OTHER_SHARE * len(wanted):
        return [" ".join(line.split()) for line in body.split("\n") if line.strip()]
    if shared < COVERED_SHARE * len(wanted):
        return paragraphs
    known = [_is_part(paragraph, " ".join(wanted)) for paragraph in paragraphs]
    if len(read) > EXCESS * len(wanted):
        return [paragraph for paragraph, is_known in zip(paragraphs, known, strict=True) if is_known] or paragraphs
    if True in known:
        return paragraphs[known.index(True) : len(known) - known[::-1].index(True)]
    return paragraphs


def _extract(tree: HtmlElement, focus: str) -> list[str]:
    """What trafilatura finds; `tree` is used up.

    With `recall` it takes in more. Any other focus that it does not know runs its plain way, without its own retry,
    which would swallow the exception that ends a batch that takes too long.
    """
    options = Extractor(fast=True, comments=False, tables=False)
    options.focus = focus
    text = extract(tree, options=options) or ""
    for remembered in (trim, line_processing):
        remembered.cache_clear()  # they keep a thousand paragraphs, of any length
    return [paragraph for line in text.splitlines() if (paragraph := " ".join(line.split()))]


def _looks_short(paragraphs: list[str], tree: HtmlElement) -> bool:
    length = _length(paragraphs)
    return length < SHORT_MAX and length < SHORT_SHARE * len(" ".join(tree.text_content().split()))


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _plain(stated: str) -> str:
    """A stated body as text; some hold markup, some markup that is escaped twice."""
    text = unescape(stated)
    return unescape(_TAG.sub(" ", _BREAK.sub("\n", text))) if "<" in text else text


def _is_part(paragraph: str, words: str) -> bool:
    """Whether the beginning or the end of a paragraph is among the words."""
    mine = words_of(paragraph).split()
    return " ".join(mine[:6]) in words or " ".join(mine[-6:]) in words
