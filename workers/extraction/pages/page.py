"""What a page says of itself: JSON-LD, OpenGraph, meta elements, headings. It does not look for the main text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from schemas.extraction import Origin
from workers.extraction.found import LIKELY, NO_HEADLINE, SURE, Fact, Found
from workers.extraction.lines import words_of
from workers.extraction.links import host_of, web_address
from workers.extraction.pages.byline import byline_of
from workers.extraction.pages.dates import find_dates
from workers.extraction.pages.linked_data import Node, article_of, names_in, text_of
from workers.extraction.pages.meta import Meta, content, first_said, meta_of, named, plain
from workers.extraction.pages.moments import Source
from workers.extraction.pages.title import Titles, heading_of, headline_of_page
from workers.extraction.sites import names_of_site
from workers.extraction.values import NAME_MAX, TAGS_MAX, each_once, language_tag

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "dc.subject.section")
_TAGS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_HOST_LABELS = ("www", "m", "amp", "news", "edition", "com", "org", "net", "co", "uk", "eu")


@dataclass(frozen=True, slots=True)
class Page:
    """What the page gives but its text, and whether it says that it is an article."""

    found: Found
    is_article: bool


def describe(tree: HtmlElement) -> Page:
    """Read what a page says of itself, each from the most trusted place that speaks of it."""
    meta = meta_of(tree)
    headings = [line for each in tree.iter("h1") if (line := plain(each.text_content()))]
    article = article_of(tree, headings=set(map(words_of, [*headings, content(meta, "og:title")])) - {""})
    url, language = _url(tree, meta, article), language_tag(tree.get("lang") or tree.get("xml:lang"))
    publisher = _publisher(meta, article)
    headline = headline_of_page(
        Titles(
            headings=headings,
            stated=plain(text_of(article.get("headline"))),
            shared=[plain(content(meta, name)) for name in _TITLES],
            window=next((plain(each.text) for each in tree.iter("title")), ""),
            sites=_sites(meta, publisher, url),
        )
    )
    heading = heading_of(tree, headline.value if headline else "")
    dates = find_dates(Source(tree, heading, article, meta, url.value if url else "", language))
    found = Found(
        headline=headline or NO_HEADLINE,
        byline=byline_of(meta, article, heading),
        publisher=publisher,
        section=first_said([(text_of(article.get("articleSection")), Origin.JSON_LD), *named(meta, _SECTIONS)]),
        url=url,
        language=Fact(language, Origin.META, LIKELY) if language else None,
        published=dates.published,
        modified=dates.modified,
        tags=tuple(_tags(meta, article)),
    )
    return Page(found, is_article=bool(article) or content(meta, "og:type").lower() == "article")


def _publisher(meta: Meta, article: Node) -> Fact[str] | None:
    names = names_in(article.get("publisher"))
    told = [(name.lstrip("@"), origin) for name, origin in named(meta, _PUBLISHERS)]
    return first_said([*((name, Origin.JSON_LD) for name in names[:1]), *told])


def _sites(meta: Meta, publisher: Fact[str] | None, url: Fact[str] | None) -> frozenset[str]:
    """Names under which the site may stand in a title."""
    names = [plain(name) for name, _ in named(meta, _PUBLISHERS)]
    host = host_of(url.value) if url else ""
    labels = [label for label in host.split(".") if label not in _HOST_LABELS and len(label) > 1]
    return names_of_site([*names, publisher.value if publisher else "", host, *labels])


def _tags(meta: Meta, article: Node) -> list[str]:
    """Subjects, once each, from the first place that names some."""
    stated = article.get("keywords")
    places = (stated if isinstance(stated, list) else [stated], *(meta[name] for name in _TAGS if name in meta))
    tags = (each_once(tag for tag in _listed(place) if len(tag) <= NAME_MAX)[:TAGS_MAX] for place in places)
    return next(filter(None, tags), [])


def _listed(place: Iterable[object]) -> Iterator[str]:
    """A list of subjects, or the parts of the only text in it."""
    texts = [each for each in place if isinstance(each, str)]
    return map(plain, texts if len(texts) > 1 else [part for each in texts for part in re.split("[,;]", each)])


def _url(tree: HtmlElement, meta: Meta, article: Node) -> Fact[str] | None:
    """The page's own address, from the most trusted place on; one that names a page goes before that of the site."""
    stated = article.get("url") or article.get("mainEntityOfPage")
    values = [
        *((each.get("href"), Origin.META) for each in tree.iter("link") if each.get("rel") == "canonical"),
        (content(meta, "og:url"), Origin.META),
        (stated.get("@id") if isinstance(stated, dict) else stated, Origin.JSON_LD),
    ]
    whole = [(url, origin) for value, origin in values if (url := web_address(value))]
    whole.sort(key=lambda each: urlsplit(each[0]).path in ("", "/"))
    if not whole:
        return None
    return Fact(*whole[0], SURE if len({url for url, _ in whole}) == 1 and len(whole) > 1 else LIKELY)
