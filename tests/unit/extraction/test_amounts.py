"""Which sums of money and percentages are found, and what they are worth."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.annotations import AmountType
from workers.extraction.amounts import AMOUNTS_MAX, find_amounts
from workers.extraction.tokens import tokenize


def found(text: str, language: str = "en") -> list[tuple[str, float, str | None]]:
    """The amounts of a text as it writes them, their values and currencies; `%` for a percentage."""
    amounts = find_amounts(tokenize(text), language)
    return [
        (text[slice(*each.span)], each.value, "%" if each.type is AmountType.PERCENTAGE else each.currency)
        for each in amounts
    ]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("It cost $5 million.", ("$5 million", 5e6, "USD")),
        ("US$3.2bn was lent.", ("US$3.2bn", 3.2e9, "USD")),
        ("C$2.3 million", ("C$2.3 million", 2.3e6, "CAD")),
        ("U.S. $7", ("U.S. $7", 7, "USD")),
        ("a $5-million house", ("$5-million", 5e6, "USD")),
        ("It cost \u20ac20.", ("\u20ac20", 20, "EUR")),
        ("(\u00a31.5m)", ("\u00a31.5m", 1.5e6, "GBP")),
        ("$1,234,567.89", ("$1,234,567.89", 1234567.89, "USD")),
        ("Rs 500 crore", ("Rs 500 crore", 5e9, "INR")),
        ("Rs. 500", ("Rs. 500", 500, "INR")),
        ("Rs500", ("Rs500", 500, "INR")),
        ("Rs 5,00,000", ("Rs 5,00,000", 5e5, "INR")),
        ("\u00a5500", ("\u00a5500", 500, "JPY")),
        ("EUR 20m", ("EUR 20m", 2e7, "EUR")),
        ("20 million USD", ("20 million USD", 2e7, "USD")),
        ("10 yuan", ("10 yuan", 10, "CNY")),
        ("300 mln dlrs", ("300 mln dlrs", 3e8, "USD")),
        ("350 mln Canadian dlrs", ("350 mln Canadian dlrs", 3.5e8, "CAD")),
        ("10 million U.S. dollars", ("10 million U.S. dollars", 1e7, "USD")),
        ("3 billion Hong Kong dollars", ("3 billion Hong Kong dollars", 3e9, "HKD")),
        ("20 million pesos", ("20 million pesos", 2e7, None)),
        ("50 cents", ("50 cents", 0.5, "USD")),
        ("5 million pounds", ("5 million pounds", 5e6, "GBP")),
        ("five million dollars", ("five million dollars", 5e6, "USD")),
        ("Two hundred thousand euros", ("Two hundred thousand euros", 2e5, "EUR")),
        ("a million dollars", ("a million dollars", 1e6, "USD")),
        ("Five Million Dollars", ("Five Million Dollars", 5e6, "USD")),
        ("half a million dollars", ("half a million dollars", 5e5, "USD")),
        ("twenty-five cents", ("twenty-five cents", 0.25, "USD")),
        ("It rose 5%.", ("5%", 5, "%")),
        ("5.2 percent", ("5.2 percent", 5.2, "%")),
        ("ten per cent", ("ten per cent", 10, "%")),
        ("a 20-percent cut", ("20-percent", 20, "%")),
        ("It was -0.3%.", ("-0.3%", -0.3, "%")),
        ("5-6%", ("6%", 6, "%")),
    ],
)
def test_amounts_of_english(text: str, amount: tuple[str, float, str | None]) -> None:
    """Signs, codes and words on either side of a number make it a sum, with thousands and millions multiplied in."""
    [(written, value, currency)] = found(text)
    assert (written, currency) == (amount[0], amount[2])
    assert value == pytest.approx(amount[1])


@pytest.mark.parametrize(
    ("language", "text", "amounts"),
    [
        ("de", "5 Mio. Euro", [("5 Mio. Euro", 5e6, "EUR")]),
        ("de", "3,5 Milliarden Euro", [("3,5 Milliarden Euro", 3.5e9, "EUR")]),
        (
            "de",
            "1.234,56 Euro und 3.000 US-Dollar",
            [("1.234,56 Euro", 1234.56, "EUR"), ("3.000 US-Dollar", 3000, "USD")],
        ),
        ("de", "2 Billionen Euro, 20 Prozent", [("2 Billionen Euro", 2e12, "EUR"), ("20 Prozent", 20, "%")]),
        ("fr", "3 milliards d\u2019euros", [("3 milliards d\u2019euros", 3e9, "EUR")]),
        ("fr", "5 000 euros, 1,5 %", [("5 000 euros", 5000, "EUR"), ("1,5 %", 1.5, "%")]),
        ("fr", "2 millions de dollars, 5 M\u20ac", [("2 millions de dollars", 2e6, "USD"), ("5 M\u20ac", 5e6, "EUR")]),
        ("es", "20 millones de dólares", [("20 millones de dólares", 2e7, "USD")]),
        ("es", "3.000 millones de euros", [("3.000 millones de euros", 3e9, "EUR")]),
        (
            "es",
            "5 mil millones de pesos, 20 por ciento",
            [("5 mil millones de pesos", 5e9, None), ("20 por ciento", 20, "%")],
        ),
        ("zh", "增长6.9%\uff0c5亿元", [("6.9%", 6.9, "%"), ("5亿元", 5e8, "CNY")]),
        ("zh", "100万美元", [("100万美元", 1e6, "USD")]),
        ("ja", "5兆円", [("5兆円", 5e12, "JPY")]),
        ("sw", "5% na $5 million", [("5%", 5, "%"), ("$5 million", 5e6, "USD")]),
    ],
)
def test_languages(language: str, text: str, amounts: list[tuple[str, float, str | None]]) -> None:
    """Decimal marks, groups of digits and words are those of the language; others have the words of English."""
    assert found(text, language) == amounts


def test_the_first_number_of_a_range_shares_its_scale() -> None:
    """It does so only where that makes it the smaller one."""
    assert [value for _, value, _ in found("$5 to $10 million")] == [5e6, 1e7]
    assert [value for _, value, _ in found("from $900 to $1 million")] == [900, 1e6]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 percentage points",
        "5 pounds of beef, 202 won",
        "2 1/2 percent",
        "version 1.5.5%",
        "$5.5.5",
        "GS$1",
        "a dollar, the million dollars, hundreds of dollars",
        "5 dollar\u017f",
        f"${'9' * 40}",
        "in 2019, a percent",
    ],
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    """Points, weights, fractions, unknown dollars and numbers too long to mean anything are left alone."""
    assert found(text) == []


def test_a_long_list_is_cut() -> None:
    """No more than `AMOUNTS_MAX` amounts are told of."""
    assert len(found("5% " * (AMOUNTS_MAX + 5))) == AMOUNTS_MAX


PARTS = st.sampled_from(
    "$ \u20ac US Rs . , 5 5,000 1.5 m bn million crore of de d' dollars cents % percent a half - -5 EUR"
    " 亿 元 000".split()
)
TEXTS = (
    st.lists(st.tuples(PARTS, st.sampled_from(["", " "]))).map(lambda parts: "".join(a + b for a, b in parts))
    | st.text()
)


@given(TEXTS, st.sampled_from(["en", "de", "fr", "es", "zh", "ja", "sw", ""]))
def test_spans_and_values_are_sound(text: str, language: str) -> None:
    """On any text amounts stand in order and apart, values are finite, and only money has a currency."""
    reached = 0
    for each in find_amounts(tokenize(text), language):
        start, end = each.span
        assert reached <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        assert math.isfinite(each.value)
        assert each.type is AmountType.MONEY or each.currency is None
        reached = end


@pytest.mark.parametrize("part", ["$", "9", "1 ", "5% ", "$5 to ", "1,", "US$", "five ", "\u202e5"])
def test_time_is_linear(part: str) -> None:
    """Half a megabyte of anything is read within seconds."""
    tokens = tokenize(part * (500_000 // len(part)))
    started = time.perf_counter()
    find_amounts(tokens, "en")
    assert time.perf_counter() - started < 5
