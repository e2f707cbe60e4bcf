"""When two quantities are the same one."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from glosslint.quantities.currencies import table
from glosslint.quantities.measures import in_words

if TYPE_CHECKING:
    from glosslint.model import Reading

_MEASURED = frozenset({"amount", "percentage", "measure"})
_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40}|/[1-9]\d{0,40})?")
_WHOLE = 100
_OPAQUE = frozenset({"date", "time", "version", "identifier"})


def same(a: tuple[Reading, ...], b: tuple[Reading, ...]) -> bool:
    """Whether any reading of one is any reading of the other: `$ 1.000` and `1 000 USD`.

    A symbol that several countries share (`$`, `kr`) is the same as each of its currencies.
    """
    return not keys(a).isdisjoint(keys(b))


def same_value(a: tuple[Reading, ...], b: tuple[Reading, ...]) -> bool:
    """Whether the values agree, whatever the units: `$500` and `500 €`, `5%` and `5`."""
    return not _values(a).isdisjoint(_values(b))


def is_other_unit(a: tuple[Reading, ...], b: tuple[Reading, ...]) -> bool:
    """Whether the values agree and both are surely of a unit, but of different ones: `$500` and `500 €`.

    What is read as a bare number first is surely of none. Nor is a rate another unit than what it is a
    rate of (`5 MB/s` and `5 MB`), since "per second" is said in many ways.
    """
    return same_value(a, b) and _are_apart(a, b)


def is_converted(a: tuple[Reading, ...], b: tuple[Reading, ...]) -> bool:
    """Whether a value was turned into another unit's: `$500` and `460 €`, `5 miles` and `8 km`.

    Both are then of one kind, in different units, and worth neither the same nor a hundred times as much
    in numbers, which would be a slip besides.
    """
    if same_value(a, b) or not _are_apart(a, b) or a[0].kind != b[0].kind:
        return False
    if a[0].kind not in {"amount", "measure"}:
        return False
    one, other = worth(a[0]), worth(b[0])
    return one is not None and other is not None and 0 < abs(one) < 100 * abs(other) < 10_000 * abs(one)


def is_the_rest(a: tuple[Reading, ...], b: tuple[Reading, ...]) -> bool:
    """Whether two percentages are a whole: who is told of 80 % knows of the other 20 %."""
    one, other = (worth(readings[0]) if readings[0].unit == "%" else None for readings in (a, b))
    return one is not None and other is not None and one + other == _WHOLE


def worth(reading: Reading) -> Fraction | None:
    """The value of a reading; None for what is no number, or too long for anybody to mean it."""
    return Fraction(reading.value) if _NUMBER.fullmatch(reading.value) else None


def _are_apart(a: tuple[Reading, ...], b: tuple[Reading, ...]) -> bool:
    """Whether both are surely of a unit, and share none."""
    measured = a[0].kind in _MEASURED and b[0].kind in _MEASURED
    return measured and _units(a).isdisjoint(_units(b))


@lru_cache(maxsize=4096)
def _units(readings: tuple[Reading, ...]) -> frozenset[str]:
    families = table().families
    return frozenset(
        name.partition("-per-")[0]
        for reading in readings
        for name in (reading.unit, *families.get(reading.unit, ()))
        if name
    )


def worded(reading: Reading) -> str:
    """A reading as a message has it: `1000 USD`, `5 %`, `30 minutes`."""
    return in_words(reading.value, reading.unit) if reading.kind == "measure" else reading.label


def key(readings: tuple[Reading, ...]) -> str:
    """The likeliest reading in a form that hashes, sorts and votes."""
    first = readings[0]
    return _key(first, first.unit)


@lru_cache(maxsize=4096)
def keys(readings: tuple[Reading, ...]) -> frozenset[str]:
    """All that the readings may stand for: two quantities are the same where these share a member."""
    families = table().families
    return frozenset(
        _key(reading, unit)
        for reading in readings
        for unit in (reading.unit, *families.get(reading.unit, ()))
    )


def _key(reading: Reading, unit: str) -> str:
    if reading.kind in _OPAQUE:
        return f"{reading.kind} {unicodedata.normalize('NFKC', reading.value).casefold()}"
    return f"{reading.value} {unit}" if unit else reading.value


@lru_cache(maxsize=4096)
def _values(readings: tuple[Reading, ...]) -> frozenset[str]:
    """What the readings may be worth, whatever the units."""
    return frozenset(_key(reading, "") for reading in readings)
