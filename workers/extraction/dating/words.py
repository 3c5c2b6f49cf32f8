"""The words of which dates are made, by language: each has a letter for its part in a date, and a value.

M month, m its short form, A a month that is another word too   W weekday, w its short form
n number of a day   N another number   q ordinal in letters     y year, Y one that may as well be a count
D decade, d one in two digits   C century   S season   P part of a day   r day counted from today
U stretch, V several   K quarter or half, Q a numbered one   i fiscal
l last   x this, next   L the same behind its word   h that, the following, counted from the last date
g ago   G ago before its number, j and a its parts   b earlier, later   B year-earlier
p preposition, u one that looks ahead, k back   T article   e of   f tells of the future   v tells of the past
c what is counted   $ currency   z a match   , . ' / : - are themselves, s is the possessive
"""

FIRST = {"M": 1, "m": 1, "Q": 1, "q": 1, "N": 1, "r": -2, "l": -1, "L": -1, "h": -1, "b": -1}
"""The value of the first word of a line below, if it is not 0; the others count on. Of stretches it is the `Unit`."""

NOTHING = "-"
"""Stands where a value has no word."""

WORDS: dict[str, dict[str, str]] = {
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
        "p": "in/from/before/after/during/early/late/mid/between/for/around/about/on",
        "k": "since",
        "u": "by/until/till/through/as",
        "T": "the",
        "e": "of",
        "f": "will/shall/plan/plans/planned/planning/expect/expects/expected/scheduled/due/upcoming/slated/must/hopes"
        "/hope/intends/ready/going/payable/deadline/begins/starts/opens",
        "v": "was/were/had/did/said/told/has/have/been/began/came/went/took/made/met/won/lost/rose/fell/held/found"
        "/killed/sent/gave/left/saw/spoke/became/died",
        "c": "people/percent/dollars/euros/pounds/miles/kilometers/kilometres/km/meters/metres/feet/hours/GMT/UTC/tons"
        "/tonnes/points/troops/kg/votes/jobs/homes/men/women/soldiers",
        "z": "touchdown/touchdowns/quarterback/halftime/rebounds/yards/playoff/playoffs",
    },
    "de": {
        "M": "Januar/Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
        "m": "Jan Feb/Febr Mär Apr - Jun Jul Aug Sep/Sept Okt Nov Dez",
        "W": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag/Sonnabend Sonntag",
        "w": "Mo Di Mi Do Fr Sa So",
        "N": "ein/eine/einem/einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "q": "erste/ersten/erstes zweite/zweiten/zweites dritte/dritten/drittes vierte/vierten/viertes",
        "S": "Frühjahr/Frühling Sommer Herbst Winter",
        "r": "vorgestern gestern heute morgen übermorgen",
        "P": "Morgen/Vormittag/Mittag/Nachmittag/Abend/Nacht/früh",
        "U": "Tag/Tages Wochenende/Wochenendes Woche Monat/Monats - - - Jahr/Jahres/Jahre Jahrzehnt",
        "V": "Tagen/Tage - Wochen Monaten/Monate - - - Jahren Jahrzehnten",
        "K": "- - - - - Quartal/Quartals Halbjahr/Halbjahres",
        "C": "Jahrhundert/Jahrhunderts",
        "l": "letzte/letzten/letzter/letztes/vergangene/vergangenen/vergangener/vergangenes/vorige/vorigen/voriges",
        "x": "diese/diesen/diesem/dieses/dieser nächste/nächsten/nächster/nächstes/kommende/kommenden/kommendes",
        "G": "vor",
        "k": "seit",
        "u": "bis",
        "p": "im/in/ab/von/Anfang/Mitte/Ende/zum/nach/zwischen/um/am",
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
        "k": "depuis",
        "u": "d'ici/jusqu'en/jusqu'au",
        "p": "en/dès/fin/début/mi/avant/après/de/du/entre/au/le",
        "T": "les",
        "f": "sera/seront/va/vont/doit/doivent/devrait/devraient/prévu/prévue/prévus",
        "v": "était/étaient/avait/ont/est/sont",
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
        "k": "desde",
        "u": "hasta",
        "p": "en/fines/finales/principios/inicios/mediados/antes/después/entre/para/el",
        "T": "los/la",
        "e": "de/del",
        "f": "será/serán/va/van/debe/deben/previsto/prevista",
        "v": "era/fue/fueron/había/ha/han/dijo/es/son",
        "c": "personas/euros/dólares/pesos/metros/kilómetros/km/horas/toneladas/empleos/votos",
    },
}
"""By language and letter: words by their values, those of one value parted by `/`.

One in small letters is known with a capital too, one with a capital not in small letters.
"""

ENDINGS: dict[str, dict[str, bool]] = {
    "en": {"ed": False},
    "de": {"te": False},
    "fr": {"ra": True},
    "es": {"rá": True, "án": True},
}
"""Endings of two letters by which verbs tell of the future, or with False of the past."""
