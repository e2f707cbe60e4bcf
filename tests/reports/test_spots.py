from __future__ import annotations

import pytest

from glosslint.model import Finding, Range, RelatedPlace
from glosslint.reports import Report, Sources, Summary
from glosslint.reports.folds import Fold, folds
from glosslint.reports.spots import SHOWN_IN_FULL, counterpart_spots, own_spots

TEXT = "one\ntwo\n\nfour\n"
PATHS = ("de.md", "en.md", "sv.md")


def finding(language: str, at: Range, *related: tuple[str, Range]) -> Finding:
    places = tuple(RelatedPlace(f"{other}.md", other, there, f"as in {other}") for other, there in related)
    return Finding("rule", "family", "error", f"{language}.md", language, at, "message", "f", places)


def of(*findings: Finding) -> tuple[Fold, Sources]:
    (fold,) = folds(findings)
    summary = Summary.of(findings, groups=1, files=3, languages=())
    return fold, Sources(Report(findings, dict.fromkeys(PATHS, TEXT), summary))


@pytest.mark.parametrize(
    ("at", "marked", "last_row", "why"),
    [
        (Range(0, 3), "one", 1, "a line"),
        (Range(1, 2), "n", 1, "a part of it"),
        (Range(0, 4), "one", 1, "a line with its ending is that line"),
        (Range(1, 6), "ne", 2, "from the middle of a line into the next"),
        (Range(0, 8), "one", 2, "two lines with their endings"),
        (Range(8, 8), "", 3, "a place on an empty line"),
        (Range(14, 14), "", 5, "the end of the file"),
    ],
)
def test_what_is_marked(at: Range, marked: str, last_row: int, why: str) -> None:
    fold, sources = of(finding("sv", at))
    (spot,) = own_spots(fold, sources, "bold")
    assert spot.line is not None
    assert (spot.line[spot.marked], spot.last_row) == (marked, last_row), why


def test_the_lines_of_the_first_version_speak_for_all() -> None:
    there = ("en", Range(0, 3))
    fold, sources = of(finding("de", Range(0, 3), there), finding("sv", Range(4, 7), there))
    assert [(spot.language, spot.line) for spot in own_spots(fold, sources, "")] == [
        ("de", "one"),
        ("sv", None),
    ]


def test_repetitions_are_the_places_after_the_first_each_once() -> None:
    there = ("en", Range(0, 3))
    fold, sources = of(*(finding("sv", Range(start, start + 3), there) for start in (0, 4, 9)))
    (own,) = own_spots(fold, sources, "")
    assert [(place.row, place.column) for place in own.repetitions] == [(2, 1), (4, 1)]
    (counterpart,) = counterpart_spots(fold, sources, "")
    assert counterpart.repetitions == ()  # they are all compared with one place
    assert counterpart.message == "as in en"


def test_many_counterparts_are_not_all_shown_in_full() -> None:
    places = [("en", Range(start, start + 1)) for start in range(SHOWN_IN_FULL + 2)]
    fold, sources = of(finding("sv", Range(0, 1), *places))
    spots = counterpart_spots(fold, sources, "")
    assert [spot.line is not None for spot in spots] == [True] * SHOWN_IN_FULL + [False] * 2


def test_a_counterpart_that_is_found_itself_is_none() -> None:
    fold, sources = of(
        finding("de", Range(0, 3), ("sv", Range(0, 3))), finding("sv", Range(0, 3), ("de", Range(0, 3)))
    )
    assert counterpart_spots(fold, sources, "") == []


def test_a_counterpart_of_which_only_some_places_are_found_is_shown() -> None:
    pair = [finding("sv", at, ("sv", Range(4, 7))) for at in (Range(0, 3), Range(4, 7))]
    fold, sources = of(finding("sv", Range(0, 3), ("sv", Range(8, 8))), pair[1])
    assert len(counterpart_spots(fold, sources, "")) == 1


def test_a_file_without_text_has_no_line() -> None:
    one = finding("sv", Range(0, 0))
    (fold,) = folds([one])
    sources = Sources(Report((one,), {}, Summary.of([one], groups=1, files=2, languages=())))
    assert own_spots(fold, sources, "")[0].line is None
