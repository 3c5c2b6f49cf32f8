"""Names the time slices that a script looks into and writes to. It knows nothing of what they hold."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.settings import LIVE_SLICES, Settings


class Frame(NamedTuple):
    """What lua/slices.lua takes before a script's own arguments."""

    keys: list[str]
    """Slice by slice, the newest first: the articles, then the given parts of the index."""
    args: list[int]


def frame(settings: Settings, *, now_ms: int, parts: Sequence[str] = ()) -> Frame:
    """The slices alive at a moment, and the one after it: another worker's clock may have passed the boundary."""
    channels, now = settings.channels, settings.time_slice(now_ms)
    keys = [
        key
        for number in range(now + 1, now - LIVE_SLICES, -1)
        for key in (channels.articles(number), *(channels.dedup(number, part) for part in parts))
    ]
    return Frame(keys, [1 + len(parts), settings.slice_until_ms(now + 1), settings.slice_until_ms(now)])
