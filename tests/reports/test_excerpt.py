from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from glosslint.reports.excerpt import _NARROW, excerpt
from glosslint.reports.screen import Screen

PIECES = [
    "a",
    "word ",
    " ",
    "\t",
    "日",
    "本語",
    "é",
    "e\u0301",
    "👩\u200d💻",
    "❤️",
    "🇸🇪",
    "ع",
    "עברית ",
    "\u0301",
    "\x1b[0m",
    "\u202e",
    "\u200d",
    "\ufeff",
]


def shown(line: str, part: str, width: int, encoding: str = "utf-8") -> str:
    start = line.index(part)
    cut = excerpt(line, start, start + len(part), width, Screen(encoding=encoding), "bold")
    return f"{cut.text.plain}\n{cut.carets.plain}"


@pytest.mark.parametrize(
    ("line", "part", "width", "expected"),
    [
        ("a bc d", "bc", 20, "a bc d\n  ^^"),
        ("日本語 a 語", "a", 20, "日本語 a 語\n       ^"),
        ("日本語 a 語", "語", 20, "日本語 a 語\n    ^^"),
        ("５００円", "００", 20, "５００円\n  ^^^^"),
        ("e\u0301te\u0301 x", "x", 20, "e\u0301te\u0301 x\n    ^"),
        ("e\u0301te\u0301 x", "\u0301", 20, "e\u0301te\u0301 x\n^"),  # a mark alone: under its letter
        ("👩\u200d💻 x", "👩\u200d💻", 20, "👩\u200d💻 x\n^^"),
        ("👩\u200d💻 x", "💻", 20, "👩\u200d💻 x\n^^"),  # a part of an emoji: under the whole
        ("\ta\tb", "a", 20, "    a   b\n    ^"),
        ("\ta\tb", "b", 20, "    a   b\n        ^"),
        ("日\tb", "\t", 20, "日  b\n  ^^"),
        ("a\x1bb", "\x1b", 20, "a\\x1bb\n ^^^^"),
        ("a\x1bb", "b", 20, "a\\x1bb\n     ^"),
        ("\u0301x", "x", 20, "◌\u0301x\n ^"),  # a mark without a base must not climb onto the frame
        ("", "", 20, "\n^"),
        ("one two three four five", "three", 16, "…two three four…\n     ^^^^^"),
        ("one two three four five", "one", 16, "one two three…\n^^^"),
        ("one two three four five", "five", 16, "…hree four five\n           ^^^^"),
        ("one two three four five", "two three four five", 16, "…two three four…\n ^^^^^^^^^^^^^^"),
        (
            "one two three four five six seven",
            "seven",
            30,
            "…three four five six seven\n                     ^^^^^",
        ),
        ("one two three four five six seven", "one two", 30, "one two three four five six…\n^^^^^^^"),
        ("一二三四五六七八九十", "五", 10, "…四五六七…\n   ^^"),
    ],
)
def test_excerpt(line: str, part: str, width: int, expected: str) -> None:
    assert shown(line, part, width) == expected


@pytest.mark.parametrize(
    ("line", "part", "expected"),
    [
        (
            "- five is one too many for an item",
            "- five is one too many for an item",
            "- five is one to…\n^^^…",
        ),
        (
            "- five is one too many for an item",
            "five is one too many for an item",
            "- five is one to…\n  ^^^…",
        ),
        ("> 10) five is one too many", "five is one too many", "> 10) five is on…\n      ^^^…"),
        ("> ### five", "### five", "> ### five\n  ^^^^^^^^"),  # short, and all in sight
    ],
)
def test_a_mark_under_all_of_a_long_line_shows_where_it_begins(line: str, part: str, expected: str) -> None:
    assert shown(line, part, 18) == expected


def test_a_mark_under_all_of_a_long_line_changes_no_colour() -> None:
    line = "word " * 12
    assert [str(span.style) for span in excerpt(line, 0, 59, 80, Screen(), "bold red").text.spans] == []


@pytest.mark.parametrize(
    ("start", "end", "is_cut"),
    [
        (0, 8, False),  # fits
        (0, 99, False),  # all of the line: where it begins is enough
        (8, 60, True),
        (70, 99, True),
    ],
)
def test_a_mark_is_cut_where_a_part_of_it_is_out_of_sight(start: int, end: int, is_cut: bool) -> None:
    assert excerpt("[t](/a) " * 12 + "xyz", start, end, 20, Screen(), "bold").is_cut is is_cut


def test_a_caret_after_the_last_character() -> None:
    cut = excerpt("abc", 3, 3, 20, Screen(), "bold")
    assert (cut.text.plain, cut.carets.plain) == ("abc", "   ^")
    cut = excerpt("one two three four", 18, 18, 12, Screen(), "bold")
    assert (cut.text.plain, cut.carets.plain) == ("…hree four", "          ^")


def test_what_is_taken_for_narrow_has_one_cell_each() -> None:
    narrow = [chr(code) for code in range(0x3000) if _NARROW.fullmatch(chr(code))]
    assert len(narrow) > 1000
    assert {cell_len(character) for character in narrow} == {1}


def test_without_unicode() -> None:
    assert shown("låt ö vara", "ö", 30, "ascii") == "l\\xe5t \\xf6 vara\n       ^^^^"
    assert shown("one two three four five", "three", 18, "ascii") == "...wo three fou...\n      ^^^^^"


def test_right_to_left_text_is_isolated_and_its_carets_turn_with_it() -> None:
    text, carets = shown("ab שלום עולם", "שלום", 20).split("\n")
    assert text == "\u2067ab שלום עולם\u2069"
    assert carets == "\u2067   ^^^^\u00a0\u00a0\u00a0\u00a0\u00a0\u2069"
    assert cell_len(text) == cell_len(carets)


def test_a_word_from_right_to_left_in_other_text_is_isolated_from_the_left() -> None:
    assert shown("the word שלום is here", "is", 40) == "\u2066the word שלום is here\u2069\n              ^^"


def test_what_is_marked_and_what_is_escaped_have_styles_of_their_own() -> None:
    cut = excerpt("a \x1bb c", 2, 4, 20, Screen(), "bold red")
    styles = {cut.text.plain[span.start : span.end]: span.style for span in cut.text.spans}
    assert styles == {r"\x1b": "bold red dim", "b": "bold red"}


def test_a_line_as_long_as_a_book_costs_no_more_than_what_is_seen_of_it() -> None:
    line = "日本 " * 3_000_000
    cut = excerpt(line, 6_000_000, 6_000_002, 60, Screen(), "bold")
    assert "^^^^" in cut.carets.plain
    assert cut.text.cell_len <= 60


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.data(), st.integers(16, 60))
def test_both_lines_fit_and_the_first_caret_is_under_the_first_character(
    line: str, data: st.DataObject, width: int
) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    cut = excerpt(line, start, end, width, Screen(), "bold red")
    assert cut.text.cell_len <= width
    assert cut.carets.cell_len <= width
    assert re.fullmatch("\u2067? *\\^+…?\u00a0*\u2069?", cut.carets.plain)
    if "…" in cut.carets.plain:  # under all of a line, of which something is out of sight
        assert "…" in cut.text.plain
        assert not re.search(r"[^\s>]", line[:start])
        assert not line[end:].strip()
        return
    marked = [span for span in cut.text.spans if "red" in str(span.style)]
    if marked:  # carets are exactly as wide as what is marked, and under it
        first, last = marked[0].start, marked[-1].end
        assert cell_len(cut.text.plain[first:last]) == cut.carets.plain.count("^")
        assert cell_len(cut.text.plain[:first]) == cell_len(cut.carets.plain.split("^")[0])
    else:
        assert cut.carets.plain.count("^") == 1
    assert marked or start == end or start == len(line)
