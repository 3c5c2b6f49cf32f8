"""Which moments are understood."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.times import YEARS, read_moment


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2023-11-10", datetime(2023, 11, 10, tzinfo=UTC)),
        (" 2023-11-10T08:30:00Z\n", datetime(2023, 11, 10, 8, 30, tzinfo=UTC)),
        ("2023-11-10T08:30:00+05:30", datetime(2023, 11, 10, 3, tzinfo=UTC)),
        ("2023-11-10T08:30-0500", datetime(2023, 11, 10, 13, 30, tzinfo=UTC)),
        ("2023-11-10 08:30:00", datetime(2023, 11, 10, 8, 30, tzinfo=UTC)),
        ("Fri, 10 Nov 2023 08:30:00 GMT", datetime(2023, 11, 10, 8, 30, tzinfo=UTC)),
        ("Fri, 10 Nov 2023 08:30:00 PST", datetime(2023, 11, 10, 16, 30, tzinfo=UTC)),
        ("Fri, 10 Nov 23 08:30:00 +0100", datetime(2023, 11, 10, 7, 30, tzinfo=UTC)),
        ("10 Nov 99 08:30 GMT", datetime(1999, 11, 10, 8, 30, tzinfo=UTC)),
        ("2023-11-10 08:30:00 -0500", datetime(2023, 11, 10, 13, 30, tzinfo=UTC)),
        ("11/20/2023 8:41:43 PM", datetime(2023, 11, 20, 20, 41, 43, tzinfo=UTC)),
        ("Fri, 11/24/2023 - 05:00", datetime(2023, 11, 24, 5, tzinfo=UTC)),
        ("10.11.2023, 08:30 Uhr", datetime(2023, 11, 10, 8, 30, tzinfo=UTC)),
        ("Nov. 10, 2023 at 1:36 pm ET", datetime(2023, 11, 10, 18, 36, tzinfo=UTC)),
        ("July 10, 2023 1:36 pm ET", datetime(2023, 7, 10, 17, 36, tzinfo=UTC)),
        ("Friday 10 November 2023 05:39, UK", datetime(2023, 11, 10, 5, 39, tzinfo=UTC)),
        ("10 November 2023 \u2022 3:55pm", datetime(2023, 11, 10, 15, 55, tzinfo=UTC)),
        ("12 a.m. 10 November 2023", datetime(2023, 11, 10, tzinfo=UTC)),
        ("3 mai 2016", datetime(2016, 5, 3, tzinfo=UTC)),
        ("1er f\u00e9vrier 2016 \u00e0 8h30", datetime(2016, 2, 1, 8, 30, tzinfo=UTC)),
        ("3. M\u00e4rz 2016", datetime(2016, 3, 3, tzinfo=UTC)),
        ("3 de mayo de 2016", datetime(2016, 5, 3, tzinfo=UTC)),
    ],
)
def test_moments_are_read(written: str, moment: datetime) -> None:
    """ISO 8601 and the form of mail headers are understood; a moment without a zone is one in UTC."""
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2023-02-30",
        "11/10/2023 20:41:43",
        "10 Nov 23",
        "2022-02-112023-06-08",
        "0001-01-01",
        "1899-12-31",
        "2100-01-01",
        "9" * 5000,
    ],
)
def test_other_moments_are_unknown(written: str) -> None:
    """What is no moment, could be two, or lies in no newspaper's time is not guessed."""
    assert read_moment(written) is None


@given(st.text(alphabet="0123456789-:.TZ+ ,JanFeb", max_size=60) | st.text() | st.datetimes().map(str))
def test_any_text_is_a_moment_in_utc_or_none(written: str) -> None:
    """Nothing is raised, and what is found lies in UTC and within a day of the years allowed."""
    moment = read_moment(written)
    assert moment is None or (moment.tzinfo is UTC and YEARS.start - 1 <= moment.year <= YEARS.stop)
