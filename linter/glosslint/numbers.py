"""The numbers that a page's cells hold, as they are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from glosslint.counterparts import spans_in
from glosslint.quantities import key, same_value, worded
from glosslint.separators import separator_roles, settled
from glosslint.slips import slip
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glosslint.model import Block, Document, Range, Reading, Section, Span
    from glosslint.separators import Role

_POINTED: Final = re.compile(r"\d[.,]\d")
_THOUSANDS: Final = re.compile(r"[.,]\d{3}")
_ADDRESS: Final = re.compile(r"://[^\s<>()\[\]\"'`\u2e80-\U0010ffff]*$")
_LONGEST_ADDRESS: Final = 500
_SMALL: Final = frozenset(str(number) for number in range(13))
_COUNTED: Final = frozenset({"plain", "ordinal", "measure"})
_WHOLE: Final = frozenset({"100 %", "24 hour", "60 minute", "60 second"})


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
        """Its likeliest reading, with its unit; of what may be a version (`3.0`) that."""
        return listed([_worded(one.span.readings) for one in (self, *self.apart)])

    def key(self) -> str:
        """What it is compared by."""
        return key(self.span.readings)

    def is_same(self, other: Number) -> bool:
        """Whether both may be worth the same, whatever their units."""
        return same_value(self.span.readings, other.span.readings)

    def slip(self, expected: Number) -> str:
        """What likely made this of what is expected, or nothing."""
        if self.apart or expected.apart:
            return ""
        return slip(self.written, self.span.readings[0], expected.span.readings[0])

    @property
    def is_small(self) -> bool:
        """Whether as often as not one language has digits for it where another has words.

        These are whole numbers up to 12, alone or counting a measure ("three days"), and what is one or all
        of something: 100 % is "entirely", 24 hours are a day.
        """
        likeliest = self.span.readings[0]
        if likeliest.label in _WHOLE:
            return True
        return likeliest.kind in _COUNTED and likeliest.value in _SMALL and not _POINTED.search(self.written)


class Numbers:
    """The numbers in the cells of one page."""

    def __init__(self) -> None:
        self._roles: dict[str, Mapping[str, frozenset[Role]]] = {}

    def all_in(self, element: Section | Block, document: Document) -> Iterator[Number]:
        """The numbers of one cell of a row, without parts of addresses."""
        for span in spans_in(element, "number"):
            if not is_in_address(document.text, span.at):
                written = document.text[span.at.start : span.at.end]
                yield Number(self._settled(span, written, document), written)

    def large_in(self, element: Section | Block, document: Document) -> Iterator[Number]:
        """Those that are not small."""
        return (number for number in self.all_in(element, document) if not number.is_small)

    def small_in(self, element: Section | Block, document: Document) -> Iterator[Number]:
        """The small ones."""
        return (number for number in self.all_in(element, document) if number.is_small)

    def _settled(self, span: Span, written: str, document: Document) -> Span:
        """An ambiguous number (`1.000`) with the readings that the other numbers of its document leave."""
        if len(span.readings) < 2 or not _THOUSANDS.search(written):
            return span
        roles = self._roles.get(document.language)
        if roles is None:
            roles = self._roles[document.language] = _with_the_other(separator_roles(document))
        return replace(span, readings=settled(span.readings, written, roles))


def _worded(readings: tuple[Reading, ...]) -> str:
    versions = [reading.value for reading in readings if reading.kind == "version"]
    return versions[0] if versions and not readings[0].unit else worded(readings[0])


def _with_the_other(roles: Mapping[str, frozenset[Role]]) -> dict[str, frozenset[Role]]:
    """The roles of point and comma in a document, where one tells the other: behind `2,5 %` points group."""
    found = dict(roles)
    for one, other in ((".", ","), (",", ".")):
        if roles.get(one) == frozenset({"decimal"}) and other not in roles:
            found[other] = frozenset({"group"})
        elif roles.get(one) == frozenset({"group"}) and other not in roles:
            found[other] = frozenset({"decimal"})
    return found


def is_in_address(text: str, at: Range) -> bool:
    """Whether a number is part of an address that stands in the text as it is, as in a block of HTML."""
    return _ADDRESS.search(text[max(at.start - _LONGEST_ADDRESS, 0) : at.start]) is not None
