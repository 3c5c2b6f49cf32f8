"""Reads numbers as they are written, in digits and in English words. It knows nothing of what they count."""

from collections.abc import Iterator

from workers.extraction.tokens import Tokens

_DIGITS_MAX = 30
"""More are no number that anybody counts with."""

_WORDS_MAX = 8
_GROUP = 3

_BELOW_TEN = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_HUNDRED = 1e2
_SCALES = {"hundred": _HUNDRED, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SMALL: dict[str, float] = {word: value for value, word in enumerate((*_BELOW_TEN, *_TEENS), 1)}
_SMALL |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_SMALL |= {f"{tens}-{word}": _SMALL[tens] + _SMALL[word] for tens in _TENS for word in _BELOW_TEN}
_SMALL |= {f"half-{scale}": size / 2 for scale, size in _SCALES.items()}
_ONE = ("a", "an", "A", "An")
_HALF = ("half", "Half")
_KNOWN = {form: value for word, value in (_SMALL | _SCALES).items() for form in (word, word.capitalize())}


def read_number(written: str, *, decimal_comma: bool) -> float | None:
    """The value of digits with the marks of a language; None where the marks make no sense.

    A mark that parts groups stands before three digits; where it stands before others, it is taken for the decimal one.
    """
    if len(written) > _DIGITS_MAX:
        return None
    group, decimal = (".", ",") if decimal_comma else (",", ".")
    digits = "".join(written.split())
    if digits.count(group) == 1 and decimal not in digits and len(digits) - digits.index(group) - 1 != _GROUP:
        group, decimal = decimal, group
    whole, mark, rest = digits.partition(decimal)
    first, *groups = whole.split(group)
    if group in rest or decimal in rest or (groups and (len(first) > _GROUP or len(groups[-1]) != _GROUP)):
        return None
    return float(f"{first}{''.join(groups)}.{rest}" if mark else first + "".join(groups))


def find_numbers(tokens: Tokens) -> Iterator[tuple[int, int, float]]:
    """First character, the one behind the last, and the value of each number in English words."""
    words = tokens.words
    reached = 0
    for index in [index for index, word in enumerate(words) if word in _KNOWN]:
        if index < reached:
            continue
        reached = index + 1
        while reached < len(words) and words[reached] in _KNOWN:
            reached += 1
        first = _with_article(words, index)
        if reached - first <= _WORDS_MAX and (value := _read_words(words[first:reached])):
            yield tokens.starts[first], tokens.end(reached - 1), value


def _with_article(words: list[str], index: int) -> int:
    """Where a number begins whose first known word stands at an index: before `a million`, before `half a million`."""
    if not index or words[index].lower() not in _SCALES or words[index - 1] not in _ONE:
        return index
    return index - 2 if words[max(0, index - 2)] in _HALF else index - 1


def _read_words(run: list[str]) -> float | None:
    """Of `two hundred thousand` 200,000; None where words make no number, as a lone `million` does."""
    total, group = 0.0, 0.0
    for word in run:
        size = _KNOWN.get(word, 0)
        if word in _HALF:
            group = 0.5
        elif word in _ONE:
            group = group or 1.0
        elif word.lower() not in _SCALES:
            group += size
        elif not group:
            return None
        elif size == _HUNDRED:
            group *= size
        else:
            total, group = total + group * size, 0.0
    return total + group
