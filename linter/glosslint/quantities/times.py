"""Times of the day: `19:52`, `7:52 PM`, `下午7:52`, `19 h 52`, `7pm`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glosslint.model import Reading
from glosslint.quantities.calendars import calendar
from glosslint.quantities.numerals import fold_digits
from glosslint.quantities.prose import LETTER, SPACE, Prose, Quantity, quantity
from glosslint.quantities.vocabulary import UNSPACED

if TYPE_CHECKING:
    from glosslint.quantities.calendars import Period

_CLOCK = re.compile(
    r"([01]?\d|2[0-4])(?:[:：]([0-5]\d)(?:[:：]([0-5]\d)(?:[.,]\d+)?)?|h([0-5]\d))(?![:：]?\d)"
)
_POINTED = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)(?:\.([0-5]\d))?(?!\.?\d)")
_HOUR = re.compile(rf"(0?\d|1[0-2]){SPACE}?([AaPp])\.?[Mm](?![{LETTER}\d])(?:\.(?!\s+[A-Z]|$))?")
_HALF_BEHIND = re.compile(rf"{SPACE}?([AaPp])\.?{SPACE}?[Mm](?![{LETTER}\d])\.?")
_EASTERN = re.compile(
    r"([01]?\d|2[0-4]) ?(?:[時时](?![間间代期])|시(?![간즌도스작]))(?: ?([0-5]?\d) ?[分분](?![間间]))?"
    r"|([01]?\d|2[0-4])[点點]([0-5]?\d)分"
)
_ZONE = re.compile(
    rf" ?(?:\((?=[A-Z+:\d-]+\)))?((?:UTC|GMT)(?:[+\-−]\d{{1,2}}(?::?\d\d)?)?|[A-Z]{{1,4}}T)(?![{LETTER}\d])"
)
"""The zone behind a time: coordinated, or an abbreviation that ends in "time" as most do (tz database)."""


def read_time(prose: Prose, start: int) -> Quantity | None:
    """A time of the day, with the part of the day and the zone that stand beside it."""
    if prose.before(start) in {":", "：", "."}:
        return None
    match = _CLOCK.match(prose.folded, start)
    if match:
        return _clock(prose, match, match[2] or match[4], match[3])
    for clock in calendar(prose.language).clocks:
        match = clock.pattern.match(prose.folded, start)
        if match:
            return _clock(prose, match, match[2], match[3])
    match = _HOUR.match(prose.text, start)
    if match:
        hour = int(match[1]) % 12 + (12 if match[2] in "Pp" else 0)
        return _number_first(_time(start, match.end(), hour, "00", zone=_zone(prose, match.end())))
    return _eastern(prose, start) or _pointed(prose, start)


def _clock(prose: Prose, match: re.Match[str], minutes: str, seconds: str | None) -> Quantity:
    start, end, hour = _half(prose, match.start(), match.end(), int(match[1]))
    minutes, seconds = fold_digits(minutes).zfill(2), fold_digits(seconds or "")
    return _time(start, end, hour, minutes, seconds and seconds.zfill(2), zone=_zone(prose, end))


def _eastern(prose: Prose, start: int) -> Quantity | None:
    match = _EASTERN.match(prose.folded, start)
    if match is None:
        return None
    begin, end, hour = _half(prose, start, match.end(), int(match[1] or match[3]))
    minutes = fold_digits(match[2] or match[4] or "")
    found = _time(begin, end, hour, minutes.zfill(2), zone=_zone(prose, end))
    return found if minutes else _number_first(found)


def _pointed(prose: Prose, start: int) -> Quantity | None:
    """A time with points that the half of the day beside it tells from a number: `7.52 pm`."""
    match = _POINTED.match(prose.folded, start)
    if match is None or int(match[1]) > 12:
        return None
    begin, end, _ = _half(prose, start, match.end(), int(match[1]))
    if (begin, end) == (start, match.end()):
        return None
    return _clock(prose, match, match[2], match[3])


def pointed(digits: str, language: str) -> tuple[Reading, ...]:
    """The time that digits may also be where the language sets a point between hours and minutes."""
    match = _POINTED.fullmatch(digits)
    if match is None or not calendar(language).pointed:
        return ()
    return (_reading(int(match[1]), match[2].zfill(2), (match[3] or "") and match[3].zfill(2)),)


def _half(prose: Prose, start: int, end: int, hour: int) -> tuple[int, int, int]:
    """The time with the part of the day beside it: where both begin and end, and the hour of 24."""
    behind = _HALF_BEHIND.match(prose.text, end)
    if behind:
        if hour > 12:
            return start, behind.end(), hour
        return start, behind.end(), hour % 12 + (12 if behind[1] in "Pp" else 0)
    text = prose.folded
    at = end + (text[end : end + 1] == " ")
    before = start - (prose.before(start) != "" and text[start - 1] == " ")
    for period in calendar(prose.language).periods:
        length = len(period.text)
        if text.startswith(period.text, at) and not _goes_on(
            period.text[-1], text[at + length : at + length + 1]
        ):
            return start, at + length, _hour(hour, period)
        first = before - length
        leads = first >= prose.read and text.startswith(period.text, first)
        if leads and not _goes_on(period.text[0], prose.before(first)):
            return first, end, _hour(hour, period)
    return start, end, hour


def _goes_on(end: str, beside: str) -> bool:
    """Whether a name that has `end` at its edge belongs to a longer word."""
    return beside.isalnum() and not beside.isdecimal() and not UNSPACED.search(end)


def _hour(hour: int, period: Period) -> int:
    """The hour of 24 that an hour of 12 is in a part of the day."""
    if hour > 12:
        return hour
    for candidate in (hour % 12, hour % 12 + 12):
        if period.start <= candidate < period.end:
            return candidate
        if period.end < period.start and (candidate >= period.start or candidate < period.end):
            return candidate
    return hour % 12 + 12 if period.start >= 12 else hour


def _zone(prose: Prose, end: int) -> re.Match[str] | None:
    return _ZONE.match(prose.text, end)


def _number_first(hour: Quantity) -> Quantity:
    """An hour before noon that is written without minutes: mostly a bare number elsewhere, or a word."""
    clock, *numbers = hour.readings
    return hour if clock.value > "12" else quantity(hour.start, hour.end, *numbers, clock)


def _time(
    start: int, end: int, hour: int, minutes: str, seconds: str = "", zone: re.Match[str] | None = None
) -> Quantity:
    """A time, which on the full hour may be a bare number elsewhere: `7pm`, `19 Uhr`."""
    clock = _reading(hour, minutes, seconds, zone[1] if zone else "")
    end = zone.end(1) if zone and zone[0].lstrip()[0] != "(" else end
    if minutes != "00" or seconds:
        return quantity(start, end, clock)
    return quantity(start, end, clock, *(Reading("plain", str(number)) for number in (hour, hour % 12 or 12)))


def _reading(hour: int, minutes: str, seconds: str, zone: str = "") -> Reading:
    """The zone is the time's unit: it is shown, and does not count when times are compared."""
    return Reading("time", f"{hour:02}:{minutes}" + (f":{seconds}" if seconds else ""), zone)


def share_half(prose: Prose, first: Quantity, second: Quantity) -> Quantity:
    """The first end of `6-7pm`, where the half of the day is written once for both."""
    half = _HALF.search(prose.text, second.start, second.end)
    hour = prose.text[first.start : first.end]
    if half is None or second.readings[0].kind != "time" or hour not in _HOURS:
        return first
    shared = _number_first(
        _time(first.start, first.end, int(hour) % 12 + (12 if half[1] in "Pp" else 0), "00")
    )
    return quantity(first.start, first.end, *shared.readings, *first.readings)


_HALF = re.compile(r"([AaPp])\.?[Mm]\.?")
_HOURS = frozenset(str(hour) for hour in range(1, 13))

_MILITARY = re.compile(r"(0\d|1\d|2[0-3])([0-5]\d)")


def military(digits: str) -> str:
    """The time that four digits with a leading zero stand for (`0600`), or nothing."""
    match = _MILITARY.fullmatch(digits) if digits.startswith("0") else None
    return f"{match[1]}:{match[2]}" if match else ""
