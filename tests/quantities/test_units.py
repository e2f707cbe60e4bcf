from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from glosslint.model import Reading
from glosslint.quantities import is_converted, is_other_unit, read_quantities, says_percent, worded
from glosslint.quantities.measures import in_words, is_measure, measures


def table() -> list[tuple[str, str, list[str]]]:
    lines = Path(__file__).with_name("units.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(language, text, units.split(" ;; ")) for language, text, units in rows]


ROWS = table()


@pytest.mark.parametrize(("language", "text", "units"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_reads_units(language: str, text: str, units: list[str]) -> None:
    found = read_quantities(text, language)
    assert len(found) == len(units)
    for quantity, unit in zip(found, units, strict=True):
        measured = [reading.unit for reading in quantity.readings if is_measure(reading.unit)]
        first = quantity.readings[0]
        if unit == "-":
            assert not measured
        elif unit.startswith("? "):
            assert not first.unit
            assert unit.removeprefix("? ") in measured
        else:
            assert first.unit
            assert unit in measured
            # The other language may write the unit in a word that nobody knows.
            assert any(reading.kind == "plain" for reading in quantity.readings)


def test_table_is_broad() -> None:
    assert len(ROWS) >= 80
    assert len({language.split("-")[0] for language, _, _ in ROWS}) >= 25


def readings(text: str, language: str) -> tuple[Reading, ...]:
    (found,) = read_quantities(text, language)
    return found.readings


@pytest.mark.parametrize(
    ("language", "text", "other_language", "other_text", "other"),
    [
        ("en", "$500", "de", "500 €", True),
        ("en", "10 MB", "fr", "10 Go", True),
        ("en", "3 days", "sv", "3 veckor", True),
        ("en", "5 %", "en", "5 km", True),
        ("en", "$500", "de", "600 €", False),
        ("en", "$500", "fr-CA", "500 $", False),
        ("en", "CA$500", "fr-CA", "500 $", False),
        ("en", "500 kr", "sv", "500 SEK", False),
        ("en", "100 pounds", "de", "100 £", False),
        ("en", "5 tons", "de", "5 Tonnen", False),
        ("en", "3 days", "ja", "3日間", False),
        ("en", "3 minutes", "ja", "3日", False),
        ("en", "3 hours", "en", "3 m", False),
        ("en", "10 MB/s", "en", "10 MB", False),
        ("en", "10 km/hour", "fr", "10 km/h", False),
        ("en", "10 Mb", "en", "10 MB", False),
        ("en", "500", "en", "$500", False),
        ("en", "19:52 UTC", "en", "19:52 CET", False),
    ],
)
def test_units_are_others(
    language: str, text: str, other_language: str, other_text: str, other: bool
) -> None:
    one, two = readings(text, language), readings(other_text, other_language)
    assert is_other_unit(one, two) is is_other_unit(two, one) is other


@pytest.mark.parametrize(
    ("text", "other_text", "converted"),
    [
        ("$500", "460 €", True),
        ("5 miles", "8 km", True),
        ("100 °F", "38 °C", True),
        ("$500", "500 €", False),
        ("$500", "$460", False),
        ("$500", "460", False),
        ("$500", "460 km", False),
        ("$500", "4,600,000 €", False),
        ("50 %", "5 permille", False),
    ],
)
def test_amounts_are_converted(text: str, other_text: str, converted: bool) -> None:
    one, two = readings(text, "en"), readings(other_text, "en")
    assert is_converted(one, two) is is_converted(two, one) is converted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5 per cent"),
        ("en", "Share in %"),
        ("de", "5 Prozentpunkte"),
        ("sv", "fem procents ränta"),
        ("fr", "cinq pour cent"),
        ("es", "el 5 por ciento"),
        ("pt", "5 por cento"),
        ("it", "il 5 per cento"),
        ("ru", "пять процентами"),
        ("uk", "п'ять відсотками"),
        ("pl", "pięcioma procentami"),
        ("fi", "viiden prosentin"),
        ("tr", "yüzde beş"),
        ("ar", "خمسة في المائة"),
        ("fa", "پنج درصد"),
        ("hi", "पाँच प्रतिशत"),
        ("ja", "5パーセント"),
        ("ja", "99パーセンタイル"),
        ("de", "das 99. Perzentil"),
        ("ko", "5퍼센트"),
        ("zh", "百分之五"),
        ("vi", "năm phần trăm"),
        ("sw", "asilimia tano"),
    ],
)
def test_percent_is_said(language: str, text: str) -> None:
    assert says_percent(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "five cents"),
        ("ru", "пять процессов"),
        ("sv", "processen"),
        ("de", "der Prozess"),
        ("en", "the address /a%20b"),
        ("zz", "no such language"),
    ],
)
def test_percent_is_not_said(language: str, text: str) -> None:
    assert not says_percent(text, language)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("1", "day", "1 day"),
        ("30", "minute", "30 minutes"),
        ("5", "gigabyte-per-second", "5 gigabytes per second"),
        ("50", "kilometer-per-hour", "50 kilometers per hour"),
        ("20", "celsius", "20 degrees Celsius"),
        ("4", "gibibyte", "4 gibibytes"),
    ],
)
def test_units_are_worded(value: str, unit: str, words: str) -> None:
    assert in_words(value, unit) == words
    assert worded(Reading("measure", value, unit)) == words


def test_other_units_are_worded_by_their_codes() -> None:
    assert worded(Reading("amount", "500", "USD")) == "500 USD"
    assert worded(Reading("percentage", "5", "%")) == "5 %"


def test_money_does_not_measure() -> None:
    assert not any(map(is_measure, ("USD", "$", "kr", "£", "%", "permille", "")))


def test_names_of_units_are_looked_for_where_a_number_is_only() -> None:
    script = (
        "from glosslint.quantities import read_quantities as read;"
        "from glosslint.quantities.measures import measures;"
        "read('a day', 'de'); assert measures.cache_info().currsize == 0;"
        "read('1 Tag', 'de'); assert measures.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("language", ["", "xx", "tlh-Latn"])
def test_unknown_languages_have_the_signs(language: str) -> None:
    assert {unit.text for units in measures(language).after.values() for unit in units} >= {"km", "GB", "°C"}
