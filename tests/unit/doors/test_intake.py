"""How several sources are read at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Barrier, Event

import pytest

from schemas.article import Article
from wireroom.feeds.bookmarks import Marked
from wireroom.feeds.refusal import Refusal
from wireroom.intake import WAITING_MAX, Intake, Named, Taken

WAIT_S = 10
"""How long a test waits for what must come."""


def item(name: str) -> Marked:
    """An article of that name."""
    return Marked(Article(source="night-wire", uri=name, body="-"))


@dataclass
class Given:
    """A source that gives what it was given."""

    found: list[Marked | Refusal]
    error: Exception | None = None
    until_stopped: bool = False
    unchanged: int = 0
    ended: Event = field(default_factory=Event)
    meet: Barrier | None = None

    def read(self, stop: Event) -> Iterator[Marked | Refusal]:
        """All of it; then it fails, or waits until it is stopped, if it is of that kind."""
        if self.meet:
            self.meet.wait(WAIT_S)
        yield from self.found
        if self.error:
            raise self.error
        if self.until_stopped:
            stop.wait(WAIT_S)
            assert stop.is_set()
        self.ended.set()


def taken(intake: Intake) -> list[tuple[str, str]]:
    """All that is taken until it is over: names of sources with those of articles."""
    found: list[Taken] = []
    while not intake.is_over:
        found += intake.take(at_most=3, wait_s=WAIT_S)
    return [(name, each.article.uri or "" if isinstance(each, Marked) else each.reason) for name, each in found]


def test_sources_are_read_one_after_the_other() -> None:
    """In their order, refusals among articles; however many there are."""
    many = [item(f"m{number}") for number in range(3 * WAITING_MAX)]
    sources = [Named("a", Given([item("1"), Refusal("x", "odd"), item("2")])), Named("b", Given([*many]))]
    with Intake(sources, together=False) as intake:
        expected = [("a", "1"), ("a", "odd"), ("a", "2"), *(("b", f"m{number}") for number in range(len(many)))]
        assert taken(intake) == expected


def test_sources_that_never_end_are_read_together() -> None:
    """Each in a thread of its own; all are stopped when they are left."""
    meet = Barrier(3)
    sources = [Given([item(name)], until_stopped=True, meet=meet) for name in "abc"]
    with Intake([Named("x", source) for source in sources], together=True) as intake:
        found: list[Taken] = []
        while len(found) < 3:
            found += intake.take(at_most=10, wait_s=WAIT_S)
        assert intake.take(at_most=10, wait_s=0) == []
        assert not intake.is_over
    assert all(source.ended.wait(WAIT_S) for source in sources)


def test_no_more_is_taken_than_was_asked_for() -> None:
    """The rest stays for the next time."""
    with Intake([Named("a", Given([item("1"), item("2"), item("3")]))], together=False) as intake:
        first = intake.take(at_most=1, wait_s=WAIT_S)
        assert [each.found.article.uri for each in first if isinstance(each.found, Marked)] == ["1"]
        assert taken(intake) == [("a", "2"), ("a", "3")]


def test_what_a_source_raises_is_raised() -> None:
    """Where it is taken."""
    with (
        Intake([Named("a", Given([], error=RuntimeError("broken")))], together=True) as intake,
        pytest.raises(RuntimeError, match="broken"),
    ):
        taken(intake)


def test_a_source_that_is_full_is_stopped_too() -> None:
    """One that nobody takes from does not wait for ever."""
    source = Given([item(str(number)) for number in range(WAITING_MAX * 2)])
    with Intake([Named("a", source)], together=False) as intake:
        assert intake.take(at_most=1, wait_s=WAIT_S)
    for thread in intake.threads:
        thread.join(WAIT_S)
        assert not thread.is_alive()
