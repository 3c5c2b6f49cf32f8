"""Says where places are, by a gazetteer and by what else an article names. It knows nothing of how names are found."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from schemas.annotations import Place

ALIASES = {
    "U.S.": "US",
    "US": "US",
    "U.S.A.": "US",
    "USA": "US",
    "United States of America": "US",
    "America": "US",
    "U.K.": "GB",
    "UK": "GB",
    "Britain": "GB",
    "Great Britain": "GB",
    "England": "GB",
    "Scotland": "GB",
    "Wales": "GB",
    "Northern Ireland": "GB",
    "UAE": "AE",
    "Holland": "NL",
    "Burma": "MM",
    "Czech Republic": "CZ",
    "Ivory Coast": "CI",
    "Turkey": "TR",
    "Bosnia": "BA",
    "Congo": "CD",
    "Zaire": "CD",
    "Hong Kong": "HK",
    "Macau": "MO",
    "Palestine": "PS",
    "Gaza": "PS",
    "Gaza Strip": "PS",
    "West Bank": "PS",
    "Swaziland": "SZ",
    "Vereinigte Staaten": "US",
    "\u00c9tats-Unis": "US",
    "Estados Unidos": "US",
    "Grossbritannien": "GB",
    "Gro\u00dfbritannien": "GB",
    "Grande-Bretagne": "GB",
    "Gran Breta\u00f1a": "GB",
    "Angleterre": "GB",
    "Inglaterra": "GB",
    "\u00c9cosse": "GB",
    "Escocia": "GB",
    "Schottland": "GB",
}
"""What countries and their parts are called beside their names in CLDR."""

_STATES = {
    "AL": "Alabama Ala.", "AK": "Alaska", "AZ": "Arizona Ariz.", "AR": "Arkansas Ark.", "CA": "California Calif.",
    "CO": "Colorado Colo.", "CT": "Connecticut Conn.", "DE": "Delaware Del.", "DC": "D.C.", "FL": "Florida Fla.",
    "GA": "Georgia Ga.", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois Ill.", "IN": "Indiana Ind.", "IA": "Iowa",
    "KS": "Kansas Kan.", "KY": "Kentucky Ky.", "LA": "Louisiana La.", "ME": "Maine", "MD": "Maryland Md.",
    "MA": "Massachusetts Mass.", "MI": "Michigan Mich.", "MN": "Minnesota Minn.", "MS": "Mississippi Miss.",
    "MO": "Missouri Mo.", "MT": "Montana Mont.", "NE": "Nebraska Neb.", "NV": "Nevada Nev.", "NH": "New_Hampshire N.H.",
    "NJ": "New_Jersey N.J.", "NM": "New_Mexico N.M.", "NY": "New_York N.Y.", "NC": "North_Carolina N.C.",
    "ND": "North_Dakota N.D.", "OH": "Ohio", "OK": "Oklahoma Okla.", "OR": "Oregon Ore.", "PA": "Pennsylvania Pa.",
    "RI": "Rhode_Island R.I.", "SC": "South_Carolina S.C.", "SD": "South_Dakota S.D.", "TN": "Tennessee Tenn.",
    "TX": "Texas Tex.", "UT": "Utah", "VT": "Vermont Vt.", "VA": "Virginia Va.", "WA": "Washington Wash.",
    "WV": "West_Virginia W.Va.", "WI": "Wisconsin Wis.", "WY": "Wyoming Wyo.",
}  # fmt: skip

STATES = {name.replace("_", " "): code for code, names in _STATES.items() for name in names.split()}
"""The states of the United States, and what wires shorten them to."""

_STATES_AND_TOWNS = frozenset(("Washington", "New York"))
"""Of these, the town is meant more often."""

_CLEARLY_LARGER = 10
"""So many times the people of the next town of its name: a town that is meant without saying so."""

TOWNS_KEPT = 4096
"""So many are at hand once they have been asked for: nearly all that a day's news names."""

_BEHIND = re.compile(r", ([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2})")


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its place and, in the United States, its state."""

    place: Place
    state: str
    population: int


class Gazetteer:
    """Where countries and towns are."""

    def __init__(self, countries: Mapping[str, str], towns: Mapping[str, str]) -> None:
        """`countries` are ISO 3166-1 codes by name; `towns` of one name are lines, the largest town first.

        A line is read when it is asked for: most never are.
        """
        self.countries = countries
        self.names = towns.keys()
        self._towns = towns

    def towns(self, name: str) -> list[Town]:
        """The towns of a name, the largest first."""
        lines = self._towns.get(name)
        return list(map(_town, lines.split("\n"))) if lines else []

    def people(self, name: str) -> int:
        """How many live in the largest town of a name; 0 when there is none."""
        lines = self._towns.get(name)
        return int(lines.partition("\n")[0].rpartition("\t")[2]) if lines else 0

    def larger_behind(self, text: str, end: int) -> str:
        """The country or state behind a place that ends here, as in `Portland, Ore.`; empty if there is none."""
        found = _BEHIND.match(text, end) if text.startswith(", ", end) else None
        words = found[1].split(" ") if found else []
        while words:
            for name in (" ".join(words), " ".join(words).rstrip(".")):
                if name in self.countries or name in STATES:
                    return name
            words.pop()
        return ""

    def locate(self, name: str, *, behind: str, named: Collection[str]) -> Place | None:
        """Where a place is: `behind` is the larger place that follows it, `named` the countries of the article."""
        if name in self.countries:
            return _country(self.countries[name])
        towns = self.towns(name)
        if name in STATES and (name not in _STATES_AND_TOWNS or not towns):
            return _country("US")
        return self._choose(towns, behind, named).place if towns else None

    def _choose(self, towns: Sequence[Town], behind: str, named: Collection[str]) -> Town:
        country = "US" if behind in STATES else self.countries.get(behind)
        for town in towns:
            if town.place.country == country and town.state == STATES.get(behind, town.state):
                return town
        if len(towns) == 1 or towns[0].population > _CLEARLY_LARGER * towns[1].population:
            return towns[0]
        return next((town for town in towns if town.place.country in named), towns[0])


@lru_cache(TOWNS_KEPT)
def _town(line: str) -> Town:
    country, state, latitude, longitude, population = line.split("\t")
    return Town(Place(country=country, latitude=float(latitude), longitude=float(longitude)), state, int(population))


@cache
def _country(code: str) -> Place:
    return Place(country=code)
