"""The currencies of the world: codes, symbols, and the families that share a symbol or a noun.

The table is made from CLDR by tests/generate/currency_table.py, which says what it holds and why.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct


class CurrencyTable(Struct, frozen=True, gc=False):
    """What the symbols and codes of money mean in any language."""

    cldr: str
    """The version of CLDR."""
    codes: frozenset[str]
    """ISO 4217 codes of what is legal tender today."""
    symbols: dict[str, tuple[str, ...]]
    """Each symbol with its units (codes, or a family's name), the likeliest first."""
    families: dict[str, frozenset[str]]
    """Currencies that a symbol (`$`, `kr`) or a noun (`peso`) leaves open."""
    nouns: dict[str, frozenset[str]]
    """Of each family the currencies whose names share its noun."""


@cache
def table() -> CurrencyTable:
    """The table, read once."""
    written = Path(__file__).with_name("currency_table.json").read_bytes()
    return msgspec.json.decode(written, type=CurrencyTable)


_TRADED = re.compile(
    "AED|ARS|AUD|BGN|BHD|BRL|CAD|CHF|CLP|CNY|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KRW|MXN|MYR|NOK|NZD|PLN|"
    "RON|RUB|SEK|SGD|THB|TWD|USD|ZAR"
)
"""The most traded currencies (BIS Triennial Survey 2022) without those whose codes are other things too."""


def is_sure(code: str) -> bool:
    """Whether a code means money wherever it stands beside a number.

    `PHP 8`, `AMD64`, `CRC32`, `SDG 13`, `TOP 10` and `TRY 3` are mostly no money.
    """
    return _TRADED.fullmatch(code) is not None
