"""Pushes articles, and waits or refuses while the backlog is full. It knows nothing of where articles come from.

PushError
├── BacklogFull       the lane had no room for `push_wait_s`: push what is left later
└── ArticleTooLarge   it would never be accepted: cut it, or leave it out
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import NamedTuple, Self

from schemas.article import Article, Lane
from schemas.base import Contract
from wireroom.access import Where, settings_of
from workers.connections import connect, insist
from workers.scripts import source

CHUNK_MAX = 100
"""Articles in one call; it stays in Redis for well under a millisecond."""
CHUNK_MAX_BYTES = 1 << 20
"""Bytes in one call; a larger article travels alone."""
PAUSE_S = 0.05
"""Between two looks at a full lane."""


class Receipt(Contract):
    """An article was accepted: from now on it will come to its end, whatever happens."""

    article_id: str
    lane: Lane
    stream: str
    entry: str
    """Its id in `stream`."""


class PushError(Exception):
    """Base of the two. `accepted` has what the same `push_many` accepted before; all else was not pushed."""

    accepted: tuple[Receipt, ...] = ()


class BacklogFull(PushError):  # noqa: N818 - the word that producers know it by
    """A lane had no room for `push_wait_s`. `backlog` is how many entries it holds."""

    def __init__(self, lane: Lane, backlog: int) -> None:
        super().__init__(lane, backlog)
        self.lane = lane
        self.backlog = backlog

    def __str__(self) -> str:
        return f"the lane `{self.lane}` is full: {self.backlog} articles wait in it"


class ArticleTooLarge(PushError):  # noqa: N818 - in the manner of the other
    """An article is larger than `article_max_bytes`, and was not pushed."""

    def __init__(self, article_id: str, size_bytes: int, max_bytes: int) -> None:
        super().__init__(article_id, size_bytes, max_bytes)
        self.article_id = article_id
        self.size_bytes = size_bytes
        self.max_bytes = max_bytes

    def __str__(self) -> str:
        return f"article {self.article_id} takes {self.size_bytes} bytes; {self.max_bytes} are allowed"


class _Parcel(NamedTuple):
    """An article, ready to be sent."""

    article_id: str
    lane: Lane
    content: bytes


class Producer:
    """Pushes articles onto the incoming lanes. Threads may share one.

    A push that was answered is kept. One that meets an outage of Redis is repeated for up to 15 s, and may by that be
    accepted twice: the second ends silently as a `redelivery`, like any version that is pushed again.
    """

    def __init__(self, where: Where = None) -> None:
        self._settings = settings_of(where)
        self._redis = connect(self._settings.redis_url)
        self._append = self._redis.register_script(source("push", package="wireroom"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connections."""
        self._redis.close()

    def push(self, article: Article, *, lane: Lane | None = None) -> Receipt:
        """Push one article; on the lane that its urgency gives, when none is named.

        Raises:
            ArticleTooLarge: it is larger than `article_max_bytes`.
            BacklogFull: the lane had no room for `push_wait_s`.
            redis.exceptions.RedisError: Redis is unreachable, or refuses; push again, it does no harm.
        """
        return next(self.push_each((article,), lane=lane))

    def push_many(self, articles: Iterable[Article], *, lane: Lane | None = None) -> list[Receipt]:
        """Push all of `articles`, in their order. Raises as `push` does; then `accepted` tells how far it came."""
        receipts: list[Receipt] = []
        try:
            receipts.extend(self.push_each(articles, lane=lane))
        except PushError as error:
            error.accepted = tuple(receipts)
            raise
        return receipts

    def push_each(
        self,
        articles: Iterable[Article],
        *,
        lane: Lane | None = None,
        on_refused: Callable[[ArticleTooLarge], None] | None = None,
    ) -> Iterator[Receipt]:
        """Push `articles` while the receipts are taken, in chunks: for more than fit into memory.

        An article that is too large is told to `on_refused` and left out. Without it, and else, raises as `push` does;
        what has no receipt by then was not pushed.
        """
        for chunk in _chunks(self._pack(articles, lane=lane, on_refused=on_refused)):
            yield from self._send(chunk)

    def _pack(
        self, articles: Iterable[Article], *, lane: Lane | None, on_refused: Callable[[ArticleTooLarge], None] | None
    ) -> Iterator[_Parcel]:
        max_bytes = self._settings.article_max_bytes
        for article in articles:
            parcel = _Parcel(
                article.meta().article_id, lane or article.lane, article.model_dump_json(exclude_none=True).encode()
            )
            if len(parcel.content) <= max_bytes:
                yield parcel
                continue
            error = ArticleTooLarge(parcel.article_id, len(parcel.content), max_bytes)
            if on_refused is None:
                raise error
            on_refused(error)

    def _send(self, chunk: Sequence[_Parcel]) -> Iterator[Receipt]:
        """Append a chunk of one lane, as fast as there is room."""
        lane = chunk[0].lane
        stream = self._settings.channels.incoming(lane)
        until = time.monotonic() + self._settings.push_wait_s
        while chunk:
            contents = [parcel.content for parcel in chunk]
            ids = insist(self._append, keys=[stream], args=[self._settings.backlog_max, *contents])
            for parcel, entry in zip(chunk, ids, strict=False):
                yield Receipt(article_id=parcel.article_id, lane=lane, stream=stream, entry=entry.decode())
            chunk = chunk[len(ids) :]
            if ids:
                until = time.monotonic() + self._settings.push_wait_s
            if chunk:
                self._wait_for_room(lane, until=until)

    def _wait_for_room(self, lane: Lane, *, until: float) -> None:
        stream = self._settings.channels.incoming(lane)
        while (held := insist(self._redis.xlen, stream)) >= self._settings.backlog_max:
            if time.monotonic() >= until:
                raise BacklogFull(lane, held)
            time.sleep(PAUSE_S)


def _chunks(parcels: Iterable[_Parcel]) -> Iterator[Sequence[_Parcel]]:
    """Parcels of one lane that stand together, up to the bounds of one call."""
    chunk: list[_Parcel] = []
    size_bytes = 0
    for parcel in parcels:
        too_many = size_bytes + len(parcel.content) > CHUNK_MAX_BYTES or len(chunk) == CHUNK_MAX
        if chunk and (too_many or parcel.lane is not chunk[0].lane):
            yield chunk
            chunk, size_bytes = [], 0
        chunk.append(parcel)
        size_bytes += len(parcel.content)
    if chunk:
        yield chunk
