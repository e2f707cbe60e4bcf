from __future__ import annotations

import pytest

from glosslint.document import read_document
from glosslint.number_formats import unconventional


def found(text: str, language: str) -> list[tuple[str, str]]:
    document = read_document("page.md", text.encode(), language)
    return [(one.written, one.expected.replace("\u00a0", "_")) for one in unconventional(document)]


@pytest.mark.parametrize(
    ("language", "text", "formats"),
    [
        ("sv", "Det kostar $ 1.000, eller 12,5% av det.", [("$ 1.000", "1_000_$"), ("12,5%", "12,5_%")]),
        ("fa", "۱۲۰ نفر، ۳۵۰ نفر، ۹۰۰ نفر، 12500 نفر", [("12500", "۱۲۵۰۰")]),
        ("ar", "١٢٠ و ٣٥٠ و ٩٠٠ و 12500", [("12500", "١٢٥٠٠")]),
    ],
)
def test_numbers_are_written_otherwise(language: str, text: str, formats: list[tuple[str, str]]) -> None:
    assert found(text, language) == formats


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("de", "Von 5%–10% oder $5-10.", "ends of a range share their sign"),
        ("de", "Nur **5**% davon.", "markup cuts it in two"),
        ("de", "Siehe https://a.example/1,000.5/b.", "an address"),
        ("de", "Am 1.5.2021 um 19.30 Uhr, Version 1.5.", "a date, a time, a version"),
        ("fa", "۱۲۰ نفر، ۳۵۰ نفر، ۹۰۰ نفر در 2021", "a year"),
        ("fa", "120 نفر، 350 نفر، ۹۰۰ نفر", "the page writes Western digits"),
        ("de", "Code `1,000.5` bleibt.", "code"),
    ],
)
def test_numbers_are_left_as_they_are(language: str, text: str, why: str) -> None:
    assert found(text, language) == [], why
