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
_HOUR = re.compile(rf"(0?\d|1[0-2]){SPACE}?([AaPp])\.?[Mm](?![{LETTER}\d])(?:\.(?!\s+[A-Z]|$))?")
_EASTERN = re.compile(
    r"([01]?\d|2[0-4]) ?(?:[時时](?![間间代期])|시(?![간즌도스작]))(?: ?([0-5]?\d) ?[分분](?![間간]))?"
    r"|([01]?\d|2[0-4])[点點]([0-5]?\d)分"
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
    """A time of the day: `19:52`, `7:52 PM`, `19h52`, `7pm`, `19時52分`."""
    if prose.before(start) in {":", "：", "."}:
        return None
    match = _CLOCK.match(prose.text, start)
    if match:
        hour = _hour(match[1], match[5])
        return _time(start, match.end(), hour, fold_digits(match[2] or match[4]), fold_digits(match[3] or ""))
    match = _HOUR.match(prose.text, start)
    if match:
        return _number_first(_time(start, match.end(), _hour(match[1], match[2]), "00"))
    match = _EASTERN.match(prose.text, start)
    if match is None:
        return None
    words = prose.text[max(prose.read, start - 8) : start].rstrip()
    hour = _hour(match[1] or match[3], "p" if words.endswith(prose.habits.afternoon) else None)
    minutes = fold_digits(match[2] or match[4] or "")
    found = _time(start, match.end(), hour, minutes.zfill(2))
    return found if minutes else _number_first(found)


def _number_first(hour: Quantity) -> Quantity:
    """An hour before noon that is written without minutes: mostly a bare number elsewhere, or a word."""
    clock, *numbers = hour.readings
    return hour if clock.value > "12" else quantity(hour.start, hour.end, *numbers, clock)


def _hour(written: str, half: str | None) -> int:
    """The hour of 24; `half` is `a` or `p` where the clock has twelve."""
    hour = int(written)
    return hour % 12 + (12 if half in {"p", "P"} else 0) if half and hour <= 12 else hour


def _time(start: int, end: int, hour: int, minutes: str, seconds: str = "") -> Quantity:
    """A time, which on the full hour may be a bare number elsewhere: `7pm`, `19 Uhr`."""
    clock = Reading("time", f"{hour:02}:{minutes}" + (f":{seconds}" if seconds else ""))
    if minutes != "00" or seconds:
        return quantity(start, end, clock)
    return quantity(start, end, clock, *(Reading("plain", str(number)) for number in (hour, hour % 12 or 12)))


def share_half(prose: Prose, first: Quantity, second: Quantity) -> Quantity:
    """The first end of `6-7pm`, where the half of the day is written once for both."""
    half = _HALF.search(prose.text, second.start, second.end)
    hour = prose.text[first.start : first.end]
    if half is None or second.readings[0].kind != "time" or hour not in _HOURS:
        return first
    shared = _number_first(_time(first.start, first.end, _hour(hour, half[1]), "00"))
    return quantity(first.start, first.end, *shared.readings, *first.readings)


_HALF = re.compile(r"([AaPp])\.?[Mm]\.?")
_HOURS = frozenset(str(hour) for hour in range(1, 13))

_MILITARY = re.compile(r"(0\d|1\d|2[0-3])([0-5]\d)")


def military(digits: str) -> str:
    """The time that four digits with a leading zero stand for (`0600`), or nothing."""
    match = _MILITARY.fullmatch(digits) if digits.startswith("0") else None
    return f"{match[1]}:{match[2]}" if match else ""
