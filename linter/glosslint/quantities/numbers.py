"""Numbers that count or measure, with the sign and the unit beside them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from glosslint.model import QuantityKind, Reading
from glosslint.quantities import names, numerals
from glosslint.quantities.currencies import table
from glosslint.quantities.locales import Unit, fold_case
from glosslint.quantities.numerals import fold_digits
from glosslint.quantities.prose import BIDI, LETTER, SPACE, Prose, Quantity, is_word, quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SCIENTIFIC = re.compile(rf"(\d+(?:\.\d+)?)[eE]([+-]?\d+)(?![{LETTER}\d_])")
_POWER = re.compile("[⁺⁻]?[⁰¹²³⁴-⁹]+")
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_LARGEST_EXPONENT = 40
_ORDINAL = re.compile(rf"(?:st|nd|rd|th|ST|ND|RD|TH)(?![{LETTER}\d_])|\.?[ºª]")
_PERCENT = re.compile(rf"[{BIDI}]*(?:([%٪％﹪‰])|{SPACE}[{BIDI}]*([%٪％﹪‰])(?![A-Za-z\d]))")
_PERCENT_SIGNS = frozenset("%٪％﹪")
_CODE = re.compile(r"[A-Z]{3}(?![A-Za-z\d])")
_AMBIGUOUS_CODES = frozenset(
    {"ALL", "BAM", "BOB", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY"}
)
"""Codes that are words in capitals: `TOP 10`."""
_LAST_WORD = re.compile(r"(\S*)(?:^|\s)[\"'(«„“]*([^\W\d_]\w+) $")
_RANGE = re.compile(rf"{SPACE}?[-–—~〜～]{SPACE}?")
_MINUSES = frozenset("−－﹣")
_OPENERS = frozenset("([{\"'«“„‘=~<>≤≥≈±+:;,/|（「『")


def read_numbers(prose: Prose, start: int) -> Iterator[Quantity]:
    """The numbers of a run of digits and separators, with what stands before and behind each."""
    match = numerals.RUN.match(prose.text, start)
    assert match is not None, "a run starts at every digit"  # noqa: S101
    join = " " not in match[0] or not _follows_name(prose, start)
    for first, last in numerals.cut(match[0], join=join):
        yield _number(prose, start + first, start + last)


def _follows_name(prose: Prose, start: int) -> bool:
    """Whether the first digits may belong to the name before them: `Ruby 2 000`.

    Any word may open a sentence with a capital: there a language that groups by spaces is trusted.
    """
    match = _LAST_WORD.search(prose.text[max(prose.read, start - 60) : start])
    if match is None or not match[2][0].isupper() or match[2] in table().codes:
        return False
    opens = not match[1] or match[1][-1] in ".!?:。！？"
    return not (opens and prose.habits.spaced)


def _number(prose: Prose, start: int, end: int) -> Quantity:
    percent = _PERCENT.match(prose.text, end)
    if percent:
        permille = "‰" in percent[0]
        return _measured(prose, start, end, (percent.end(), _PERMILLE if permille else _PERCENTAGE))
    after = _unit_after(prose, end)
    special = (
        names.read_version(prose, start, end)
        or _ordinal(prose, start, end)
        or _power(prose, start, end)
        or (None if after else names.read_designation(prose, start, end))
    )
    return special or _measured(prose, start, end, after)


def read_scientific(prose: Prose, start: int) -> Quantity | None:
    """A number with an exponent: `1e6`. One too large to write out is a name."""
    match = _SCIENTIFIC.match(prose.text, start)
    if match is None:
        return None
    return _scaled(start, match.end(), fold_digits(match[1]), fold_digits(match[2]), fold_digits(match[0]))


def _power(prose: Prose, start: int, end: int) -> Quantity | None:
    """`10⁻⁹`; behind other numbers raised digits are squares or notes, and change nothing."""
    match = _POWER.match(prose.text, end)
    if match is None or fold_digits(prose.text[start:end]) != "10":
        return None
    exponent = match[0].translate(_RAISED)
    return _scaled(start, match.end(), "1", exponent, f"10^{exponent}")


def _scaled(start: int, end: int, mantissa: str, exponent: str, name: str) -> Quantity:
    readings = [Reading("identifier", name)]
    if len(exponent) <= 3 and abs(int(exponent)) <= _LARGEST_EXPONENT:
        readings.insert(0, Reading("plain", numerals.shift(mantissa, int(exponent))))
    return quantity(start, end, *readings)


def _ordinal(prose: Prose, start: int, end: int) -> Quantity | None:
    match = _ORDINAL.match(prose.text, end)
    if match is None or not prose.text[start:end].isdigit():
        return None
    return quantity(start, match.end(), Reading("ordinal", numerals.values(prose.text[start:end], "")[0]))


_PERCENTAGE = Unit("%", ("%",), "sure")
_PERMILLE = Unit("‰", ("permille",), "sure")

_Found = tuple[int, Unit]
"""Where a unit's far end is, and the unit."""


def _measured(prose: Prose, start: int, end: int, after: _Found | None) -> Quantity:
    """A number with its sign and the units on both sides."""
    digits = prose.text[start:end]
    if _is_leading_point(prose, start):
        start -= 1
        digits = f"0.{digits}"
    start, signs = _sign(prose, start)
    before = _unit_before(prose, start)
    if before and after and not _agree(before[1], after[1]):
        after = None
    unit = after[1] if after else before[1] if before else None
    if before:
        start, outer = _sign(prose, before[0])
        signs = outer if signs == ("",) else signs
    end = after[0] if after else end
    readings = _readings(_signed(digits, signs, unit, prose.habits.decimal), unit)
    if unit is None and numerals.is_version(digits):
        readings.append(Reading("version", fold_digits(digits)))
    return quantity(start, end, *readings)


def _signed(digits: str, signs: Sequence[str], unit: Unit | None, decimal: str) -> list[str]:
    is_money = unit is not None and unit.certainty != "doubtful" and unit.units[0] not in _RATIOS
    values = numerals.values(digits, "" if is_money else decimal)
    return [value if value == "0" else sign + value for sign in signs for value in values]


_RATIOS = frozenset({"%", "permille"})


def _readings(values: Sequence[str], unit: Unit | None) -> list[Reading]:
    plain = [Reading("plain", value) for value in values]
    if unit is None:
        return plain
    kind: QuantityKind = "percentage" if unit.units[0] in _RATIOS else "amount"
    measured = [Reading(kind, value, name) for value in values for name in unit.units]
    if unit.certainty == "doubtful":
        return plain + measured
    return measured if unit.certainty == "sure" else measured + plain


def _is_leading_point(prose: Prose, start: int) -> bool:
    """Whether the point before the digits is a decimal point: `.5`."""
    if prose.before(start) not in {".", "٫"}:
        return False
    earlier = prose.before(start - 1)
    return not earlier or earlier.isspace() or earlier in "-−" or _opens(earlier)


def _opens(character: str) -> bool:
    """Whether a number may begin behind it with a sign or a point of its own."""
    return character in _OPENERS or character in BIDI or unicodedata.category(character) == "Sc"


_HAS_LETTER = re.compile(r"[^\W\d_]")


def _sign(prose: Prose, start: int) -> tuple[int, tuple[str, ...]]:
    """Where the sign before `start` begins, and the signs it may stand for, the likeliest first."""
    at = start
    while prose.before(at) and prose.before(at) in BIDI:
        at -= 1
    mark = prose.before(at)
    if not mark or (mark not in _MINUSES and mark not in "-–"):
        return start, ("",)
    earlier = prose.text[: at - 1][-2:] if at > 1 else ""
    if earlier[-1:].isspace():
        opens = not earlier[:1].isdigit()
    else:
        opens = not earlier or _opens(earlier[-1]) or prose.text[max(at - 4, 0) : at - 1] in table().codes
    if not opens:
        return start, ("",)
    if mark in _MINUSES:
        return at - 1, ("-",)
    # A hyphen that opens a line may be a bullet, unless nothing but the number follows; an en dash is a dash.
    bullet = not earlier.strip(" ") or earlier[-1] == "\n"
    negative = mark == "-" and (not bullet or not _HAS_LETTER.search(prose.text, 0, 64))
    return at - 1, ("-", "") if negative else ("", "-")


def _agree(before: Unit, after: Unit) -> bool:
    """Whether both may name the same money: `$500 USD`."""
    families = table().families
    open_to = {code for unit in before.units for code in (unit, *families.get(unit, ()))}
    return not open_to.isdisjoint(after.units)


def _unit_before(prose: Prose, start: int) -> _Found | None:
    at = prose.skip_back(start)
    last = prose.before(at)
    if not last or last.isspace():
        return None
    if last in _PERCENT_SIGNS and prose.habits.percent_first:
        return at - 1, _PERCENTAGE
    code = prose.text[max(prose.read, at - 3) : at]
    if code in table().codes and not _is_word_before(prose, at - 3):
        return at - 3, Unit(code, (code,), "doubtful" if code in _AMBIGUOUS_CODES else "sure")
    for unit in prose.habits.before.get(fold_case(last), ()):
        first = at - len(unit.text)
        written = prose.text[max(first, 0) : at]
        if first < prose.read or (
            written != unit.text and (unit.certainty == "sure" or fold_case(written) != unit.text)
        ):
            continue
        if not is_word(unit.text[0]) or not _is_word_before(prose, first):
            return first, unit
    return None


def _is_word_before(prose: Prose, at: int) -> bool:
    before = prose.before(at)
    return bool(before) and is_word(before)


_GAP = re.compile(rf"[{BIDI}]*{SPACE}?[{BIDI}]*")


def _unit_after(prose: Prose, end: int) -> _Found | None:
    gap = _GAP.match(prose.text, end)
    at = gap.end() if gap else end
    code = _CODE.match(prose.text, at)
    if code and code[0] in table().codes:
        return code.end(), Unit(code[0], (code[0],), "sure")
    for linker in prose.habits.linkers:
        at += len(linker) if prose.text.startswith(linker, at) else 0
    for unit in prose.habits.after.get(fold_case(prose.after(at)), ()):
        last = _end_of_unit(prose, unit, at)
        if last:
            return last, unit
    return None


def _end_of_unit(prose: Prose, unit: Unit, at: int) -> int:
    """Where a unit that begins at `at` ends, with the ending that its noun may take; 0 if it is not there."""
    end = at + len(unit.text)
    written = prose.text[at:end]
    if written != unit.text and (unit.certainty == "sure" or fold_case(written) != unit.text):
        return 0
    if not is_word(unit.text[-1]):
        # A sign of money before another number belongs to that: `$500 $600`.
        return 0 if prose.after(end).isdecimal() and not is_word(unit.text[-1]) else end
    longest = end + (3 if len(unit.text) > 4 and unit.certainty != "sure" else 0)
    while end < longest and prose.after(end).isalpha() and is_word(prose.after(end)):
        end += 1
    return 0 if prose.after(end) and is_word(prose.after(end)) else end


def share_unit(prose: Prose, last: list[Quantity]) -> list[Quantity]:
    """The last quantities, with both ends of a range in the unit that is written once: `10–20 %`, `$5-10`."""
    if len(last) != 2 or not _RANGE.fullmatch(prose.text, last[0].end, last[1].start):
        return last
    first, second = last
    return [_with_unit(first, second), _with_unit(second, first)]


def _with_unit(bare: Quantity, other: Quantity) -> Quantity:
    if any(reading.kind != "plain" for reading in bare.readings):
        return bare
    borrowed = [
        Reading(found.kind, reading.value, found.unit)
        for reading in bare.readings
        for found in other.readings
        if found.unit
    ]
    return quantity(bare.start, bare.end, *borrowed, *bare.readings) if borrowed else bare
