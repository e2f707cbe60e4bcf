from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.quantities import read_quantities
from glosslint.slips import slip


def slip_of(written: str, expected: str, language: str = "en") -> str:
    here, there = (read_quantities(text, language)[0] for text in (written, expected))
    return slip(written, here.readings[0], there.readings[0])


@pytest.mark.parametrize(
    ("written", "expected", "what"),
    [
        ("5000", "500", "with a zero too many"),
        ("50", "500", "with a zero too few"),
        ("50000", "500", "with two zeros too many"),
        ("100 %", "10 %", "with a zero too many"),
        ("0.05", "0.5", "with a zero too many"),
        ("19887", "1987", "with a digit doubled"),
        ("1005", "105", "with a zero doubled"),
        ("1043", "104", "with a digit too many"),
        ("1047", "147", "with a zero too many"),
        ("197", "1987", "with a digit lost"),
        ("147", "1047", "with a zero lost"),
        ("1978", "1987", "with two digits swapped"),
        ("7198", "1798", "with two digits swapped"),
        ("12,345", "1,234.5", "with its separator misread"),
        ("1.5 GB", "15 GB", "with its separator misread"),
        ("125", "1.25", "with its separator lost"),
        ("10 billion", "10 million", "with its scale mistaken"),
        ("$10 million", "$10", "with its scale mistaken"),
        ("5", "-5", "with its sign lost"),
        ("2021-05-01", "2021-01-05", "with day and month swapped"),
    ],
)
def test_a_slip_is_named(written: str, expected: str, what: str) -> None:
    assert slip_of(written, expected) == what


@pytest.mark.parametrize(
    ("written", "expected", "language", "what"),
    [
        ("1.000", "1000", "en", "with its separator misread"),
        ("10億円", "10万円", "ja", "with its scale mistaken"),
        ("1,000万ドル", "1,000ドル", "ja", "with its scale mistaken"),
    ],
)
def test_slips_in_other_languages(written: str, expected: str, language: str, what: str) -> None:
    assert slip_of(written, expected, language) == what


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1986", "1987"),  # another digit is no slip of a known kind
        ("600", "500"),
        ("4", "14"),  # one digit is like too many of two
        ("20", "19"),
        ("1798", "1987"),  # three digits differ
        ("v2.1", "v1.2"),  # versions are not misspelt but old
        ("2021-01-05", "2021-01-06"),
    ],
)
def test_what_is_no_slip(written: str, expected: str) -> None:
    assert slip_of(written, expected) == ""


@given(st.integers(10, 10**9), st.integers(10, 10**9))
def test_a_slip_can_be_told_from_both_sides(one: int, other: int) -> None:
    assert bool(slip_of(str(one), str(other))) == bool(slip_of(str(other), str(one)))
