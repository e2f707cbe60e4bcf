from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)
from hypothesis import given
from hypothesis import strategies as st

from glosslint.quantities import keys, read_quantities
from glosslint.quantities.locales import habits, suffixes

MODERN = Path(__file__).with_name("modern_locales.txt").read_text().split()
"""The languages of modern coverage in CLDR (coverageLevels.txt), and some regions that write otherwise."""

NUMBERING = ("latn", "default")
DECIMALS = ("1234.5", "1234567.25", "12345", "0.5", "987", "12", "1000000", "-42", "-1234.5")
LARGE = ("5000", "1200000", "25000000", "3000000000", "400000000")
AMOUNTS = ("1234.5", "12", "987654.25", "5000", "-7.5")
CODES = ("USD", "EUR", "GBP", "CNY", "SEK", "INR", "CAD")


def read(text: str, locale: str, value: str, unit: str) -> None:
    for context in (f"x ({text} )", f"от {text} ."):
        found = read_quantities(context, locale.replace("_", "-"))
        assert len(found) == 1, context
        assert found[0].readings[0].value == value, context
        assert f"{value} {unit}".strip() in keys(found[0].readings), context


@pytest.mark.parametrize("locale", MODERN)
def test_decimals_are_read_back(locale: str) -> None:
    for numbering, value in product(NUMBERING, DECIMALS):
        read(format_decimal(Decimal(value), locale=locale, numbering_system=numbering), locale, value, "")


@pytest.mark.parametrize("locale", MODERN)
def test_percentages_are_read_back(locale: str) -> None:
    for numbering, value in product(NUMBERING, ("25", "1250", "-5", "100")):
        text = format_percent(Decimal(value) / 100, locale=locale, numbering_system=numbering)
        read(text, locale, value, "%")


@pytest.mark.parametrize("locale", MODERN)
def test_money_is_read_back(locale: str) -> None:
    for numbering, code, value in product(NUMBERING, CODES, AMOUNTS):
        text = format_currency(Decimal(value), code, locale=locale, numbering_system=numbering)
        read(text, locale, value, code)


@pytest.mark.parametrize("locale", MODERN)
def test_money_in_words_is_read_back(locale: str) -> None:
    for code, value in product(CODES, AMOUNTS):
        if locale == "si" and value == "-7.5":
            continue  # the name is glued to the minus, where other scripts glue a prefix to a hyphen
        text = format_currency(Decimal(value), code, locale=locale, format_type="name")
        read(text, locale, value, code)


UNREAD_COMPACT = {
    # A letter glued to digits that elsewhere means something else (5G, 12L), except beside money.
    *product(("en_IN", "ig", "jv", "ms", "yo"), ("short",)),
    ("ps", "long"),
    # Patterns with a negative of their own: Babel writes another number (`elfu 50` for 5000).
    *product(("sw",), ("short", "long", "money")),
    # CLDR's long pattern calls a million what its short one calls ten millions.
    ("ne", "long"),
}
"""The compact forms that are not read, by class."""


@pytest.mark.parametrize("locale", MODERN)
def test_compact_forms_are_read_back(locale: str) -> None:
    for style, value in product(
        ("short", "long", "money"), ("5000", "1200000", "25000000", "3000000000", "400000000")
    ):
        if (locale, style) in UNREAD_COMPACT:
            continue
        if style == "money":
            text = format_compact_currency(Decimal(value), "USD", locale=locale, fraction_digits=2)
            read(text, locale, value, "USD")
        elif style == "short" or Locale.parse(locale).compact_decimal_formats.get("long"):
            kind = "short" if style == "short" else "long"
            text = format_compact_decimal(Decimal(value), format_type=kind, locale=locale, fraction_digits=2)
            read(text, locale, value, "")


@given(
    st.decimals(min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=2),
    st.sampled_from(MODERN),
    st.sampled_from(NUMBERING),
)
def test_any_decimal_is_read_back(number: Decimal, locale: str, numbering: str) -> None:
    text = format_decimal(number, locale=locale, numbering_system=numbering, decimal_quantization=False)
    (found,) = read_quantities(f"x {text} x", locale.replace("_", "-"))
    assert Decimal(found.readings[0].value) == number


@pytest.mark.parametrize(
    ("language", "nouns"),
    [
        ("en", {"dollars", "pounds", "pesos", "yen"}),
        ("de", {"dollar", "pfund", "yen"}),
        ("ru", {"доллар", "долларов", "фунтов", "иен"}),
        ("ja", {"ドル", "ポンド", "円"}),
        ("zh", {"美元", "欧元", "日元"}),
        ("ko", {"달러", "유로", "엔화"}),
        ("th", {"ดอลลาร์", "บาท"}),
        ("tr", {"dolar", "euro"}),
        ("vi", {"đô la"}),
        ("ar", {"دولار", "يورو"}),
        ("sv", {"kronor", "pund"}),
    ],
)
def test_currencies_are_known_by_their_nouns(language: str, nouns: set[str]) -> None:
    known = {unit.text for units in habits(language).after.values() for unit in units}
    assert nouns <= known


def test_measures_are_known_in_their_language() -> None:
    assert {"kg", "MB", "km"} <= suffixes("en")
    assert "Go" in suffixes("fr")
    assert "км" in suffixes("ru")
    assert "Go" not in suffixes("en")
