"""Shows events to people: one line each, calm where nothing rings. It prints nothing and knows no Redis."""

from datetime import UTC, datetime

from rich.text import Text

from schemas.alert import Alert
from schemas.events import AlertWithdrawn, ArticleExtracted, ArticleJudged, ArticleRejected, EventType
from schemas.rule import Severity
from schemas.story import Story, StoryTold
from schemas.verdict import Disposition, DuplicateKind, Verdict
from wireroom.cli.render import QUIET, SHORT_ID, WORD_WIDTH, Row, columns, counted
from wireroom.events import Event

SEVERITIES = {
    Severity.FLASH: "bold white on red",
    Severity.BULLETIN: "bold black on yellow",
    Severity.URGENT: "bold yellow",
    Severity.ROUTINE: "cyan",
}
DISPOSITIONS = {
    Disposition.DUPLICATE: ("duplicated", QUIET),
    Disposition.REVISION: ("revised", "blue"),
    Disposition.WITHDRAWAL: ("withdrawn", "magenta"),
}
ALIKE = {DuplicateKind.NEAR: "alike", DuplicateKind.CONTAINED: "of the shorter"}
"""What the similarity of a copy is the share of. An exact one has no need of it."""


def line(event: Event, *, at: datetime | None = None) -> Text:
    """An event in one line: when, what happened, to whose article. Times are UTC, of the arrival when none is given."""
    moment = at or event.time
    return columns(f"{moment.astimezone(UTC):%H:%M:%S}" if moment else " " * 8, _row(event))


def size_of(story: Story) -> str:
    """How much there is of a story."""
    return f"{counted(story.articles, 'article')} of {counted(story.publishers, 'publisher')}"


def _row(event: Event) -> Row:
    match event.data:
        case Alert() as alert:
            row = _alert(alert)
        case AlertWithdrawn() as withdrawn:
            about = f"article {withdrawn.article_id[:SHORT_ID]}"
            row = Row("withdrawn", "bold magenta", "alert", withdrawn.rule_id, about)
        case ArticleExtracted() as found:
            row = Row("extracted", "green", found.meta.source, found.extraction.headline)
        case ArticleJudged() as judged:
            row = _judged(judged)
        case ArticleRejected(source=source, uri=uri, reason=reason, detail=detail):
            row = Row("rejected", "red", source or "", uri or event.subject or "", f"{reason}: {detail}")
        case StoryTold() as told:
            row = _story(event.type, told)
        case _:
            row = Row(_last_word(event.type)[:WORD_WIDTH], "", "", event.subject or "", event.type)
    return row


def _alert(alert: Alert) -> Row:
    is_loud = alert.severity in {Severity.FLASH, Severity.BULLETIN}
    return Row(
        word=f" {alert.severity.upper()} " if is_loud else alert.severity,
        style=SEVERITIES[alert.severity],
        source=alert.source,
        headline=alert.headline,
        note=f"({alert.title})",
        headline_style="bold" if is_loud else "",
    )


def _judged(judged: ArticleJudged) -> Row:
    verdict = judged.verdict
    word, style = DISPOSITIONS.get(verdict.disposition, (verdict.disposition.value, ""))
    weight = "bold " if verdict.is_material else ""
    return Row(word, f"{weight}{style}", judged.source, judged.headline, _note(verdict))


def _story(kind: str, told: StoryTold) -> Row:
    """Quiet, since what makes a story up was told before."""
    story, note = told.story, ""
    if kind == EventType.STORY_UPDATED:
        note = "; new: ".join(filter(None, (size_of(story), ", ".join(told.changes))))
    elif kind == EventType.STORY_MERGED:
        note = f"{size_of(story)}; took in {(told.merged or '')[:SHORT_ID]}"
    return Row(_last_word(kind), QUIET, f"story {story.story[:SHORT_ID]}", story.headline, note, headline_style=QUIET)


def _note(verdict: Verdict) -> str:
    if verdict.duplicate_of:
        return _copy(verdict, of=verdict.duplicate_of)
    return _revision(verdict) if verdict.disposition is Disposition.REVISION else ""


def _copy(verdict: Verdict, *, of: str) -> str:
    kind = f"{verdict.kind} copy" if verdict.kind else "copy"
    share = "" if verdict.similarity is None else f"{verdict.similarity:.0%}"
    alike = f", {share} {ALIKE[verdict.kind]}" if share and verdict.kind in ALIKE else ""
    return f"{kind} of {of[:SHORT_ID]}{alike}{', a repost' if verdict.is_repost else ''}"


def _revision(verdict: Verdict) -> str:
    declared = f", {verdict.declared}" if verdict.declared else ""
    changed = f": {', '.join(verdict.changed)}" if verdict.changed else ""
    return f"version {verdict.version}{declared}{changed}{'; material' if verdict.is_material else ''}"


def _last_word(kind: str) -> str:
    return kind.rpartition(".")[2]
