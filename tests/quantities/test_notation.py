from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.quantities import read_quantities
from glosslint.quantities.notation import conventional

LANGUAGES = (
    "en sv de de-CH de-AT fr fr-CA es es-MX pt pt-PT it nl da nb fi pl cs hu ro tr ru uk bg "
    "el ar fa he hi bn ta mr ne my th ja ko zh id vi eu lv sl"
)


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("sv", "$ 1.000", "1_000_$"),
        ("sv", "$ 1,000.50", "1_000,50_$"),
        ("sv", "500kr", "500_kr"),
        ("sv", "4.50%", "4,50_%"),
        ("de", "1,000.5", "1.000,5"),
        ("de", "50%", "50_%"),
        ("de", "0.0%", "0,0_%"),
        ("de-CH", "1,000.50", "1’000.50"),
        ("tr", "50%", "%50"),
        ("tr", "1000$", "$1000"),
        ("en", "50 %", "50%"),
        ("en", "500€", "€500"),
        ("en", "$1.000,50", "$1,000.50"),
        ("en", "10 485 760", "10,485,760"),
        ("hi", "1,234,567", "12,34,567"),
        ("fr", "$1,000.00", "1~000,00_$"),
        ("it", "$ 500", "500_$"),
        ("nl", "€1.500", "€_1.500"),
        ("ar", "١,٢٣٤.٥", "١٬٢٣٤٫٥"),
        ("pt", "R$1.234,56", "R$_1.234,56"),
        ("ru", "1,234.56", "1_234,56"),
        ("cs", "500Kč", "500_Kč"),
        ("ja", "$ 150,000", "$150,000"),
    ],
)
def test_is_written_otherwise(language: str, written: str, expected: str) -> None:
    assert conventional(written, language) == expected.replace("_", "\u00a0").replace("~", "\u202f")


@pytest.mark.parametrize(
    ("language", "written", "why"),
    [
        ("de", "1.000,5", "as CLDR has it"),
        ("de", "1.000", "a thousand, as German groups"),
        ("en", "1.000", "English writes points, if before fractions"),
        ("de", "50 %", "the kind of the space does not count"),
        ("fr", "1 000 €", "the kind of the space does not count"),
        ("de-CH", "1'000", "the kind of the apostrophe does not count"),
        ("de", "1000", "groups may be left out"),
        ("en", "1,5", "a list, or an interval"),
        ("de", "1.5", "a version"),
        ("en", "2.1.10", "a version"),
        ("en", "500 USD", "codes stand on either side"),
        ("sv", "$500 USD", "two units"),
        ("de", "5 Mio. $", "a word"),
        ("de", "-5%", "a minus"),
        ("ja", "１，０００", "full-width digits are a choice of their own"),
        ("ar", "١2,5%", "digits of two scripts"),
        ("en", "", "nothing"),
    ],
)
def test_is_left_as_it_is(language: str, written: str, why: str) -> None:
    assert conventional(written, language) is None, why


NUMERALS = st.from_regex(r"[1-9]\d{0,2}([ ,.']\d{3}){0,3}([.,]\d{1,2})?", fullmatch=True)
WRITTEN = st.builds(
    lambda numeral, sign, gap, before: f"{sign}{gap}{numeral}" if before else f"{numeral}{gap}{sign}",
    NUMERALS,
    st.sampled_from(["", "%", "$", "€", "kr", "zł", "US$", "₹"]),
    st.sampled_from(["", " ", "\u00a0"]),
    st.booleans(),
)


@given(WRITTEN, st.sampled_from(LANGUAGES.split()))
def test_what_is_written_instead_is_right_and_worth_the_same(written: str, language: str) -> None:
    expected = conventional(written, language)
    if expected is not None:
        assert conventional(expected, language) is None
        assert expected.translate({0xA0: " ", 0x202F: " ", 0x2019: "'"}) != written.replace("\u00a0", " ")
        (before,), (after,) = read_quantities(written, language), read_quantities(expected, language)
        assert after.readings[0].value in {reading.value for reading in before.readings}
