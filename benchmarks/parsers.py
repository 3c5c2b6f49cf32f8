"""Every parser of strangers' text, with the one error that each may raise; and input made to hurt them."""

import json
from collections.abc import Callable, Iterator, Sized
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from typing import NamedTuple

from schemas.article import Article
from schemas.extraction import Extraction
from wireroom.feeds.files.archives import ArchiveReader
from wireroom.feeds.files.formats import SUFFIXES, DocumentReader
from wireroom.feeds.files.ndjson import LinesReader
from wireroom.feeds.syndication.document import DocumentError
from wireroom.feeds.syndication.documents import read_feed_or_list
from workers.alerting.query import QueryError, parse
from workers.errors import PermanentError
from workers.extraction.annotate import annotate
from workers.extraction.entities import recognise
from workers.extraction.extract import READERS, extract

MIB = 1 << 20
READ_MAX = 16 * MIB
"""The largest file that is read."""
ARRIVED = datetime(2026, 1, 5, 12, tzinfo=UTC)
LANGUAGES = ("en", "de", "fr", "es", "sw")


class Parser(NamedTuple):
    """What reads text, and the error by which it refuses."""

    read: Callable[[str], object]
    refuses_by: tuple[type[Exception], ...] = ()

    def try_on(self, text: str) -> bool:
        """Whether it was read rather than refused. Any other error is a defect, and raised."""
        try:
            self.read(text)
        except self.refuses_by:
            return False
        return True


def parsers() -> dict[str, Parser]:
    """All of them by name."""
    found = {f"reader {media_type}": Parser(read, (PermanentError,)) for media_type, read in READERS.items()}
    found |= {f"extract {media_type}": Parser(_extractor(media_type), (PermanentError,)) for media_type in READERS}
    found |= {
        f"inside {media_type}": Parser(_inside(media_type, wrap), (PermanentError,))
        for media_type, wrap in _WRAPS.items()
    }
    found |= {f"annotators {language}": Parser(_annotator(language)) for language in LANGUAGES}
    found |= {f"file {suffix}": Parser(_file(suffix)) for suffix in SUFFIXES}
    found["lines of JSON"] = Parser(lambda text: list(LinesReader(_opened(text), "-", READ_MAX).read()))
    found["archive of the web"] = Parser(lambda text: list(ArchiveReader(_opened(text), "-", READ_MAX).read()))
    found["feed or list of feeds"] = Parser(
        lambda text: read_feed_or_list(_encoded(text), max_bytes=READ_MAX), (DocumentError,)
    )
    found["query"] = Parser(parse, (QueryError,))
    return found


def hostile(size: int = MIB) -> Iterator[tuple[str, str]]:
    """Names and texts of about `size` characters: what breaks parsers, and what makes regular expressions slow."""
    for name, start, unit, end in _REPEATED:
        count = (size - len(start) - len(end)) // len(unit)
        yield name, f"{start}{unit * count}{end}"
    yield "nested JSON", _nested('{"a":', "}", size)
    yield "nested lists", _nested("[", "]", size)
    yield "nested XML", _nested("<a>", "</a>", size)
    yield "entity bomb", _entity_bomb()
    yield "attributes", f"<html><p {' '.join(f'a{number}=1' for number in range(size // 9))}>x</p></html>"
    yield "10,000 unclosed tags", "<html><body>" + "<p><b><i>" * 10_000 + "x" * size
    yield "distinct names", " ".join(_names(size // 12))
    yield "lines", "\n\n".join(f"Line {number} ends." for number in range(size // 18))


_REPEATED = (
    ("deep HTML", "<html><body>", "<div>", ""),
    ("open tags", "", "<p><a href=x><span ", ""),
    ("unclosed tables", "<html>", "<table><tr><td colspan=99999999>", ""),
    ("references", "<p>", "&amp;&#12;&#x10ffff;", "</p>"),
    ("comments", "", "<!-- -- ", ""),
    ("CDATA", "<item>", "<![CDATA[x", ""),
    ("rss items", "<rss><channel>", "<item><title>a</title>", ""),
    ("one word", "", "a", ""),
    ("capitals", "", "A", ""),
    ("initials", "", "A. ", ""),
    ("names", "", "John Smith and ", ""),
    ("titles", "", "Mr. President ", ""),
    ("of the", "", "Ministry of the ", ""),
    ("hyphens", "", "Ab-", ""),
    ("apostrophes", "", "o'", ""),
    ("marks", "", '"', ""),
    ("curly marks", "", "\u201ca \u201d", ""),
    ("open curly marks", "", "\u201c", ""),
    ("German marks", "", "\u201eAb \u00bb", ""),
    ("paragraphs of open quotes", "", '"I said.\n\n', ""),
    ("said", "", "said ", ""),
    ("he said that", "", "he said that ", ""),
    ("according", "", ", according to Mr Smith", ""),
    ("full stops", "", ". ", ""),
    ("ellipses", "", "\u2026", ""),
    ("digits", "", "1", ""),
    ("grouped digits", "", "1,000,", ""),
    ("dots", "", "1.", ""),
    ("money", "", "$", ""),
    ("amounts", "", "$1 million ", ""),
    ("hundreds", "", "five hundred thousand ", ""),
    ("percent", "", "1 percent ", ""),
    ("months", "", "May 1 ", ""),
    ("weekdays", "", "on Monday ", ""),
    ("slashes", "", "1/1/", ""),
    ("Chinese days", "", "1\u67081\u65e5", ""),
    ("commas", "", "Ost, ", ""),
    ("brackets", "", "(", ""),
    ("bracketed", "", "Ab (AB) ", ""),
    ("spaces", "a", " ", "b"),
    ("line ends", "a", "\n", "b"),
    ("bidi", "", "\u202eAb\u202c\u2066c\u2069", ""),
    ("zero width", "", "A\u200bb\u200d\ufeff", ""),
    ("combining", "A", "\u0301", ""),
    ("surrogates", "", "a\ud800", ""),
    ("controls", "", "a\x01", ""),
    ("Han", "", "\u5927\u96fe\u8bf4", ""),
    ("query groups", "", "(a OR ", ""),
    ("query NOT", "", "NOT ", ""),
)
"""Name, beginning, what is repeated up to the size, end."""


def _nested(opening: str, closing: str, size: int) -> str:
    depth = size // (len(opening) + len(closing))
    return opening * depth + closing * depth


def _entity_bomb() -> str:
    lines = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE item [<!ENTITY e0 "lol">{lines}]><item><title>&e11;</title></item>'


def _names(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"Na{number % 977}me Sur{number}".title()


def _extractor(media_type: str) -> Callable[[str], object]:
    def read(body: str) -> object:
        article = Article.model_construct(source="stranger", media_type=media_type, body=body)
        return extract(article, arrived=ARRIVED)

    return read


def _inside(media_type: str, wrap: Callable[[str], str]) -> Callable[[str], object]:
    """A reader that is given a text in each field of a sound document, past the first check of its form."""

    def read(text: str) -> object:
        return READERS[media_type](wrap(text))

    return read


def _in_json(*names: str) -> Callable[[str], str]:
    return lambda text: json.dumps({"uri": "dam", **dict.fromkeys(names, _share(text, names))})


def _in_xml(*names: str, around: str) -> Callable[[str], str]:
    return lambda text: around.format(
        "".join(f"<{name}>{escape(_share(text, names), quote=False)}</{name}>" for name in names)
    )


def _share(text: str, names: Sized) -> str:
    """As much of a text as lets all fields together have its size."""
    return text[: len(text) // len(names)]


_WRAPS = {
    "application/ninjs+json": _in_json("headline", "body_html", "body_text", "byline", "located", "ednote", "language"),
    "application/feed+json": _in_json("title", "content_html", "summary", "url", "date_published"),
    "application/rss+xml": _in_xml(
        "title", "description", "author", "link", "pubDate", "category", around="<item>{}</item>"
    ),
    "application/vnd.iptc.g2.newsitem+xml": _in_xml(
        "headline", "by", "dateline", "urgency", around="<newsItem><contentMeta>{}</contentMeta></newsItem>"
    ),
}
"""Documents of formats that have fields, around a text."""


def _file(suffix: str) -> Callable[[str], object]:
    reader = DocumentReader("-", "dam", None, "stranger", None, READ_MAX)
    return lambda text: list(reader.read(_encoded(text), suffix))


def _opened(text: str) -> BytesIO:
    return BytesIO(_encoded(text))


def _encoded(text: str) -> bytes:
    """The bytes of a file; what no text may hold stays in them."""
    return text.encode(errors="surrogatepass")


def _annotator(language: str) -> Callable[[str], object]:
    def read(text: str) -> object:
        extraction = Extraction.model_construct(
            text=text, language=language, published=None, headline="-", word_count=0
        )
        return annotate(extraction, arrived=ARRIVED, recognise=recognise)

    return read
