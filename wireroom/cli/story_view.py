"""Shows stories to people. It prints nothing and knows no Redis."""

from collections.abc import Iterator

from rich.text import Text

from schemas.story import Story
from schemas.verdict import Disposition
from wireroom.cli.event_view import size_of
from wireroom.cli.render import QUIET, Row, columns, counted, plain
from wireroom.stories import StoryArticle, StoryView

MINUTE = "%Y-%m-%d %H:%M"
STYLES = {
    Disposition.ORIGINAL: "green",
    Disposition.DUPLICATE: QUIET,
    Disposition.REVISION: "blue",
    Disposition.WITHDRAWAL: "magenta",
    Disposition.REJECTED: "red",
}


def listed(story: Story) -> Text:
    """A story in two lines: its headline, and all else."""
    names = ", ".join(plain(each.name) for each in story.entities)
    rest = "  ".join(filter(None, (story.story, size_of(story), _span(story), names)))
    return Text.assemble((plain(story.headline), "bold"), "\n  ", (rest, QUIET))


def page(asked: str, view: StoryView) -> Iterator[Text]:
    """A story and its articles, line by line."""
    story = view.story
    yield Text(f"{story.story}  {plain(story.headline)}", "bold")
    if asked != story.story:
        yield Text(f"{asked} belongs to it now", "yellow")
    yield Text(f"{size_of(story)}, {counted(story.sources, 'source')}; {_span(story)}")
    if story.entities:
        yield Text(", ".join(f"{plain(each.name)} ({each.type})" for each in story.entities))
    yield Text()
    yield from map(_article, view.articles)


def _article(article: StoryArticle) -> Text:
    moment = f"{article.at:{MINUTE}}" if article.at else " " * len("2026-11-24 06:00")
    word, style = article.disposition or "not known", STYLES.get(article.disposition or Disposition.REDELIVERY, QUIET)
    row = Row(word, style, article.source or "", article.headline or "", note=article.article_id)
    return columns(moment, row)


def _span(story: Story) -> str:
    first, last = story.first_seen, story.last_seen
    if f"{first:{MINUTE}}" == f"{last:{MINUTE}}":
        return f"{first:{MINUTE}}"
    return f"{first:{MINUTE}} to {last:{'%H:%M' if first.date() == last.date() else MINUTE}}"
