from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glosslint.wording import counted, listed, quoted


def test_content_is_quoted_on_one_line() -> None:
    assert quoted("front\n  office") == "`front office`"


def test_long_content_keeps_both_ends() -> None:
    assert quoted("a" * 40 + " " + "b" * 40) == f"`{'a' * 24}…{'b' * 23}`"


@given(st.text())
def test_a_quotation_is_short(text: str) -> None:
    assert len(quoted(text)) <= 50
    assert "\n" not in quoted(text)


def test_lists_of_languages() -> None:
    assert [listed(["de", "fr", "it", "sv", "pl", "ru"][:count]) for count in (1, 2, 3, 5, 6)] == [
        "de",
        "de and fr",
        "de, fr and it",
        "de, fr, it, sv and pl",
        "de, fr, it, sv and 2 others",
    ]


def test_counts() -> None:
    assert [counted(1, "item"), counted(2, "item"), counted(0, "entry", "entries")] == [
        "1 item",
        "2 items",
        "0 entries",
    ]
