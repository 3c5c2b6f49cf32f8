"""The words of which dates are made, by language: each has a letter for its part in a date, and a value.

    M month, m its short form, A a month that is another word too   W weekday, w its short form
    n number of a day   N another number   q ordinal in letters     y year, Y one that may as well be a count
    D decade, d in two digits   C century   S season   P part of a day   r day counted from today
    U stretch, V several   K quarter or half, Q a numbered one   i fiscal
    l last   x this, next   L the same behind its word   h that, the following, counted from the last date
    g ago   G ago before its number, j and a its parts   b earlier, later   B year-earlier
    p preposition   T article   e of   f tells of the future   v tells of the past
    c what is counted   $ currency   % business   z sports   , . ' / are themselves, s the possessive
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workers.extraction.stretches import Unit

OTHER = " "
"""The letter of all other words."""

_FIRST = {"M": 1, "m": 1, "q": 1, "N": 1, "r": -2, "l": -1, "L": -1, "h": -1, "b": -1}
"""The value of the first word in a line below; the others count on. Else it is 0."""

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "M": "January February March April May June July August September October November December",
        "m": "Jan Feb Mar Apr - Jun Jul Aug Sep/Sept Oct Nov Dec",
        "A": "April August June March May",
        "W": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "w": "Mon Tue/Tues Wed Thu/Thur/Thurs Fri Sat Sun",
        "N": "a/an/one two three four five six seven eight nine ten eleven twelve",
        "q": "first second third fourth fifth sixth seventh eighth ninth tenth",
        "S": "spring summer fall/autumn winter",
        "P": "morning/afternoon/evening/night",
        "r": "- yesterday today/tonight tomorrow",
        "U": "day weekend week month - - - year decade",
        "V": "days - weeks months - - - years decades",
        "K": "- - - - - quarter half",
        "Q": "first-quarter second-quarter third-quarter fourth-quarter",
        "C": "century",
        "i": "fiscal",
        "l": "last/past/latest",
        "x": "this/current next/coming",
        "h": "previous/preceding that/same following",
        "g": "ago",
        "b": "earlier - later",
        "B": "year-ago/year-earlier",
        "p": "in/since/by/until/till/from/through/before/after/during/early/late/mid/between/for/around/about/on/year",
        "T": "the",
        "e": "of",
        "f": "will/shall/plan/plans/planned/planning/expect/expects/expected/scheduled/due/upcoming/until/slated/must/hopes"
        "/hope/intends/ready/going/payable/deadline",
        "v": "was/were/had/did/said/told/has/have/been/began/came/went/took/made/met/won/lost/rose/fell/held/found"
        "/killed/since/sent/gave/left/saw/spoke/became/died",
        "c": "people/percent/dollars/euros/pounds/miles/kilometers/kilometres/km/meters/metres/feet/hours/GMT/UTC/tons"
        "/tonnes/points/troops/kg/votes/jobs/homes/men/women/soldiers",
        "%": "percent/profit/profits/earnings/revenue/revenues/sales/shares/economy/economic/growth/inflation/company",
        "z": "touchdown/touchdowns/quarterback/halftime/rebounds/yards/linebacker",
    },
    "de": {
        "M": "Januar/Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
        "m": "Jan Feb/Febr Mär Apr - Jun Jul Aug Sep/Sept Okt Nov Dez",
        "W": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag/Sonnabend Sonntag",
        "w": "Mo Di Mi Do Fr Sa So",
        "N": "ein/eine/einem/einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "q": "erste/ersten/erstes zweite/zweiten/zweites dritte/dritten/drittes vierte/vierten/viertes",
        "S": "Frühjahr/Frühling Sommer Herbst Winter",
        "P": "Morgen/Vormittag/Mittag/Nachmittag/Abend/Nacht/früh",
        "r": "vorgestern gestern heute morgen übermorgen",
        "U": "Tag/Tages Wochenende/Wochenendes Woche Monat/Monats - - - Jahr/Jahres/Jahre Jahrzehnt",
        "V": "Tagen/Tage - Wochen Monaten/Monate - - - Jahren Jahrzehnten",
        "K": "- - - - - Quartal/Quartals Halbjahr/Halbjahres",
        "C": "Jahrhundert/Jahrhunderts",
        "l": "letzte/letzten/letzter/letztes/vergangene/vergangenen/vergangener/vergangenes/vorige/vorigen/voriges",
        "x": "diese/diesen/diesem/dieses/dieser/laufenden nächste/nächsten/nächster/nächstes/kommende/kommenden/kommendes",
        "G": "vor",
        "p": "im/in/seit/bis/ab/von/Anfang/Mitte/Ende/zum/nach/zwischen/um/am/Jahr/Jahre/Jahres",
        "f": "wird/werden/soll/sollen/will/wollen/geplant/geplante/vorgesehen/muss/dürfte",
        "v": "war/waren/hatte/hatten/wurde/wurden/hat/haben/sagte/teilte/erklärte/kam/ging/ist/sind/worden",
        "c": "Menschen/Prozent/Euro/Dollar/Meter/Kilometer/Uhr/Personen/Mitarbeiter/Tonnen/Stellen/Franken",
    },
    "fr": {
        "M": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "m": "janv févr/fév - avr - - juil - sept oct nov déc",
        "A": "mars",
        "W": "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "w": "lun mar mer jeu ven sam dim",
        "N": "un/une deux trois quatre cinq six sept huit neuf dix onze douze",
        "q": "premier/première deuxième/second/seconde troisième quatrième",
        "S": "printemps été/l'été automne/l'automne hiver/l'hiver",
        "P": "matin/après-midi/soir/nuit",
        "r": "avant-hier hier aujourd'hui demain après-demain",
        "U": "jour week-end semaine mois/mois-ci - - - an/l'an/année/l'année décennie",
        "V": "jours - semaines mois - - - ans/années décennies",
        "K": "- - - - - trimestre semestre",
        "L": "dernier/dernière/passé/passée - prochain/prochaine",
        "x": "ce/cette/cet",
        "j": "y",
        "a": "a",
        "p": "en/depuis/dès/fin/début/mi/avant/après/de/du/d'ici/entre/au/jusqu'en/jusqu'au/le/année/l'an",
        "T": "les",
        "f": "sera/seront/va/vont/doit/doivent/devrait/devraient/prévu/prévue/prévus",
        "v": "était/étaient/avait/a/ont/été/est/sont",
        "c": "personnes/euros/dollars/mètres/kilomètres/km/heures/salariés/tonnes/emplois/francs",
    },
    "es": {
        "M": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
        "m": "ene feb - abr - jun jul - sep/sept oct nov dic",
        "W": "lunes martes miércoles jueves viernes sábado domingo",
        "N": "un/una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "q": "primer/primero segundo tercer/tercero cuarto",
        "S": "primavera verano otoño invierno",
        "P": "mañana/tarde/noche",
        "r": "anteayer ayer/anoche hoy mañana",
        "U": "día - semana mes - - - año década",
        "V": "días - semanas meses - - - años décadas",
        "K": "- - - - - trimestre semestre",
        "L": "pasado/pasada/último/última - próximo/próxima",
        "x": "este/esta",
        "G": "hace",
        "p": "en/desde/hasta/fines/finales/principios/inicios/mediados/antes/después/entre/para/el/año",
        "T": "los/la",
        "e": "de/del",
        "f": "será/serán/va/van/debe/deben/previsto/prevista",
        "v": "era/fue/fueron/había/ha/han/dijo/es/son",
        "c": "personas/euros/dólares/pesos/metros/kilómetros/km/horas/toneladas/empleos/votos",
    },
}

_COMMON = {**{mark: mark for mark in ",.'/:-"}, "\u2019": "'", "\u2018": "'", "'s": "s", "\u2019s": "s", "%": "%"}
_COMMON |= dict.fromkeys("$\u20ac\u00a3\u00a5\u20b9#", "$")
_SURELY_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Of each word its letter and its value, for words as they are written."""

    letters: dict[str, str]
    values: dict[str, int]


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language, given as its BCP 47 primary tag; None where dates in words are not known."""
    if language not in _WORDS:
        return None
    words = _WORDS[language]
    letters, values = dict(_COMMON), {}
    for word, letter, value in (*_numbers(), *_listed(words), *_compounds(language)):
        letters[word], values[word] = letter, value
    for word in words.get("A", "").split():
        letters[word] = letters[word.upper()] = "A"
    return Vocabulary(letters, values)


def _listed(words: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    """A word in small letters is found with a capital and in capitals too, one with a capital only in capitals."""
    for letter, line in words.items():
        parts = line.split() if letter != "A" else ()
        for value, synonyms in enumerate(parts, _FIRST.get(letter, 0)):
            for word in synonyms.split("/"):
                for form in (word, word.upper(), word[0].upper() + word[1:]):
                    yield form, letter, value


def _numbers() -> Iterator[tuple[str, str, int]]:
    for number in range(1, 100):
        yield str(number), "n" if number <= 31 else "N", number
    for day in range(1, 10):
        yield f"0{day}", "n", day
    for year in range(1000, 2200):
        yield str(year), "y" if year in _SURELY_YEARS and year % 100 else "Y", year


def _compounds(language: str) -> Iterator[tuple[str, str, int]]:
    ...
