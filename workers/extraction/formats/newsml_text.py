"""Finds the text that an item of NewsML-G2 carries: NITF, XHTML or plain. It knows none of its other fields."""

from collections.abc import Iterator

from workers.extraction.formats.markup import paragraphs_in, read_markup
from workers.extraction.formats.nitf import Nitf, read_nitf
from workers.extraction.formats.xml_tree import LANG, Element, find_all, local_name, text_of, unindented
from workers.extraction.wire_copy.text import paragraphs_of

_HTML = frozenset("html body main article section div p h1 h2 h3 ul ol table blockquote pre".split())


def read_content(item: Element) -> Nitf:
    """The longest text in it, with the lines of its head when it is NITF; empty when there is none.

    Raises:
        PermanentError: markup in it is nested too deep or too large.
    """
    forms = [*_inline_xml(item), *_inline_data(item)]
    return max(forms, key=lambda form: sum(map(len, form.paragraphs)), default=Nitf([]))


def _inline_xml(item: Element) -> Iterator[Nitf]:
    for inline in find_all(item, "contentset/inlinexml"):
        first = next(iter(inline), None)
        language = inline.get(LANG) or ""
        if first is None:
            yield Nitf(paragraphs_of(unindented(inline.text or "")), language=language)
        elif local_name(first) == "nitf":
            yield read_nitf(first, language=language)
        elif local_name(first) in _HTML:
            yield Nitf(paragraphs_in(inline), language=language)


def _inline_data(item: Element) -> Iterator[Nitf]:
    """Data as text; base64 and the like are no text."""
    for inline in find_all(item, "contentset/inlinedata"):
        kind, text = inline.get("contenttype", "text/plain"), text_of(inline)
        if kind.startswith("text/") and not inline.get("encoding"):
            yield Nitf(read_markup(text) if "html" in kind else paragraphs_of(text), language=inline.get(LANG) or "")
