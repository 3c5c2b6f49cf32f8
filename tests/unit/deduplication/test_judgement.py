"""Verdicts: what is told of a revision, and when it is material."""

import pytest

from schemas.extraction import Signal
from schemas.verdict import Aspect, Disposition
from workers.deduplication.judgement import Judgement, verdict_of


def revision(*changed: Aspect, similarity: float | None = 0.95) -> Judgement:
    """A second version."""
    return Judgement(Disposition.REVISION, 2, similarity=similarity, changed=changed)


@pytest.mark.parametrize(
    ("judgement", "signals", "is_material"),
    [
        (revision(Aspect.TEXT), (), False),
        (revision(Aspect.HEADLINE, Aspect.TEXT), (), False),
        (revision(Aspect.TEXT), (Signal.UPDATE,), False),
        (revision(Aspect.TEXT), (Signal.CORRECTION,), True),
        (revision(Aspect.TEXT, Aspect.NUMBERS), (), True),
        (revision(Aspect.NAMES), (), True),
        (revision(Aspect.TEXT, similarity=0.69), (), True),
        (revision(Aspect.TEXT, similarity=None), (), False),
    ],
)
def test_what_makes_a_revision_material(
    judgement: Judgement, signals: tuple[Signal, ...], *, is_material: bool
) -> None:
    """Numbers, names, much of the text, or that it is a correction."""
    assert verdict_of(judgement, story="s", signals=signals).is_material is is_material


@pytest.mark.parametrize(
    ("signals", "declared"),
    [
        ((), None),
        ((Signal.FLASH,), None),
        ((Signal.UPDATE, Signal.URGENT), Signal.UPDATE),
        ((Signal.UPDATE, Signal.CORRECTION), Signal.CORRECTION),
    ],
)
def test_what_a_source_calls_its_version(signals: tuple[Signal, ...], declared: Signal | None) -> None:
    """A correction weighs more than an update; other signals are no classes of versions."""
    assert verdict_of(revision(Aspect.TEXT), story="s", signals=signals).declared == declared


def test_only_a_revision_is_called_material() -> None:
    """Of all else nothing is said."""
    original = verdict_of(Judgement(Disposition.ORIGINAL, 1), story="s", signals=(Signal.CORRECTION,))
    assert (original.is_material, original.declared) == (None, None)
