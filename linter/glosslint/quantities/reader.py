"""Finding the quantities in a piece of prose.

A digit is looked for first, which costs next to nothing where there is none. From each digit on, the
most particular thing it can belong to is tried before the plain number: an address, a date, a time, a
name. What is read is consumed, so that the whole is linear in the length of the prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glosslint.quantities import dates, eras, names, numbers, times, years
from glosslint.quantities.fractions import VULGAR
from glosslint.quantities.locales import habits
from glosslint.quantities.prose import Prose, Quantity, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = re.compile(rf"[\d{VULGAR}]")

_PAGE = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s<>\"'`，。、；）」』】\ufffc]+")
"""The address of a page: its digits are no quantities."""

_NOTE = re.compile(r"\[\d{1,3}\]")
"""The mark of a footnote or of a source: `[5]`."""

_PARTICULAR: tuple[Reader, ...] = (
    numbers.read_fraction,
    names.read_letter,
    names.read_name,
    times.read_time,
    dates.read_date,
    eras.read_era,
    names.read_address,
    names.read_hash,
    numbers.read_scientific,
)


def read_quantities(prose: str, language: str) -> tuple[Quantity, ...]:
    """The quantities in `prose`, in order.

    `prose` is plain text: entities decoded, markup, code and link targets left out (U+FFFC may stand for
    them), lines separated by line feeds. `language` is a BCP 47 tag.
    """
    digit = _DIGIT.search(prose)
    centuries = tuple(years.read_centuries(prose, language))
    if digit is None:
        return centuries
    if "://" in prose or "www." in prose:
        prose = _PAGE.sub(_blank, prose)
        digit = _DIGIT.search(prose)
    if "[" in prose:
        prose = _NOTE.sub(_blank, prose)
        digit = _DIGIT.search(prose)
    reading = Prose(prose, language, habits(language))
    found: list[Quantity] = []
    while digit is not None:
        for quantity in _read(reading, digit.start()):
            reading.read = quantity.end
            found.append(quantity)
            found[-2:] = numbers.share_unit(reading, found[-2:])
        digit = _DIGIT.search(prose, reading.read)
    found = [quantity for quantity in found if quantity.readings]
    return tuple(_merged(found, centuries)) if centuries else tuple(found)


def _merged(found: list[Quantity], centuries: tuple[Quantity, ...]) -> list[Quantity]:
    """Both in order, without the centuries that another quantity holds."""
    apart = (
        century
        for century in centuries
        if not any(one.start < century.end and century.start < one.end for one in found)
    )
    return sorted([*found, *apart], key=lambda quantity: quantity.start)


def _blank(match: re.Match[str]) -> str:
    return "\ufffc" * len(match[0])


def _read(prose: Prose, start: int) -> Iterator[Quantity]:
    for reader in _PARTICULAR:
        quantity = reader(prose, start)
        if quantity is not None:
            yield quantity
            return
    yield from numbers.read_numbers(prose, start)
