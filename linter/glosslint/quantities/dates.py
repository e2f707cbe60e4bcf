"""Dates: in digits, with the name of the month, in part, as a range of days, and by eras.

A day is an ISO 8601 date (`2015-11-27`), a part of one has what is known of it (`2015-11`, `--11-27`), and
a range of days both ends (`2015-11-03/2015-11-05`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glosslint.model import Reading
from glosslint.quantities import fractions
from glosslint.quantities.dates_in_digits import read_digits
from glosslint.quantities.dates_in_words import read_words
from glosslint.quantities.locales import habits
from glosslint.quantities.numerals import fold_digits
from glosslint.quantities.prose import Prose, Quantity, quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.quantities.date_fields import Piece, Written


def read_date(prose: Prose, start: int) -> Quantity | None:
    """The date that the digit at `start` belongs to: `2021-01-05`, `27 november 2015`, `令和3年5月1日`."""
    written = _written(prose, start)
    return quantity(written.start, written.end, *written.readings) if written else None


def parts(written: str, readings: tuple[Reading, ...], language: str) -> tuple[Quantity, ...]:
    """The numbers that a date or a fraction is made of, for a version that sets them apart: 27, 11, 2015.

    `written` is the text of the quantity, `language` its BCP 47 tag; the offsets are those of `written`. What
    is neither has none. A month's name is its number, and a short year or one of an era is both what it
    stands for and what is written. A time behind the day is one of the parts.
    """
    if readings[0].kind != "date":
        return fractions.parts(written)
    prose = Prose(written, language, habits(language))
    for digit in _DIGITS.finditer(written):
        found = _written(prose, digit.start())
        if found is not None:
            numbers = sorted(_numbers(prose, found.pieces), key=lambda part: part.start)
            return (*numbers, *_times(written, found.pieces[-1].end))
    return ()


_DIGITS = re.compile(r"\d+")
_TIME = re.compile(r"T(\d\d:\d\d(?::\d\d)?)")


def _numbers(prose: Prose, pieces: tuple[Piece, ...]) -> Iterator[Quantity]:
    for piece in pieces:
        digits = _DIGITS.search(prose.folded, piece.start, piece.end)
        values = (piece.value, int(digits[0])) if digits else (piece.value,)
        end = digits.end() if digits and piece.last else piece.end
        yield quantity(piece.start, end, *(Reading("plain", str(value)) for value in values))
        if piece.last:
            yield quantity(piece.last_at, piece.end, Reading("plain", str(piece.last)))


def _times(written: str, at: int) -> Iterator[Quantity]:
    time = _TIME.match(written, at)
    if time:
        yield quantity(time.start(1), time.end(1), Reading("time", fold_digits(time[1])))


def _written(prose: Prose, start: int) -> Written | None:
    before = prose.before(start)
    if before and (before in _SIGNS or (before in "-/.," and prose.before(start - 1).isdecimal())):
        return None
    return read_digits(prose, start) or read_words(prose, start)


_SIGNS = frozenset("$€£¥₹#")
"""What makes the digits behind it money or a name."""
