from __future__ import annotations

import pytest

from glosslint.document import read_document
from glosslint.model import spans_of
from glosslint.separators import separator_roles, settled


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        ("de", "Es sind 1.234,5 Punkte.", {".": {"group"}, ",": {"decimal"}}),
        ("en", "There are 1,000,000 of them.", {",": {"group"}}),
        ("en", "It takes 2.5 % and 3.5 GB.", {".": {"decimal"}}),
        ("de", "Nimm 2,5 % von 1.000.000 €.", {".": {"group"}, ",": {"decimal"}}),
        ("de", "Nimm 2.5 % von 1.000.000 €.", {".": {"decimal", "group"}}),
        ("en", "It costs 1.000, or 2,000.", {}),
        ("en", "Use Python 3.12, or 2.1.10; see sections 2,3 and 4.", {}),
        ("fr", "Il y en a 1 000 000, à 12:30, le 1.5.2021.", {}),
    ],
)
def test_separators_have_the_roles_that_are_sure(
    language: str, text: str, roles: dict[str, set[str]]
) -> None:
    document = read_document("page.md", text.encode(), language)
    assert separator_roles(document) == roles


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("de", "Es sind 1.000.", {"1000", "1"}),
        ("de", "Es sind 1.000 und 5.000.000.", {"1000"}),
        # Nothing settles a number that German habits read as a thousand, though points stand elsewhere too.
        ("de", "Es sind 1.000 und 2.5 %.", {"1000", "1"}),
        ("en", "It is 1.000 of 2.5 %.", {"1"}),
        ("en", "It is 1,000 of 2,000,000.", {"1000"}),
        ("en", "It is 1,000 of 2.5 %.", {"1000", "1"}),
        # One separator in both roles: the likeliest reading stays.
        ("en", "It is 1,000 of 2,000,000 or 2,5 %.", {"1000"}),
    ],
)
def test_an_ambiguous_number_is_settled_by_the_others(language: str, text: str, left: set[str]) -> None:
    document = read_document("page.md", text.encode(), language)
    span = next(spans_of(document.root, "number"))
    written = text[span.at.start : span.at.end]
    readings = settled(span.readings, written, separator_roles(document))
    assert {reading.value for reading in readings if reading.kind == "plain"} == left
    assert readings[0] == span.readings[0]


def test_other_numbers_keep_their_readings() -> None:
    document = read_document("page.md", b"There are 1,5 and 1,234.5 of 1,000,000.", "en")
    for span in spans_of(document.root, "number"):
        written = document.text[span.at.start : span.at.end]
        assert settled(span.readings, written, separator_roles(document)) == span.readings
