"""When two quantities are the same one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from glosslint.quantities.currencies import table

if TYPE_CHECKING:
    from glosslint.model import Reading

_OPAQUE = frozenset({"date", "time", "version", "identifier"})


def same(a: tuple[Reading, ...], b: tuple[Reading, ...]) -> bool:
    """Whether any reading of one is any reading of the other: `$ 1.000` and `1 000 USD`.

    A symbol that several countries share (`$`, `kr`) is the same as each of its currencies.
    """
    return not keys(a).isdisjoint(keys(b))


def same_value(a: tuple[Reading, ...], b: tuple[Reading, ...]) -> bool:
    """Whether the values agree, whatever the units: `$500` and `500 €`, `5%` and `5`."""
    return not values(a).isdisjoint(values(b))


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
def values(readings: tuple[Reading, ...]) -> frozenset[str]:
    """What the readings may be worth, whatever the units."""
    return frozenset(_key(reading, "") for reading in readings)
