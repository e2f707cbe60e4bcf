"""Years that are counted from another year than ours: `令和3年`, `民國110年`, `พ.ศ. 2564`.

Babel carries the Gregorian calendar alone. Only what needs no more than an addition is read; calendars
with months of their own stay the numbers that they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from glosslint.model import Reading
from glosslint.quantities.prose import Prose, Quantity, quantity

YEARS = range(1500, 2200)
"""The Gregorian years that dates are read in."""

_BUDDHIST = -543
_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民國": 1911,
    "民国": 1911,
    "พ.ศ.": _BUDDHIST,
    "พ.ศ": _BUDDHIST,
    "พุทธศักราช": _BUDDHIST,
}
"""What is added to a year of an era (CLDR, supplemental calendarData and the names of its calendars)."""
_ENDS = frozenset(era[-1] for era in _ERAS)
_STARTS = frozenset(era[0] for era in _ERAS)
_BUDDHIST_YEARS = range(2400, 2700)
_NUMBER = re.compile(r"\d{1,4}(?!\d)")
_COUNTER = re.compile(" ?年")


class EraYear(NamedTuple):
    """A year with the name of its era."""

    start: int
    end: int
    year: int
    """Of the Gregorian calendar."""
    counted: int
    """As it is written."""


def read_era(prose: Prose, start: int) -> Quantity | None:
    """The year of an era whose digits begin at `start`; the number that is written may be meant as well."""
    found = era_around(prose, start)
    if found is None:
        return None
    counter = _COUNTER.match(prose.folded, found.end)
    end = counter.end() if counter else found.end
    return quantity(found.start, end, Reading("plain", str(found.year)), Reading("plain", str(found.counted)))


def era_around(prose: Prose, start: int) -> EraYear | None:
    """The year whose digits begin at `start`, behind the name of an era."""
    name_end = start - (prose.before(start) != "" and prose.folded[start - 1] == " ")
    if prose.before(name_end) not in _ENDS:
        return None
    for era, offset in _ERAS.items():
        first = name_end - len(era)
        if first >= prose.read and prose.text.startswith(era, first):
            return _year(prose, first, start, offset)
    return None


def era_at(prose: Prose, at: int) -> EraYear | None:
    """The year whose era begins at `at`."""
    if prose.text[at : at + 1] not in _STARTS:
        return None
    for era, offset in _ERAS.items():
        if prose.text.startswith(era, at):
            digits = at + len(era)
            return _year(prose, at, digits + (prose.folded[digits : digits + 1] == " "), offset)
    return None


def _year(prose: Prose, first: int, digits: int, offset: int) -> EraYear | None:
    match = _NUMBER.match(prose.folded, digits)
    if match is None or int(match[0]) + offset not in YEARS:
        return None
    return EraYear(first, match.end(), int(match[0]) + offset, int(match[0]))


def gregorian(year: int, language: str) -> int:
    """A year of four digits in our calendar: in Thai most are Buddhist without being called so."""
    return year + _BUDDHIST if year in _BUDDHIST_YEARS and language.partition("-")[0] == "th" else year
