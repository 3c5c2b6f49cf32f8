"""What a page says of itself: JSON-LD, OpenGraph, meta elements, headings. It does not look for the main text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from schemas.extraction import Origin
from workers.extraction.found import LIKELY, SURE, Fact
from workers.extraction.lines import one_line, shorten
from workers.extraction.pages.boilerplate import words_of
from workers.extraction.pages.dates import find_dates
from workers.extraction.pages.linked_data import Node, article_of, names_of, text_of
from workers.extraction.pages.moments import Source
from workers.extraction.pages.title import Titles, heading_of, headline_of_page

LINE_MAX = 500
"""Characters of a title, a byline or a publisher."""

URL_MAX, TAG_MAX, TAGS_MAX = 2000, 200, 100

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_BYLINES = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author", "citation_author")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "dc.subject.section")
_TAGS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_URL = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_BY = re.compile(r"(?i)^(?:(?:posted|written|words|story|reported|edited)\s+)?(?:by|von|par|por)\b:?\s+")
_ROLE = re.compile(
    r"(?i)\s*[,|(\u2013\u2014-]\s*(?:(?:senior|staff|chief|contributing|special|political|deputy|associate|managing)\s+)*"
    r"(?:reporter|writer|editor|correspondent|columnist|contributor|journalist|producer|redakteur(?:in)?)\b.*$"
)
_HOST_LABELS = ("www", "m", "amp", "news", "edition", "com", "org", "net", "co", "uk", "eu")


@dataclass(frozen=True, slots=True)
class Page:
    """Facts that the page gives."""

    headline: Fact[str] | None
    byline: Fact[str] | None
    publisher: Fact[str] | None
    section: Fact[str] | None
    url: Fact[str] | None
    language: Fact[str] | None
    published: Fact[datetime] | None
    """In the zone that the source gives, as is the next."""
    modified: Fact[datetime] | None
    tags: tuple[str, ...]
    is_article: bool
    """Whether the page says that it is one."""


def describe(tree: HtmlElement) -> Page:
    """Read what a page says of itself, each from the most trusted place that speaks of it."""
    meta = _meta(tree)
    headings = {each: _line(each.text_content()) for each in tree.iter("h1")}
    known = {words_of(line) for line in headings.values()} | {words_of(_content(meta, "og:title"))}
    article = article_of(tree, headings=known - {""})
    url, language = _url(tree, meta, article), _language(tree)
    address = url.value if url else ""
    publisher = _publisher(meta, article)
    headline = headline_of_page(
        Titles(
            headings=[line for line in headings.values() if line],
            stated=_line(text_of(article.get("headline"))),
            shared=[_line(_content(meta, name)) for name in _TITLES],
            window=next((_line(each.text) for each in tree.iter("title")), ""),
            sites=_sites(meta, publisher, address),
        )
    )
    heading = heading_of(tree, headline.value if headline else "")
    source = Source(tree, heading, article, {name: lines[0] for name, lines in meta.items()}, address, language)
    dates = find_dates(source)
    return Page(
        headline=headline,
        byline=_byline(meta, article),
        publisher=publisher,
        section=_first([(text_of(article.get("articleSection")), Origin.JSON_LD), *_named(meta, _SECTIONS)]),
        url=url,
        language=Fact(language, Origin.META, LIKELY) if language else None,
        published=dates.published,
        modified=dates.modified,
        tags=tuple(_tags(meta, article)),
        is_article=bool(article) or _content(meta, "og:type").lower() == "article",
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of meta elements by their name in small letters."""
    found: dict[str, list[str]] = {}
    for each in tree.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop")
        if name and (content := each.get("content")):
            found.setdefault(name.lower(), []).append(content)
    return found


def _content(meta: Mapping[str, list[str]], name: str) -> str:
    return meta[name][0] if name in meta else ""


def _named(meta: Mapping[str, list[str]], names: Iterable[str]) -> Iterator[tuple[str, Origin]]:
    return ((meta[name][0], Origin.META) for name in names if name in meta)


def _first(values: Iterable[tuple[object, Origin]]) -> Fact[str] | None:
    """The first that says something; surer when another says the same."""
    lines = [(line, origin) for value, origin in values if (line := _line(value))]
    if not lines:
        return None
    line, origin = lines[0]
    is_told_twice = any(words_of(other) == words_of(line) for other, _ in lines[1:])
    return Fact(line, origin, SURE if is_told_twice else LIKELY)


def _byline(meta: Mapping[str, list[str]], article: Node) -> Fact[str] | None:
    named = [(", ".join(_authors(meta[name])), Origin.META) for name in _BYLINES if name in meta]
    return _first([(", ".join(_authors(names_of(article.get("author")))), Origin.JSON_LD), *named])


def _authors(names: Iterable[str]) -> Iterator[str]:
    """Names once each, without `By`, roles and addresses."""
    seen = set()
    for name in names:
        line = _ROLE.sub("", _BY.sub("", _line(name)))
        if line and line.lower() not in seen and not _URL.match(line):
            seen.add(line.lower())
            yield line


def _publisher(meta: Mapping[str, list[str]], article: Node) -> Fact[str] | None:
    names = names_of(article.get("publisher"))
    told = [(name.lstrip("@"), Origin.META) for name, _ in _named(meta, _PUBLISHERS)]
    return _first([*((name, Origin.JSON_LD) for name in names[:1]), *told])


def _sites(meta: Mapping[str, list[str]], publisher: Fact[str] | None, url: str) -> set[str]:
    """Names under which the site may stand in a title."""
    names = {_line(name) for name, _ in _named(meta, _PUBLISHERS)} | ({publisher.value} if publisher else set())
    host = (urlsplit(url).hostname or "") if url else ""
    labels = {label for label in host.split(".") if label not in _HOST_LABELS and len(label) > 1}
    words = {words_of(name) for name in names} | labels | {host.removeprefix("www.").replace(".", " ")}
    return {name for word in words if word for name in (word, word.removeprefix("the "), word.removesuffix(" com"))}


def _tags(meta: Mapping[str, list[str]], article: Node) -> Iterator[str]:
    """Subjects, once each, from the first place that names some."""
    stated = article.get("keywords")
    places = [stated if isinstance(stated, list) else [stated], *(meta[name] for name in _TAGS if name in meta)]
    for place in places:
        texts = [each for each in place if isinstance(each, str)]
        parts = texts if len(texts) > 1 else [part for each in texts for part in re.split("[,;]", each)]
        tags: dict[str, str] = {}
        for tag in map(_line, parts):
            if 0 < len(tag) <= TAG_MAX:
                tags.setdefault(tag.lower(), tag)
        if tags:
            yield from islice(tags.values(), TAGS_MAX)
            return


def _url(tree: HtmlElement, meta: Mapping[str, list[str]], article: Node) -> Fact[str] | None:
    canonical = [each.get("href") for each in tree.iter("link") if each.get("rel") == "canonical"]
    stated = article.get("url") or article.get("mainEntityOfPage")
    values = [
        *((value, Origin.META) for value in canonical),
        (_content(meta, "og:url"), Origin.META),
        (stated.get("@id") if isinstance(stated, dict) else stated, Origin.JSON_LD),
    ]
    urls = [(value.strip(), origin) for value, origin in values if isinstance(value, str) and len(value) <= URL_MAX]
    whole = [(url, origin) for url, origin in urls if _URL.fullmatch(url) and _host(url)]
    if not whole:
        return None
    return Fact(*whole[0], SURE if len({url for url, _ in whole}) == 1 and len(whole) > 1 else LIKELY)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _language(tree: HtmlElement) -> str:
    declared = (tree.get("lang") or tree.get("xml:lang") or "").strip().replace("_", "-")
    return declared if _LANGUAGE.fullmatch(declared) else ""


def _line(value: object) -> str:
    """A value as one line of at most `LINE_MAX` characters; empty when it is no text."""
    return shorten(one_line(unescape(unescape(value[: 2 * LINE_MAX]))), LINE_MAX) if isinstance(value, str) else ""
