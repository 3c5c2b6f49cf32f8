"""Fetches the page that an item links to, where its site permits that. It reads nothing in it."""

from dataclasses import dataclass

from wireroom.feeds.decoding import DecodingError, decode
from wireroom.feeds.web.http import OK, OK_END, Fetcher, FetchError
from wireroom.feeds.web.robots import Robots

HTML = "text/html"
_ACCEPTED = (HTML, "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of the web."""

    fetcher: Fetcher
    robots: Robots

    def read(self, url: str) -> str:
        """The HTML of a page.

        Raises:
            FetchError: it cannot be had, must not be had, or is no HTML.
        """
        answer = self.fetcher.get(url, headers={"Accept": ", ".join(_ACCEPTED)}, permit=self.robots.permit)
        if not OK <= answer.status < OK_END:
            raise FetchError(f"the server answers {answer.status}")
        if answer.media_type not in _ACCEPTED:
            raise FetchError("is no HTML")
        try:
            html = decode(answer.content, is_html=True, charset=answer.charset)
        except DecodingError as error:
            raise FetchError(error.reason) from None
        if not html.strip():
            raise FetchError("is empty")
        return html.replace("\0", "")
