"""How lists are learned from articles that nobody labelled."""

import pytest

from workers.extraction.names.bootstrap import Named, learn
from workers.extraction.names.counting import shares_of_small
from workers.extraction.names.features import WEIGHTS
from workers.extraction.names.weights import NEITHER, ORGANISATION, PERSON, PLACE, to_weights


def named(name: str, *around: str, seed: int | None = None, full: int | None = None) -> Named:
    """A name of one word in an article."""
    return Named([f"={name}"], dict.fromkeys(around, 1), 1, seed, full)


def test_contexts_of_seeds_label_other_names() -> None:
    """A name that nothing is known of is what the names are that stand where it stands."""
    seeds = [named(f"Person{index}", "-said", seed=PERSON) for index in range(30)]
    seeds += [named(f"Place{index}", "-in", seed=PLACE) for index in range(30)]
    unknown = [named("Anders", "-said") for _ in range(5)] + [named("Torvik", "-in") for _ in range(5)]
    counts = learn([*seeds, *unknown])
    assert counts["=Anders"] == (5, 0, 0, 0)
    assert counts["=Torvik"] == (0, 0, 5, 0)


def test_a_surname_follows_the_full_name() -> None:
    """What is short for a longer name is what the longer one is, whatever stands around."""
    seeds = [named(f"Place{index}", "-in", seed=PLACE) for index in range(30)]
    counts = learn([named("Ida Torvik", seed=PERSON), *seeds, *[named("Torvik", "-in", full=0) for _ in range(5)]])
    assert counts["=Torvik"] == (5, 0, 0, 0)


def test_what_is_not_sure_is_not_counted() -> None:
    """A name between two kinds is left out."""
    seeds = [named(f"Person{index}", "-of", seed=PERSON) for index in range(30)]
    seeds += [named(f"Place{index}", "-of", seed=PLACE) for index in range(30)]
    assert "=Anders" not in learn([*seeds, *[named("Anders", "-of") for _ in range(5)]])


def test_weights_tell_how_much_likelier_a_kind_is() -> None:
    """A feature seen with organisations alone speaks for them, one that is seen as all are speaks for nothing."""
    weights = to_weights({"=Norbank": (0, 40, 0, 0), "=Both": (20, 20, 20, 20), "=Rest": (20, 0, 20, 20)}, WEIGHTS)
    assert max(range(4), key=weights["=Norbank"].__getitem__) == ORGANISATION
    assert weights["=Norbank"][NEITHER] < 0
    assert weights["=Both"] == pytest.approx((0, 0, 0, 0), abs=0.5)


def test_common_words_are_told_by_their_small_letters() -> None:
    """A word counts where a small letter is free to stand; in German, where it is behind an article."""
    english = shares_of_small(["The bank said so. Bank says no to a bank, the bank and Bell; but Bell."] * 6, "en")
    assert english["bank"][0] == 1.0
    assert "bell" not in english
    german = shares_of_small(["Die neue Polizei kam, und Merkel sprach mit der Polizei."] * 3, "de")
    assert german["polizei"][0] > 0.5
    assert "merkel" not in german
