"""Units as they are compared, and which of those that differ tell a reader something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import spans_in
from glosslint.model import Section
from glosslint.numbers import Number, is_in_address
from glosslint.quantities import is_other_unit, same_value, says_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.model import Block, Document, Range
    from glosslint.vote import Difference, RowView

_COUNTED: Final = frozenset({"plain", "amount", "percentage", "measure"})
_MOST: Final = 50
"""Of a row that differs in more numbers, these are compared."""
_FOLLOWS: Final = re.compile(r"[\s,;/–—~〜、،-]{0,3}(?:[^\W\d_]{1,8}[\s,]{0,2})?")
"""What stands between the numbers of a list or a range that share one sign: `1, 2 and 3 %`."""
_COMMAS: Final = frozenset(",;،")


def measured_in(element: Section | Block, document: Document) -> Iterator[Number]:
    """The numbers of one cell of a row that count or measure, whatever their size."""
    for span in spans_in(element, "number"):
        if span.readings[0].kind in _COUNTED and not is_in_address(document.text, span.at):
            yield Number(span, document.text[span.at.start : span.at.end])


def alike(one: Number, other: Number) -> bool:
    """Whether both are of the same value, and their units no different ones."""
    if not one.is_same(other) or is_other_unit(one.span.readings, other.span.readings):
        return False
    return not (_lacks_percent(one, other) or _lacks_percent(other, one))


def _lacks_percent(bare: Number, percentage: Number) -> bool:
    """Whether only the sign of percent that is written there tells the one from the other."""
    shares_sign = percentage.written[0].isdecimal() and percentage.written[-1].isdecimal()
    return (
        percentage.span.readings[0].kind == "percentage"
        and not shares_sign
        and bare.span.readings[0].kind == "plain"
        and same_value(bare.span.readings[:1], percentage.span.readings)
    )


def telling(row: RowView, difference: Difference[Number]) -> Difference[Number]:
    """Only those that differ from a counterpart in their unit alone, and that nothing beside excuses.

    Where a value is said more often on one side, some other number is missing there: which of them
    belong together nobody knows. A percentage may be one by a word, by the sign that ends its list or
    range, or by the head of its column.
    """
    own = _Cell(row, difference.language)
    if difference.outcome == "undecided":
        disputed = [(thing, _Cell(row, names[0])) for things, names in difference.holders for thing in things]
        return replace(
            difference,
            extra=tuple(
                one
                for one in difference.extra[:_MOST]
                if any(
                    _differ(one, other) and not _is_excused(own, cell, one, other)
                    for other, cell in disputed[:_MOST]
                )
            ),
        )
    others = _Cell(row, difference.carrier)
    missing: list[Number] = []
    extra: list[Number] = []
    left = list(difference.missing[:_MOST])
    for here in difference.extra[:_MOST]:
        there = next((one for one in left if _differ(here, one)), None)
        if there is not None and not _is_excused(own, others, here, there):
            left.remove(there)
            missing.append(there)
            extra.append(here)
    return replace(difference, missing=tuple(missing), extra=tuple(extra))


def _differ(one: Number, other: Number) -> bool:
    return one.is_same(other) and not alike(one, other)


def _is_excused(own: _Cell, others: _Cell, here: Number, there: Number) -> bool:
    if own.times(here) != others.times(there):
        return True
    if _lacks_percent(here, there):
        return own.says_percent(here)
    return _lacks_percent(there, here) and others.says_percent(there)


class _Cell:
    """What one version has in a row."""

    def __init__(self, row: RowView, language: str) -> None:
        self._row = row
        self._language = language
        self._document = row.document(language)
        self._elements = row.cell(language).elements
        self._numbers = [one for element in self._elements for one in measured_in(element, self._document)]
        self._signed = [one.at for one in self._numbers if one.span.readings[0].kind == "percentage"]

    def times(self, number: Number) -> int:
        """How often the value of `number` is said."""
        return sum(number.is_same(one) for one in self._numbers)

    def says_percent(self, number: Number) -> bool:
        """Whether the bare `number` is a percentage by what stands in the text, or above its column."""
        if self._ends_in_percent(number) or self._begins_in_percent(number):
            return True
        words = " ".join(_between(self._document.text, run, self._signed) for run in _prose(self._elements))
        return says_percent(words, self._language) or self._is_below_percent()

    def _ends_in_percent(self, number: Number) -> bool:
        """Whether a list or a range that `number` belongs to ends in a percentage."""
        end = number.at.end
        for one in self._numbers:
            if one.at.start < end:
                continue
            between = _FOLLOWS.fullmatch(self._document.text, end, one.at.start)
            if between is None:
                return False
            if one.span.readings[0].kind == "percentage":
                # A list has a word before its last number; `then 10, 25%` has lost a sign.
                return between[0].strip() not in _COMMAS
            end = one.at.end
        return False

    def _begins_in_percent(self, number: Number) -> bool:
        """Whether it is the other end of a range whose sign stands before the first: `%5 ila 7`."""
        before = next((one for one in reversed(self._numbers) if one.at.end <= number.at.start), None)
        return (
            before is not None
            and before.span.readings[0].kind == "percentage"
            and not before.written[0].isdecimal()
            and _FOLLOWS.fullmatch(self._document.text, before.at.end, number.at.start) is not None
        )

    def _is_below_percent(self) -> bool:
        table = self._row.parent
        if self._row.kind != "row" or table is None or table.children[0].index == self._row.index:
            return False
        head = _prose(table.children[0].cell(self._language).elements)
        return any(says_percent(self._document.text[run.start : run.end], self._language) for run in head)


def _prose(elements: Sequence[Section | Block]) -> list[Range]:
    """The runs of prose in what a cell holds; of a section, in its heading."""
    runs: list[Range] = []
    waiting = [one.heading if isinstance(one, Section) else one for one in elements]
    while waiting:
        block = waiting.pop()
        if block is not None:
            runs += block.prose
            waiting += block.children
    return sorted(runs)


def _between(text: str, run: Range, places: Sequence[Range]) -> str:
    """The text of a run without what stands at `places`, which are in order."""
    kept: list[str] = []
    start = run.start
    first = bisect_right(places, start, key=lambda place: place.end)
    for place in takewhile(lambda place: place.start < run.end, islice(places, first, None)):
        kept.append(text[start : max(place.start, start)])
        start = place.end
    return " ".join([*kept, text[start : run.end]])
