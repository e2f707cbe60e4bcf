from __future__ import annotations

import pytest

from glosslint.alphabet import is_sorted


@pytest.mark.parametrize(
    "texts",
    [
        ["Account", "bank", "Cash", "Debt"],
        ["Ananas", "Äpfel", "Birnen", "Zimt"],  # accents are not letters of their own everywhere
        ["1) a", "`b`", "[c](/z)", "- d"],  # marks are not sorted by
        ["a", "b", "c", "d", "ö", "o", "p", "q"],  # nor do two collations agree on all
    ],
)
def test_sorted(texts: list[str]) -> None:
    assert is_sorted(texts)


@pytest.mark.parametrize("texts", [["b", "a", "c", "d"], ["a", "b", "c"], []])
def test_not_sorted_or_too_few_to_tell(texts: list[str]) -> None:
    assert not is_sorted(texts)
