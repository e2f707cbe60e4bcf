from __future__ import annotations

import pytest

from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, load_rules, page_of, select_rules
from glosslint.model import Group
from glosslint.site import merge_facts

RULES = select_rules(load_rules(), ("unit-mismatch",))


def found(english: str, other: str, language: str) -> list[str]:
    """What stands where a unit of `other` is reported, English being the source."""
    documents = (
        read_document("en.md", english.encode(), "en"),
        read_document(f"{language}.md", other.encode(), language),
    )
    group = Group("page", documents, "en")
    findings = findings_of(page_of(group), Plan(RULES, source="en"), merge_facts(()))
    return [other[finding.at.start : finding.at.end] for finding in findings]


@pytest.mark.parametrize(
    ("english", "language", "other", "places"),
    [
        ("It costs $500 and £90.", "de", "Es kostet 500 € und 90 £.", ["500 €"]),
        ("It costs $500 and €90.", "de", "Es kostet 500 € und 90 $.", ["500 €", "90 $"]),
        ("Wait 30 minutes.", "es", "Espere 30 segundos.", ["30 segundos"]),
        ("Rates of 5%, 7% and 9%.", "fr", "Des taux de 5, de 7 % et de 9 %.", []),
        ("Rates of 5% and then, later, 7%.", "fr", "Des taux de 5 et puis, plus tard, 7 %.", ["5"]),
        ("First 10%, 25%, and so on.", "pt", "Depois 10, 25% e assim por diante.", ["10"]),
        ("Only 40% agree.", "fr", "Seulement 40 € sont d'accord.", ["40 €"]),
        ("Only 40 agree.", "fr", "Seulement 40 % sont d'accord.", ["40 %"]),
    ],
)
def test_another_unit_is_found(english: str, language: str, other: str, places: list[str]) -> None:
    assert found(english, other, language) == places


@pytest.mark.parametrize(
    ("english", "language", "other", "why"),
    [
        ("It costs $500.", "de", "Es kostet 500.", "a currency may be said elsewhere"),
        ("It takes 3 days.", "hu", "3 nap múlva, 3 napon át.", "the value is said once more"),
        ("Only 5% agree.", "de", "Nur 5 Prozentpunkte.", "the word says it"),
        ("Only 5% agree.", "zh", "只有百分之5同意。", "the word says it before the number"),
        ("From 5% to 10%.", "sv", "Från 5 till 10 %.", "a range has its sign at its end"),
        ("From 5% to 10%.", "tr", "%5 ila 10.", "or at its beginning"),
        ("At 1%, 2%, and 3 %.", "it", "All'1, 2 e 3 %.", "so has a list"),
        ("Like 20, 30% of it.", "ja", "その20〜30%です。", "its sign stands at the other end only"),
        ("Some 5 to 7 %.", "de", "Etwa 5 % bis 7 %.", "the other way round, too"),
        ("The 99% latency.", "ja", "99パーセンタイルのレイテンシー。", "a percentile is one"),
        ("It costs $500.", "de", "Es kostet 460 €.", "converted, which is another number"),
        ("At 10 MB/s.", "fr", "À 10 Mo.", "per second is said in many ways"),
        ("Within 3 minutes.", "ja", "3分以内。", "a single character may be anything"),
    ],
)
def test_nobody_is_told_another_unit(english: str, language: str, other: str, why: str) -> None:
    assert found(english, other, language) == [], why
