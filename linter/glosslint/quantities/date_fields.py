"""The fields of a date where they are written, and what joins them.

Offsets are those of the prose; names and joints are compared in its folded text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glosslint.quantities.calendars import Field, Name, calendar
from glosslint.quantities.eras import YEARS, era_at, gregorian
from glosslint.quantities.locales import suffixes
from glosslint.quantities.prose import BIDI, LETTER, Prose, is_word
from glosslint.quantities.vocabulary import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Reading
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
SHORT_YEARS = range(1980, 2031)
"""What a year of two digits may be."""


def gregorian_year(prose: Prose, digits: int, value: int) -> int:
    """The year that digits stand for, or 0."""
    if digits == 2:
        year = 1900 + value if value >= SHORT_YEARS.start % 100 else 2000 + value
        return year if year in SHORT_YEARS else 0
    if digits == 4:
        value = gregorian(value, prose.language)
        return value if value in YEARS else 0
    return 0


def days_in(month: int) -> int:
    """The days that a month may have."""
    return 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31


def days_at(prose: Prose, own: Calendar, at: int) -> Iterator[Piece]:
    """The day or days of a month at `at`."""
    text = prose.folded
    match = _DAY.match(text, at)
    if match is None or not 1 <= int(match[0]) <= 31:
        return
    first = Piece("d", at, match.end(), int(match[0]))
    yield first
    ending = _ENDING.match(text, match.end())
    if ending and _is_ordinal(prose, ending):
        first = first._replace(end=ending.end(), marked=True)
        yield first
    for end in dict.fromkeys((first.end, match.end(), *_tails(own, text, "d", match.end()))):
        between = _RANGE.match(text, end)
        last = _DAY.match(text, between.end()) if between else None
        if last and first.value < int(last[0]) <= 31:
            ending = _ENDING.match(text, last.end())
            days = first._replace(end=last.end(), last=int(last[0]), last_at=last.start())
            yield days
            if ending and _is_ordinal(prose, ending):
                yield days._replace(end=ending.end(), marked=True)


def _is_ordinal(prose: Prose, ending: re.Match[str]) -> bool:
    """Whether letters behind digits make them an ordinal, and no measure or name: `5 km`, `10-K`."""
    letters = ending[0].strip(".:'-")
    if any(map(str.isupper, prose.text[ending.start() : ending.end()])):
        return False
    return letters in _ENGLISH or letters not in suffixes(prose.language)


def years_at(prose: Prose, at: int) -> Iterator[Piece]:
    """The year at `at`: of four digits, with the name of an era, or cut short (`'15`)."""
    text = prose.folded
    era = era_at(prose, at)
    if era is not None:
        yield Piece("y", at, era.end, era.year, marked=True)
        return
    match = _YEAR.match(text, at)
    year = gregorian_year(prose, 4, int(match[0])) if match else 0
    if match and year:
        yield Piece("y", at, match.end(), year)
    match = _CUT_YEAR.match(text, at)
    year = gregorian_year(prose, 2, int(match[1])) if match else 0
    if match and year:
        yield Piece("y", at, match.end(), year)


def months_at(prose: Prose, own: Calendar, at: int) -> Iterator[Piece]:
    """The month whose name begins at `at`."""
    text = prose.folded
    for prefix, suffix in own.numbered:
        if text.startswith(prefix, at):
            yield from numbered_month(prose, at, prefix, suffix)
    for name in own.months.get(text[at : at + 1], ()):
        end = at + len(name.text)
        if text.startswith(name.text, at):
            if not (_ends_word(text, end) or text.startswith(own.endings, end)):
                end = _end_of_case(text, name, end)
            if end and not (name.capital and prose.text[at].islower()):
                yield Piece("M", at, end, name.number, abbreviated=not name.wide)
                return


def numbered_month(prose: Prose, at: int, prefix: str, suffix: str) -> Iterator[Piece]:
    """The month at `at` that is called by its number: `11月`, `tháng 11`."""
    text = prose.folded
    match = _DAY.match(text, at + len(prefix))
    if match and 1 <= int(match[0]) <= 12 and text.startswith(suffix, _gap(text, match.end())):
        end = _gap(text, match.end()) + len(suffix) if suffix else match.end()
        yield Piece("M", at, end, int(match[0]), marked=True)


def month_behind(prose: Prose, own: Calendar, end: int) -> Iterator[Piece]:
    """The month whose name ends at `end`."""
    text = prose.folded
    for name in own.months_behind.get(text[end - 1 : end], ()) if end > prose.read else ():
        at = end - len(name.text)
        if at >= prose.read and text.startswith(name.text, at) and begins_word(prose, at):
            if not (name.capital and prose.text[at].islower()):
                yield Piece("M", at, end, name.number, abbreviated=not name.wide)
            return
    word = _WORD_BEHIND.search(text, max(end - _LONGEST_WORD, prose.read), end) if own.stems else None
    inflected = own.stems.get(word[0][:-1]) if word else None
    if word and inflected:
        yield Piece("M", word.start(), end, inflected.number)


_LONGEST_WORD = 16
_WORD_BEHIND = re.compile(r"(?<![^\W\d_])[^\W\d_]{4,}$")


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


def begins_word(prose: Prose, at: int) -> bool:
    """Whether no letter before `at` belongs to the same word."""
    before = prose.before(at)
    return not before or not is_word(before)


def past_glue(prose: Prose, own: Calendar, last: Piece, field: Field) -> Iterator[int]:
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


def before_glue(prose: Prose, literal: str, at: int) -> int | None:
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


def _tails(own: Calendar, text: str, field: Field, at: int) -> Iterator[int]:
    for tail in own.tails.get(field, ()):
        core = tail.strip()
        gap = _gap(text, at)
        if (gap > at or tail[0] != " " or not is_word(core[0])) and text.startswith(core, gap):
            end = gap + len(core)
            if not is_word(core[-1]) or not is_word(text[end : end + 1] or " "):
                yield end


def past_tail(prose: Prose, field: Field, at: int) -> int:
    """Where a date ends with what its language sets behind the last field: `日`, ` г.`."""
    return next(_tails(calendar(prose.language), prose.folded, field, at), at)
