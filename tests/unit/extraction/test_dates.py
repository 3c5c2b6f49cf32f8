"""Which dates are found in a text, and which stretch of time each means."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.dates import DATES_MAX, find_dates
from workers.extraction.tokens import tokenize

FRIDAY = date(2023, 11, 10)


def found(text: str, language: str = "en", written: date = FRIDAY) -> list[tuple[str, str]]:
    """The dates of a text as it writes them, and their values."""
    return [(text[slice(*each.span)], each.value) for each in find_dates(tokenize(text), language, written)]


def values(text: str, language: str = "en", written: date = FRIDAY) -> list[str]:
    """The values of the dates of a text."""
    return [value for _, value in found(text, language, written)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("He landed today.", [("today", "2023-11-10")]),
        ("He landed on Thursday from Seoul.", [("Thursday", "2023-11-09")]),
        ("The route was unveiled in Delhi in September.", [("September", "2023-09")]),
        ("Last Thursday rain fell.", [("Last Thursday", "2023-11-09")]),
        ("Friday's vote failed.", [("Friday", "2023-11-10")]),
        ("Last Friday's vote failed.", [("Last Friday", "2023-11-03")]),
        ("yesterday and tomorrow", [("yesterday", "2023-11-09"), ("tomorrow", "2023-11-11")]),
        ("Monday morning and Tuesday night", [("Monday morning", "2023-11-06"), ("Tuesday night", "2023-11-07")]),
        ("this morning and last night", [("this morning", "2023-11-10"), ("last night", "2023-11-09")]),
        (
            "next week, this month, last year",
            [("next week", "2023-W46"), ("this month", "2023-11"), ("last year", "2022")],
        ),
        ("the current fiscal year", [("current fiscal year", "2023")]),
        ("over the weekend", [("weekend", "2023-W44-WE")]),
        ("this past Sunday", [("this past Sunday", "2023-11-05")]),
        (
            "last October, this September, next May",
            [("last October", "2023-10"), ("this September", "2023-09"), ("next May", "2024-05")],
        ),
    ],
)
def test_words_are_counted_from_the_day_of_writing(text: str, dates: list[tuple[str, str]]) -> None:
    """Days, weeks, months and years that are last, current or next are resolved against the day of writing."""
    assert found(text) == dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court ruled on Monday.", "2023-11-06"),
        ("Monday was calm.", "2023-11-06"),
        ("The court will rule on Monday.", "2023-11-13"),
        ("He must leave by Monday.", "2023-11-13"),
        ("The talks, due to open on Monday, are off.", "2023-11-13"),
        ("She said Monday that she will go.", "2023-11-06"),
        ("Rain is expected. On Monday it stayed dry.", "2023-11-06"),
        ("The bridge opened in March.", "2023-03"),
        ("The bridge will open in March.", "2024-03"),
        ("He has sat there since December.", "2022-12"),
        ("The strike, going on since Monday, will end.", "2023-11-06"),
        ("He will stand trial over the fire in October.", "2023-10"),
        ("They agreed on Jan. 14.", "2023-01-14"),
        ("They meet on Jan. 14.", "2024-01-14"),
        ("It took effect on Aug. 6.", "2023-08-06"),
    ],
)
def test_the_tense_tells_past_from_future(text: str, value: str) -> None:
    """A weekday, a month or a day without a year is the last one, or the next one if the sentence looks ahead."""
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nov. 9", "2023-11-09"),
        ("November 9, 2023", "2023-11-09"),
        ("9 November 2023", "2023-11-09"),
        ("the 9th of November, 2023", "2023-11-09"),
        ("Thursday, Nov. 9", "2023-11-09"),
        ("LONDON, NOV. 9 (WIRE)", "2023-11-09"),
        ("Thu, 9 Nov 2023", "2023-11-09"),
        ("Nov. 9-12", "2023-11-09"),
        ("2023-11-09", "2023-11-09"),
        ("2023-11-09T08:30:00Z", "2023-11-09"),
        ("2023/11/09", "2023-11-09"),
        ("11/9/2023", "2023-11-09"),
        ("13/9/2023", "2023-09-13"),
        ("9.11.2023", "2023-11-09"),
        ("Feb. 29", "2024-02-29"),
        ("November 2023", "2023-11"),
        ("mid-November", "2022-11"),
        ("November last year", "2022-11"),
        ("in 1989", "1989"),
        ("the 2000 games", "2000"),
        ("since 1066", "1066"),
        ("fiscal 1989", "1989"),
        ("the 1990s", "199"),
        ("the '80s", "198"),
        ("the 20th century", "19"),
        ("spring 2024", "2024-SP"),
        ("the fall of 2021", "2021-FA"),
        ("last winter", "2022-WI"),
        ("the third quarter", "2023-Q3"),
        ("third-quarter profit", "2023-Q3"),
        ("the third quarter of fiscal 2022", "2022-Q3"),
        ("next year's first quarter", "2024-Q1"),
        ("Q3 2023", "2023-Q3"),
        ("the second half of 2022", "2022-H2"),
        ("the first half of the year", "2023-H1"),
        ("three days ago", "2023-11-07"),
        ("two weeks ago", "2023-W43"),
        ("a year ago", "2022"),
        ("42 years ago", "1981"),
    ],
)
def test_forms_of_dates(text: str, value: str) -> None:
    """Each way to write a date has its value; slashes put the month first in English, dots the day."""
    written = date(2023, 10, 20) if text == "mid-November" else FRIDAY
    assert values(text, written=written) == [value]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It rose in May 2020. A year earlier it fell.", ["2020-05", "2019"]),
        ("He left on June 3, 2020. Two days later he was back.", ["2020-06-03", "2020-06-05"]),
        ("It rose from a year ago. A year earlier it had fallen.", ["2022", "2022"]),
        ("She won in 1996. That year rain fell, the following year snow.", ["1996", "1996", "1997"]),
        ("In the third quarter it made $2, up from $1 a year ago.", ["2023-Q3", "2022-Q3"]),
        ("The third quarter was good. In the year-ago quarter, the firm lost money.", ["2023-Q3", "2022-Q3"]),
        ("The second quarter was poor. Sales for the quarter fell.", ["2023-Q2", "2023-Q2"]),
    ],
)
def test_some_dates_are_counted_from_the_last_one(text: str, dates: list[str]) -> None:
    """What is earlier, later, or in that year, is counted from the last date named; figures compare quarters."""
    assert values(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "",
        "They won 3-2 and then 10-12.",
        "Call 555-1989 or 202-555-2023.",
        "It may rain; they march on. Theresa May may go.",
        "The Sun said so. He sat down.",
        "It cost $1999, and 2000 people came.",
        "Feb. 30 and 31 April 2020, 30/02/2023, 2023-13-01.",
        "Version 10.2.2023.1 runs at 10.20.30.2024.",
        "File 7-2023-11-09, part X2023-11-09, price $2023-11-09.",
        "Recently, for three days, now and in the future.",
        "The last three months, the first half, the 9/11 attacks.",
        "It fell 1950 points.",
        "A quarter of them stayed; he threw two passes in the second half.",
    ],
)
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    """Scores, telephone numbers, prices, counts, names and days that do not exist are left alone."""
    assert values(text) == []


def test_a_month_that_is_a_name_in_the_text_is_none_when_it_stands_alone() -> None:
    """Where somebody is called May, a May without a day or a year is not read."""
    assert values("Theresa May spoke. Confidence in May fell by May 6, 2023.") == ["2023-05-06"]
    assert values("Confidence fell in May.") == ["2023-05"]


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("de", "Er kam am Donnerstag.", ["2023-11-09"]),
        ("de", "Er wird am Donnerstagabend sprechen.", ["2023-11-16"]),
        ("de", "Am 9. November 2023, im September und seit Mai.", ["2023-11-09", "2023-09", "2023-05"]),
        ("de", "Heute Morgen, gestern und morgen.", ["2023-11-10", "2023-11-09", "2023-11-11"]),
        ("de", "Letzte Woche, im vergangenen Jahr, vor drei Tagen.", ["2023-W44", "2022", "2023-11-07"]),
        ("de", "Im 3. Quartal 2022 und in den 1990er-Jahren.", ["2022-Q3", "199"]),
        ("de", "2000 Menschen kamen am 11.9.2023.", ["2023-09-11"]),
        ("fr", "Il est venu jeudi. Il arrivera lundi.", ["2023-11-09", "2023-11-13"]),
        ("fr", "Le jeudi 9 novembre 2023 et le 1er mai.", ["2023-11-09", "2023-05-01"]),
        ("fr", "Aujourd'hui, hier, demain.", ["2023-11-10", "2023-11-09", "2023-11-11"]),
        ("fr", "La semaine dernière, l\u2019an dernier, le mois prochain.", ["2023-W44", "2022", "2023-12"]),
        ("fr", "Il y a trois jours, dans les années 90, le 10/11/2023.", ["2023-11-07", "199", "2023-11-10"]),
        ("es", "Llegó el jueves. Hablará el lunes.", ["2023-11-09", "2023-11-13"]),
        ("es", "El 9 de noviembre de 2023, en septiembre.", ["2023-11-09", "2023-09"]),
        ("es", "Hoy, ayer, mañana por la mañana.", ["2023-11-10", "2023-11-09", "2023-11-11"]),
        ("es", "La semana pasada, el próximo año, hace tres días.", ["2023-W44", "2024", "2023-11-07"]),
        ("zh", "2023年11月9日\uff0c9月\uff0c3个月\u3002", ["2023-11-09", "2023-09"]),
        ("ja", "\uff12\uff10\uff12\uff13年\uff11\uff11月\uff19日", ["2023-11-09"]),
        ("ko", "2023년 11월 9일", ["2023-11-09"]),
        ("sw", "2023-11-09, 9.11.2023, 9/11/2023, Monday", ["2023-11-09"] * 3),
        ("", "9/11/2023", ["2023-11-09"]),
    ],
)
def test_languages(language: str, text: str, dates: list[str]) -> None:
    """Four languages have dates in words; Chinese, Japanese and Korean by their signs, all others in digits."""
    assert values(text, language) == dates


def test_a_long_list_is_cut() -> None:
    """No more than `DATES_MAX` dates are told of, the first ones."""
    assert len(values("Nov. 9, 2023, or 2023-11-09. " * (DATES_MAX + 5))) == DATES_MAX


WORDS = st.sampled_from(
    "last next the third quarter of 2023 May Monday 31 Feb . Feb 29 years ago a week earlier 9th century '80s "
    "1/2/2023 2023-02-30 spring Q3 fiscal that day hace y a drei Tagen am 9 . de 年 11月 will said by , 's".split()
)
TEXTS = st.lists(WORDS).map(" ".join) | st.text()


@given(TEXTS, st.sampled_from(["en", "de", "fr", "es", "zh", "sw", ""]), st.dates())
def test_spans_follow_the_text(text: str, language: str, written: date) -> None:
    """On any text and day, dates stand in order and apart, without white space around, and days exist."""
    dates = find_dates(tokenize(text), language, written)
    ends = [0]
    for each in dates:
        start, end = each.span
        assert ends[-1] <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        ends.append(end)
        if len(each.value) == len("2023-11-09") and each.value[5].isdigit():
            date.fromisoformat(each.value)


@pytest.mark.parametrize("part", ["9", "May ", "last ", "1-1-", "1.1.2000 ", "three days ago ", "\u202e2023年"])
def test_time_is_linear(part: str) -> None:
    """Half a megabyte of anything is read within a second or two."""
    tokens = tokenize(part * (500_000 // len(part)))
    started = time.perf_counter()
    find_dates(tokens, "en", FRIDAY)
    assert time.perf_counter() - started < 5
