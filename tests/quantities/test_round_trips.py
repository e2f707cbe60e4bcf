"""What Babel formats is read back to its value, in the languages of CLDR's modern coverage."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from babel import Locale
from babel.dates import format_date, format_time
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
from glosslint.quantities.comparison import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Sample = tuple[str, str]
    """A formatted value and its key, as `comparison.key` writes it."""
    Format = Callable[[str], Iterator[Sample]]

MODERN = Path(__file__).with_name("modern_locales.txt").read_text().split()
"""The languages of modern coverage in CLDR (coverageLevels.txt), and some regions that write otherwise."""

NUMBERING = ("latn", "default")
DECIMALS = ("1234.5", "1234567.25", "12345", "0.5", "987", "12", "1000000", "-42", "-1234.5")
PERCENTAGES = ("25", "1250", "-5", "100")
LARGE = ("5000", "1200000", "25000000", "3000000000", "400000000")
AMOUNTS = ("1234.5", "12", "987654.25", "5000", "-7.5")
CODES = ("USD", "EUR", "GBP", "CNY", "SEK", "INR", "CAD")
DATES = (*(date(2015, month, 27) for month in range(1, 13)), date(2021, 5, 13), date(1999, 10, 4))
TIMES = tuple(product((0, 7, 11, 12, 15, 23), ((52, 4), (5, 30))))


def decimals(locale: str) -> Iterator[Sample]:
    for numbering, value in product(NUMBERING, DECIMALS):
        yield format_decimal(Decimal(value), locale=locale, numbering_system=numbering), value


def percentages(locale: str) -> Iterator[Sample]:
    for numbering, value in product(NUMBERING, PERCENTAGES):
        text = format_percent(Decimal(value) / 100, locale=locale, numbering_system=numbering)
        yield text, f"{value} %"


def amounts(locale: str) -> Iterator[Sample]:
    for numbering, code, value in product(NUMBERING, CODES, AMOUNTS):
        text = format_currency(Decimal(value), code, locale=locale, numbering_system=numbering)
        yield text, f"{value} {code}"


def amounts_in_words(locale: str) -> Iterator[Sample]:
    for code, value in product(CODES, AMOUNTS):
        yield format_currency(Decimal(value), code, locale=locale, format_type="name"), f"{value} {code}"


def compact(locale: str, length: Literal["short", "long"]) -> Iterator[Sample]:
    # Where CLDR has no long form of its own, Babel has none at all.
    if Locale.parse(locale).compact_decimal_formats.get(length):
        for value in LARGE:
            number = Decimal(value)
            yield format_compact_decimal(number, format_type=length, locale=locale, fraction_digits=2), value


def compact_short(locale: str) -> Iterator[Sample]:
    return compact(locale, "short")


def compact_long(locale: str) -> Iterator[Sample]:
    return compact(locale, "long")


def compact_amounts(locale: str) -> Iterator[Sample]:
    for value in LARGE:
        text = format_compact_currency(Decimal(value), "USD", locale=locale, fraction_digits=2)
        yield text, f"{value} USD"


def dates(locale: str, length: Literal["short", "medium", "long", "full"]) -> Iterator[Sample]:
    for day in DATES:
        yield format_date(day, length, locale), f"date {day.isoformat()}"


def short_dates(locale: str) -> Iterator[Sample]:
    return dates(locale, "short")


def medium_dates(locale: str) -> Iterator[Sample]:
    return dates(locale, "medium")


def long_dates(locale: str) -> Iterator[Sample]:
    return dates(locale, "long")


def full_dates(locale: str) -> Iterator[Sample]:
    return dates(locale, "full")


def times(locale: str, length: Literal["short", "medium", "long"]) -> Iterator[Sample]:
    for hour, (minute, second) in TIMES:
        moment = datetime(2020, 1, 5, hour, minute, second, tzinfo=UTC)
        seconds = "" if length == "short" else f":{second:02}"
        yield format_time(moment, length, locale=locale), f"time {hour:02}:{minute:02}{seconds}"


def short_times(locale: str) -> Iterator[Sample]:
    return times(locale, "short")


def medium_times(locale: str) -> Iterator[Sample]:
    return times(locale, "medium")


def long_times(locale: str) -> Iterator[Sample]:
    return times(locale, "long")


FORMATS: dict[str, Format] = {
    form.__name__: form
    for form in (
        decimals,
        percentages,
        amounts,
        amounts_in_words,
        compact_short,
        compact_long,
        compact_amounts,
        short_dates,
        medium_dates,
        long_dates,
        full_dates,
        short_times,
        medium_times,
        long_times,
    )
}

AMBIGUOUS = frozenset({"short_dates", "short_times", "medium_times", "long_times"})
"""What may be something else before it is a date or a time, and is read back by one of its readings:
`27.11.15` is a version, `1/5/21` a day of January or of May, `19.52` a number."""

UNREAD: dict[tuple[str, str], str] = {
    **dict.fromkeys(
        (*product(("en_IN", "ig", "jv", "ms", "yo"), ("compact_short",)), ("ps", "compact_long")),
        "a letter glued to digits that elsewhere means something else (5G, 12L), except beside money",
    ),
    **dict.fromkeys(
        product(("sw",), ("compact_short", "compact_long", "compact_amounts")),
        "Babel writes another number (elfu 50 for 5000) where a pattern has a negative of its own",
    ),
    ("ne", "compact_long"): "the pattern calls a million what the short one calls ten millions",
    ("si", "amounts_in_words"): "the name of the currency is glued to the minus, as a prefix is to a hyphen",
    ("yo", "medium_dates"): "three numbers with nothing but spaces between them",
    **dict.fromkeys(
        product(("yo",), ("short_times", "medium_times")),
        "minutes of one digit, as in a ratio",
    ),
}
"""The pairs that are not read back, each with the reason."""


def is_read_back(locale: str, form: str) -> str:
    """The first text of a format that is not read back, or nothing."""
    for written, expected in FORMATS[form](locale):
        for text in {written, in_own_digits(written, locale)}:
            context = f"x ({text} ) от"
            found = read_quantities(context, locale.replace("_", "-"))
            if len(found) != 1 or expected not in keys(found[0].readings):
                return context
            first = key(found[0].readings)
            if form not in AMBIGUOUS and first.split(" ")[:1] != expected.split(" ")[:1]:
                return context
    return ""


def in_own_digits(text: str, locale: str) -> str:
    return text.translate(own_digits(locale))


@cache
def own_digits(locale: str) -> dict[int, str]:
    return {
        ord(str(digit)): format_decimal(digit, locale=locale, numbering_system="default")
        for digit in range(10)
    }


@pytest.mark.parametrize("locale", MODERN)
@pytest.mark.parametrize("form", FORMATS)
def test_is_read_back(form: str, locale: str) -> None:
    failed = is_read_back(locale, form)
    assert bool(failed) == ((locale, form) in UNREAD), failed


def test_exceptions_are_few() -> None:
    assert len(UNREAD) <= 0.02 * len(MODERN) * len(FORMATS)


@given(
    st.decimals(min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=2),
    st.sampled_from(MODERN),
    st.sampled_from(NUMBERING),
)
def test_any_decimal_is_read_back(number: Decimal, locale: str, numbering: str) -> None:
    text = format_decimal(number, locale=locale, numbering_system=numbering, decimal_quantization=False)
    (found,) = read_quantities(f"x {text} x", locale.replace("_", "-"))
    assert Decimal(found.readings[0].value) == number


@given(
    st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)),
    st.sampled_from([locale for locale in MODERN if locale != "yo"]),
    st.sampled_from(("medium", "long", "full")),
)
def test_any_date_is_read_back(day: date, locale: str, length: Literal["medium", "long", "full"]) -> None:
    (found,) = read_quantities(format_date(day, length, locale), locale.replace("_", "-"))
    assert found.readings[0].value == day.isoformat()
