"""Dates with the name of a month: `den 27 november 2015`, `3–5 May`, `令和3年5月1日`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glosslint.model import Reading
from glosslint.quantities.calendars import Field, calendar
from glosslint.quantities.date_fields import (
    Piece,
    Written,
    before_glue,
    begins_word,
    days_at,
    days_in,
    month_behind,
    months_at,
    numbered_month,
    past_glue,
    past_tail,
    years_at,
)
from glosslint.quantities.eras import era_around
from glosslint.quantities.numerals import SPACES
from glosslint.quantities.prose import LETTER, Prose, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.quantities.calendars import Calendar


def read_words(prose: Prose, start: int) -> Written | None:
    """A date around the digits at `start`: the longest that begins with them or with a name before them."""
    if not _has_month(prose):
        return None
    own = calendar(prose.language)
    found = max(
        (pieces for first in _first(prose, own, start) for pieces in _chains(prose, own, (first,))),
        key=lambda pieces: (len(pieces), pieces[-1].end),
        default=None,
    )
    if found is None or not any(start < piece.end and piece.start <= start for piece in found):
        return None
    begin, end = _before_weekday(prose, own, found[0]), past_tail(prose, found[-1].field, found[-1].end)
    if not _is_date(prose, found, begin, end):
        return None
    readings = _readings(found)
    if len(found) == 2 and _is_ordinary(found):
        readings += tuple(Reading("plain", str(piece.value)) for piece in found if piece.field == "d")
    return Written(begin, end, found, readings)


def _has_month(prose: Prose) -> bool:
    if prose.has_month is None:
        prose.has_month = any(name in prose.folded for name in calendar(prose.language).shortest)
    return prose.has_month


def _first(prose: Prose, own: Calendar, start: int) -> Iterator[Piece]:
    """What the date that holds the digit at `start` may begin with."""
    era = era_around(prose, start)
    if era is not None:
        yield Piece("y", era.start, era.end, era.year, marked=True)
        return
    yield from days_at(prose, own, start)
    yield from years_at(prose, start)
    for prefix, suffix in own.numbered:
        first = start - len(prefix)
        if first >= prose.read and prose.folded.startswith(prefix, first):
            yield from numbered_month(prose, first, prefix, suffix)
    for field in ("d", "y"):
        for literal in own.glue.get(f"M{field}", ()):
            at = before_glue(prose, literal, start)
            if at is not None:
                yield from month_behind(prose, own, at)


def _chains(prose: Prose, own: Calendar, pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """All dates that begin with `pieces`."""
    fields = {piece.field for piece in pieces}
    if "M" in fields and len(fields) > 1:
        yield pieces
    last = pieces[-1]
    for field in _NEXT:
        if field in fields:
            continue
        for at in past_glue(prose, own, last, field):
            if field == "M":
                following = months_at(prose, own, at)
            else:
                following = days_at(prose, own, at) if field == "d" else years_at(prose, at)
            for piece in following:
                yield from _chains(prose, own, (*pieces, piece))


_NEXT: tuple[Field, ...] = ("d", "M", "y")


def _before_weekday(prose: Prose, own: Calendar, first: Piece) -> int:
    """Where the name of the day of the week begins that stands before a date, or the date."""
    text = prose.folded
    if prose.before(first.start).isdecimal():
        return first.start
    literals = own.glue.get(f"E{first.field}", ())
    ends = [before_glue(prose, literal, first.start) for literal in literals]
    link = _LINK_BEHIND.search(text, max(first.start - 6, prose.read), first.start)
    if link:
        ends += [before_glue(prose, literal, link.start()) for literal in (", ", " ")]
    for end in filter(None, ends):
        for name in own.weekdays.get(text[end - 1 : end], ()):
            at = end - len(name)
            if at >= prose.read and text.startswith(name, at) and begins_word(prose, at):
                return at
    return first.start


_LINK_BEHIND = re.compile(r"(?<= )[^\W\d_]{1,3} $")
"""The article of a day behind the name of the day: `fredag den 27 november`."""


_LONGEST_ORDINARY = 4
"""Names of months up to this length are mostly other words too: `May`, `Mars`, `set`."""
_WORD_BEFORE = re.compile(r"[^\W\d_]+ $")


def _is_date(prose: Prose, pieces: tuple[Piece, ...], begin: int, end: int) -> bool:
    """Whether there is such a day, and no other number or word was taken for one: `Section 5 May`."""
    by_field = {piece.field: piece for piece in pieces}
    day = by_field.get("d")
    if day and max(day.value, day.last) > days_in(by_field["M"].value):
        return False
    month = by_field["M"]
    if month.abbreviated and len(by_field) < 3 and not is_word(prose.text[month.start]):
        return False  # two letters of a script without capitals
    if begin != pieces[0].start or any(piece.field == "y" for piece in pieces):
        return not prose.text[end : end + 1].isdecimal() or pieces[-1].marked
    if month.marked:
        return True
    name = prose.text[month.start : month.end]
    if month.abbreviated and not name.endswith(".") and not name[0].isupper():
        return False
    if pieces[-1].field == "d":
        return calendar(prose.language).month_leads and not _COUNTED.match(prose.text, pieces[-1].end)
    if len(name) <= _LONGEST_ORDINARY and _WORD_BEFORE.search(prose.text, max(begin - 30, 0), begin):
        word = _WORD_BEFORE.search(prose.text, max(begin - 30, 0), begin)
        return word is None or not word[0][0].isupper() or len(word[0]) <= _LONGEST_ORDINARY
    return True


def _is_ordinary(pieces: tuple[Piece, ...]) -> bool:
    """Whether the month's name may be another word: the Romanian "5 mai multe" is no day in May."""
    return any(
        piece.field == "M" and not piece.marked and piece.end - piece.start <= _LONGEST_ORDINARY
        for piece in pieces
    )


_COUNTED = re.compile(rf"[{SPACES}]?[%٪％$€£¥₹]|[.,]\d|-?[{LETTER}\d]")


def _readings(pieces: tuple[Piece, ...]) -> tuple[Reading, ...]:
    by_field = {piece.field: piece for piece in pieces}
    month, year, day = by_field["M"], by_field.get("y"), by_field.get("d")
    prefix = f"{year.value if year else '-'}-{month.value:02}"
    if day is None:
        return (Reading("date", prefix),)
    value = f"{prefix}-{day.value:02}"
    date = Reading("date", f"{value}/{prefix}-{day.last:02}" if day.last else value)
    return (date,)
