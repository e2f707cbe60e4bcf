from __future__ import annotations

import pytest

from glosslint.quantities.locales import habits, suffixes


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
