"""The numbers of a document that CLDR writes otherwise in its language."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.model import Range, spans_of
from glosslint.numbers import is_in_address
from glosslint.quantities import read_quantities
from glosslint.quantities.notation import conventional, in_digits, zero_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document, Span

_COUNTED: Final = frozenset({"plain", "amount", "percentage"})
_NAMED: Final = frozenset({"version", "identifier", "date", "time", "ordinal"})
_BEFORE: Final = re.compile(r"(?:\d|[%٪$€£¥])\s?[-–—~〜～/]\s?$|[*_~]$")
_AFTER: Final = re.compile(r"\s?[-–—~〜～/]\s?[$€£¥]?\d|[*_~]|\ufe0f")
"""One end of a range or a ratio, and what markup cuts in two: the sign is said once for both."""
_SURROUNDINGS: Final = 4
_YEAR: Final = re.compile(r"\d{1,4}")
_NATIVE: Final = 3
"""A page that has so many times more numbers in its own digits than in Western ones writes those."""


class Format(NamedTuple):
    """A number as it is written, and as CLDR writes it."""

    at: Range
    written: str
    expected: str


def unconventional(document: Document) -> Iterator[Format]:
    """The amounts, percentages and plain numbers that CLDR writes otherwise, and that then read the same.

    Whole numbers of up to four digits may be years or names: nothing is said of their digits.
    """
    spans = list(spans_of(document.root, "number"))
    native = _native_zero(document, spans)
    for span in spans:
        written = document.text[span.at.start : span.at.end]
        if not _is_counted(span) or _is_part(document.text, span.at):
            continue
        digits = written
        if native is not None and written.isascii() and not _YEAR.fullmatch(written):
            digits = in_digits(written, native)
        expected = conventional(digits, document.language) or digits
        if expected != written and _reads_the_same(span, expected, document.language):
            yield Format(span.at, written, expected)


def _is_counted(span: Span) -> bool:
    """Whether it is an amount, a percentage or a plain number, and nothing else besides."""
    kinds = {reading.kind for reading in span.readings}
    return span.readings[0].kind in _COUNTED and kinds.isdisjoint(_NAMED)


def _native_zero(document: Document, spans: list[Span]) -> str | None:
    """The zero of the digits that a page writes, if they are the language's own."""
    zeros = Counter(zero_of(document.text[span.at.start : span.at.end]) for span in spans)
    western = zeros.pop("0", 0)
    zeros.pop("０", 0)
    zeros.pop(None, 0)
    (native, count) = next(iter(zeros.most_common(1)), (None, 0))
    return native if count >= _NATIVE * max(western, 1) else None


def _is_part(text: str, at: Range) -> bool:
    """Whether the number belongs to something larger: a range, a ratio, an address, words in bold."""
    before = text[max(at.start - _SURROUNDINGS, 0) : at.start]
    return (
        _BEFORE.search(before) is not None
        or _AFTER.match(text, at.end) is not None
        or is_in_address(text, at)
    )


def _reads_the_same(span: Span, expected: str, language: str) -> bool:
    found = read_quantities(expected, language)
    return len(found) == 1 and found[0].readings[0] == span.readings[0]
