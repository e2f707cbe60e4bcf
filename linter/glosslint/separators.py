"""What a document's own numbers say about its separators, where one may be meant in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from glosslint.model import spans_of
from glosslint.quantities import numerals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glosslint.model import Document, Reading, Span

Role: TypeAlias = Literal["decimal", "group"]
"""Before a fraction, or between groups of digits."""

_COUNTED: Final = frozenset({"plain", "amount", "percentage", "measure"})
_AMBIGUOUS: Final = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")


def separator_roles(document: Document) -> Mapping[str, frozenset[Role]]:
    """The roles in which `document` surely writes the point and the comma.

    That is in numbers that can be read in one way only: `1.234,5`, `1.000.000`, and `2,5 %`, since what
    measures is neither a version nor a list. A page may write one separator in both roles.
    """
    roles: dict[str, set[Role]] = defaultdict(set)
    for span in spans_of(document.root, "number"):
        for separator, role in _sure_roles(_numeral(span, document.text), span.readings):
            roles[separator].add(role)
    return {separator: frozenset(found) for separator, found in roles.items()}


def settled(
    readings: tuple[Reading, ...], written: str, roles: Mapping[str, frozenset[Role]]
) -> tuple[Reading, ...]:
    """`readings` without the second one of an ambiguous number, if the document rules that out.

    The number is read by its second reading only where the document nowhere writes its separator in the
    role that it has in the likeliest one.
    """
    numeral = numerals.RUN.search(written)
    folded = numerals.fold_digits(numeral[0]) if numeral else ""
    match = _AMBIGUOUS.fullmatch(folded)
    if match is None:
        return readings
    separator = match[1]
    pointed, grouped = numerals.values(folded, separator)
    likeliest = readings[0].value.lstrip("-")
    role: Role = "decimal" if likeliest == pointed else "group"
    second = {"decimal": grouped, "group": pointed}[role]
    if likeliest not in {pointed, grouped} or role not in roles.get(separator, ()):
        return readings
    return tuple(reading for reading in readings if reading.value.lstrip("-") != second)


def _numeral(span: Span, text: str) -> str:
    match = numerals.RUN.search(text, span.at.start, span.at.end)
    return numerals.fold_digits(match[0]) if match else ""


def _sure_roles(numeral: str, readings: tuple[Reading, ...]) -> list[tuple[str, Role]]:
    separators = re.findall(r"\D", numeral)
    if readings[0].kind not in _COUNTED or not separators or _AMBIGUOUS.fullmatch(numeral):
        return []
    decimal: Role = "decimal"
    group: Role = "group"
    *inner, last = separators
    found: list[tuple[str, Role]] = []
    if inner:
        role = group if last in inner else decimal
        found = [*((one, group) for one in inner), (last, role)] if numerals.values(numeral, "") else []
    elif readings[0].unit and len(numerals.values(numeral, last)) == 1:
        found = [(last, decimal)]
    return [(one, role) for one, role in found if one in ".,"]
