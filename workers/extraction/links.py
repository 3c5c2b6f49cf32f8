"""Makes the addresses of pages comparable. It reads no pages, and asks nobody."""

import re
from urllib.parse import parse_qs, urlsplit, urlunsplit

from workers.extraction.lines import clean

_DEFAULT_PORTS = {"http": 80, "https": 443}

_REDIRECTS = ("www.google.com/url", "google.com/url")
"""Pages that only lead on to another, as the links in Google Alerts do."""

_AND = re.compile(r"&(?:amp;)*")
"""What parts parameters, escaped or not."""

_PAGE = re.compile(r"https?://\S+", re.IGNORECASE)

LENGTH_MAX = 2000
"""Characters of an address in the contract."""

_TRACKING = re.compile(
    r"(?:utm_|at_(?:medium|campaign|custom|link|format|bbc)|pk_|piwik_|mtm_|matomo_|hsa_|guce_|vero_|oly_|ns_|wt_|wt\.|stm_|itm_)\w*"
    r"|(?:fb|g|d|ms|y|tt|tw)clid|gclsrc|gbraid|wbraid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_ga|_gl|_hsenc|_hsmi|__s|s_cid"
    r"|_openstat|ref|ref_|ref_src|ref_url|referr?er|cmp|cmpid|cmp_id|ocid|ncid|ftag|xtor|smid|smtyp|sr_share|soc_src|soc_trk"
    r"|guccounter|traffic_source|__twitter_impression|partner_id|trk|trkcampaign|wickedid|yptr|srsltid|amp",
    re.IGNORECASE,
)
"""Names of parameters that tell where a reader came from, and never which article it is."""


def web_address(value: object) -> str:
    """A value as it is when it is an address that people can open; empty for anything else."""
    address = value.strip() if isinstance(value, str) and len(value) <= LENGTH_MAX else ""
    return address if _PAGE.fullmatch(address) and address == clean(address) and host_of(address) else ""


def host_of(address: str) -> str:
    """The host of an address in small letters; empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def canonical(address: str) -> str:
    """An address of the web without what does not identify the page; any other text as it is.

    Scheme and host are in small letters. Tracking parameters, default ports, names of users and fragments are gone; a
    fragment that begins with `!` names a page and stays. The other parameters keep their order and their spelling.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return address
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return address
    if f"{host}{parts.path}" in _REDIRECTS and (target := _target(parts.query)):
        return canonical(target)
    netloc = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORTS[parts.scheme]:
        netloc += f":{port}"
    query = "&".join(each for each in _AND.split(parts.query) if each and not _is_tracking(each))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    cleaned = urlunsplit((parts.scheme, netloc, parts.path or "/", query, fragment)).strip()
    return cleaned if len(cleaned) <= LENGTH_MAX else address


def _target(query: str) -> str | None:
    """The page behind a redirect, unless that is a redirect too."""
    given = parse_qs(_AND.sub("&", query))
    target = next((given[name][0] for name in ("url", "q") if name in given), "")
    is_page = _PAGE.fullmatch(target) and target.isprintable() and not any(each in target for each in _REDIRECTS)
    return target if is_page else None


def _is_tracking(parameter: str) -> bool:
    return bool(_TRACKING.fullmatch(parameter.partition("=")[0]))
