"""Turns an article as it came into text and metadata. It knows the formats by name, and nothing of streams."""

import re
import string
from collections.abc import Callable
from datetime import datetime

from schemas.article import Article, PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Extraction, Origin, Provenance
from workers.errors import PermanentError
from workers.extraction.facts import settle
from workers.extraction.formats.feed_item import read_xml_item
from workers.extraction.formats.json_item import read_json_item
from workers.extraction.formats.newsml import read_newsml
from workers.extraction.formats.ninjs import read_ninjs
from workers.extraction.found import GUESSED, Fact, Found
from workers.extraction.lines import is_binary
from workers.extraction.pages.html import read_html
from workers.extraction.wire_copy.text import read_text

READERS: dict[str, Callable[[str], Found]] = {
    "text/plain": read_text,
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "application/ninjs+json": read_ninjs,
    "application/json": read_ninjs,
    "application/vnd.iptc.g2.newsitem+xml": read_newsml,
    "application/vnd.iptc.g2.newsmessage+xml": read_newsml,
    "application/newsml+xml": read_newsml,
    "application/rss+xml": read_xml_item,
    "application/atom+xml": read_xml_item,
    "application/feed+json": read_json_item,
}

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana, Han
)
_NO_LETTERS = string.punctuation.encode()
_WORD = re.compile(rf"(?=[^\W_])(?:[{_UNSPACED}]|[^\s{_UNSPACED}]++)")


def extract(article: Article, *, arrived: datetime) -> Extraction:
    """Find text and metadata; what the producer said wins over what is found.

    A snap or a kill may come as a headline without a body; the headline then is the text. So it is with a kill whose
    body cannot be read: it is carried out all the same. No moment of publication is later than `arrived`.

    Raises:
        PermanentError: the media type is not read, or there is no text in the body.
    """
    found = _read(article)
    settled = settle(article, found, arrived=arrived)
    facts = settled.facts
    word_count = count_words(found.text)
    values = {name: fact.value for name, fact in facts.items()}
    if not word_count and values.get("pub_status", PubStatus.USABLE) is PubStatus.USABLE:
        raise PermanentError(Reason.UNREADABLE, "there is not one word in it")
    return Extraction(
        **values,
        text=found.text,
        word_count=word_count,
        signals=settled.signals,
        tags=settled.tags,
        provenance={name: Provenance(origin=fact.origin, confidence=fact.confidence) for name, fact in facts.items()},
    )


def count_words(text: str) -> int:
    """How many words a reader sees; in scripts written without spaces each letter counts."""
    if text.isascii():
        return len(text.encode().translate(None, _NO_LETTERS).split())
    return len(_WORD.findall(text))


def _read(article: Article) -> Found:
    if not article.body.strip():
        return _without_body(article)
    try:
        found = _read_body(article)
    except PermanentError:
        if article.pub_status is PubStatus.USABLE:
            raise
        return _without_body(article)
    return found if found.text or article.pub_status is PubStatus.USABLE else _without_body(article)


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
    headline = (article.headline or "").strip() or name
    if not headline:
        raise PermanentError(Reason.UNREADABLE, "the body is empty")
    return Found(text=headline, headline=Fact(headline, Origin.PRODUCER, GUESSED))
