"""The values of digits and the separators between them.

What a separator means depends on the language and on the digits around it. Where two roles are possible
(`1.000`) both values are given, the likelier first. Values are canonical decimal strings; nothing here
computes with a number, so that a run of a million digits costs what its length costs.
"""

from __future__ import annotations

import re
import unicodedata

SPACES = " \u00a0\u202f\u2009"
"""The spaces that group digits."""

RUN = re.compile(rf"\d+(?:(?:[.,'’＇，،．٬٫_]|[{SPACES}](?=\d\d\d(?!\d)))\d+)*")
"""Digits with single separators between them: one number, or several that stand close."""

_ROLES = {"’": "'", "＇": "'", "،": ",", "．": "."} | dict.fromkeys(SPACES, " ")
_GROUPS = frozenset(" .,'，٬_")
_DECIMALS = frozenset(".,٫")
_WEAKEST_FIRST = "， ,'_.٬٫"
_SEPARATOR = re.compile(r"\D")
_DIGIT = re.compile(r"\d")


def fold_digits(text: str) -> str:
    """`text` with each digit of any script as its ASCII digit; the length stays."""
    return text if text.isascii() else _DIGIT.sub(_fold, text)


def _fold(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0]))


def cut(run: str, *, join: bool = True) -> list[tuple[int, int]]:
    """The numbers in a run, as offsets into it.

    A run that is no single number is cut at its weakest separators: `1,2,3` is three. With `join` false
    an ASCII space never groups.
    """
    return _cut(run, 0, "" if join else " ")


def _cut(run: str, start: int, at: str) -> list[tuple[int, int]]:
    separators = _SEPARATOR.findall(run)
    if not at:
        if not separators or is_version(run) or values(run, ""):
            return [(start, start + len(run))]
        weakest = min(map(_role, separators), key=_WEAKEST_FIRST.index)
        at = "".join({separator for separator in separators if _role(separator) == weakest})
    pieces: list[tuple[int, int]] = []
    for piece in re.split(f"[{at}]", run):
        pieces += _cut(piece, start, "")
        start += len(piece) + 1
    return pieces


def is_version(numeral: str) -> bool:
    """Whether it has two points or more, and nothing else: `2.1.10`."""
    return numeral.count(".") > 1 and all(separator == "." for separator in _SEPARATOR.findall(numeral))


def values(numeral: str, decimal: str) -> tuple[str, ...]:
    """The values that a numeral may have as canonical decimals, the likeliest first.

    `decimal` is the separator that the language writes before fractions. Where it is empty, a separator
    before three digits is likelier to group them, as it is in money.
    """
    numeral = fold_digits(numeral)
    separators = [_role(separator) for separator in _SEPARATOR.findall(numeral)]
    digits = _SEPARATOR.split(numeral)
    if not separators:
        return (_integer(numeral),)
    if len(set(separators)) == 1:
        return _values_of_one_separator(digits, separators[0], decimal)
    group, last = separators[0], separators[-1]
    if (
        set(separators[:-1]) == {group}
        and group in _GROUPS
        and last in _DECIMALS
        and _is_grouped(digits[:-1])
    ):
        return (_pointed("".join(digits[:-1]), digits[-1]),)
    return ()


def _values_of_one_separator(digits: list[str], separator: str, decimal: str) -> tuple[str, ...]:
    grouped = _integer("".join(digits)) if separator in _GROUPS and _is_grouped(digits) else ""
    if len(digits) > 2 or separator not in _DECIMALS:
        return (grouped,) if grouped else ()
    pointed = _pointed(*digits)
    if grouped:
        return (pointed, grouped) if separator == decimal else (grouped, pointed)
    if separator == "," and decimal == "." and len(digits[1]) == 2 and digits[0][0] != "0":
        # English does not write 1,27: a comma from elsewhere, or a digit lost from a group.
        return (pointed, _integer("".join(digits)))
    return (pointed,)


def shift(numeral: str, exponent: int) -> str:
    """The canonical form of an ASCII numeral, its fraction behind a point, times ten to the exponent."""
    whole, _, fraction = numeral.partition(".")
    if exponent < 0:
        whole = whole.rjust(1 - exponent, "0")
        return _pointed(whole[:exponent], whole[exponent:] + fraction)
    fraction = fraction.ljust(exponent, "0")
    return _pointed(whole + fraction[:exponent], fraction[exponent:])


def _role(separator: str) -> str:
    return _ROLES.get(separator, separator)


def _is_grouped(digits: list[str]) -> bool:
    """By thousands, or as in India by hundreds above the first thousand."""
    first, *inner, last = digits
    if len(last) != 3 or first.startswith("0"):
        return False
    if len(first) <= 3 and all(len(part) == 3 for part in inner):
        return True
    return bool(inner) and len(first) <= 2 and all(len(part) == 2 for part in inner)


def _integer(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _pointed(whole: str, fraction: str) -> str:
    fraction = fraction.rstrip("0")
    return f"{_integer(whole)}.{fraction}" if fraction else _integer(whole)
