"""Reports of invented events, each told by several desks in their own words."""

from typing import NamedTuple

from schemas.annotations import EntityType
from schemas.extraction import Naming


class Report(NamedTuple):
    """An article as a desk writes it."""

    headline: str
    text: str
    names: tuple[Naming, ...] = ()


def person(name: str, mentions: int = 1) -> Naming:
    """Somebody who is named."""
    return Naming(type=EntityType.PERSON, name=name, mentions=mentions)


def place(name: str, mentions: int = 1) -> Naming:
    """A place that is named."""
    return Naming(type=EntityType.PLACE, name=name, mentions=mentions)


DAM = Report(
    "Dam at Orrin Gap cracks, valley cleared",
    "ORRIN GAP - Engineers found a crack forty metres long in the Orrin Gap dam on Monday and ordered three villages"
    " in the valley below to leave at once. Mayor Hedda Kvist said buses would bring 2,300 residents to schools in"
    " Tarnby. The reservoir is being lowered, and the crack has not widened since dawn, the water board said.",
    (place("Orrin Gap", 2), person("Hedda Kvist")),
)
DAM_AGAIN = Report(
    "Villages flee as Orrin Gap dam shows crack",
    "TARNBY - More than two thousand residents left their villages below the Orrin Gap dam after engineers reported a"
    " crack in its wall. School halls in Tarnby were filling with families by noon. Hedda Kvist, the mayor, asked for"
    " patience while the water board is lowering the reservoir.",
    (place("Tarnby", 2), place("Orrin Gap"), person("Hedda Kvist")),
)
DAM_AT_NIGHT = Report(
    "Orrin Gap reservoir falls, crack holds",
    "ORRIN GAP - The reservoir behind the Orrin Gap dam fell by two metres overnight and the crack in the wall is"
    " stable, engineers of the water board said. Mayor Hedda Kvist told residents in Tarnby that the villages in the"
    " valley stay empty until the weekend.",
    (place("Orrin Gap", 2), person("Hedda Kvist", 2)),
)
CHESS = Report(
    "Sixteen-year-old wins chess crown in Velmora",
    "VELMORA - Ilse Brandauer, a pupil of sixteen, beat the defending champion Tomas Reuel in the last round to become"
    " the youngest holder of the national chess title. She sacrificed a rook on move thirty-one and forced mate soon"
    " after. Her trainer called the game flawless.",
    (person("Ilse Brandauer"), person("Tomas Reuel"), place("Velmora")),
)
STRIKE = Report(
    "Tram drivers in Kestrel Bay vote to strike",
    "KESTREL BAY - Tram drivers will stop work on Friday after talks about night shifts broke down, their union said."
    " The city plans to run replacement coaches on the two longest lines. Commuters should expect delays through the"
    " weekend, a spokesman for the transit company added.",
    (place("Kestrel Bay"),),
)


def made(stem: str, count: int, *, also: Report | None = None) -> Report:
    """A report of so many words that no other stem has, and those of another."""
    words = " ".join(f"{chr(97 + number)}{stem}" for number in range(count))
    extra = also or Report("", "")
    return Report(f"{words[:40]} {extra.headline[:40]}".strip(), f"{words} {extra.text}".strip())
