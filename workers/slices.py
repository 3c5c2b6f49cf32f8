"""Names the time slices that a script looks into and writes to. It knows nothing of what they hold."""

from typing import NamedTuple

from schemas.settings import LIVE_SLICES, Settings


class Frame(NamedTuple):
    """What lua/slices.lua takes before a script's own keys and arguments."""

    keys: list[str]
    """Slice by slice, the newest first: its mark, what keys of articles, texts and stories begin with, its bands."""
    ends_ms: tuple[int, int]
    """When the keys of the first and of the second slice expire."""


def frame(settings: Settings, *, now_ms: int) -> Frame:
    """The slices alive at a moment, and the one after it: another worker's clock may have passed the boundary."""
    channels, now = settings.channels, settings.time_slice(now_ms)
    keys = [key for number in range(now + 1, now - LIVE_SLICES, -1) for key in channels.slice(number)]
    return Frame(keys, (settings.slice_until_ms(now + 1), settings.slice_until_ms(now)))
