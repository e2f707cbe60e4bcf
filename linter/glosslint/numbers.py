"""Numbers as they are compared, and which of those that differ tell a reader something else."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.counterparts import spans_in
from glosslint.quantities import key, same_value, values
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Block, Document, Range, Section, Span
    from glosslint.vote import Difference, RowView

_DIGITS: Final = re.compile(r"\d(?:[\d.,]*\d)?")
_LONGEST_ADDRESS: Final = 500
_MOST_APART: Final = 20
_SMALL: Final = frozenset(str(number) for number in range(13))
"""Words in one language, and digits in the other."""


class Number(NamedTuple):
    """A number of one version of a page."""

    span: Span
    written: str
    """As it stands there."""
    apart: tuple[Number, ...] = ()
    """What follows it there, and is run together with it in another version."""

    @property
    def at(self) -> Range:
        """Where it stands."""
        return self.span.at

    @property
    def value(self) -> str:
        """Its likeliest reading, with its unit."""
        return listed([one.span.readings[0].label for one in (self, *self.apart)])

    def key(self) -> str:
        """What it is compared by."""
        return key(self.span.readings)

    def is_same(self, other: Number) -> bool:
        """Whether both may be worth the same, whatever their units."""
        return same_value(self.span.readings, other.span.readings)


def numbers_in(element: Section | Block, document: Document) -> Iterator[Number]:
    """The numbers of one cell of a row; without small ones that have no unit, and parts of addresses."""
    for span in spans_in(element, "number"):
        small = span.readings[0].value in _SMALL and not span.readings[0].unit
        if not small and not _is_in_address(document.text, span.at):
            yield Number(span, document.text[span.at.start : span.at.end])


def telling(row: RowView, difference: Difference[Number]) -> Difference[Number]:
    """Without what tells nobody another number.

    These are names that hold a digit, what is said once more or once less, what the other side writes
    as code, and what differs in its unit alone. Missing numbers that an extra one runs together are one.
    """
    extra = _unlike(difference.extra, difference.missing)
    missing = _run_together(_unlike(difference.missing, difference.extra), extra)
    if not (missing and extra):
        missing = _news(missing, row, difference.language)
        extra = _news(extra, row, difference.carrier)
    return replace(difference, missing=missing, extra=extra)


def _unlike(numbers: tuple[Number, ...], others: tuple[Number, ...]) -> tuple[Number, ...]:
    """Those of `numbers` that are worth none of the `others`."""
    held = {value for other in others for value in values(other.span.readings)}
    return tuple(one for one in numbers if values(one.span.readings).isdisjoint(held))


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


def _news(numbers: tuple[Number, ...], row: RowView, other: str) -> tuple[Number, ...]:
    """Those of `numbers` that are no names and that the cell of the `other` version nowhere holds."""
    if not numbers:
        return ()
    document = row.document(other)
    elements = row.cell(other).elements
    held = {
        reading.value
        for one in elements
        for number in numbers_in(one, document)
        for reading in number.span.readings
    }
    written = {run for one in elements for run in _DIGITS.findall(document.text, one.at.start, one.at.end)}
    return tuple(
        number
        for number in numbers
        if number.span.readings[0].kind != "identifier"
        and held.isdisjoint(reading.value for reading in number.span.readings)
        and not written.issuperset(_DIGITS.findall(number.written))
    )


def _is_in_address(text: str, at: Range) -> bool:
    """Whether a number is part of an address that stands in the text as it is, as in a block of HTML."""
    before = text[max(at.start - _LONGEST_ADDRESS, 0) : at.start].split()
    return bool(before) and not text[at.start - 1].isspace() and "://" in before[-1]
