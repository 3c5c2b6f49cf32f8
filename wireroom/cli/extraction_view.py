"""Shows an extraction to people: metadata with where it was read, the text with its spans marked. It prints nothing."""

from collections.abc import Iterator
from datetime import datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from schemas.annotations import Amount, AmountType, Annotations, Entity, EntityType, Quote, Span
from schemas.extraction import Extraction
from wireroom.cli.render import plain

STYLES = {
    EntityType.PERSON: "bold green",
    EntityType.ORGANISATION: "bold magenta",
    EntityType.PLACE: "bold cyan",
}
DATE, AMOUNT, QUOTED, CUE = "bold yellow", "bold blue", "italic", "underline"
DIM = "bright_black"
FIELDS = (
    "published",
    "modified",
    "embargoed",
    "byline",
    "dateline",
    "publisher",
    "section",
    "url",
    "language",
    "urgency",
    "pub_status",
    "signals",
    "tags",
)
"""Shown in this order, where known."""
QUOTE_WIDTH = 100
"""Characters of a quote in the list; the text above shows it whole."""


def view(found: Extraction, annotations: Annotations) -> RenderableType:
    """Everything that was found, on one page."""
    return Group(
        Text(plain(found.headline), "bold"),
        _metadata(found),
        Rule(style=DIM),
        _marked(found.text, annotations),
        Rule(_legend(), style=DIM),
        *(Padding(each, (0, 0, 1, 0)) for each in _lists(found.text, annotations)),
    )


def _metadata(found: Extraction) -> Table:
    table = Table.grid(padding=(0, 2))
    for name in FIELDS:
        if value := getattr(found, name):
            table.add_row(Text(name, DIM), Text(plain(_shown(value))), Text(_provenance(found, name), DIM))
    table.add_row(Text("words", DIM), Text(f"{found.word_count:,}"), Text())
    return table


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _provenance(found: Extraction, name: str) -> str:
    known = found.provenance.get(name)
    return f"{known.origin} {known.confidence:.0%}" if known else ""


def _marked(words: str, annotations: Annotations) -> Text:
    """The text; each character stays in its place, so that the spans fit."""
    text = Text(_plain_lines(words))
    for style, (start, end) in _spans(annotations):
        text.stylize(style, start, end)
    return text


def _plain_lines(text: str) -> str:
    """Text of a stranger, made harmless for a terminal, with its line ends."""
    return "\n".join(map(plain, text.split("\n")))


def _spans(annotations: Annotations) -> Iterator[tuple[str, Span]]:
    for quote in annotations.quotes:
        yield from ((QUOTED, span) for span in quote.content)
        if quote.cue:
            yield CUE, quote.cue
    for entity in annotations.entities:
        yield from ((STYLES[entity.type], mention) for mention in entity.mentions)
    yield from ((DATE, mention.span) for mention in annotations.dates)
    yield from ((AMOUNT, amount.span) for amount in annotations.amounts)


def _legend() -> Text:
    parts = [(kind.value, style) for kind, style in STYLES.items()]
    parts += [("date", DATE), ("amount", AMOUNT), ("quote", QUOTED), ("cue", CUE)]
    return Text("  ").join(Text(word, style) for word, style in parts)


def _lists(text: str, annotations: Annotations) -> Iterator[Table]:
    yield from (
        _table(kind.value, [_entity(each) for each in annotations.entities if each.type is kind], STYLES[kind])
        for kind in EntityType
        if any(each.type is kind for each in annotations.entities)
    )
    if annotations.quotes:
        yield _table("quotes", [_quote(each, text) for each in annotations.quotes])
    if annotations.dates:
        yield _table("dates", [(_cut(text, each.span), each.value) for each in annotations.dates], DATE)
    if annotations.amounts:
        yield _table("amounts", [(_cut(text, each.span), _amount(each)) for each in annotations.amounts], AMOUNT)
    if annotations.key_phrases:
        yield _table("key phrases", [(each.phrase, f"{each.score:.2f}") for each in annotations.key_phrases])
    ran = ", ".join(annotations.annotators) or "none"
    yield _table("annotators", [(ran, "")])


def _table(title: str, rows: list[tuple[str, str]], style: str = "") -> Table:
    table = Table.grid(padding=(0, 2))
    for number, (one, other) in enumerate(rows):
        table.add_row(Text("" if number else title, DIM), Text(plain(one), style), Text(plain(other), DIM))
    return table


def _entity(entity: Entity) -> tuple[str, str]:
    notes = [f"{len(entity.mentions)} mention{'s' if len(entity.mentions) > 1 else ''}"]
    if entity.role:
        notes.append(entity.role)
    if entity.place:
        notes.append(entity.place.country)
        if entity.place.latitude is not None and entity.place.longitude is not None:
            notes.append(f"{entity.place.latitude:.2f}, {entity.place.longitude:.2f}")
    return entity.name, " · ".join(notes)


def _quote(quote: Quote, text: str) -> tuple[str, str]:
    said = " \u2026 ".join(_cut(text, span) for span in quote.content)
    short = said if len(said) <= QUOTE_WIDTH else f"{said[: QUOTE_WIDTH - 1]}\u2026"
    who = quote.speaker or (_cut(text, quote.source) if quote.source else "not told")
    return short, f"{who} · {quote.type}"


def _amount(amount: Amount) -> str:
    value = f"{amount.value:,.15g}"
    return f"{value} {amount.currency or ''}".strip() if amount.type is AmountType.MONEY else f"{value} %"


def _cut(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())
