"""What the words of a date mean, by the letters and values of `words`. It never sees the words themselves."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workers.extraction.dating.stretches import Stretch, Unit, day_of, nearest_day, weekday_by

_FRIDAY = 4
_TEN = 10


@dataclass(slots=True)
class Mention:
    """The words of one date by letter and value."""

    letters: str
    values: list[int]
    ahead: Callable[[], bool | None]
    """Answers whether the sentence tells of the future, None where that is unknown. Only some rules ask."""

    def get(self, letters: str) -> int | None:
        """The value of the first word that has one of the letters."""
        for index, letter in enumerate(self.letters):
            if letter in letters:
                return self.values[index]
        return None

    def value(self, letters: str) -> int:
        """Like `get`, where the grammar asks for such a word."""
        return self.get(letters) or 0

    @property
    def shift(self) -> int | None:
        """-1 of the last, 0 of this, 1 of the next; the first that is not 0, as in `this past spring`."""
        shifts = [value for letter, value in zip(self.letters, self.values, strict=True) if letter in "lxL"]
        return next(filter(None, shifts), 0) if shifts else None


@dataclass(slots=True)
class Timeline:
    """What dates are counted from: the day of writing, and the last date and quarter that the text named."""

    written: date
    named: Stretch | None = None
    quarter: Stretch | None = None

    def now(self, unit: Unit) -> Stretch:
        """The current one."""
        return Stretch.around(self.written, unit)

    def then(self, unit: Unit) -> Stretch:
        """The one in which the last named date begins; the current one where none was named."""
        return Stretch.around((self.named and self.named.first_day) or self.written, unit)

    def year(self, mention: Mention) -> int | None:
        """The year of a month or quarter, given as a number, as `last year` or as `that year`."""
        if "U" not in mention.letters:
            return mention.get("yY")
        if mention.value("U") != Unit.YEAR:
            return None
        if "h" in mention.letters:
            return self.then(Unit.YEAR).after(mention.value("h")).number
        return self.written.year + (mention.shift or 0)

    def turn(self, unit: Unit, place: int, cycle: int, mention: Mention) -> Stretch:
        """The stretch at a place of a cycle, as July has place 6 of 12: the last one that has begun.

        Where the sentence tells of the future it is the next one, unless the last one has only just ended.
        """
        current = self.now(unit)
        since = (current.number - place) % cycle
        match mention.shift:
            case -1:
                return current.after(-(since or cycle))
            case 0:
                return current.after(place - current.number % cycle)
            case 1:
                return current.after(cycle - since)
        return current.after(cycle - since if since > 1 and mention.ahead() else -since)

    def year_before(self) -> Stretch:
        """What figures are compared with: the same quarter of the year before, where quarters are spoken of."""
        return self.quarter.after(-4) if self.quarter else self.then(Unit.YEAR).after(-1)


Rule = Callable[[Mention, Timeline], Stretch | None]


def _day(mention: Mention, time: Timeline) -> Stretch | None:
    month, day, year = mention.value("MAm"), mention.value("n"), mention.get("yY")
    if year is not None:
        return day_of(year, month, day)
    return nearest_day(time.written, month, day, ahead=mention.ahead())


def _month(mention: Mention, time: Timeline) -> Stretch | None:
    place, year = mention.value("MAm") - 1, time.year(mention)
    if year is not None:
        return Stretch(Unit.MONTH, year * 12 + place)
    return None if "U" in mention.letters else time.turn(Unit.MONTH, place, 12, mention)


def _weekday(mention: Mention, time: Timeline) -> Stretch:
    shift = mention.shift
    later = bool(mention.ahead()) if shift is None else shift >= 0
    day = weekday_by(time.written, mention.value("W"), later=later)
    return day.after(7 * shift) if shift and day == time.now(Unit.DAY) else day


def _weekend(mention: Mention, time: Timeline) -> Stretch | None:
    """`The weekend`, without more: this week's once it has begun or when it is to come, else the last one."""
    if mention.value("U") != Unit.WEEKEND:
        return None
    return time.now(Unit.WEEKEND).after(0 if mention.ahead() or time.written.weekday() > _FRIDAY else -1)


def _part(mention: Mention, time: Timeline) -> Stretch | None:
    """A numbered quarter or half. A half without a year is mostly a match's."""
    unit = Unit(mention.get("K") or Unit.QUARTER)
    cycle = 12 // (3 if unit is Unit.QUARTER else 6)
    place, year = mention.value("Qqn") - 1, time.year(mention)
    if place not in range(cycle) or (year is None and (unit is Unit.HALF or "U" in mention.letters)):
        return None
    part = time.turn(unit, place, cycle, mention) if year is None else Stretch(unit, year * cycle + place)
    if unit is Unit.QUARTER:
        time.quarter = part
    return part


def _quarter(mention: Mention, time: Timeline) -> Stretch | None:
    """A quarter without a number: the one that was spoken of, else one counted from now."""
    if mention.value("K") != Unit.QUARTER:
        return None
    year = mention.get("yY")
    if time.quarter and year is not None:
        return Stretch(Unit.QUARTER, year * 4 + time.quarter.number % 4)
    if year is None and "x" in mention.letters:
        return time.now(Unit.QUARTER).after(mention.value("x"))
    return time.quarter or (time.now(Unit.QUARTER).after(-1) if "l" in mention.letters else None)


def _year_before(_: Mention, time: Timeline) -> Stretch:
    return time.year_before()


def _season(mention: Mention, time: Timeline) -> Stretch:
    season, year = mention.value("S"), mention.get("yY")
    if year is not None:
        return Stretch(Unit.SEASON, year * 4 + season)
    return time.turn(Unit.SEASON, season, 4, mention)


def _counted(mention: Mention, time: Timeline) -> Stretch | None:
    """`Last week`, `this year`; also `that year` and `the following day`, counted from the last named date."""
    unit, shift = Unit(mention.value("UV")), mention.shift
    if shift is None:
        return time.then(unit).after(mention.value("h"))
    return None if unit is Unit.DAY else time.now(unit).after(shift)


def _ago(mention: Mention, time: Timeline) -> Stretch:
    unit, count = Unit(mention.value("UV")), mention.value("nN")
    if unit is Unit.YEAR and count == 1 and time.quarter:
        return time.year_before()
    return time.now(unit).after(-count)


def _from_then(mention: Mention, time: Timeline) -> Stretch:
    """`Two weeks earlier`, `a day later`, counted from the last named date."""
    unit, count = Unit(mention.value("UV")), mention.value("nN") * mention.value("b")
    return time.year_before() if unit is Unit.YEAR and count == -1 else time.then(unit).after(count)


def _today(mention: Mention, time: Timeline) -> Stretch:
    return time.now(Unit.DAY).after(mention.value("rlx"))


def _decade(mention: Mention, time: Timeline) -> Stretch | None:
    """Of a number of two digits, the last one that has begun; of the years 1990 (French, Spanish) the 1990s."""
    decade, rest = mention.value("Dd"), 0
    if "V" in mention.letters:
        decade, rest = divmod(mention.value("yYNn"), _TEN)
        if rest or mention.value("V") != Unit.YEAR:
            return None
    return Stretch(Unit.DECADE, decade) if decade >= _TEN else time.turn(Unit.DECADE, decade, _TEN, mention)


def _century(mention: Mention, _: Timeline) -> Stretch:
    return Stretch(Unit.CENTURY, mention.value("qn") - 1)


def _year(mention: Mention, _: Timeline) -> Stretch:
    return Stretch(Unit.YEAR, mention.value("yY"))


_MONTH = r"(?:[MA]|m\.?)"
_YEAR = "[yY](?!c)"
_GRAMMAR: tuple[tuple[Rule, str], ...] = (
    (_day, rf"(?:[Ww][.,]?)?(?:{_MONTH}n(?!c)(?:,?{_YEAR})?|n\.?e?{_MONTH}(?:,?e?{_YEAR})?)"),
    (
        _month,
        rf"{_MONTH},?e?{_YEAR}|[MA]e?(?:[lxh]U|UL|LU)|[lxL]{{1,2}}[MA]|[MA]L|M|(?<=[pku])(?:A|m\.?)|(?<=[TN])A(?!p)",
    ),
    (_weekday, r"[lxL]{0,2}WL?P?"),
    (_part, rf"(?:{_YEAR}|[lx]Us)?(?:i?qi?K|n\.K|Q)(?:,?e?(?:i?{_YEAR}|T?[lxL]U|TU))?"),
    (_quarter, r"[lxh]?(?<=[Tlxh])K|yK"),
    (_year_before, r"B"),
    (_season, rf"[lxL]{{1,2}}S|SL|S,?e?{_YEAR}"),
    (_ago, r"[nN][UV]g|G[nN][UV]|ja[nN][UV]"),
    (_from_then, r"[nN][UV]b"),
    (_today, r"(?<![Tx])rP?|[lx]P"),
    (_counted, r"(?<!T)lU|x[il]?U|L[UV]|[UV]L|hU"),
    (_weekend, r"(?<=[Tp])U"),
    (_decade, r"D|(?<=[T'])d|(?<=T)V[yYNn]"),
    (_century, r"(?:q|n\.?)C"),
    (_year, r"(?<![$/:-])(?:i?y|(?<=[pkuTeiU])Y)(?!c)"),
)
_FIRSTS = "ABDGKLMNQSUVWYdhijlmnqrwxy"
_RULES = tuple(rule for rule, _ in _GRAMMAR)
_COMPARING = (_ago, _from_then, _year_before)
"""What they find is not what the text goes on to speak of."""

DATE = re.compile(f"(?=[{_FIRSTS}])(?:{'|'.join(f'(?:{pattern})()' for _, pattern in _GRAMMAR)})")
"""A date in the letters of a text's words; the number of the group that matched is that of its rule."""


def resolve(number: int, mention: Mention, time: Timeline) -> Stretch | None:
    """What a date means by the rule of a number, from 1; None if it is no date after all. The timeline moves on."""
    rule = _RULES[number - 1]
    stretch = rule(mention, time)
    if stretch and rule not in _COMPARING:
        time.named = stretch
    return stretch
