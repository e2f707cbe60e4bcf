"""What versions differ in, feature by feature."""

from __future__ import annotations

import pytest
from votes import rows_of

from glosslint.features import disagreements


def differing(**texts: str) -> list[tuple[str, dict[str, str]]]:
    """By feature, what each value is and who holds it, over all rows of a page."""
    return [
        (name, {ballot.value: " ".join(ballot.languages) for ballot in vote.ballots})
        for row in rows_of(**texts)
        for name, vote in disagreements(row)
    ]


def test_versions_that_line_up_differ_in_nothing() -> None:
    assert differing(de="# A\n\nEs kostet [5 €](/p).\n", en="# B\n\nIt costs [5 €](/p).\n") == []


@pytest.mark.parametrize(
    ("german", "english", "french", "expected"),
    [
        ("## A", "# B", "## C", ("level", {"level 2": "de fr", "level 1": "en"})),
        ("# A {#a-b}", "# B {#c}", "# C {#a-b}", ("id", {"`a-b`": "de fr", "`c`": "en"})),
        (
            "- a\n- b",
            "1. a\n2. b",
            "- a\n- b",
            ("kind", {"bulleted list": "de fr", "list numbered from 1": "en"}),
        ),
        (
            "- a\n- b\n- [c](/c)",
            "- a\n- b",
            "- a\n- b\n- [c](/c)",
            ("length", {"3 items": "de fr", "2 items": "en"}),
        ),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "| a |\n|---|\n| 1 |",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            ("length", {"2 rows of 2 columns": "de fr", "2 rows of 1 column": "en"}),
        ),
        (
            "Das [ist](/a) es.",
            "That [is](/b) it.",
            "C'est [ça](/a).",
            ("link", {"`/a`": "de fr", "`/b`": "en"}),
        ),
        ("Das `x` da.", "That `y` there.", "Ce `x` là.", ("code", {"`x`": "de fr", "`y`": "en"})),
        ("Für 500 da.", "For 600 there.", "Pour 500 là.", ("number", {"500": "de fr", "600": "en"})),
    ],
)
def test_a_feature(german: str, english: str, french: str, expected: tuple[str, dict[str, str]]) -> None:
    assert expected in differing(de=german, en=english, fr=french)


def test_presence() -> None:
    page = "# A\n\n## B\n\nText [x](/x).\n\nMehr [y](/y) davon.\n"
    short = page[: page.index("Mehr")]
    assert differing(de=page, en=page.replace("Text", "Word"), fr=short) == [
        ("presence", {"has it": "de en", "lacks it": "fr"})
    ]


def test_what_differs_in_several_versions_is_one_vote() -> None:
    texts = {"de": "Von 10 bis 20.", "en": "From 10 to 21.", "fr": "De 11 à 20.", "it": "Da 10 a 20."}
    ((name, ballots),) = differing(**texts, sv="Från 10 till 20.")
    assert name == "number"
    assert sorted(ballots.values()) == ["de it sv", "en", "fr"]


def test_numbers_that_share_a_reading_do_not_differ() -> None:
    assert differing(de="Für 1.000 da.", en="For 1000 there.") == []


def test_links_to_ones_own_language_do_not_differ() -> None:
    assert differing(de="[Da](/de/docs/) ist es.", sv="[Där](/sv/docs/) är det.") == []


def test_what_nobody_decides_is_one_vote() -> None:
    ((name, ballots),) = differing(de="Für 500 da.", en="For 600 there.", fr="Pour 700 là.")
    assert (name, ballots) == ("number", {"500": "de", "600": "en", "700": "fr"})
