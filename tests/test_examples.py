from __future__ import annotations

import dataclasses

import pytest

from glosslint.catalogue import Rule
from glosslint.examples import Example, ExampleError, Mark, examples_of
from glosslint.model import Edit, Finding, Fix, Range, RelatedPlace

DOCS = """\
It finds some.

It hurts.

Reported, because a target
differs:

    source = "en"
    near = 3

    en | See [sales](/frontoffice).
                     ~~~~~~~~~~~~
    it | 見よ [vendite](/frontofice).
                        ^^^^^^^^^^^ `/frontofice`,
                        `/frontoffice` in en
       | # end
         ↑ nothing stands here
       + # The end

Silent, because nothing is wrong here:

    sv | a␉b
       |
       | c

Other text:

    not an example
"""


def rule(docs: str = DOCS) -> Rule:
    return Rule("link-mismatch", "links", "warning", True, "all", (), docs, lambda _: iter(()))


def finding(
    at: Range, message: str, related: tuple[RelatedPlace, ...] = (), fix: Fix | None = None
) -> Finding:
    return Finding("link-mismatch", "links", "warning", "it", "it", at, message, "", related, fix)


@pytest.fixture
def reported() -> Example:
    return examples_of(rule())[0]


def findings(column: int = 13, fix: str = "The ") -> list[Finding]:
    message = "`/frontofice`, `/frontoffice` in en"
    place = RelatedPlace("en", "en", Range(12, 24), "")
    return [
        finding(Range(column, column + 11), message, (place,)),
        finding(Range(27, 27), "nothing stands here", (), Fix("safe", "", (Edit(Range(29, 29), fix),))),
    ]


def test_an_example_is_read(reported: Example) -> None:
    assert reported.reported
    assert reported.reason == "Reported, because a target differs:"
    assert reported.source == "en"
    assert reported.options == {"near": 3}
    assert reported.files == {
        "en": "See [sales](/frontoffice).\n",
        "it": "見よ [vendite](/frontofice).\n# end\n",
    }
    assert reported.fixed["it"] == "見よ [vendite](/frontofice).\n# The end\n"
    assert reported.marks == (
        Mark("en", Range(12, 24), True, ""),
        Mark("it", Range(13, 24), False, "`/frontofice`, `/frontoffice` in en"),
        Mark("it", Range(27, 27), False, "nothing stands here"),
    )


def test_stand_ins_and_empty_lines() -> None:
    silent = examples_of(rule())[1]
    assert not silent.reported
    assert silent.files == {"sv": "a\tb\n\nc\n"}


def test_what_is_wanted_and_what_is_there_are_equal_texts(reported: Example) -> None:
    assert reported.actual(findings()) == reported.expected()


@pytest.mark.parametrize("change", ["column", "message", "fix", "missing", "extra", "related"])
def test_any_difference_shows(reported: Example, change: str) -> None:
    there = findings()
    match change:
        case "column":
            there = findings(column=14)
        case "message":
            there[0] = finding(there[0].at, "other", there[0].related)
        case "fix":
            there = findings(fix="An ")
        case "missing":
            there.pop()
        case "extra":
            there.append(finding(Range(0, 1), "more"))
        case _:
            there[0] = finding(there[0].at, there[0].message)
    assert reported.actual(there) != reported.expected()


@pytest.mark.parametrize("shift", [-1, 1])
@pytest.mark.parametrize("drawn", ["                     ~~~~", "                        ^^^^"])
def test_moving_a_caret_by_one_column_shows(drawn: str, shift: int) -> None:
    redrawn = drawn[1:] if shift < 0 else f" {drawn}"
    docs = DOCS.replace(f"\n{drawn}", f"\n{redrawn}")
    assert docs != DOCS
    try:
        [moved, _] = examples_of(rule(docs))
    except ExampleError:  # half of a wide character
        return
    assert moved.actual(findings()) != moved.expected()


def test_related_places_count_only_where_one_is_marked(reported: Example) -> None:
    without = dataclasses.replace(reported, marks=reported.marks[1:])
    assert without.actual(findings()) == without.expected()


def test_a_place_of_several_lines_is_marked_in_each() -> None:
    [example] = examples_of(
        rule(
            "Reported:\n\n    it | one\n         ^^^\n       | two\n         ^^\n"
            "       | three\n         ^ all of it\n"
        )
    )
    assert example.marks == (Mark("it", Range(0, 9), False, "all of it"),)
    assert example.actual([finding(Range(0, 9), "all of it")]) == example.expected()
    assert example.expected().count("^^^") == 2


def test_lines_that_a_fix_deletes() -> None:
    [example] = examples_of(rule("Reported:\n\n    it | one\n         ^^^ m\n       -\n       | two\n"))
    assert example.fixed == {"it": "two\n"}
    fix = Fix("safe", "", (Edit(Range(0, 4), ""),))
    assert example.actual([finding(Range(0, 3), "m", (), fix)]) == example.expected()


@pytest.mark.parametrize(
    ("docs", "message"),
    [
        ("Reported:\n\n    it | one\n", "none where something is"),
        ("Silent, because it is so:\n\n    it | one\n         ^ m\n", "carets where nothing is reported"),
        ("Silent:\n\n    it | one\n", "says why"),
        ("Reported:\n\n    it | 見\n          ^ half\n", "whole characters"),
        ("Reported:\n\n    it | one\n              ^ beyond\n", "whole characters"),
        ("Reported:\n\n    ^ m\n", "below a line"),
        ("Reported:\n\n    | one\n", "names its file"),
        ("Reported:\n\n    nonsense\n", "neither a line of a file nor a mark"),
        ("Reported:\n\n    near = 3\n", "without a file"),
        ("Reported:\n\n    it | one\n         ^\n", "last mark"),
        ("Reported:\n\n    it + one\n", "no line above"),
    ],
)
def test_a_block_out_of_format_is_refused(docs: str, message: str) -> None:
    with pytest.raises(ExampleError, match=message):
        examples_of(rule(docs))
