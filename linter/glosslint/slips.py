"""What likely made one number of another, as translators and machines do it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from glosslint.quantities import fold_digits

if TYPE_CHECKING:
    from glosslint.model import Reading

_DECIMAL: Final = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?")
_DAY: Final = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SEPARATOR: Final = re.compile(r"\d\D\d")
_POWERS: Final = {Fraction(10) ** power: power for power in range(-12, 13) if power}
_SCALES: Final = frozenset({3, 4, 6, 8, 9, 12})
"""Between a thousand, a million, a billion; and between 万 and 億."""
_LARGE: Final = 10**6
_LONGEST: Final = 100
_SHORTEST: Final = 2
"""A single digit is like too many numbers of two."""
_ZEROS: Final = {1: "a zero", 2: "two zeros", 3: "three zeros"}


def slip(written: str, reading: Reading, expected: Reading) -> str:
    """What likely went wrong where `written`, read as `reading`, stands for `expected`, or nothing.

    It is said as what the number has: "with a zero too many", "with two digits swapped".
    """
    if reading.kind == expected.kind == "date":
        one, other = _DAY.fullmatch(reading.value), _DAY.fullmatch(expected.value)
        swapped = one and other and one.groups() == (other[1], other[3], other[2])
        return "with day and month swapped" if swapped else ""
    if reading.kind == expected.kind == "version":
        return ""
    if not (_DECIMAL.fullmatch(reading.value) and _DECIMAL.fullmatch(expected.value)):
        return ""
    here, there = Fraction(reading.value), Fraction(expected.value)
    if here == -there:
        return "with its sign lost" if here > 0 else "with a sign of its own"
    power = _POWERS.get(here / there) if there else None
    if power is not None and len(written) <= _LONGEST:
        return _shifted(written, reading.value, expected.value, power)
    return _misspelt(_digits(reading.value), _digits(expected.value))


def _shifted(written: str, value: str, expected: str, power: int) -> str:
    """What made one number of another, ten to the `power` times as large."""
    if value.startswith("0.") and expected.startswith("0."):
        return _with_zeros(-power)
    own, other = _digits(written).lstrip("0"), _digits(expected).lstrip("0")
    is_marked = _SEPARATOR.search(written) is not None
    if is_marked and own == other and abs(Fraction(value)) <= int(own or "0"):
        return "with its separator misread"
    if not is_marked and "." in expected and own.rstrip("0") == other:
        return "with its separator lost"
    scaled = abs(power) in _SCALES and (
        _LETTER.search(written) or max(abs(float(value)), abs(float(expected))) >= _LARGE
    )
    if scaled:
        return "with its scale mistaken"
    return _with_zeros(power)


def _with_zeros(number: int) -> str:
    zeros = _ZEROS.get(abs(number))
    return f"with {zeros} too {'many' if number > 0 else 'few'}" if zeros else ""


def _misspelt(own: str, other: str) -> str:
    """What made some digits of others, if that is one lost, doubled or swapped."""
    if len(own) == len(other):
        differing = [at for at, pair in enumerate(zip(own, other, strict=True)) if pair[0] != pair[1]]
        if len(differing) == 2:
            first, second = differing
            if own[first] == other[second] and own[second] == other[first]:
                return "with two digits swapped"
        return ""
    added = _added(own, other)
    if added:
        doubled = added[0] in added[1:]
        return f"with a {'zero' if added[0] == '0' else 'digit'} {'doubled' if doubled else 'too many'}"
    lost = _added(other, own)
    return f"with a {'zero' if lost[0] == '0' else 'digit'} lost" if lost else ""


def _added(longer: str, shorter: str) -> str:
    """The digit that one has more than the other, and those beside it; nothing where more differs."""
    if len(longer) != len(shorter) + 1 or len(shorter) < _SHORTEST:
        return ""
    at = next((at for at, pair in enumerate(zip(longer, shorter, strict=False)) if pair[0] != pair[1]), -1)
    at = at if at >= 0 else len(shorter)
    if longer[:at] + longer[at + 1 :] != shorter:
        return ""
    return longer[at] + longer[max(at - 1, 0) : at] + longer[at + 1 : at + 2]


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, fold_digits(text)))
