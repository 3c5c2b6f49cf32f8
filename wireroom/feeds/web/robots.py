"""Asks sites which pages may be fetched, and how fast: robots.txt after RFC 9309."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlsplit

from protego import Protego

from wireroom.feeds.web.http import AGENT, Fetcher, FetchError

KEPT_S, UNREACHABLE_KEPT_S = 86_400, 600
"""How long rules are used, and how long a site without an answer is left alone (RFC 9309, 2.4)."""
SITES_MAX = 1_000
"""Sites whose rules are kept; the oldest go first."""
READ_MAX = 500 << 10
"""Characters of rules that are read (RFC 9309, 2.5)."""

_NAME = re.compile(r"user[- ]?agent\b[\s:]*", re.IGNORECASE)
_TOO_MANY_REQUESTS, _CLIENT_ERROR, _SERVER_ERROR = 429, 400, 500


class _Rules(NamedTuple):
    rules: Protego | None
    """None when the site could not be asked."""
    reason: str
    """Why not; empty when it was."""
    until: float


@dataclass(slots=True)
class Robots:
    """Rules of sites, asked for once a day. Threads may share one."""

    fetcher: Fetcher
    now: Callable[[], float] = time.time
    _sites: dict[str, _Rules] = field(default_factory=dict)

    def permit(self, url: str) -> None:
        """Do nothing when a page may be fetched.

        Raises:
            FetchError: it must not, or the site could not be asked.
        """
        rules, reason, _ = self._rules(url)
        if rules is None:
            raise FetchError(f"its robots.txt cannot be read: {reason}")
        if not rules.can_fetch(url, AGENT):
            raise FetchError("its robots.txt forbids it")

    def delay_s(self, url: str) -> float:
        """The seconds between two requests that a site asks for; 0 when it was not asked."""
        known = self._sites.get(_site(url))
        return float(known.rules.crawl_delay(AGENT) or 0) if known and known.rules else 0

    def _rules(self, url: str) -> _Rules:
        site = _site(url)
        known = self._sites.get(site)
        if known is None or known.until <= self.now():
            rules, reason = self._ask(f"{site}/robots.txt")
            known = _Rules(rules, reason, self.now() + (KEPT_S if rules else UNREACHABLE_KEPT_S))
            self._sites.pop(site, None)
            self._sites[site] = known
            if len(self._sites) > SITES_MAX:
                self._sites.pop(next(iter(self._sites)), None)
        return known

    def _ask(self, url: str) -> tuple[Protego | None, str]:
        """The rules, or why there are none: a site without any permits all, one in trouble none (RFC 9309, 2.3.1)."""
        try:
            answer = self.fetcher.get(url)
        except FetchError as error:
            return None, error.reason
        if answer.is_ok:
            return Protego.parse(_for_us(answer.content.decode(errors="replace")[:READ_MAX])), ""
        is_absent = _CLIENT_ERROR <= answer.status < _SERVER_ERROR and answer.status != _TOO_MANY_REQUESTS
        return (Protego.parse(""), "") if is_absent else (None, f"the server answers {answer.status}")


def _for_us(text: str) -> str:
    """The rules, with no more than two names for each group: the parser copies a group for each name that it has."""
    lines = [stripped for line in text.splitlines() if (stripped := line.partition("#")[0].strip())]
    kept: list[str] = []
    for is_name, lines_of_group in groupby(lines, key=lambda line: bool(_NAME.match(line))):
        group = list(lines_of_group)
        kept += _names_for_us(group) if is_name else group
    return "\n".join(kept)


def _names_for_us(names: Iterable[str]) -> list[str]:
    agents = {_NAME.sub("", name).partition("/")[0].strip().lower() for name in names}
    return [f"User-agent: {agent}" for agent in ("*", AGENT.lower()) if agent in agents] or ["User-agent: another"]


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
