"""Finds or opens the story of each article, in Redis for all workers. It knows nothing of how copies are found.

All is decided in one script (lua/place.lua) that looks up, compares and inserts. The place that an article got is
stored with its version, so that a second run gets the same one, whatever has become of the story and of the
frequencies.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any, NamedTuple
from zlib import crc32

from redis import Redis

from schemas.annotations import EntityType
from schemas.extraction import Naming
from schemas.settings import Settings
from schemas.story import KeyEntity, Story, StoryChange
from schemas.verdict import Disposition
from workers.deduplication.stories.candidate import Placement, StoryCandidate
from workers.deduplication.stories.frequencies import Frequencies
from workers.deduplication.stories.sharing import Sharing
from workers.deduplication.stories.terms import terms_of, weigh
from workers.deduplication.versions import ARTICLE_BYTES, pack_article, pack_version
from workers.scripts import source
from workers.slices import frame

PLACED_AT_ONCE = 32
"""Candidates in one call of the script: it holds Redis for some 6 ms, and others wait."""
HEADLINE_BYTES, NAME_BYTES = 200, 60
KEY_NAMES = 4
SECONDS_MAX = 0xFFFF_FFFF
LETTERS = {EntityType.PERSON: "p", EntityType.ORGANISATION: "o", EntityType.PLACE: "l"}
TYPES = {letter: kind for kind, letter in LETTERS.items()}
DISPOSITIONS = {
    Disposition.ORIGINAL: b"O",
    Disposition.DUPLICATE: b"D",
    Disposition.REVISION: b"R",
    Disposition.WITHDRAWAL: b"W",
}
LIBRARY = ("alone", "slices", "records", "vectors", "postings", "telling", "stories")


class KnownStory(NamedTuple):
    """A story as it stands, with its articles."""

    story: Story
    article_ids: tuple[str, ...]
    """In the order in which they came; of a large story the latest 200."""


class Stories:
    """Knows the stories of the window, over all workers."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        self._settings = settings
        self._frequencies = Frequencies()
        self._sharing = Sharing(redis, settings)
        self._place = redis.register_script("".join(map(source, (*LIBRARY, "place"))))
        self._get = redis.register_script("".join(map(source, (*LIBRARY, "story"))))

    def place(self, candidates: Sequence[StoryCandidate], *, now_ms: int) -> list[Placement]:
        """Give each candidate its place, one after the other, and remember it. Each must have its verdict already.

        May be repeated: the same version of an article gets the same place again while the window lasts.

        Raises:
            redis.exceptions.RedisError: Redis is away or refuses; nothing, or the first of them, were placed.
        """
        self._sharing.keep_up(self._frequencies, now_ms=now_ms)
        keys, ends_ms = frame(self._settings, now_ms=now_ms)
        common = (*ends_ms, self._settings.story_similarity_min, now_ms // 1000)
        answers: list[list[Any]] = []
        for start in range(0, len(candidates), PLACED_AT_ONCE):
            parts = chain.from_iterable(map(self._arguments, candidates[start : start + PLACED_AT_ONCE]))
            answers += self._place(keys=keys, args=[*common, *parts])
        return [_read(candidate, *answer) for candidate, answer in zip(candidates, answers, strict=True)]

    def get(self, article_id: str, *, now_ms: int) -> KnownStory | None:
        """The story of an article of the window, or the one that it was merged into. A story's id is that of its first.

        Raises:
            ValueError: it is no article's id.
            redis.exceptions.RedisError: Redis is away or refuses.
        """
        keys, ends_ms = frame(self._settings, now_ms=now_ms)
        found = self._get(keys=keys, args=[*ends_ms, pack_article(article_id)])
        if not found:
            return None
        *state, members = found
        ids = (members[at : at + ARTICLE_BYTES].hex() for at in range(0, len(members), ARTICLE_BYTES))
        return KnownStory(_story(*state), tuple(ids))

    def _arguments(self, candidate: StoryCandidate) -> tuple[str | bytes | int, ...]:
        terms = terms_of(
            candidate.headline_words, candidate.text_words, candidate.names, language=candidate.language_tag
        )
        vector = weigh(terms, self._frequencies)
        if candidate.disposition is Disposition.ORIGINAL:
            self._frequencies.add(terms.all)
        return (
            pack_article(candidate.article_id),
            pack_version(candidate.version_hash),
            DISPOSITIONS[candidate.disposition],
            pack_article(candidate.duplicate_of) if candidate.duplicate_of else b"",
            min(max(0, int(candidate.time.timestamp())), SECONDS_MAX),
            _mark(candidate.source),
            _mark(candidate.publisher),
            candidate.language_tag,
            _cut(candidate.headline, HEADLINE_BYTES),
            "\t".join(_key_names(candidate.names)),
            vector.pack(),
        )


def _mark(name: str) -> bytes:
    return crc32(name.encode()).to_bytes(4, "big")


def _cut(line: str, size: int) -> str:
    """As much of a line as goes into so many bytes."""
    encoded = line.encode()
    return line if len(encoded) <= size else encoded[: size - 3].decode(errors="ignore") + "\u2026"


def _key_names(names: Iterable[Naming]) -> list[str]:
    """The names at the centre of an article, each behind the letter of its type."""
    central = sorted(names, key=lambda each: -each.mentions)[:KEY_NAMES]
    return [LETTERS[each.type] + _cut(each.name, NAME_BYTES) for each in central]


def _read(candidate: StoryCandidate, placement: bytes, *state: Any) -> Placement:  # noqa: ANN401 - as Redis answers
    """Read a place as the script gives it."""
    story_id, merged = placement[2 : 2 + ARTICLE_BYTES].hex(), placement[2 + ARTICLE_BYTES :].hex()
    is_opened = placement[:1] == b"O"
    return Placement(
        story_id or candidate.article_id,
        is_opened,
        changes=tuple(change for bit, change in enumerate(StoryChange) if placement[1] >> bit & 1),
        merged=merged or None,
        story=_story(*state) if state and not is_opened else _alone(candidate),
    )


def _story(story_id: bytes, title: bytes, *numbers: int) -> Story:
    language, headline, *names = title.decode().split("\t")
    articles, sources, publishers, first, last = numbers
    return Story(
        story=story_id.hex(),
        headline=headline,
        language=language or None,
        entities=_entities(names),
        articles=articles,
        sources=sources,
        publishers=publishers,
        first_seen=datetime.fromtimestamp(first, UTC),
        last_seen=datetime.fromtimestamp(last, UTC),
    )


def _alone(candidate: StoryCandidate) -> Story:
    """A story that has this article alone; none, if it was withdrawn."""
    articles = int(candidate.disposition is not Disposition.WITHDRAWAL)
    return Story(
        story=candidate.article_id,
        headline=_cut(candidate.headline, HEADLINE_BYTES),
        language=candidate.language_tag or None,
        entities=_entities(_key_names(candidate.names)),
        articles=articles,
        sources=articles,
        publishers=articles,
        first_seen=candidate.time,
        last_seen=candidate.time,
    )


def _entities(names: Iterable[str]) -> tuple[KeyEntity, ...]:
    return tuple(KeyEntity(type=TYPES[name[0]], name=name[1:]) for name in names)
