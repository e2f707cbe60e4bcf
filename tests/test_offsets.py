from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.model import Edit, Range
from glosslint.offsets import OffsetMap


def applied(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.at.start] + edit.content + text[edit.at.end :]
    return text


@pytest.mark.parametrize(
    ("edits", "pairs"),
    [
        ([], [(0, 0), (5, 5)]),
        # insertion: what stands behind it leads back unshifted
        ([Edit(Range(2, 2), "xy")], [(0, 0), (1, 1), (2, 2), (3, 2), (4, 2), (5, 3)]),
        # deletion: the point where it was leads before it
        ([Edit(Range(2, 4), "")], [(1, 1), (2, 2), (3, 5)]),
        # shorter, longer and equal replacements
        ([Edit(Range(1, 4), "x")], [(0, 0), (1, 1), (2, 4), (3, 5)]),
        ([Edit(Range(1, 2), "xyz")], [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3)]),
        ([Edit(Range(1, 2), "x")], [(1, 1), (2, 2)]),
        # several
        ([Edit(Range(0, 1), ""), Edit(Range(3, 3), "x")], [(0, 0), (1, 2), (2, 3), (3, 3), (4, 4)]),
    ],
)
def test_before(edits: list[Edit], pairs: list[tuple[int, int]]) -> None:
    offsets = OffsetMap(edits)
    assert [(after, offsets.before(after)) for after, _ in pairs] == pairs


@given(
    text=st.text("abcdefgh", min_size=1, max_size=20),
    cuts=st.lists(st.integers(0, 20), max_size=8),
    contents=st.lists(st.text("XY", max_size=3), min_size=4, max_size=4),
)
def test_what_no_edit_touched_leads_back_to_itself(text: str, cuts: list[int], contents: list[str]) -> None:
    places = sorted(min(cut, len(text)) for cut in cuts)
    edits = [
        Edit(Range(start, end), content)
        for start, end, content in zip(places[::2], places[1::2], contents, strict=False)
    ]
    edited = applied(text, edits)
    offsets = OffsetMap(edits)
    previous = 0
    for offset, char in enumerate(edited):
        before = offsets.before(offset)
        assert previous <= before <= len(text)
        previous = before
        if char not in "XY" and not any(not edit.content and edit.at.start == before for edit in edits):
            assert text[before] == char
