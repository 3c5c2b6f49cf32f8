"""What the tests of feeds share."""

from collections.abc import Iterator

import pytest

from tests.integration.doors.feeds.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site without pages."""
    site = Site()
    yield site
    site.close()
