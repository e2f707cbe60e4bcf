from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from glosslint.model import Finding, Range, RelatedPlace
from glosslint.places import Lines
from glosslint.reports import Report, Summary, text
from glosslint.reports.panes import _is_shown
from glosslint.reports.screen import Screen

LATIN = "# Title\n\n- one\n- two words\n\n" + "A paragraph that is longer than half a screen is. " * 5 + "\n"
TEXTS = {
    "de.md": LATIN,
    "en.md": LATIN,
    "fr.md": LATIN,
    "sv.md": LATIN,
    "ja.md": "# 見積もり\n\n- 一つ\n- 月額は５００クローナです\n\n- 👩\u200d💻 と e\u0301te\u0301\n",
    "ar.md": "# تقدير\n\n- واحد\n- السعر ٥٠٠ كرونة\n\nwords كلمة more words\n",
}


def finding(
    language: str,
    part: str,
    *related: tuple[str, str] | tuple[str, str, str],
    message: str = "a message",
    nth: int = 0,
) -> Finding:
    """A finding at the nth place of `part`, with counterparts: language, part, message."""
    places = tuple(
        RelatedPlace(f"{other}.md", other, at(other, there), said[0] if said else "")
        for other, there, *said in related
    )
    return Finding(
        "rule", "family", "warning", f"{language}.md", language, at(language, part, nth), message, "f", places
    )


def at(language: str, part: str, nth: int = 0) -> Range:
    start = [found.start() for found in re.finditer(re.escape(part), TEXTS[f"{language}.md"])][nth]
    return Range(start, start + len(part))


def shown(*findings: Finding, width: int = 100, encoding: str = "utf-8") -> list[str]:
    """The lines that are printed of findings, without the summary."""
    summary = Summary.of(findings, groups=1, files=2, languages=("en", "sv"))
    report = Report(findings, TEXTS, summary)
    return "".join(text.render(report, Screen(width=width, encoding=encoding))).split("\n")[:-3]


def under(line: str, carets: str) -> Iterator[str]:
    """What of `line` stands above each run of carets in the next line, by cells."""
    glyphs = re.findall(r"(?s).(?:[\u0300-\u036f]|\u200d.)*", line)
    edges = [0, *accumulate(map(cell_len, glyphs))]
    for run in re.finditer(r"\^+", carets):
        first, last = cell_len(carets[: run.start()]), cell_len(carets[: run.end()])
        yield "".join(
            glyph
            for glyph, start in zip(glyphs, edges, strict=False)
            if first <= start < last and glyph != "\u2069"
        )


def marked(lines: list[str]) -> list[str]:
    return [part for line, carets in pairwise(lines) if "│ " in carets for part in under(line, carets)]


@pytest.mark.parametrize("width", [100, 160])
def test_a_wide_screen_has_both_sides_beside_each_other(width: int) -> None:
    lines = shown(finding("sv", "two words", ("en", "one")), width=width)
    assert [re.sub(r" {3,}", "   ", line) for line in lines] == [
        "warning in sv: a message",
        "  sv ╭─ sv.md:4:3   en ╭─ en.md:3:3",
        "   4 │ - two words   3 │ - one",
        "   │   ^^^^^^^^^   │   ^^^",
        "   ╰─ rule",
    ]
    assert {line.index("│", 20) for line in lines[2:4]} == {width // 2 + 5}


def test_a_narrow_screen_has_one_side_above_the_other() -> None:
    assert shown(finding("sv", "two words", ("en", "one")), width=60) == [
        "warning in sv: a message",
        "  sv ╭─ sv.md:4:3",
        "   4 │ - two words",
        "     │   ^^^^^^^^^",
        "  en ├─ en.md:3:3",
        "   3 │ - one",
        "     │   ^^^",
        "     ╰─ rule",
    ]


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (finding("sv", "one"), "there is no other side"),
        (finding("sv", "paragraph " + "that is longer than half a screen", ("en", "one")), "it would be cut"),
        (finding("ar", "واحد", ("en", "one")), "what stands to its right might be carried along"),
        (finding("ar", "words", ("en", "one")), "the word after it is written from right to left"),
        (
            msgspec.structs.replace(
                finding("sv", "one", ("en", "one")), path="a/long/way/down/" * 4 + "sv.md"
            ),
            "a path in one piece can be clicked on",
        ),
    ],
)
def test_what_is_never_beside_each_other_in_a_hundred_columns(one: Finding, why: str) -> None:
    assert all(line.count("│") <= 1 for line in shown(one, width=90 if "cut" in why else 100)), why


def test_right_to_left_text_may_end_a_line() -> None:
    lines = shown(finding("sv", "one", ("ar", "٥٠٠")))
    assert lines[2].count("│") == 2
    assert lines[2].endswith("│ \u2067- السعر ٥٠٠ كرونة\u2069")  # an isolate, from the right
    assert lines[3].endswith("│ \u2067        ^^^" + "\u00a0" * 6 + "\u2069")


def test_escapes_of_right_to_left_text_are_not_reordered() -> None:
    assert any(line.count("|") == 2 for line in shown(finding("ar", "واحد", ("en", "one")), encoding="ascii"))


def test_all_counterparts_are_to_the_right() -> None:
    lines = shown(finding("sv", "two words", ("en", "one"), ("de", "two"), ("ja", "一つ", "just one")))
    assert marked(lines) == ["two words", "one", "two", "一つ"]
    assert [line[:6].strip() for line in lines[1:]] == ["sv ╭", "4 │", *"│││││││", "╰"]
    assert lines[-2].endswith("^^^^ just one")


def test_the_fourth_counterpart_is_a_place_and_its_message() -> None:
    counterparts = [(language, "one", f"as in {language}") for language in ("de", "en", "fr")]
    lines = shown(finding("sv", "one", *counterparts, ("ja", "一つ", "the last")), width=60)
    assert lines[-3:] == ["  ja ├─ ja.md:3:3", "     │ the last", "     ╰─ rule"]


@pytest.mark.parametrize("width", [60, 100, 160])
@pytest.mark.parametrize(
    ("language", "part"),
    [
        ("ja", "見積もり"),
        ("ja", "５００クローナ"),
        ("ja", "👩\u200d💻"),
        ("ja", "e\u0301te\u0301"),
        ("ar", "٥٠٠"),
        ("sv", "two words"),
    ],
)
def test_carets_stand_under_the_words_on_both_sides(language: str, part: str, width: int) -> None:
    assert marked(shown(finding(language, part, ("ja", "月額")), width=width)) == [part, "月額"]
    assert marked(shown(finding("ja", "月額", (language, part)), width=width)) == ["月額", part]


def test_a_message_that_only_quotes_what_is_marked_is_left_out() -> None:
    assert "^^^ `two`" not in shown(finding("sv", "one", ("en", "two", "`two`")), width=60)[-2]
    assert shown(finding("sv", "one", ("en", "two words", "`tw…ds`")), width=60)[-2].endswith("^")
    assert "كلمة`" not in "".join(shown(finding("sv", "one", ("ar", "كلمة", "`كلمة`")), width=60))
    assert shown(finding("sv", "one", ("en", "two", "`2`")), width=60)[-2].endswith("^^^ `2`")
    assert shown(finding("sv", "one", ("en", "two", "`two…two`")), width=60)[-2].endswith("`two…two`")


@pytest.mark.parametrize(
    ("message", "marked", "is_shown"),
    [
        ("`arp`", "`arp`", True),  # code, quoted with its own backticks
        ("`/long/…/way`", "/long/and/winding/way", True),
        ("`/way…/way`", "/way", False),  # a quotation is no longer than what it is of
        ("500 USD", "$500", False),
    ],
)
def test_what_carets_show_already(message: str, marked: str, is_shown: bool) -> None:
    assert _is_shown(message, marked) is is_shown


def test_how_far_a_range_goes() -> None:
    assert "^^^^^ to line 4" in shown(finding("sv", "- one\n- two"))[3]
    assert "to line" not in shown(finding("sv", "- one\n"))[3]  # it ends with its line


def test_what_is_said_of_a_line_from_right_to_left_is_below_its_carets() -> None:
    assert shown(finding("sv", "one", ("ar", "تقدير", "a message")), width=60)[-4:-1] == [
        "   1 │ \u2067# تقدير\u2069",
        "     │ \u2067  ^^^^^\u2069",
        "     │ a message",
    ]


def test_repetitions_are_listed_on_both_sides() -> None:
    again = [finding("sv", "o", ("en", "one")), finding("sv", "o", ("en", "two"), nth=1)]
    lines = shown(*again, width=60)
    assert lines == [
        "warning in sv: a message (2 times)",
        "  sv ╭─ sv.md:3:3",
        "   3 │ - one",
        "     │   ^",
        "     │ also at 4:5",
        "  en ├─ en.md:3:3",
        "   3 │ - one",
        "     │   ^^^",
        "     │ also at 4:3",
        "     ╰─ rule",
    ]


def test_repetitions_in_further_versions_are_beside_their_paths() -> None:
    again = [
        finding(language, "o", ("en", "one"), nth=nth) for language in ("de", "sv", "fr") for nth in (0, 1)
    ]
    assert shown(*again, width=60) == [
        "warning in de, fr and sv: a message (2 times each)",
        "  de ╭─ de.md:3:3",
        "   3 │ - one",
        "     │   ^",
        "     │ also at 4:5",
        "  fr ├─ fr.md:3:3, also at 4:5",
        "  sv ├─ sv.md:3:3, also at 4:5",
        "  en ├─ en.md:3:3",
        "   3 │ - one",
        "     │   ^^^",
        "     ╰─ rule",
    ]


def test_versions_that_say_the_same_are_named_and_listed() -> None:
    lines = shown(*(finding(language, "# Title", ("en", "two")) for language in ("de", "fr", "sv")))
    assert [re.sub(r" {3,}", "   ", line) for line in lines] == [
        "warning in de, fr and sv: a message",
        "  de ╭─ de.md:1:1   en ╭─ en.md:4:3",
        "   1 │ # Title   4 │ - two words",
        "   │ ^^^^^^^   │   ^^^",
        "  fr ├─ fr.md:1:1",
        "  sv ├─ sv.md:1:1",
        "   ╰─ rule",
    ]


def test_a_path_too_long_is_folded_after_a_slash() -> None:
    path = "content/zh-Hant/documentation/getting-started/installation.md"
    one = Finding("x", "y", "info", path, "zh-Hant", Range(0, 1), "m", "f")
    report = Report((one,), {path: "a"}, Summary.of((one,), groups=1, files=2, languages=("zh-Hant",)))
    assert "".join(text.render(report, Screen(width=40))).split("\n")[1:6] == [
        "  zh-Hant ╭─ content/zh-Hant/",
        "          │  documentation/",
        "          │  getting-started/",
        "          │  installation.md:1:1",
        "        1 │ a",
    ]


def test_versions_that_are_compared_with_each_other_have_no_other_side() -> None:
    pair = finding("de", "two", ("en", "two")), finding("en", "two", ("de", "two"))
    assert shown(*pair) == [
        "warning in de and en: a message",
        "  de ╭─ de.md:4:3",
        "   4 │ - two words",
        "     │   ^^^",
        "  en ├─ en.md:4:3",
        "     ╰─ rule",
    ]


def test_without_room_for_a_frame_there_is_none() -> None:
    path = "docs/ca/price.md"
    one = Finding("rule", "y", "info", path, "ca-ES-valencia", Range(2, 5), "m", "f")
    report = Report((one,), {path: "a bcd"}, Summary.of((one,), groups=1, files=2, languages=()))
    assert "".join(text.render(report, Screen(width=24))).split("\n")[1:6] == [
        "  ca-ES-valencia: m",
        "ca-ES-valencia docs/ca/",
        "price.md:1:3",
        "a bcd",
        "  ^^^",
    ]


places = st.tuples(st.sampled_from(sorted(TEXTS)), st.integers(0, 40), st.integers(0, 120))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    (path, at, *_), *related = [
        (path, Range(start, min(start + length, len(TEXTS[path]))))
        for path, start, length in draw(st.lists(places, min_size=1, max_size=6))
    ]
    message = draw(st.sampled_from(["a message", "見積もり `تقدير` " * 8]))
    counterparts = tuple(RelatedPlace(other, other[:2], there, message) for other, there in related)
    language = draw(st.sampled_from([path[:2], "zh-Hant", "ca-ES-valencia"]))
    return Finding("rule", "family", "info", path, language, at, message, "f", counterparts)


@given(st.lists(findings(), max_size=6), st.integers(20, 170), st.sampled_from(["utf-8", "ascii"]))
def test_every_line_fits_and_every_finding_is_shown_or_counted(
    found: list[Finding], width: int, encoding: str
) -> None:
    lines = shown(*found, width=width, encoding=encoding)
    assert max(map(cell_len, lines), default=0) <= width
    if width < 100:
        return
    # Of each finding, its path with the place, or the place after those of the same path.
    printed = Counter[tuple[str, str]]()
    path = ""
    for line in lines:
        left = line if line.count("│") + line.count("|") < 2 else line[: width // 2]
        if heading := re.search(r"(\w\w\.md):(\d+:\d+)", left):
            path = heading[1]
        printed.update((path, place) for place in re.findall(r"\d+:\d+", left))
    for one in found:
        place = Lines(TEXTS[one.path]).place(one.at.start)
        assert printed[one.path, f"{place.row}:{place.column}"] >= 1
