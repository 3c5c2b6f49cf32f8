"""Pushes what sources hold, and notes how far it came. It prints nothing; a refusal holds nothing else back."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from schemas.article import Article, Lane
from wireroom.bookmarks import RedisBookmarks
from wireroom.feeds.bookmarks import Mark, Marked
from wireroom.feeds.refusal import Refusal, shown
from wireroom.intake import Intake, Named, Taken
from wireroom.pace import Pace
from wireroom.producer import CHUNK_MAX, ArticleTooLarge, Producer, Receipt
from workers.connections import UNREACHABLE

NOTE_S = 1
"""Seconds between two notes: what a kill makes us push again."""


@dataclass(slots=True)
class Feeding:
    """Feeds one producer."""

    producer: Producer
    bookmarks: RedisBookmarks
    tell: Callable[[str, Receipt | Refusal], None]
    """Is told what becomes of everything, with the name of its source."""
    pace: Pace = field(default_factory=lambda: Pace(None))
    lane: Lane | None = None
    _marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    _noted_at: float = field(default_factory=time.monotonic)

    def feed(self, sources: Sequence[Named], *, follow: bool) -> None:
        """Push until all is read; then forget how far it came, so that a later run feeds all again.

        Not so for feeds: what is asked for again is only what is new since, as their sites want it.
        When following, push until interrupted. Whatever interrupts it, how far it came is noted, so that another run
        goes on from there. Raises what `Producer.push` raises, but for articles that are too large: they are refused.
        """
        try:
            with Intake(sources, together=follow) as intake:
                while not intake.is_over:
                    self._push(intake.take(at_most=CHUNK_MAX, wait_s=NOTE_S))
        except UNREACHABLE:
            raise  # where nothing can be pushed, nothing can be noted
        except BaseException:
            self._note()
            raise
        self._note()
        if not follow:
            self.bookmarks.forget()

    def _push(self, taken: Sequence[Taken]) -> None:
        while taken:
            count = self.pace.allow(len(taken))
            self._push_now(taken[:count])
            taken = taken[count:]
        if time.monotonic() - self._noted_at >= NOTE_S:
            self._note()

    def _push_now(self, taken: Sequence[Taken]) -> None:
        waiting: deque[tuple[str, Marked]] = deque()

        def articles() -> Iterator[Article]:
            for name, found in taken:
                if isinstance(found, Refusal):
                    self.tell(name, found)
                else:
                    waiting.append((name, found))
                    yield found.article

        def refuse(error: ArticleTooLarge) -> None:
            name, given = waiting.pop()
            self.tell(name, Refusal(name, f"{shown(given.article.meta().uri)}: {error}"))

        for receipt in self.producer.push_each(articles(), lane=self.lane, on_refused=refuse):
            name, given = waiting.popleft()
            if given.mark:
                self._marks[given.mark.place, given.mark.field] = given.mark
            self.tell(name, receipt)

    def _note(self) -> None:
        self.bookmarks.note(self._marks.values())
        self._marks.clear()
        self._noted_at = time.monotonic()
