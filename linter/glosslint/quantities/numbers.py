"""Numbers that count or measure, with the sign and the unit beside them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from glosslint.model import QuantityKind, Reading
from glosslint.quantities import names, numerals, times, units, years
from glosslint.quantities.currencies import table
from glosslint.quantities.fractions import fraction_at
from glosslint.quantities.measures import is_measure
from glosslint.quantities.numerals import fold_digits
from glosslint.quantities.prose import BIDI, LETTER, SPACE, Prose, Quantity, quantity
from glosslint.quantities.vocabulary import UNSPACED, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SCIENTIFIC = re.compile(rf"(\d+(?:[.,]\d+)?)[eE]([+-]?\d+)(?![{LETTER}\d_])")
_POWER = re.compile("[⁺⁻]?[⁰¹²³⁴-⁹]+")
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_LARGEST_EXPONENT = 40
_MOST_DIGITS = 40
"""Of what larger and smaller units are added up to; nobody means a longer one."""
_ORDINAL = re.compile(rf"(?:st|nd|rd|th|ST|ND|RD|TH)(?![{LETTER}\d_])|\.?[ºª]")
_LAST_WORD = re.compile(r"(\S*)(?:^|\s)[\"'(«„“]*([^\W\d_]\w+) $")
_RANGE = re.compile(rf"{SPACE}?[-–—~〜～]{SPACE}?")
_MINUSES = frozenset("−－﹣")
_OPENERS = frozenset("([{\"'«“„‘=~<>≤≥≈±+:;,/|（「『")


def read_numbers(prose: Prose, start: int) -> Iterator[Quantity]:
    """The numbers of a run of digits and separators, with what stands before and behind each."""
    match = numerals.RUN.match(prose.text, start)
    assert match is not None, "a run starts at every digit"  # noqa: S101
    join = " " not in match[0] or not _follows_name(prose, start)
    pieces = numerals.cut(match[0], join=join)
    if _is_list(prose, match):
        comma = match[0].index(",")
        pieces = [(0, comma), (comma + 1, len(match[0]))]
    for first, last in pieces:
        if start + first >= prose.read:
            yield _number(prose, start + first, start + last)


_PAIR = re.compile(r"\d\d?,\d\d?")
_NEXT = re.compile(rf"(?:[,،、]{SPACE}?|{SPACE}[^\W\d_]{{1,4}}{SPACE})\d")


def _is_list(prose: Prose, run: re.Match[str]) -> bool:
    """Whether a comma between small numbers only lists them: `sections 2,3 and 4`."""
    if prose.habits.decimal != "." or not _PAIR.fullmatch(run[0]):
        return False
    return _NEXT.match(prose.text, run.end()) is not None


def _follows_name(prose: Prose, start: int) -> bool:
    """Whether the first digits may belong to the name before them: `Ruby 2 000`.

    Any word may open a sentence with a capital: there a language that groups by spaces is trusted.
    """
    name = _name_before(prose, start)
    return name == "name" or (name == "opening" and not prose.habits.spaced)


def _name_before(prose: Prose, start: int) -> Literal["", "name", "opening"]:
    """Whether a word with a capital stands before `start`, and whether it opens its sentence."""
    match = _LAST_WORD.search(prose.text[max(prose.read, start - 60) : start])
    if match is None or not match[2][0].isupper() or match[2] in table().codes:
        return ""
    return "opening" if not match[1] or match[1][-1] in ".!?:。！？" else "name"


class _Figure(NamedTuple):
    """What the digits of a number and the words behind them are worth."""

    start: int
    end: int
    digits: str
    exponent: int = 0
    """Of the power of ten that a word multiplies them by."""
    rest: int = 0
    """What follows behind a large unit: the 4400만 of 1억 4400만."""
    fraction: str = ""
    """The value of a fraction as `fraction_at` gives it; there are no digits then."""

    def values(self, decimal: str) -> list[str]:
        """The values, the likeliest first; `decimal` as in `numerals.values`."""
        values = [self.fraction] if self.fraction else list(numerals.values(self.digits, decimal))
        if not self.exponent:
            return values
        shifted = [numerals.shift(value, self.exponent) for value in values]
        return [str(int(value) + self.rest) if self.rest else value for value in shifted]


def read_fraction(prose: Prose, start: int) -> Quantity | None:
    """A fraction with what stands before and behind it: `½`, `1/2 cup`, `2½ million`."""
    found = fraction_at(prose, start)
    if found is None:
        return None
    end, value = found
    if not prose.text[start:end].isnumeric() and _name_before(prose, start) == "name":
        return None
    figure = _Figure(start, end, "", fraction=value)
    percent = units.percent_after(prose, end)
    if percent:
        return _measured(prose, figure, percent)
    scaled = figure if "/" in value else _scaled_figure(prose, figure)
    return _measured(prose, scaled, units.unit_after(prose, scaled.end, scaled=scaled is not figure))


def _number(prose: Prose, start: int, end: int) -> Quantity:
    version = names.read_version(prose, start, end)
    if version:
        return version
    figure = _Figure(start, end, prose.text[start:end])
    percent = units.percent_after(prose, end)
    if percent:
        return _measured(prose, figure, percent)
    tenths = _tenths(prose, figure)
    if tenths:
        return tenths
    led = units.scale_before(prose, start)
    if led:
        figure = figure._replace(start=led[0], exponent=led[1].exponent)
        return _measured(prose, figure, units.unit_after(prose, end))
    scaled = _scaled_figure(prose, figure)
    if scaled is not figure:
        return _measured(prose, scaled, units.unit_after(prose, scaled.end, scaled=True))
    after = _without_years(figure, units.unit_after(prose, end))
    special = (
        _ordinal(prose, start, end)
        or _power(prose, start, end)
        or (None if after else names.read_designation(prose, start, end))
    )
    return special or _measured(prose, figure, after)


_TENTHS = {"ja": re.compile("割(?![りる])"), "zh": re.compile("成(?=[的以左多或新半，。、；）]|$)")}
"""What says tenths in East Asia: `5割` is 50 %."""


def _tenths(prose: Prose, figure: _Figure) -> Quantity | None:
    form = _TENTHS.get(prose.language[:2])
    match = form.match(prose.text, figure.end) if form else None
    values = figure.values(prose.habits.decimal) if match else []
    if match is None or not values:
        return None
    percent = [Reading("percentage", numerals.shift(value, 1), "%") for value in values]
    return quantity(figure.start, match.end(), *percent, *(Reading("plain", value) for value in values))


_YEAR = re.compile(r"[12]\d{3}")


def _without_years(figure: _Figure, unit: units.Found | None) -> units.Found | None:
    """`unit`, unless it is the word that a language sets behind a year: `2018 года`."""
    is_year = unit and unit[1].units[0] == "year" and _YEAR.fullmatch(fold_digits(figure.digits))
    return None if is_year else unit


def _scaled_figure(prose: Prose, figure: _Figure) -> _Figure:
    """The figure with the word that multiplies it, and in East Asia what goes on behind it."""
    found = units.letter_of_money(prose, figure.start, figure.end) or units.scale_after(prose, figure.end)
    if found is None or numerals.is_version(figure.digits):
        return figure
    end, scale = found
    rest, smallest = 0, scale.exponent
    is_joined = figure.digits.isdigit() and len(figure.digits) <= _MOST_DIGITS
    while is_joined and UNSPACED.search(scale.text):
        match = _MORE.match(prose.text, end)
        if match is None:
            break
        smaller = units.scale_after(prose, match.end())
        exponent = smaller[1].exponent if smaller else 0
        amount = int(match[1].replace(",", "")) * 10**exponent
        if amount >= 10**smallest or (smaller is None and match[0] != match[1]):
            break
        rest, smallest = rest + amount, exponent
        end = smaller[0] if smaller else match.end()
        if smaller is None:
            break
    return figure._replace(end=end, exponent=scale.exponent, rest=rest)


_MORE = re.compile(r" ?(\d{1,4}|\d,\d\d\d)(?![\d.,])")


def read_scientific(prose: Prose, start: int) -> Quantity | None:
    """A number with an exponent: `1e6`. One too large to write out is a name."""
    match = _SCIENTIFIC.match(prose.text, start)
    if match is None:
        return None
    mantissa, exponent, name = map(fold_digits, (match[1], match[2], match[0]))
    return _scaled(start, match.end(), mantissa.replace(",", "."), exponent, name)


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


def _measured(prose: Prose, figure: _Figure, after: units.Found | None) -> Quantity:
    """A number with its sign and the units on both sides."""
    start, end = figure.start, figure.end
    if figure.digits.isdigit() and _is_leading_point(prose, start):
        start -= 1
        figure = figure._replace(digits=f"0.{figure.digits}")
    start, signs = _sign(prose, start)
    before = units.unit_before(prose, start) or (None if after else units.measure_before(prose, start))
    if before and after and not units.agree(before[1], after[1]):
        after = None
    unit = after[1] if after else before[1] if before else None
    if before:
        start, outer = _sign(prose, before[0])
        signs = outer if signs == ("",) else signs
    end = after[0] if after else end
    readings = _readings(_signed(figure, signs, unit, prose.habits.decimal), unit)
    if unit is None:
        readings = [*_bare_readings(prose, figure, readings, end), *_doubtful(prose, readings, end)]
    return quantity(start, end, *readings)


def _signed(figure: _Figure, signs: Sequence[str], unit: Unit | None, decimal: str) -> list[str]:
    is_money = unit is not None and unit.certainty != "doubtful" and _kind(unit.units[0]) == "amount"
    values = figure.values("" if is_money and not figure.exponent else decimal)
    return [value if value == "0" else sign + value for sign in signs for value in values]


def _bare_readings(prose: Prose, figure: _Figure, plain: list[Reading], end: int) -> list[Reading]:
    """The readings of a number without a unit, which may also be a version, a name, a time or a decade."""
    if figure.fraction:
        return plain
    written = fold_digits(prose.text[figure.start : end])
    if _POINTED.fullmatch(written):
        version = Reading("version", written)
        name = _name_before(prose, figure.start)
        if name == "name" and _LAST_ZERO.search(written):
            return [version]  # Python 3.10 is not Python 3.1
        clocks = times.pointed(written, prose.language)
        return [version, *plain, *clocks] if name else [*plain, version, *clocks]
    if numerals.is_version(figure.digits):
        return [*plain, Reading("version", written)]
    if figure.exponent and written.isalnum() and written.isascii():
        return [*plain, Reading("identifier", written)]
    if figure.exponent and _ONLY.search(written):
        # Behind a number 만 is ten thousand or "only".
        return [*plain, *(Reading("plain", value) for value in numerals.values(figure.digits, "."))]
    if clock := times.military(written):
        return [*plain, Reading("time", clock)]
    return [*plain, *years.decade(prose, figure.start, end, written)]


_ONLY = re.compile(r"\d\s?만$")
_POINTED = re.compile(r"\d+\.\d+")
_LAST_ZERO = re.compile(r"[1-9]0+$")


def _readings(values: Sequence[str], unit: Unit | None) -> list[Reading]:
    plain = [Reading("plain", value) for value in values]
    if unit is None:
        return plain
    measured = [Reading(_kind(name), value, name) for value in values for name in unit.units]
    if unit.certainty == "doubtful":
        return plain + measured
    # What one language measures another may count, in a word that nobody knows.
    is_known = unit.certainty == "sure" and measured[0].kind != "measure"
    return measured if is_known else measured + plain


def _kind(unit: str) -> QuantityKind:
    if unit in units.RATIOS:
        return "percentage"
    return "measure" if is_measure(unit) else "amount"


def _doubtful(prose: Prose, plain: list[Reading], end: int) -> list[Reading]:
    """What a bare number also measures, if the letter or sign behind it is a unit: `5 m`, `5日`."""
    found = units.measure_after(prose, end)
    if found is None:
        return []
    return [Reading("measure", reading.value, unit) for reading in plain for unit in found[1].units]


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
    earlier = prose.text[max(at - 3, 0) : at - 1] if at > 1 else ""
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


def share_unit(prose: Prose, last: list[Quantity]) -> list[Quantity]:
    """The last quantities, with both ends of a range in the unit that is written once.

    So do `10–20 %`, `$5-10` and `5 to 10 dollars`; of `5 or 10 dollars` the first may have it too.
    """
    if len(last) != 2 or not (last[0].readings and last[1].readings):
        return last
    first, second = last
    between = prose.text[first.end : min(second.start, first.end + _LONGEST_JOINT)]
    if first.end + len(between) != second.start:
        return last
    is_range = _RANGE.fullmatch(between) or between.strip() in prose.habits.until
    if not is_range and between.strip() not in prose.habits.joints:
        return last
    first = times.share_half(prose, _with_scale(prose, first, second), second) if is_range else first
    return [_with_unit(first, second, sure=bool(is_range)), _with_unit(second, first, sure=bool(is_range))]


_LONGEST_JOINT = 12


def _with_scale(prose: Prose, bare: Quantity, scaled: Quantity) -> Quantity:
    """`bare` multiplied as `scaled` is: the 500 of `500-600 thousand`, the $1 of `$1-2 million`."""
    own = numerals.RUN.search(prose.text, bare.start, bare.end)
    if own is None or own.end() < bare.end:
        return bare
    digits = numerals.RUN.search(prose.text, scaled.start, scaled.end)
    found = units.scale_after(prose, digits.end()) if digits else None
    if found is None or found[0] > scaled.end:
        return bare
    shifted = [
        Reading(reading.kind, numerals.shift(reading.value, found[1].exponent), reading.unit)
        for reading in bare.readings
        if reading.kind in {"plain", "amount"}
    ]
    return quantity(bare.start, bare.end, *shifted, *bare.readings)


def _with_unit(bare: Quantity, other: Quantity, *, sure: bool) -> Quantity:
    kinds = [reading.kind for reading in bare.readings]
    if kinds[0] != "plain" or not {"plain", "measure", "identifier"}.issuperset(kinds):
        return bare
    borrowed = [
        Reading(found.kind, reading.value, found.unit)
        for reading in bare.readings
        for found in other.readings
        if found.unit and reading.kind == "plain"
    ]
    is_likely = sure and other.readings[0].unit
    likelier, rest = (borrowed, bare.readings) if is_likely else (bare.readings, borrowed)
    return quantity(bare.start, bare.end, *likelier, *rest) if borrowed else bare
