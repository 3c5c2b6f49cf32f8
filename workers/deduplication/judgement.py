"""What deduplication says of a version, and the verdict that is told of it. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.extraction import Signal
from schemas.verdict import Aspect, Disposition, DuplicateKind, Verdict

CLASSES = (Signal.CORRECTION, Signal.UPDATE)
"""What a source may call a new version, the weightier first."""
MUCH = 0.7
"""A revision that is less like the version before than this is material, whatever else it changed."""


class Judgement(NamedTuple):
    """What a version is, by its own name and text: see `Verdict` for the fields."""

    disposition: Disposition
    version: int
    duplicate_of: str | None = None
    kind: DuplicateKind | None = None
    similarity: float | None = None
    is_repost: bool | None = None
    changed: tuple[Aspect, ...] = ()


def verdict_of(judgement: Judgement, *, story: str, signals: Sequence[Signal]) -> Verdict:
    """The verdict of a version that belongs to a story, with what its source says of it."""
    declared, is_material = None, None
    if judgement.disposition is Disposition.REVISION:
        declared = next((signal for signal in CLASSES if signal in signals), None)
        is_material = _is_material(judgement, declared)
    return Verdict(**judgement._asdict(), story=story, declared=declared, is_material=is_material)


def _is_material(judgement: Judgement, declared: Signal | None) -> bool:
    if declared is Signal.CORRECTION or {Aspect.NUMBERS, Aspect.NAMES} & set(judgement.changed):
        return True
    return judgement.similarity is not None and judgement.similarity < MUCH
