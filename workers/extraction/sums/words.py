"""The words and signs of money, percentages and large numbers, by language. It knows no texts."""

SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "\uffe5": "CNY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "฿": "THB",
    "₴": "UAH",
}
"""Before or behind a number. A bare `$` is the US dollar, whoever writes it."""

DOLLARS = {
    **dict.fromkeys(("US", "U.S."), "USD"),
    **dict.fromkeys(("C", "CA", "CAN"), "CAD"),
    **dict.fromkeys(("A", "AU"), "AUD"),
    **dict.fromkeys(("S", "SG"), "SGD"),
    **dict.fromkeys(("MX", "Mex"), "MXN"),
    "NZ": "NZD",
    "HK": "HKD",
    "NT": "TWD",
    "R": "BRL",
}
"""What stands right before a `$`."""

CODES = (
    "USD EUR GBP JPY CNY INR CHF CAD AUD NZD HKD SGD TWD SEK NOK DKK PLN CZK HUF UAH ZAR BRL MXN ARS CLP COP KRW THB"
    " MYR IDR PHP VND PKR BDT LKR ILS AED SAR QAR EGP KES UGX TZS GHS NGN XOF XAF ETB"
).split()
"""ISO 4217, before or behind a number; those that are words in capitals too are left out."""

BEFORE = {"Rs": "INR", "Rs.": "INR", "RM": "MYR", "RMB": "CNY", "KSh": "KES", "Ksh": "KES"}
"""Short forms that stand before a number only."""

UNKNOWN = "?"
"""The currency of words that several countries use."""

Currencies = dict[str, str]
"""Currency codes, each with the words for it, parted by `/`."""

_DOLLAR_OF = {
    "USD": "US/U.S./American",
    "CAD": "Canadian",
    "AUD": "Australian",
    "NZD": "New Zealand",
    "HKD": "Hong Kong",
    "SGD": "Singapore",
    "TWD": "Taiwan",
}


def _with_country(noun: str) -> Currencies:
    return {code: "/".join(f"{name} {noun}" for name in names.split("/")) for code, names in _DOLLAR_OF.items()}


def _joined(*tables: Currencies) -> Currencies:
    codes = dict.fromkeys(code for table in tables for code in table)
    return {code: "/".join(table[code] for table in tables if code in table) for code in codes}


MONEY: dict[str, Currencies] = {
    "en": _joined(
        _with_country("dollars"),
        _with_country("dollar"),
        _with_country("dlrs"),
        {
            "USD": "dollars/dollar/dlrs",
            "EUR": "euros/euro",
            "GBP": "pounds sterling/British pounds/sterling",
            "JPY": "yen/Japanese yen",
            "CNY": "yuan/Chinese yuan/renminbi",
            "INR": "rupees/Indian rupees",
            "PKR": "Pakistani rupees",
            "LKR": "Sri Lankan rupees",
            "CHF": "Swiss francs",
            "RUB": "rubles/roubles/Russian rubles/Russian roubles",
            "TRY": "lira/liras/Turkish lira/Turkish liras",
            "ZAR": "rand/South African rand",
            "KRW": "South Korean won",
            "PLN": "zloty/zlotys",
            "SEK": "Swedish crowns/Swedish kronor",
            "NOK": "Norwegian crowns/Norwegian kroner",
            "DKK": "Danish crowns/Danish kroner",
            "BRL": "reais/Brazilian reais",
            "MXN": "Mexican pesos",
            "ARS": "Argentine pesos",
            "PHP": "Philippine pesos",
            "THB": "baht/Thai baht",
            "MYR": "ringgit/Malaysian ringgit",
            "IDR": "rupiah",
            "AED": "dirhams/UAE dirhams",
            "ILS": "shekels",
            "NGN": "naira",
            "GHS": "cedis",
            "KES": "Kenyan shillings",
            "UGX": "Ugandan shillings",
            "TZS": "Tanzanian shillings",
            "XOF": "CFA francs/francs CFA",
            UNKNOWN: "pesos/francs/crowns/kronor/kroner/shillings/dinars/rials/riyals",
        },
    ),
    "de": {
        "USD": "US-Dollar/Dollar",
        "EUR": "Euro",
        "GBP": "Pfund",
        "JPY": "Yen",
        "CNY": "Yuan/Renminbi",
        "CHF": "Franken/Schweizer Franken",
        "RUB": "Rubel",
        "INR": "Rupien",
        "PLN": "Zloty",
        "TRY": "Lira",
        "DEM": "D-Mark/DM",
        UNKNOWN: "Kronen/Pesos",
    },
    "fr": {
        "USD": "dollars/dollar/dollars américains",
        "CAD": "dollars canadiens",
        "EUR": "euros/euro",
        "GBP": "livres sterling",
        "JPY": "yens/yen",
        "CNY": "yuans/yuan",
        "CHF": "francs suisses",
        "RUB": "roubles",
        "INR": "roupies",
        "XOF": "francs CFA/FCFA",
        UNKNOWN: "francs/dinars/dirhams/couronnes/pesos",
    },
    "es": {
        "USD": "dólares/dólar/dólares estadounidenses",
        "EUR": "euros/euro",
        "GBP": "libras esterlinas/libras",
        "JPY": "yenes",
        "CNY": "yuanes",
        "CHF": "francos suizos",
        "BRL": "reales",
        "RUB": "rublos",
        "MXN": "pesos mexicanos",
        "ARS": "pesos argentinos",
        "COP": "pesos colombianos",
        "CLP": "pesos chilenos",
        UNKNOWN: "pesos/bolívares/soles/francos",
    },
    "zh": {
        "USD": "美元",
        "EUR": "欧元/歐元",
        "JPY": "日元",
        "HKD": "港元",
        "GBP": "英镑/英鎊",
        "CNY": "元人民币/元/人民币",
    },
    "ja": {"USD": "米ドル/ドル", "EUR": "ユーロ", "CNY": "元", "JPY": "円"},
}

LARGE_ONLY: dict[str, Currencies] = {
    "en": {"GBP": "pounds", "KRW": "won", "DEM": "marks/Deutsche marks"},
    "de": {"DEM": "Mark", "KRW": "Won"},
}
"""Words that are money only behind a million or the like."""

HUNDREDTHS: dict[str, Currencies] = {
    "en": _joined(_with_country("cents"), {"USD": "cents/cent/cts", "GBP": "pence"}),
    "de": {"EUR": "Cent"},
    "fr": {"EUR": "centimes"},
    "es": {"EUR": "céntimos"},
}

PERCENT = {
    "en": "percent/per cent/pct",
    "de": "Prozent",
    "fr": "pour cent/pour-cent",
    "es": "por ciento",
}
"""Besides the sign."""

SCALES: dict[str, dict[str, float]] = {
    "en": {
        **dict.fromkeys(("thousand", "k"), 1e3),
        **dict.fromkeys(("million", "mln", "mn", "m"), 1e6),
        **dict.fromkeys(("billion", "bln", "bn", "b"), 1e9),
        **dict.fromkeys(("trillion", "trn", "tn"), 1e12),
        "hundred": 1e2,
        "lakh": 1e5,
        "crore": 1e7,
    },
    "de": {
        **dict.fromkeys(("Million", "Millionen", "Mio", "Mio."), 1e6),
        **dict.fromkeys(("Milliarde", "Milliarden", "Mrd", "Mrd."), 1e9),
        **dict.fromkeys(("Billion", "Billionen", "Bio", "Bio."), 1e12),
        "Tausend": 1e3,
    },
    "fr": {
        **dict.fromkeys(("million", "millions", "M"), 1e6),
        **dict.fromkeys(("milliard", "milliards", "Md", "Mds"), 1e9),
        **dict.fromkeys(("billion", "billions"), 1e12),
        "mille": 1e3,
    },
    "es": {
        **dict.fromkeys(("millón", "millones"), 1e6),
        **dict.fromkeys(("billón", "billones"), 1e12),
        "mil": 1e3,
    },
    "zh": {
        "万亿": 1e12,
        "千": 1e3,
        "百": 1e2,
        "万": 1e4,
        "萬": 1e4,
        "亿": 1e8,
        "億": 1e8,
    },
    "ja": {"兆": 1e12, "億": 1e8, "万": 1e4, "千": 1e3},
}

DECIMAL_COMMA = frozenset("de fr es it pt nl ru uk pl cs sv da no nb fi tr id ro hu el bg hr sk sl ln rn".split())
"""Languages that write 5,2 for a little more than five."""
