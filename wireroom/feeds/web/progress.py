"""Remembers how far a feed was read, from one poll to the next and from one run to the next. It fetches nothing."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from wireroom.feeds.bookmarks import Mark
from wireroom.feeds.syndication.cleaning import digest
from wireroom.feeds.syndication.document import ITEMS_MAX, RawItem

SEEN_MAX = ITEMS_MAX
"""Items remembered of one feed; those that it has not held for longest go first."""

STATE = "state"
_SEEN = "seen:"


class Fresh(NamedTuple):
    """An item that was not seen yet, or has another content since."""

    item: RawItem
    mark: Mark


@dataclass(slots=True)
class Progress:
    """What is known of one feed.

    The validators of a document (ETag, Last-Modified) are noted before its items are pushed, together with what it
    holds: a later run uses them only when all of that was marked, so an interrupted one loses nothing.
    """

    place: str
    etag: str | None = None
    modified: str | None = None
    due: float = 0
    """Unix time of the next poll."""
    moved_to: str | None = None
    """Where the feed is for good now."""
    source: str | None = None
    """The name under which its first articles were given; a later change of its title does not rename them."""
    _held: list[str] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)
    """Fingerprints by key, those not held for longest first."""

    def take(self, items: Iterable[RawItem], *, now: float) -> list[Fresh]:
        """Those of a document's items that are new or changed. They count as seen from now on."""
        fresh, held = [], []
        for item in items:
            key = digest(item.uri or item.fingerprint)
            if self._seen.pop(key, None) != item.fingerprint:
                fresh.append(Fresh(item, Mark(self.place, _SEEN + key, f"{item.fingerprint}:{int(now)}")))
            self._seen[key] = item.fingerprint
            held.append(_short(key, item.fingerprint))
        self._held = held
        return fresh

    def notes(self, due: float) -> Iterator[Mark]:
        """All but the items: the next poll, and which items are forgotten because there are too many."""
        self.due = due
        while len(self._seen) > SEEN_MAX:
            key = next(iter(self._seen))
            del self._seen[key]
            yield Mark(self.place, _SEEN + key, None)
        known = {name: getattr(self, name) for name in _FIELDS} | {"held": self._held}
        yield Mark(self.place, STATE, json.dumps({name: value for name, value in known.items() if value}))

    @classmethod
    def recall(cls, place: str, notes: dict[str, str]) -> "Progress":
        """What was noted for a feed. A note that cannot be read is as none."""
        seen = _read_seen(notes)
        state = _read_state(notes.get(STATE, ""))
        held = state.pop("held", [])
        if not {_short(key, print_) for key, print_ in seen.items()}.issuperset(held):
            state = {name: value for name, value in state.items() if name not in ("etag", "modified")}
        return cls(place, **state, _held=held, _seen=seen)


_FIELDS = ("etag", "modified", "due", "moved_to", "source")


def _read_seen(notes: dict[str, str]) -> dict[str, str]:
    """Fingerprints by key, those noted first before others."""
    marks = [
        (field.removeprefix(_SEEN), *value.split(":", 1)) for field, value in notes.items() if field.startswith(_SEEN)
    ]
    return {key: fingerprint for key, fingerprint, _ in sorted(marks, key=lambda mark: int(mark[2]))}


def _read_state(text: str) -> dict[str, Any]:
    with suppress(ValueError):
        state = json.loads(text)
        if isinstance(state, dict):
            return {name: value for name, value in state.items() if name in (*_FIELDS, "held")}
    return {}


def _short(key: str, fingerprint: str) -> str:
    return f"{key[:8]}{fingerprint[:8]}"
