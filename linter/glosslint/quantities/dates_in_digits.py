"""Dates in digits: `2021-01-05`, `5.1.2021`, `1/5/21`."""

from __future__ import annotations

import re

from glosslint.model import Reading
from glosslint.quantities import times
from glosslint.quantities.calendars import Order, calendar
from glosslint.quantities.date_fields import Piece, Written, days_in, gregorian_year, past_tail
from glosslint.quantities.prose import BIDI, LETTER, Prose

_MARK = f"[{BIDI}]*"
_BETWEEN = rf"{_MARK}(\. ?|[-/]){_MARK}"
_AGAIN = rf"{_MARK}\2{_MARK}"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_AGAIN}(\d{{1,2}})(?:(?![-/.]?\d|t\d)|(t[\d:.,]+(?:z|[+-][\d:]+)?))"
)
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_AGAIN}(\d{{4}})(?![-/.]?\d)")
_SHORT = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_AGAIN}(\d{{1,2}})(?![-/.:,]?\d|[{LETTER}%])")
_ISO: Order = ("y", "M", "d")
_DAY_FIRST: Order = ("d", "M", "y")
_MONTH_FIRST: Order = ("M", "d", "y")


def read_digits(prose: Prose, start: int) -> Written | None:
    """The date in digits that begins at `start`, in each order of fields that makes one."""
    if prose.before(start) in {"-", "/", "."}:
        return None
    text = prose.folded
    match = _YEAR_FIRST.match(text, start)
    if match:
        return _dated(prose, match, (_ISO,), tail=(match[5] or "").upper())
    match = _YEAR_LAST.match(text, start)
    if match:
        orders = [_DAY_FIRST, _MONTH_FIRST]
        if prose.habits.month_first and match[2] == "/":
            orders.reverse()
        return _dated(prose, match, tuple(orders))
    match = _SHORT.match(text, start)
    return _short(prose, match) if match else None


def _short(prose: Prose, match: re.Match[str]) -> Written | None:
    """A date with a year of two digits; with points it may be a version as well (`10.1.18`)."""
    own = calendar(prose.language)
    digits = [len(match[1]), len(match[3]), len(match[4])]
    if match[2] != "/" and match[2].strip() != own.short_separator:
        return None
    only = (own.short_order,) if own.short_order == _ISO and match[2] != "/" else ()
    orders = only or dict.fromkeys((own.short_order, _DAY_FIRST, _MONTH_FIRST))
    found = _dated(prose, match, tuple(order for order in orders if digits[order.index("y")] == 2))
    if found is None or not match[2].startswith("."):
        return found
    version = Reading("version", match[0])
    is_date = min(digits) == 2 or match[2] == ". "
    readings = (*found.readings, version) if is_date else (version, *found.readings)
    return found._replace(readings=(*readings, *times.pointed(match[0], prose.language)))


def _dated(prose: Prose, match: re.Match[str], orders: tuple[Order, ...], tail: str = "") -> Written | None:
    """The date of three groups of digits in each order of fields that makes a date of them."""
    groups = (1, 3, 4)
    pieces: tuple[Piece, ...] = ()
    readings: list[Reading] = []
    for order in orders:
        found = tuple(
            Piece(field, match.start(group), match.end(group), int(match[group]))
            for field, group in zip(order, groups, strict=True)
        )
        year, month, day = (found[order.index(field)] for field in _ISO)
        years = gregorian_year(prose, year.end - year.start, year.value)
        if years and 1 <= month.value <= 12 and 1 <= day.value <= days_in(month.value):
            pieces = pieces or tuple(
                piece._replace(value=years) if piece.field == "y" else piece for piece in found
            )
            readings.append(Reading("date", f"{years}-{month.value:02}-{day.value:02}{tail}"))
    if not readings:
        return None
    end = max(match.end(), past_tail(prose, "y" if orders[0][-1] == "y" else "d", match.end()))
    return Written(match.start(), end, pieces, tuple(readings))
