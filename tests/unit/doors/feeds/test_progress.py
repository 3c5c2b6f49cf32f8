"""What is remembered of a feed."""

from collections.abc import Iterable

from wireroom.feeds.bookmarks import Mark
from wireroom.feeds.syndication.cleaning import digest
from wireroom.feeds.syndication.document import RawItem
from wireroom.feeds.web.progress import SEEN_MAX, Progress

PLACE = "http://harbour.example/feed"


def items(*names: str, text: str = "x") -> list[RawItem]:
    """Items of these names."""
    return [RawItem("<item/>", "application/rss+xml", name, None, "", "", digest(text, name)) for name in names]


def names(progress: Progress, given: Iterable[RawItem], *, now: float = 0) -> list[str | None]:
    """Which of the items are new."""
    return [fresh.item.uri for fresh in progress.take(given, now=now)]


def kept(notes: dict[str, str], marks: Iterable[Mark]) -> dict[str, str]:
    """The notes after some marks."""
    for mark in marks:
        assert mark.place == PLACE
        if mark.value is None:
            notes.pop(mark.field)
        else:
            notes[mark.field] = mark.value
    return notes


def test_an_item_is_new_once_and_again_when_it_changed() -> None:
    """What was seen is not given again, unless its content is another."""
    progress = Progress(PLACE)
    assert names(progress, items("a", "b")) == ["a", "b"]
    assert names(progress, items("c", "a", "b")) == ["c"]
    assert names(progress, items("a", text="edited")) == ["a"]
    assert names(progress, items("a", text="edited")) == []


def test_a_second_run_goes_on() -> None:
    """From its notes a feed knows what was pushed, where it is now, and what to ask the server for."""
    progress = Progress(PLACE, etag='"1"', modified="Tue", moved_to="http://b.example/", source="Harbour Wire")
    marks = [fresh.mark for fresh in progress.take(items("a", "b"), now=5)]
    notes = kept(kept({}, progress.notes(due=77)), marks)
    again = Progress.recall(PLACE, notes)
    assert (again.etag, again.modified, again.moved_to, again.source) == (
        '"1"',
        "Tue",
        "http://b.example/",
        "Harbour Wire",
    )
    assert again.due == 77
    assert names(again, items("a", "b", "c")) == ["c"]


def test_an_interrupted_run_loses_nothing() -> None:
    """While an item of the last document is not marked, the server is not asked for changes alone."""
    progress = Progress(PLACE, etag='"1"', modified="Tue")
    marks = [fresh.mark for fresh in progress.take(items("a", "b"), now=5)]
    notes = kept(kept({}, progress.notes(due=77)), marks[:1])
    again = Progress.recall(PLACE, notes)
    assert (again.etag, again.modified, again.due) == (None, None, 77)
    assert names(again, items("a", "b")) == ["b"]
    edited = Progress.recall(PLACE, kept(notes, marks))
    edited.etag = '"2"'
    edited.take(items("a", "b", text="edited"), now=6)
    assert Progress.recall(PLACE, kept(notes, edited.notes(due=78))).etag is None


def test_memory_is_bounded_and_the_longest_gone_goes_first() -> None:
    """What a feed holds is never forgotten; else at most 2,000 items are kept, also over a restart."""
    progress = Progress(PLACE)
    notes: dict[str, str] = {}
    for start in range(0, SEEN_MAX + 200, 100):
        held = items("always", *map(str, range(start, start + 99)))
        kept(notes, [fresh.mark for fresh in progress.take(held, now=start)])
        kept(notes, progress.notes(due=0))
    assert len(notes) == SEEN_MAX + 1
    assert names(progress, items("always", str(SEEN_MAX))) == []
    again = Progress.recall(PLACE, dict(reversed(notes.items())))
    assert names(again, items("always", str(SEEN_MAX), "0")) == ["0"]
    (forgotten, _) = again.notes(due=0)
    assert forgotten == Mark(PLACE, f"seen:{digest('198')}", None)


def test_notes_that_cannot_be_read_are_none() -> None:
    """A feed whose notes are damaged starts anew."""
    for state in ("", "{", "[]", '{"other": 1}'):
        assert Progress.recall(PLACE, {"state": state}) == Progress(PLACE)
