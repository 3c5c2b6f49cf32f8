"""Turns an article as it came into text and metadata. It knows the formats by name, and nothing of streams."""

import re
from collections.abc import Callable

from schemas.article import Article, PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Extraction
from workers.errors import PermanentError
from workers.extraction.found import Found
from workers.extraction.html import read_html
from workers.extraction.language import detect
from workers.extraction.lines import is_binary
from workers.extraction.text import read_text

READERS: dict[str, Callable[[str], Found]] = {
    "text/plain": read_text,
    "text/html": read_html,
    "application/xhtml+xml": read_html,
}

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana, Han
)
_WORD = re.compile(rf"(?=[^\W_])(?:[{_UNSPACED}]|[^\s{_UNSPACED}]++)")


def extract(article: Article) -> Extraction:
    """Find text and metadata; what the producer said wins over what is found.

    A snap or a kill may come as a headline without a body; the headline then is the text. So it is with a kill whose
    body cannot be read: it is carried out all the same.

    Raises:
        PermanentError: the media type is not read, or there is no text in the body.
    """
    found = _read(article)
    word_count = count_words(found.text)
    if not word_count and article.pub_status is PubStatus.USABLE:
        raise PermanentError(Reason.UNREADABLE, "there is not one word in it")
    return Extraction(
        headline=_said(article.headline) or found.headline,
        text=found.text,
        language=article.language or detect(found.text) or found.language or None,
        published=article.published or found.published,
        byline=_said(article.byline) or found.byline or None,
        publisher=_said(article.publisher) or found.publisher or None,
        url=_said(article.url) or found.url or None,
        word_count=word_count,
    )


def count_words(text: str) -> int:
    """How many words a reader sees; in scripts written without spaces each letter counts."""
    return len(_WORD.findall(text))


def _read(article: Article) -> Found:
    if not article.body.strip():
        return _without_body(article)
    try:
        return _read_body(article)
    except PermanentError:
        if article.pub_status is PubStatus.USABLE:
            raise
        return _without_body(article)


def _read_body(article: Article) -> Found:
    if article.media_type not in READERS:
        known = ", ".join(READERS)
        raise PermanentError(Reason.UNSUPPORTED, f"{article.media_type} is not read; {known} are")
    if is_binary(article.body):
        raise PermanentError(Reason.UNREADABLE, "the body is binary, or text in a wrong encoding")
    return READERS[article.media_type](article.body)


def _without_body(article: Article) -> Found:
    """The headline alone; a withdrawal without one goes by its name."""
    name = article.uri if article.pub_status is not PubStatus.USABLE else None
    headline = _said(article.headline) or name
    if not headline:
        raise PermanentError(Reason.UNREADABLE, "the body is empty")
    return Found(text=headline, headline=headline)


def _said(line: str | None) -> str | None:
    """A producer's line, unless it is blank."""
    return line if line and line.strip() else None
