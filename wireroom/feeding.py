"""Pushes what paths hold: files, folders, standard input. It prints nothing; a refusal holds nothing else back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from schemas.article import Article, Lane
from wireroom.feeds.files import STDIN, Found, Reader, find
from wireroom.feeds.refusal import Refusal
from wireroom.producer import ArticleTooLarge, Producer, Receipt


@dataclass(slots=True)
class Feeding:
    """Feeds one producer. Raises what `Producer.push` raises, but for articles that are too large: they are refused."""

    producer: Producer
    reader: Reader
    stdin: BinaryIO
    on_refused: Callable[[Refusal], None]
    lane: Lane | None = None
    _reading: str = STDIN

    def feed(self, paths: Iterable[str]) -> Iterator[Receipt]:
        """Push while the receipts are taken. What comes by standard input is pushed as it comes."""
        for path in paths:
            if path == STDIN:
                for article in self._accepted(self.reader.read_stdin(self.stdin)):
                    yield from self._push((article,))
            else:
                yield from self._push(self._accepted(self._read(Path(path))))

    def _read(self, path: Path) -> Iterator[Article | Refusal]:
        for found in find(path):
            if isinstance(found, Found):
                self._reading = str(found.path)
                yield from self.reader.read(found)
            else:
                yield found

    def _accepted(self, found: Iterable[Article | Refusal]) -> Iterator[Article]:
        for each in found:
            if isinstance(each, Refusal):
                self.on_refused(each)
            else:
                yield each

    def _push(self, articles: Iterable[Article]) -> Iterator[Receipt]:
        return self.producer.push_each(articles, lane=self.lane, on_refused=self._refuse)

    def _refuse(self, error: ArticleTooLarge) -> None:
        self.on_refused(Refusal(self._reading, str(error)))
