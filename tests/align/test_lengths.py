from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glosslint.align.lengths import OTHER_LENGTH, SAME_LENGTH, length_score

LENGTHS = st.floats(0, 100_000)


@given(LENGTHS, LENGTHS)
def test_the_score_is_bounded_and_the_same_both_ways(one: float, other: float) -> None:
    assert OTHER_LENGTH <= length_score(one, other) == length_score(other, one) <= SAME_LENGTH


def test_a_few_letters_matter_less_in_a_long_text() -> None:
    assert length_score(300, 300) == SAME_LENGTH
    assert length_score(300, 320) > length_score(30, 50)
    assert length_score(30, 3000) == OTHER_LENGTH
