"""Writes linter/glosslint/quantities/currency_table.json from CLDR, as Babel carries it.

    python tests/generate/currency_table.py

A page in one language names the money of other countries with their symbols, and CLDR keeps each symbol
with the locales that use it. Loading a thousand locales to read a page in one is out of the question,
hence this table:

- `cldr`: the version of CLDR that it was made from;
- `codes`: the ISO 4217 codes that are legal tender somewhere today;
- `symbols`: what is written with or without a language in mind (all that hold a currency sign, and the
  letters that several countries share), each with its units, the likeliest first. A unit is a code, or
  the name of a family where the symbol alone does not tell which of its currencies is meant;
- `families`: the codes of each family;
- `nouns`: for each family the currencies whose English names share its noun ("dollar"): by them the noun
  of any other language is found in its own names.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_global

TABLE = Path(__file__).parents[2] / "linter" / "glosslint" / "quantities" / "currency_table.json"

FAMILIES = {
    "$": ("dollar",),
    "£": ("pound",),
    "¥": (),
    "kr": ("krona", "króna", "krone"),
    "franc": ("franc",),
    "peso": ("peso",),
    "rupee": ("rupee",),
    "dinar": ("dinar",),
    "rial": ("rial", "riyal"),
    "shilling": ("shilling",),
}
"""Each family with its nouns in CLDR's English names; its name is the sign its members share, if any."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c"))


def render() -> str:
    codes = _tender()
    uses = _uses(codes)
    nouns = {family: _named(heads, codes) for family, heads in FAMILIES.items()}
    families = {
        family: sorted(
            {*nouns[family], *(c for symbol in uses if _shows(family, symbol) for c in uses[symbol])}
        )
        for family in FAMILIES
    }
    table = {
        "cldr": get_global("cldr")["version"],
        "codes": sorted(codes),
        "symbols": _symbols(uses, families),
        "families": families,
        "nouns": {family: found for family, found in nouns.items() if found},
    }
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _tender() -> set[str]:
    history = get_global("territory_currencies").values()
    return {code for spans in history for code, _, end, tender in spans if end is None and tender}


def _uses(codes: set[str]) -> dict[str, Counter[str]]:
    """Each symbol with its currencies, and how many locales write them so."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for identifier in localedata.locale_identifiers():
        for code, written in Locale.parse(identifier).currency_symbols.items():
            symbol = " ".join(written.translate(_INVISIBLE).split())
            if symbol and code in codes and symbol not in codes:
                uses[symbol][code] += 1
    for symbol in list(uses):
        for sign in filter(_is_sign, symbol):
            uses.setdefault(sign, uses[symbol])
    return uses


def _named(heads: tuple[str, ...], codes: set[str]) -> list[str]:
    english = Locale("en").currencies
    return (
        sorted(code for code in codes if english[code].casefold().split(" (")[0].endswith(heads))
        if heads
        else []
    )


def _symbols(uses: dict[str, Counter[str]], families: dict[str, list[str]]) -> dict[str, list[str]]:
    symbols = {}
    for symbol, counts in uses.items():
        codes = sorted(counts, key=lambda code: (-counts[code], code))
        if not any(map(_is_sign, symbol)) and (len(symbol) < 2 or len(codes) < 2) and symbol != "元":
            continue  # letters that mean money in one language only: its own locale has them
        family = next((name for name, members in families.items() if set(codes) <= set(members)), None)
        shared = len(codes) > 2 or symbol.rstrip(".") == family
        symbols[symbol] = [codes[0], family] if family and shared and len(codes) > 1 else codes
    for point in range(0xFE00, 0xFFFF):
        narrow = unicodedata.normalize("NFKC", chr(point))
        if _is_sign(chr(point)) and narrow in symbols:
            symbols[chr(point)] = symbols[narrow]
    return dict(sorted(symbols.items()))


def _is_sign(character: str) -> bool:
    return unicodedata.category(character) == "Sc"


def _shows(family: str, symbol: str) -> bool:
    return family in unicodedata.normalize("NFKC", symbol).casefold().rstrip(".") and (
        not family.isalpha() or symbol.casefold().rstrip(".").endswith(family)
    )


if __name__ == "__main__":
    TABLE.write_text(render(), encoding="utf-8")
