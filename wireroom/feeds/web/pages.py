"""Fetches pages of HTML, where their sites permit that. It reads nothing in them."""

from dataclasses import dataclass

from wireroom.feeds.decoding import DecodingError, decode_page
from wireroom.feeds.page import PAGES
from wireroom.feeds.web.http import Fetcher, FetchError
from wireroom.feeds.web.robots import Robots


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
        answer = self.fetcher.get(url, headers={"Accept": ", ".join(PAGES)}, permit=self.robots.permit)
        if not answer.is_ok:
            raise FetchError(f"the server answers {answer.status}")
        media_type, charset = answer.content_type
        if media_type not in PAGES:
            raise FetchError("is no HTML")
        try:
            return decode_page(answer.content, charset=charset)
        except DecodingError as error:
            raise FetchError(error.reason) from None
