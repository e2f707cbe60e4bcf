"""Which of the numbers that the versions of a row differ in tell a reader something else."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, permutations
from typing import TYPE_CHECKING, Final

from glosslint.number_cells import NumberCell
from glosslint.quantities import is_converted, is_the_rest, same
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glosslint.model import Severity
    from glosslint.numbers import Number, Numbers
    from glosslint.vote import Difference, RowView

_DIGITS: Final = re.compile(r"\d(?:[\d.,]*\d)?")
_NAMED: Final = re.compile(r"[가-힣]$|[^\W\d_]-$")
_MOST: Final = 200
"""Of what a row differs in, so many numbers are looked at on either side; the others are told as they are."""
_MOST_APART: Final = 20
_LONGEST_NAME: Final = 20
_LONGEST_NOTE: Final = 200
_NOTE: Final = re.compile(
    r"\s*(?:訳注|译注|譯註|譯注|译者注|譯者註|역주|옮긴이|N\. ?d\. ?[TR]\b|NdT|N\. ?del ?T|Nota d[eo]l? tra"
    r"|Anm(?:\.|erkung) d|прим(?:\.|ечание) ?пер|przyp\. ?tłum|translator|çev)",
    re.IGNORECASE,
)
"""How the note of a translator begins."""
_SHARED: Final = "en"
"""The language that translators leave words in most."""
_ASKED: Final = 3
"""So many of the versions that are said to have a number, or to lack it, are asked."""


class NumberDifferences:
    """The differences of one page in numbers, without what tells nobody another number.

    These are names that hold a digit, what is said in words or in parts, once more or once less, or in code,
    and what differs in its unit alone. Missing numbers that an extra one runs together are one.
    """

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._told: set[tuple[int, str]] = set()

    def large(self, row: RowView, difference: Difference[Number]) -> Difference[Number]:
        """What is told of numbers that are not small; a small one that became large stands with it."""
        if difference.outcome == "undecided":
            return self._disputed(row, difference)
        told = self._told_of(row, difference)
        if told.missing or told.extra:
            self._told.add((row.index, difference.language))
        return told

    def small(self, row: RowView, difference: Difference[Number]) -> Difference[Number]:
        """What is told of small numbers, where nothing was told of large ones."""
        if difference.outcome == "undecided" or (row.index, difference.language) in self._told:
            return replace(difference, missing=(), extra=())
        return self._told_of(row, difference)

    def _told_of(self, row: RowView, difference: Difference[Number]) -> Difference[Number]:
        here, there = self._cell(row, difference.language), self._cell(row, difference.carrier)
        missing, extra = difference.missing[:_MOST], difference.extra[:_MOST]
        spare_here = _spare(here, there, extra, missing)
        spare_there = _spare(there, here, missing, extra)
        missing, extra = (
            tuple(here.lacking(missing, there, (*extra, *spare_here))),
            tuple(there.lacking(extra, here, (*missing, *spare_there))),
        )
        missing, extra = _translated(missing, extra, here, there)
        missing = tuple(number for number in missing if not _is_written_apart(number, here))
        missing = _run_together(missing, extra)
        if extra and not missing:
            agreeing = [self._cell(row, name) for name in difference.holders[0][1][:_ASKED]]
            missing = _slipped(there, here, extra, agreeing)
        elif missing and not extra:
            extra = _slipping(here, there, missing)
        if not (missing and extra):
            missing = _news(_unmoved(missing, here, there), there, here)
            extra = _news(_unmoved(extra, there, here), here, there, beside=True)
        return replace(
            difference,
            missing=(*missing, *difference.missing[_MOST:]),
            extra=(*extra, *difference.extra[_MOST:]),
        )

    def _disputed(self, row: RowView, difference: Difference[Number]) -> Difference[Number]:
        """An undecided difference without what the other versions say in words."""
        own = self._cell(row, difference.language)
        cells = [
            (held, [self._cell(row, name) for name in names[:_ASKED]]) for held, names in difference.holders
        ]
        extra = tuple(
            number
            for number in difference.extra[:_MOST]
            if any(
                any(cell.lacking([number], own, cell.numbers))
                for held, lacking in cells
                if not any(number.is_same(one) for one in held)
                for cell in lacking
            )
        )
        return replace(difference, extra=_news(extra, own, self._cell(row, difference.carrier)))

    def _cell(self, row: RowView, language: str) -> NumberCell:
        return NumberCell(row, language, self._numbers)


def _spare(
    cell: NumberCell, other: NumberCell, own: Sequence[Number], others: Sequence[Number]
) -> list[Number]:
    """What else of a cell may answer: of small numbers all, of large ones small, without a counterpart."""
    is_small = any(number.is_small for number in (*own, *others))
    return [one for one in cell.beyond(other) if one not in own and (is_small or one.is_small)]


def _unmoved(numbers: tuple[Number, ...], cell: NumberCell, owner: NumberCell) -> tuple[Number, ...]:
    """Those that the version of `cell` has in no row around it to which the `owner` has no counterpart."""
    if not numbers or cell.is_heading:
        return numbers
    beside = list(islice(cell.beside(owner.language), _MOST))
    return tuple(number for number in numbers if not any(map(number.is_same, beside)))


def _translated(
    missing: tuple[Number, ...], extra: tuple[Number, ...], here: NumberCell, there: NumberCell
) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """Without what one version says in the other's words, or in those of a language that both know."""
    if not (missing or extra):
        return missing, extra
    for quantity, written in here.in_words_of((there.language, _SHARED)):
        if any(same(quantity.readings, one.span.readings) for one in there.numbers[:_MOST]):
            missing = tuple(one for one in missing if not same(quantity.readings, one.span.readings))
            extra = tuple(one for one in extra if one.written not in written)
    return missing, extra


def _run_together(missing: tuple[Number, ...], extra: tuple[Number, ...]) -> tuple[Number, ...]:
    """`missing`, with two as one where their digits follow each other in one of `extra`: "202210-K"."""
    runs = {_digits(number) for number in extra}
    apart = sorted(missing[:_MOST_APART], key=lambda number: number.at)
    for first, second in permutations(apart, 2):
        if _digits(first) + _digits(second) in runs:
            both = first._replace(apart=(second,))
            return (both, *(number for number in missing if number not in (first, second)))
    return missing


def _digits(number: Number) -> str:
    return "".join(filter(str.isdecimal, number.written))


def _slipped(
    there: NumberCell, here: NumberCell, extra: Sequence[Number], agreeing: Sequence[NumberCell]
) -> tuple[Number, ...]:
    """The number that likely became one of `extra`, though words seem to answer for it.

    All of the `agreeing` versions have it.
    """
    lost = (
        one
        for one in there.lacked_by(here)
        if any(number.slip(one) for number in extra)
        and all(any(map(one.is_same, cell.numbers)) for cell in agreeing)
    )
    return tuple(islice(lost, 1))


def _slipping(here: NumberCell, there: NumberCell, missing: Sequence[Number]) -> tuple[Number, ...]:
    """The number that the only one of `missing` likely became."""
    if len(missing) != 1:
        return ()
    [expected] = missing
    for number in here.lacked_by(there):
        if number.slip(expected):
            return (number,)
    return ()


def _is_written_apart(name: Number, cell: NumberCell) -> bool:
    """Whether a cell has the name with blanks for its hyphens: `10 K` for 10-K."""
    apart = _apart(name)
    return apart is not None and any(
        apart.match(cell.document.text, number.at.start) for number in cell.numbers[:_MOST]
    )


def _apart(name: Number) -> re.Pattern[str] | None:
    """Finds a name with blanks for its hyphens; nothing for what is no name."""
    if name.span.readings[0].kind != "identifier" or len(name.written) > _LONGEST_NAME:
        return None
    return re.compile(r"[-\s]?".join(re.escape(one) for one in name.written if one.isalnum()) + r"(?!\w)")


def _news(
    numbers: tuple[Number, ...], own: NumberCell, other: NumberCell, *, beside: bool = False
) -> tuple[Number, ...]:
    """Those of `numbers`, each once, that are no names and that the `other` version nowhere has in its cell.

    With `beside`, nor in the code of the rows beside it, which the numbers then explain; nor as what is
    left of a hundred percent. The 10 of `10 K` is the name 10-K, where the other version has that.
    """
    if not numbers:
        return ()
    held = {reading.value for number in other.numbers for reading in number.span.readings}
    others = other.numbers[:_MOST]
    names = [apart for name in others if (apart := _apart(name)) is not None]
    written = set(_DIGITS.findall(other.code))
    if beside:
        written.update(_DIGITS.findall(other.code_beside))
    return tuple(
        number
        for number in _each_once(numbers)
        if not _may_be_a_word(number, own)
        and not (beside and any(is_the_rest(number.span.readings, one.span.readings) for one in others))
        and not any(apart.match(own.document.text, number.at.start) for apart in names)
        and not (beside and other.explains(number))
        and held.isdisjoint(reading.value for reading in number.span.readings)
        and not written.issuperset(_DIGITS.findall(number.written))
    )


def _each_once(numbers: Sequence[Number]) -> Iterable[Number]:
    first: dict[str, Number] = {}
    for number in numbers:
        first.setdefault(number.key(), number)
    return first.values()


def _may_be_a_word(number: Number, cell: NumberCell) -> bool:
    """Whether it is a one, part of a name or of a translator's note, for which others may have no number.

    So are digits behind the hyphen of a word ("a catch-22"), and in Korean those glued to its end: 코로나19.
    """
    likeliest = number.span.readings[0]
    if likeliest.kind == "identifier" or (likeliest.kind == "version" and likeliest.value.isdecimal()):
        return True
    if (likeliest.value == "1" and number.is_small) or _is_noted(cell.document.text, number.at.start):
        return True
    before = cell.document.text[max(number.at.start - 2, 0) : number.at.start]
    return not likeliest.unit and number.written.isdecimal() and _NAMED.search(before) is not None


def _is_noted(text: str, at: int) -> bool:
    """Whether it stands in a translator's note in brackets."""
    before = text[max(at - _LONGEST_NOTE, 0) : at]
    opening = max(before.rfind("("), before.rfind("（"))
    return opening > max(before.rfind(")"), before.rfind("）")) and bool(_NOTE.match(before, opening + 1))


def changed(here: Number, there: Number) -> str:
    """What is here, and what is there instead: "`5000`, with a zero too many, but 500"."""
    one, other = here.span.readings, there.span.readings
    if not there.apart and (is_converted(one, other) or _is_in_another_zone(here, there)):
        return f"{quoted(here.written)}, converted from {there.value}"
    slip = here.slip(there)
    return f"{quoted(here.written)}, {f'{slip}, ' if slip else ''}but {there.value}"


def _is_in_another_zone(here: Number, there: Number) -> bool:
    one, other = here.span.readings[0], there.span.readings[0]
    return one.kind == other.kind == "time" and bool(one.unit and other.unit) and one.unit != other.unit


def severity(here: Number | None, there: Number | None) -> Severity | None:
    """A hint for small numbers, unless the one here is likely a slip of the one there."""
    if here is not None and there is not None and here.slip(there):
        return None
    return "info" if all(one is None or one.is_small for one in (here, there)) else None
