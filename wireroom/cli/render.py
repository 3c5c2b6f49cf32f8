"""Shows events to people: one line each, calm where nothing rings. It prints nothing and knows no Redis."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.text import Text

from schemas.alert import Alert
from schemas.events import ArticleExtracted, ArticleJudged, ArticleRejected
from schemas.rule import Severity
from schemas.verdict import Disposition, Verdict
from wireroom.events import Event

WORD_WIDTH, SOURCE_WIDTH = 10, 16
SHORT_ID = 8
"""Digits of an article's id that are shown."""

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls, line ends and turns of the writing direction: from a wire, these would rewrite the terminal."""

SEVERITIES = {
    Severity.FLASH: "bold white on red",
    Severity.BULLETIN: "bold black on yellow",
    Severity.URGENT: "bold yellow",
    Severity.ROUTINE: "cyan",
}
DISPOSITIONS = {
    Disposition.DUPLICATE: ("duplicated", "bright_black"),
    Disposition.REVISION: ("revised", "blue"),
    Disposition.WITHDRAWAL: ("withdrawn", "magenta"),
}


class _Shown(NamedTuple):
    """What a line says of an event."""

    word: str
    style: str
    source: str
    headline: str
    note: str = ""
    headline_style: str = ""


def line(event: Event, *, at: datetime | None = None) -> Text:
    """An event in one line: when, what happened, to whose article. Times are UTC, of the arrival when none is given."""
    moment = at or event.time
    shown = _shown(event)
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"{moment.astimezone(UTC):%H:%M:%S}" if moment else " " * 8, "bright_black")
    text.append("  ")
    text.append(plain(shown.word), shown.style)
    text.append(" " * (WORD_WIDTH + 1 - len(shown.word)))
    text.append(set_cell_size(plain(shown.source), SOURCE_WIDTH) + " ", "bright_black")
    text.append(plain(shown.headline), shown.headline_style)
    if shown.note:
        text.append(f"  {plain(shown.note)}", "italic bright_black")
    return text


def plain(text: str) -> str:
    """Text of a stranger, made harmless for a terminal."""
    return _UNSHOWABLE.sub("\ufffd", text)


def age(seconds: float | None) -> str:
    """An age, as people say it."""
    if seconds is None:
        return "-"
    for unit, size in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"  # noqa: PLR2004 - tenths matter below ten


def _shown(event: Event) -> _Shown:
    match event.data:
        case Alert() as alert:
            return _shown_alert(alert)
        case ArticleExtracted() as found:
            return _Shown("extracted", "green", found.meta.source, found.extraction.headline)
        case ArticleJudged() as judged:
            word, style = DISPOSITIONS.get(judged.verdict.disposition, (judged.verdict.disposition.value, ""))
            return _Shown(word, style, judged.source, judged.headline, _note(judged.verdict))
        case ArticleRejected() as rejected:
            about = rejected.uri or event.subject or ""
            note = f"{rejected.reason}: {rejected.detail}"
            return _Shown("rejected", "red", rejected.source or "", about, note)
    return _Shown(event.type.rpartition(".")[2][:WORD_WIDTH], "", "", event.subject or "", event.type)


def _shown_alert(alert: Alert) -> _Shown:
    is_loud = alert.severity in {Severity.FLASH, Severity.BULLETIN}
    return _Shown(
        word=f" {alert.severity.upper()} " if is_loud else alert.severity,
        style=SEVERITIES[alert.severity],
        source=alert.source,
        headline=alert.headline,
        note=f"({alert.title})",
        headline_style="bold" if is_loud else "",
    )


def _note(verdict: Verdict) -> str:
    if verdict.duplicate_of:
        likeness = "" if verdict.similarity is None else f", {verdict.similarity:.0%} alike"
        return f"copy of {verdict.duplicate_of[:SHORT_ID]}{likeness}"
    return f"version {verdict.version}" if verdict.disposition is Disposition.REVISION else ""
