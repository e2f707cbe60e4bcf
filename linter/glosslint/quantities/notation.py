"""How CLDR writes a number in a language, held against how it is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from glosslint.quantities import numerals
from glosslint.quantities.cldr import find_locale
from glosslint.quantities.currencies import table
from glosslint.quantities.numerals import SPACES, fold_digits

if TYPE_CHECKING:
    from babel import Locale

_NUMERAL: Final = re.compile(rf"\d+(?:[.,'’٬٫{SPACES}]\d+)*")
_WRITTEN: Final = re.compile(
    rf"(?P<before>[^\d\s]{{1,4}})?(?P<gap>[{SPACES}]?)(?P<numeral>{_NUMERAL.pattern})"
    rf"(?P<space>[{SPACES}]?)(?P<after>[^\d\s]{{1,4}})?"
)
_DECIMALS: Final = frozenset(".,٫")
_GROUPED: Final = re.compile(r"(?!\d{4})[^\D0]\d*\D\d{3}")
_PERCENT: Final = frozenset("%٪")
_ARABIC: Final = frozenset({"arab", "arabext"})
_UNWRITTEN: Final = dict.fromkeys(map(ord, "\u200e\u200f\u061c'"))
_ALIKE: Final = str.maketrans(dict.fromkeys(SPACES, " ") | {"’": "'"})


class Notation(Struct, frozen=True, gc=False):
    """What CLDR writes around and between digits in one language."""

    separators: dict[str, tuple[str, str]]
    """Before fractions and between groups, by the system of digits: `latn`, and Arabic ones of their own."""
    groups: tuple[int, int]
    """How many digits the last group has, and each before it: 3 and 2 in India."""
    money: tuple[str, str]
    """What stands before and behind an amount; `¤` is the sign of the currency."""
    percent: tuple[str, str]
    """What stands before and behind a percentage; `%` is its sign."""


@lru_cache(maxsize=256)
def notation(language: str) -> Notation:
    """How CLDR writes numbers in a language (a BCP 47 tag); as its root does where it does not know it."""
    locale = find_locale(language)
    symbols = {system: locale.number_symbols[system] for system in ("latn", *_ARABIC)}
    return Notation(
        separators={system: (found["decimal"], found["group"]) for system, found in symbols.items()},
        groups=locale.decimal_formats[None].grouping,
        money=_affixes(locale.currency_formats["standard"].pattern),
        percent=_affixes(locale.percent_formats[None].pattern),
    )


def _affixes(pattern: str) -> tuple[str, str]:
    before, _, after = re.sub(r"[#0,.]+", "0", pattern.partition(";")[0].translate(_UNWRITTEN)).partition("0")
    return before, after


def conventional(written: str, language: str) -> str | None:
    """What CLDR writes instead of `written`: digits with a sign of money or percent beside them, or none.

    None where `written` is right but for the kind of its spaces, where digits may be meant in two ways
    (`1.000`) and the language's own is one of them, where groups are just left out, and where anything
    else stands in it: words, codes, a minus. Digits and signs stay those that are written.
    """
    match = _WRITTEN.fullmatch(written)
    if match is None or (match["before"] and match["after"]):
        return None
    sign = match["before"] or match["after"] or ""
    if sign and sign not in _PERCENT and not _is_money(sign, find_locale(language)):
        return None
    is_money = bool(sign) and sign not in _PERCENT
    numeral = _conventional_numeral(match["numeral"], language, is_money=is_money, is_measured=bool(sign))
    if numeral is None:
        return None
    habits = notation(language)
    before, after = ("", "") if not sign else habits.percent if sign in _PERCENT else habits.money
    expected = f"{before}{numeral}{after}".replace("%" if sign in _PERCENT else "¤", sign)
    if not before and after in {"%", "¤"} and sign.isalpha():
        expected = f"{numeral}\u00a0{sign}"
    elif not after and before == "¤" and sign.isalpha():
        expected = f"{sign}\u00a0{numeral}"
    return None if expected.translate(_ALIKE) == written.translate(_ALIKE) else expected


def _is_money(sign: str, locale: Locale) -> bool:
    """Whether it is a symbol of a currency, and no code, which people set on either side."""
    return sign not in table().codes and (
        sign in table().symbols or sign in set(locale.currency_symbols.values())
    )


def _conventional_numeral(numeral: str, language: str, *, is_money: bool, is_measured: bool) -> str | None:
    """The digits with CLDR's separators; as they are where those agree; None where they may be anything.

    Of money everyone reads `1.000` as a thousand, where the point is no separator of the language's own.
    """
    habits = notation(language)
    system = _system(numeral)
    if system is None:
        return None
    decimal, group = habits.separators[system]
    values = numerals.values(numeral, "" if is_money else decimal)
    separators = re.findall(r"\D", numeral)
    if not separators:
        return numeral
    if not values or (numerals.is_version(numeral) and group != "."):
        return None
    fits = _fits(separators[0], decimal, group)
    point = separators[-1] if _has_fraction(numeral, separators) else ""
    if len(values) > 1 and (fits or not is_money):
        return numeral if fits else None
    if point and len(separators) == 1 and point != decimal and not is_measured:
        return None  # a list, an interval, a version
    whole, _, fraction = numeral.rpartition(point) if point else (numeral, "", "")
    digits = re.sub(r"\D", "", whole)
    if re.search(r"\D", whole):
        digits = _grouped(digits, group, habits.groups)
    return f"{digits}{decimal}{fraction}" if point else digits


def _has_fraction(numeral: str, separators: list[str]) -> bool:
    """Whether the last of `separators` stands before a fraction: it is a new one, or cannot group."""
    *inner, last = separators
    if inner or last not in _DECIMALS:
        return bool(inner) and last not in inner
    return _GROUPED.fullmatch(fold_digits(numeral)) is None


def _fits(separator: str, decimal: str, group: str) -> bool:
    """Whether the language writes a separator in one role or the other."""
    return separator in {decimal, group} or (separator in SPACES and group in SPACES)


def _system(numeral: str) -> str | None:
    """The system of the digits as its separators are known by; None for full-width and mixed ones."""
    zero = zero_of(numeral)
    if zero is None or zero == "０":
        return None
    return {"\u0660": "arab", "\u06f0": "arabext"}.get(zero, "latn")


def _grouped(digits: str, separator: str, sizes: tuple[int, int]) -> str:
    last, others = sizes
    head, tail = digits[:-last], digits[-last:]
    groups = [head[max(end - others, 0) : end] for end in range(len(head), 0, -others)]
    return separator.join([*reversed(groups), tail])


def in_digits(written: str, zero: str) -> str:
    """`written` with its digits in the system whose zero is given."""
    return "".join(chr(ord(zero) + unicodedata.decimal(one)) if one.isdecimal() else one for one in written)


def zero_of(written: str) -> str | None:
    """The zero of the system that `written` has its digits in; None where these are of several."""
    zeros = {chr(ord(one) - unicodedata.decimal(one)) for one in written if one.isdecimal()}
    return zeros.pop() if len(zeros) == 1 else None
