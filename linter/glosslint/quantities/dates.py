"""Dates: in digits, with the name of the month, in part, as a range of days, and by eras.

A day is an ISO 8601 date (`2015-11-27`), a part of one has what is known of it (`2015-11`, `--11-27`), and
a range of days both ends (`2015-11-03/2015-11-05`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glosslint.model import Reading
from glosslint.quantities import times
from glosslint.quantities.calendars import Field, Name, Order, calendar
from glosslint.quantities.eras import YEARS, era_around, era_at, gregorian
from glosslint.quantities.locales import habits, suffixes
from glosslint.quantities.numerals import SPACES, fold_digits
from glosslint.quantities.prose import BIDI, LETTER, Prose, Quantity, is_word, quantity
from glosslint.quantities.vocabulary import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.quantities.calendars import Calendar


class Piece(NamedTuple):
    """A field of a date where it is written."""

    field: Field
    start: int
    end: int
    value: int
    last: int = 0
    """The last day, where several are written: the 5 of `3–5 May`."""
    last_at: int = 0
    """Where its digits begin."""
    abbreviated: bool = False
    marked: bool = False
    """Whether something beside the digits says what they are: an era, an ordinal's ending."""


class Written(NamedTuple):
    """A date where it is written."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    readings: tuple[Reading, ...]


def read_date(prose: Prose, start: int) -> Quantity | None:
    """The date that the digit at `start` belongs to: `2021-01-05`, `27 november 2015`, `令和3年5月1日`."""
    written = _written(prose, start)
    return quantity(written.start, written.end, *written.readings) if written else None


def parts(written: str, readings: tuple[Reading, ...], language: str) -> tuple[Quantity, ...]:
    """The numbers that a date is made of, for a version that writes them apart: 27, 11 and 2015.

    `written` is the text of the quantity, `language` its BCP 47 tag; the offsets are those of `written`. What
    is no date has none. A month's name is its number, and a short year or one of an era is both what it
    stands for and what is written. A time behind the day is one of the parts.
    """
    if readings[0].kind != "date":
        return ()
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
    return _in_digits(prose, start) or _in_words(prose, start)


_SIGNS = frozenset("$€£¥₹#")
"""What makes the digits behind it money or a name."""

# Dates in digits.

_MARK = f"[{BIDI}]*"
_BETWEEN = rf"{_MARK}(\. ?|[-/]){_MARK}"
_AGAIN = rf"{_MARK}\2{_MARK}"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_AGAIN}(\d{{1,2}})(?:(?![-/.]?\d|t\d)|(t[\d:.,]+(?:z|[+-][\d:]+)?))"
)
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_AGAIN}(\d{{4}})(?![-/.]?\d)")
_SHORT = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_AGAIN}(\d{{1,2}})(?![-/.:,]?\d|[{LETTER}%])")
_SHORT_YEARS = range(1980, 2031)
_ISO: Order = ("y", "M", "d")
_DAY_FIRST: Order = ("d", "M", "y")
_MONTH_FIRST: Order = ("M", "d", "y")


def _in_digits(prose: Prose, start: int) -> Written | None:
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
        years = _years(prose, year.end - year.start, year.value)
        if years and 1 <= month.value <= 12 and 1 <= day.value <= _days(month.value):
            pieces = pieces or tuple(
                piece._replace(value=years) if piece.field == "y" else piece for piece in found
            )
            readings.append(Reading("date", f"{years}-{month.value:02}-{day.value:02}{tail}"))
    if not readings:
        return None
    end = max(match.end(), _past_tail(prose, "y" if orders[0][-1] == "y" else "d", match.end()))
    return Written(match.start(), end, pieces, tuple(readings))


def _years(prose: Prose, digits: int, value: int) -> int:
    """The year that digits stand for, or 0."""
    if digits == 2:
        year = 1900 + value if value >= _SHORT_YEARS.start % 100 else 2000 + value
        return year if year in _SHORT_YEARS else 0
    if digits == 4:
        value = gregorian(value, prose.language)
        return value if value in YEARS else 0
    return 0


def _days(month: int) -> int:
    return 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31


# Dates with the name of a month.

_DAY = re.compile(r"\d{1,2}(?!\d)")
_YEAR = re.compile(r"\d{4}(?!\d|[.,]\d)")
_CUT_YEAR = re.compile(r"'(\d\d)(?!\d)")
_ENDING = re.compile(rf"\.?[ºª°]|[:'-]?[{LETTER}]{{1,3}}(?![{LETTER}\d])")
"""What makes a number an ordinal: `21st`, `1er`, `27:e`, `1.º`."""
_ENGLISH = frozenset({"st", "nd", "rd", "th"})
"""Endings that are the signs of measures elsewhere."""
_LINK = re.compile(r" [^\W\d_]{1,3} ")
_RANGE = re.compile(r" ?[-–—~〜～] ?")
_GAP = re.compile(rf"[ {BIDI}]{{0,3}}")
_GAP_BEHIND = 3


def _in_words(prose: Prose, start: int) -> Written | None:
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
    begin, end = _before_weekday(prose, own, found[0]), _past_tail(prose, found[-1].field, found[-1].end)
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
    yield from _days_at(prose, own, start)
    yield from _years_at(prose, start)
    for prefix, suffix in own.numbered:
        first = start - len(prefix)
        if first >= prose.read and prose.folded.startswith(prefix, first):
            yield from _numbered_month(prose, first, prefix, suffix)
    for field in ("d", "y"):
        for literal in own.glue.get(f"M{field}", ()):
            at = _before_glue(prose, literal, start)
            if at is not None:
                yield from _month_behind(prose, own, at)


def _chains(prose: Prose, own: Calendar, pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
    """All dates that begin with `pieces`."""
    fields = {piece.field for piece in pieces}
    if "M" in fields and len(fields) > 1:
        yield pieces
    last = pieces[-1]
    for field in _NEXT:
        if field in fields:
            continue
        for at in _past_glue(prose, own, last, field):
            if field == "M":
                following = _months_at(prose, own, at)
            else:
                following = _days_at(prose, own, at) if field == "d" else _years_at(prose, at)
            for piece in following:
                yield from _chains(prose, own, (*pieces, piece))


_NEXT: tuple[Field, ...] = ("d", "M", "y")


def _past_glue(prose: Prose, own: Calendar, last: Piece, field: Field) -> Iterator[int]:
    """Where the next field may begin behind `last`."""
    text = prose.folded
    found: set[int] = set()
    if last.field == "d" and last.marked and field == "M" and (link := _LINK.match(text, last.end)):
        found.add(link.end())  # 27th of November
    for literal in own.glue.get(last.field + field, ()):
        at = _end_of_glue(text, literal, last.end)
        if at is not None:
            found.add(at)
    yield from sorted(found)


def _end_of_glue(text: str, literal: str, at: int) -> int | None:
    core = literal.strip()
    gap = _gap(text, at)
    if not core:
        return gap if gap > at or not literal else None
    if (literal[0] == " " and gap == at and is_word(core[0])) or not text.startswith(core, gap):
        return None
    end = gap + len(core)
    follows = text[end : end + 1]
    if literal[-1] == " " and len(core) > 1 and is_word(core[-1]) and is_word(follows or " "):
        end += 1  # the Spanish `del` for `de`
    gap = _gap(text, end)
    if literal[-1] == " " and gap == end and is_word(core[-1]):
        return None
    return gap


def _gap(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    return match.end() if match else at


def _before_glue(prose: Prose, literal: str, at: int) -> int | None:
    """Where the text that stands between two fields begins that ends at `at`."""
    text, floor = prose.folded, prose.read
    core = literal.strip()
    gap = _gap_behind(text, at, floor)
    if not core:
        return gap if gap < at or not literal else None
    if literal[-1] == " " and gap == at and is_word(core[-1]):
        return None
    first = gap - len(core)
    if not text.startswith(core, max(first, 0)) and literal[-1] == " " and len(core) > 1 and gap < at:
        first -= 1  # the Spanish `del` for `de`
    if first < floor or not text.startswith(core, first):
        return None
    gap = _gap_behind(text, first, floor)
    return None if literal[0] == " " and gap == first and is_word(core[0]) else gap


def _gap_behind(text: str, at: int, floor: int) -> int:
    first = max(at - _GAP_BEHIND, floor)
    while at > first and (text[at - 1] == " " or text[at - 1] in BIDI):
        at -= 1
    return at


def _days_at(prose: Prose, own: Calendar, at: int) -> Iterator[Piece]:
    """The day or days of a month at `at`."""
    text = prose.folded
    match = _DAY.match(text, at)
    if match is None or not 1 <= int(match[0]) <= 31:
        return
    first = Piece("d", at, match.end(), int(match[0]))
    yield first
    ending = _ENDING.match(text, match.end())
    if ending and (ending[0] in _ENGLISH or ending[0].strip(".:'-") not in suffixes(prose.language)):
        first = first._replace(end=ending.end(), marked=True)
        yield first
    for end in {first.end, match.end(), *_tails(own, text, "d", match.end())}:
        between = _RANGE.match(text, end)
        last = _DAY.match(text, between.end()) if between else None
        if last and first.value < int(last[0]) <= 31:
            ending = _ENDING.match(text, last.end())
            days = first._replace(end=last.end(), last=int(last[0]), last_at=last.start())
            yield days
            if ending:
                yield days._replace(end=ending.end(), marked=True)


def _years_at(prose: Prose, at: int) -> Iterator[Piece]:
    text = prose.folded
    era = era_at(prose, at)
    if era is not None:
        yield Piece("y", at, era.end, era.year, marked=True)
        return
    match = _YEAR.match(text, at)
    year = _years(prose, 4, int(match[0])) if match else 0
    if match and year:
        yield Piece("y", at, match.end(), year)
    match = _CUT_YEAR.match(text, at)
    year = _years(prose, 2, int(match[1])) if match else 0
    if match and year:
        yield Piece("y", at, match.end(), year)


def _months_at(prose: Prose, own: Calendar, at: int) -> Iterator[Piece]:
    text = prose.folded
    for prefix, suffix in own.numbered:
        if text.startswith(prefix, at):
            yield from _numbered_month(prose, at, prefix, suffix)
    for name in own.months.get(text[at : at + 1], ()):
        end = at + len(name.text)
        if text.startswith(name.text, at):
            if not (_ends_word(text, end) or text.startswith(own.endings, end)):
                end = _end_of_case(text, name, end)
            if end and not (name.capital and prose.text[at].islower()):
                yield Piece("M", at, end, name.number, abbreviated=not name.wide)
                return


def _numbered_month(prose: Prose, at: int, prefix: str, suffix: str) -> Iterator[Piece]:
    text = prose.folded
    match = _DAY.match(text, at + len(prefix))
    if match and 1 <= int(match[0]) <= 12 and text.startswith(suffix, _gap(text, match.end())):
        end = _gap(text, match.end()) + len(suffix) if suffix else match.end()
        yield Piece("M", at, end, int(match[0]), marked=True)


def _month_behind(prose: Prose, own: Calendar, end: int) -> Iterator[Piece]:
    """The month whose name ends at `end`."""
    text = prose.folded
    for name in own.months_behind.get(text[end - 1 : end], ()) if end > prose.read else ():
        at = end - len(name.text)
        if at >= prose.read and text.startswith(name.text, at) and _begins_word(prose, at):
            if not (name.capital and prose.text[at].islower()):
                yield Piece("M", at, end, name.number, abbreviated=not name.wide)
            return


_INFLECTED = 7
"""From this many letters on the name of a month may take an ending of up to three: `novembril`."""


def _end_of_case(text: str, name: Name, end: int) -> int:
    if len(name.text) < _INFLECTED or not name.wide:
        return 0
    for longer in range(end, end + 4):
        if _ends_word(text, longer):
            return longer
    return 0


def _ends_word(text: str, end: int) -> bool:
    last, follows = text[end - 1 : end], text[end : end + 1]
    if not follows or UNSPACED.search(last) or UNSPACED.search(follows):
        return True
    return not (follows.isalnum() or follows == "_") or (follows.isdecimal() and not last.isalpha())


def _begins_word(prose: Prose, at: int) -> bool:
    before = prose.before(at)
    return not before or not is_word(before)


def _before_weekday(prose: Prose, own: Calendar, first: Piece) -> int:
    """Where the name of the day of the week begins that stands before a date, or the date."""
    text = prose.folded
    if prose.before(first.start).isdecimal():
        return first.start
    literals = own.glue.get(f"E{first.field}", ())
    ends = [_before_glue(prose, literal, first.start) for literal in literals]
    link = _LINK_BEHIND.search(text, max(first.start - 6, prose.read), first.start)
    if link:
        ends += [_before_glue(prose, literal, link.start()) for literal in (", ", " ")]
    for end in filter(None, ends):
        for name in own.weekdays.get(text[end - 1 : end], ()):
            at = end - len(name)
            if at >= prose.read and text.startswith(name, at) and _begins_word(prose, at):
                return at
    return first.start


_LINK_BEHIND = re.compile(r"(?<= )[^\W\d_]{1,3} $")
"""The article of a day behind the name of the day: `fredag den 27 november`."""


def _tails(own: Calendar, text: str, field: Field, at: int) -> Iterator[int]:
    for tail in own.tails.get(field, ()):
        core = tail.strip()
        gap = _gap(text, at)
        if (gap > at or tail[0] != " " or not is_word(core[0])) and text.startswith(core, gap):
            end = gap + len(core)
            if not is_word(core[-1]) or not is_word(text[end : end + 1] or " "):
                yield end


def _past_tail(prose: Prose, field: Field, at: int) -> int:
    """Where a date ends with what its language sets behind the last field: `日`, ` г.`."""
    return next(_tails(calendar(prose.language), prose.folded, field, at), at)


_LONGEST_ORDINARY = 4
"""Names of months up to this length are mostly other words too: `May`, `Mars`, `set`."""
_WORD_BEFORE = re.compile(r"[^\W\d_]+ $")


def _is_date(prose: Prose, pieces: tuple[Piece, ...], begin: int, end: int) -> bool:
    """Whether there is such a day, and no other number or word was taken for one: `Section 5 May`."""
    by_field = {piece.field: piece for piece in pieces}
    day = by_field.get("d")
    if day and max(day.value, day.last) > _days(by_field["M"].value):
        return False
    month = by_field["M"]
    if month.abbreviated and len(pieces) < 3 and not is_word(prose.text[month.start]):
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


_COUNTED = re.compile(rf"[{SPACES}]?[%٪％$€£¥₹]|[.,]\d|-?[{LETTER}]*\d")


def _readings(pieces: tuple[Piece, ...]) -> tuple[Reading, ...]:
    by_field = {piece.field: piece for piece in pieces}
    month, year, day = by_field["M"], by_field.get("y"), by_field.get("d")
    prefix = f"{year.value if year else '-'}-{month.value:02}"
    if day is None:
        return (Reading("date", prefix),)
    value = f"{prefix}-{day.value:02}"
    date = Reading("date", f"{value}/{prefix}-{day.last:02}" if day.last else value)
    return (date,)
