from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.model import Range
from glosslint.places import Lines, Place

# Line endings, what only looks like one, and characters that are wide, combined or outside the BMP.
ALPHABET = "ab \t\r\n\ufeff\u2028\x85\x0b\x0c\x1c日é\u0301🇸🇪"
texts = st.text(alphabet=ALPHABET, max_size=60)


@pytest.mark.parametrize(
    ("text", "offset", "row", "column"),
    [
        ("", 0, 1, 1),
        ("ab", 0, 1, 1),
        ("ab", 2, 1, 3),
        ("a\nb", 1, 1, 2),
        ("a\nb", 2, 2, 1),
        ("a\n", 2, 2, 1),
        ("a\r\nb", 1, 1, 2),
        ("a\r\nb", 2, 1, 2),  # between CR and LF there is no column of its own
        ("a\r\nb", 3, 2, 1),
        ("a\rb", 2, 2, 1),
        ("a\r\r\nb", 2, 2, 1),
        ("a\n\rb", 2, 2, 1),
        ("a\n\rb", 3, 3, 1),
        ("\ta", 1, 1, 2),
        ("日本", 1, 1, 2),
        ("🇸🇪x", 2, 1, 3),
        ("e\u0301x", 2, 1, 3),
        ("\ufeffab", 0, 1, 1),
        ("\ufeffab", 1, 1, 1),
        ("\ufeffab", 2, 1, 2),
        ("a\n\ufeffb", 3, 2, 2),  # only the first character of a file is a byte order mark
        ("a\u2028b\x0cc\x85d", 6, 1, 7),
    ],
)
def test_place(text: str, offset: int, row: int, column: int) -> None:
    assert Lines(text).place(offset) == Place(row, column)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\n", ["a", ""]),
        ("\ufeffa\r\nb\rc\nd", ["a", "b", "c", "d"]),
        ("a\u2028b\n\x85\n", ["a\u2028b", "\x85", ""]),
    ],
)
def test_line(text: str, lines: list[str]) -> None:
    rows = Lines(text)
    assert [rows.line(row) for row in range(1, len(rows) + 1)] == lines


def test_an_end_at_a_lines_end_is_on_that_line() -> None:
    assert Lines("# a\n\nb").span(Range(0, 3)) == (Place(1, 1), Place(1, 4))


@pytest.mark.parametrize("offset", [-1, 4])
def test_no_place_outside_the_text(offset: int) -> None:
    with pytest.raises(IndexError, match="in a text of 3 characters"):
        Lines("abc").place(offset)


@pytest.mark.parametrize("place", [Place(0, 1), Place(3, 1), Place(1, 0), Place(1, 5), Place(2, 2)])
def test_no_offset_outside_the_text(place: Place) -> None:
    with pytest.raises(IndexError):
        Lines("abc\n").offset(place)


@given(texts)
def test_rows_are_what_stands_between_line_endings(text: str) -> None:
    rows = Lines(text)
    expected = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    assert [rows.line(row) for row in range(1, len(rows) + 1)] == expected


@given(texts)
def test_offsets_and_places_go_back_and_forth(text: str) -> None:
    rows = Lines(text)
    for row in range(1, len(rows) + 1):
        for column in range(1, len(rows.line(row)) + 2):
            assert rows.place(rows.offset(Place(row, column))) == Place(row, column)
    for offset in range(len(text) + 1):
        within_ending = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
        before_bom = offset == 0 and text.startswith("\ufeff")
        back = rows.offset(rows.place(offset))
        assert back == offset - within_ending + before_bom


@given(texts)
def test_places_keep_the_order_of_offsets(text: str) -> None:
    rows = Lines(text)
    places = [rows.place(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)


@given(texts)
def test_a_place_points_at_the_character(text: str) -> None:
    rows = Lines(text)
    for offset, character in enumerate(text):
        if character in "\r\n" or (offset == 0 and character == "\ufeff"):
            continue
        place = rows.place(offset)
        assert rows.line(place.row)[place.column - 1] == character
