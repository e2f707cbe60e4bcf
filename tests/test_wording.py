from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glosslint.wording import contrasted, counted, is_slip, listed, near_equal, quoted


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


def test_a_difference_shows_however_long_the_texts_are() -> None:
    same = "https://example.org/" + "a" * 60
    assert contrasted(f"{same}/one", f"{same}/two") == ("`…aaaaaaaaa/one`", "`…aaaaaaaaa/two`")
    assert contrasted("/rent", "/lease") == ("`/rent`", "`/lease`")


@given(st.text(), st.text())
def test_quotations_in_contrast_are_short(one: str, other: str) -> None:
    assert all(len(text) <= 52 for text in contrasted(one, other))


def test_slips() -> None:
    assert is_slip("/frontofice", "/frontoffice")
    assert is_slip("/frontofifce", "/frontoffice")
    assert is_slip("/CPA", "/cpa")
    assert not is_slip("/rent", "/lease")
    assert not is_slip("/a", "/b")


def test_an_edited_text_is_near_equal_and_another_is_not() -> None:
    assert near_equal("The sea is deep and full of fish.", "The sea is deep, and full of fishes.")
    assert not near_equal("The sea is deep and full of fish.", "Havet är djupt och fullt av fiskar.")
