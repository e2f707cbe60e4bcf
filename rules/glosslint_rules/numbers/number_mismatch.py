"""A number that differs from the other versions' at the same place, or that is missing or extra.

A reader is told another price, year or limit than everyone else: a digit is lost or doubled, a
separator is misread, or the others were updated.

Numbers are compared by what they are worth: `$ 1.000`, `1 000 USD` and `$1,000` are one amount, and so
are `1.5` and `1,5`. Whole numbers up to 12 without a unit are set aside, since they are words in one
language and digits in the other; a unit alone is no difference of numbers. Nor is a number reported that
is only said once more or once less, that the other side writes as code, or a name that holds a digit and
may be a pronoun elsewhere. Within a paragraph the order is free.

Reported, because four versions agree on another amount:

    de | Sie zahlen 500 $ im Monat.
                    ~~~~~ 500 USD
    en | They pay $600 a month.
                  ^^^^ `$600`, but 500 USD in de, fr and it
    fr | Ils paient 500 $ par mois.
    it | Pagano $ 500 al mese.

Reported, because a digit was doubled:

    de | Seit 1987 gilt das Gesetz.
    it | La legge vale dal 19887.
                           ^^^^^ `19887`, but 1987 in de and sv
    sv | Sedan 1987 gäller lagen.

Reported once and blaming nobody, because no two versions agree:

    de | Es dauert 20 Minuten.
                   ^^ the versions disagree: `20` here, 30 in it, 40 in sv
    it | Ci vogliono 30 minuti.
    sv | Det tar 40 minuter.

Silent, because these are one amount in four ways of writing:

    de | Das kostet 1.000 $.
    en | It costs $1,000.
    it | Costa $ 1.000.
    sv | Det kostar 1 000 USD.

Silent, because nobody is told another number:

    de | Von 200 bis 299, und zwar ab `200`.
    sv | Från 200 till 299.

Silent, because a small number is a word as often as not:

    de | Es sind drei Teile.
    sv | Det är 3 delar.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.counterparts import Things, compared, spans_in
from glosslint.quantities import key, same_value
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Block, Diagnostic, Document, Range, Section, Span
    from glosslint.vote import Difference, RowView, View

SEVERITY: Final = "warning"

_DIGITS: Final = re.compile(r"\d(?:[\d.,]*\d)?")
_LONGEST_ADDRESS: Final = 500
_SMALL: Final = frozenset(str(number) for number in range(13))


class Number(NamedTuple):
    """A number, and how it is written."""

    span: Span
    written: str


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the numbers in each row of `page`."""
    yield from compared(page, _NUMBERS)


def _telling(row: RowView, difference: Difference[Number]) -> Difference[Number]:
    """Without what tells nobody another number.

    These are names that hold a digit, what is said once more or once less, what the other side writes
    as code, and what differs in its unit alone.
    """
    missing = tuple(
        one for one in difference.missing if not any(_same(one, other) for other in difference.extra)
    )
    extra = tuple(
        one for one in difference.extra if not any(_same(one, other) for other in difference.missing)
    )
    if not (missing and extra):
        missing = _news(missing, row, difference.language)
        extra = _news(extra, row, difference.carrier)
    return replace(difference, missing=missing, extra=extra)


def _news(numbers: tuple[Number, ...], row: RowView, other: str) -> tuple[Number, ...]:
    """Those of `numbers` that are no names and that the cell of the `other` version nowhere holds."""
    if not numbers:
        return ()
    document = row.document(other)
    elements = row.cell(other).elements
    held = {
        reading.value
        for one in elements
        for number in _numbers(one, document)
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


def _numbers(element: Section | Block, document: Document) -> Iterator[Number]:
    for span in spans_in(element, "number"):
        small = span.readings[0].value in _SMALL and not span.readings[0].unit
        if not small and not _is_in_address(document.text, span.at):
            yield Number(span, document.text[span.at.start : span.at.end])


def _is_in_address(text: str, at: Range) -> bool:
    """Whether a number is part of an address that stands in the text as it is, as in a block of HTML."""
    before = text[max(at.start - _LONGEST_ADDRESS, 0) : at.start].split()
    return bool(before) and not text[at.start - 1].isspace() and "://" in before[-1]


def _key(number: Number) -> str:
    return key(number.span.readings)


def _same(one: Number, other: Number) -> bool:
    return same_value(one.span.readings, other.span.readings)


def _place(number: Number) -> Range:
    return number.span.at


def _here(number: Number) -> str:
    return quoted(number.written)


def _there(number: Number) -> str:
    return number.span.readings[0].label


def _changed(here: Number, there: Number) -> str:
    return f"{_here(here)}, but {_there(there)}"


_NUMBERS: Final = Things(
    kind="number",
    of=_numbers,
    key=_key,
    same=_same,
    place=_place,
    here=_here,
    there=_there,
    changed=_changed,
    telling=_telling,
)
