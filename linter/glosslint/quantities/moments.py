"""Dates and times that are written in digits alone."""

from __future__ import annotations

import re

from glosslint.model import Reading
from glosslint.quantities.numerals import fold_digits
from glosslint.quantities.prose import LETTER, SPACE, Prose, Quantity, opaque, quantity

_YEAR_FIRST = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?![-/.]?\d|T\d)|(T[\d:.,]+(?:Z|[+-][\d:]+)?))"
)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![-/.]?\d)")
_CLOCK = re.compile(
    r"([01]?\d|2[0-4])(?:[:：]([0-5]\d)(?:[:：]([0-5]\d)(?:[.,]\d+)?)?|h([0-5]\d))"
    rf"(?:{SPACE}?([AaPp])\.?[Mm](?![{LETTER}])\.?)?(?![:：]?\d)"
)
_YEARS = range(1500, 2200)


def read_date(prose: Prose, start: int) -> Quantity | None:
    """A date with a year of four digits: `2021-01-05`, `5.1.2021`; `1/5/2021` has two readings."""
    if prose.before(start) in {"-", "/", "."}:
        return None
    match = _YEAR_FIRST.match(prose.text, start)
    if match:
        day = _day(match[1], match[3], match[4])
        return opaque(start, match.end(), "date", day + fold_digits(match[5] or "")) if day else None
    match = _YEAR_LAST.match(prose.text, start)
    if match is None:
        return None
    days = [_day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])]
    if prose.habits.month_first and match[2] == "/":
        days.reverse()
    readings = [Reading("date", day) for day in days if day]
    return quantity(start, match.end(), *readings) if readings else None


def _day(year: str, month: str, day: str) -> str:
    if int(year) in _YEARS and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return f"{int(year)}-{int(month):02}-{int(day):02}"
    return ""


def read_time(prose: Prose, start: int) -> Quantity | None:
    """A time of the day: `19:52`, `7:52 PM`, `19h52`."""
    match = _CLOCK.match(prose.text, start)
    if match is None or prose.before(start) in {":", "：", "."}:
        return None
    hour = int(match[1])
    if match[5] and hour <= 12:
        hour = hour % 12 + (12 if match[5] in "Pp" else 0)
    seconds = f":{fold_digits(match[3])}" if match[3] else ""
    return opaque(start, match.end(), "time", f"{hour:02}:{fold_digits(match[2] or match[4])}{seconds}")


_MILITARY = re.compile(r"(0\d|1\d|2[0-3])([0-5]\d)")


def military(digits: str) -> str:
    """The time that four digits with a leading zero stand for (`0600`), or nothing."""
    match = _MILITARY.fullmatch(digits) if digits.startswith("0") else None
    return f"{match[1]}:{match[2]}" if match else ""
