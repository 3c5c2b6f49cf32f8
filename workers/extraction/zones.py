"""Where a site is at home: the zone of its clock, and how it writes days in numbers. It knows nothing of pages."""

import re
from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workers.extraction.links import host_of

_ZONES = dict(
    pair.split()
    for pair in (
        "uk Europe/London|gb Europe/London|ie Europe/Dublin|de Europe/Berlin|at Europe/Vienna|ch Europe/Zurich"
        "|fr Europe/Paris|es Europe/Madrid|it Europe/Rome|nl Europe/Amsterdam|be Europe/Brussels|lu Europe/Luxembourg"
        "|dk Europe/Copenhagen|se Europe/Stockholm|no Europe/Oslo|fi Europe/Helsinki|pl Europe/Warsaw|cz Europe/Prague"
        "|gr Europe/Athens|hu Europe/Budapest|ro Europe/Bucharest|bg Europe/Sofia|ua Europe/Kyiv|tr Europe/Istanbul"
        "|il Asia/Jerusalem|ir Asia/Tehran|ae Asia/Dubai|sa Asia/Riyadh|in Asia/Kolkata|pk Asia/Karachi|bd Asia/Dhaka"
        "|lk Asia/Colombo|np Asia/Kathmandu|cn Asia/Shanghai|hk Asia/Hong_Kong|tw Asia/Taipei|jp Asia/Tokyo"
        "|kr Asia/Seoul|sg Asia/Singapore|my Asia/Kuala_Lumpur|ph Asia/Manila|th Asia/Bangkok|vn Asia/Ho_Chi_Minh"
        "|za Africa/Johannesburg|ng Africa/Lagos|ke Africa/Nairobi|gh Africa/Accra|eg Africa/Cairo"
        "|et Africa/Addis_Ababa|tz Africa/Dar_es_Salaam|ug Africa/Kampala|nz Pacific/Auckland"
        "|ar America/Argentina/Buenos_Aires|co America/Bogota|pe America/Lima"
    ).split("|")
)
"""Countries whose clocks show one hour, by their ISO 3166-1 codes; `uk` as domains have it."""

_NOT_COUNTRIES = ("co", "tv", "io", "me", "ai", "to", "fm")
"""Country codes that sites everywhere use as a name."""

_MONTH_FIRST = ("us", "ph")
_REGION = re.compile(r"[A-Za-z]{2,3}[-_]([A-Za-z]{2})(?![A-Za-z])")


def zone_of(url: str, language: str) -> tzinfo | None:
    """The zone of a site's country, where that has one."""
    country = _country(url) or _region(language)
    return load_zone(_ZONES[country]) if country in _ZONES else None


def month_first(url: str, language: str) -> bool | None:
    """Whether a site writes the month before the day; None where its country is unknown."""
    country = _country(url) or _region(language)
    return country in _MONTH_FIRST if country else None


def _country(url: str) -> str:
    ending = host_of(url).rpartition(".")[2]
    return ending if len(ending) == len("uk") and ending not in _NOT_COUNTRIES else ""


def _region(language: str) -> str:
    found = _REGION.match(language)
    return found[1].lower() if found else ""


@cache
def load_zone(name: str) -> tzinfo | None:
    """A zone of the IANA's list; None where the machine does not have it."""
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return None
