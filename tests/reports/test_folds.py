from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.model import Ballot, Edit, Finding, Fix, Range, RelatedPlace, Vote
from glosslint.reports.folds import Fold, folds


def finding(
    language: str, row: int, counterpart: int | None = None, message: str = "an empty quote"
) -> Finding:
    at = Range(10 * row, 10 * row + 1)
    related: tuple[RelatedPlace, ...] = ()
    if counterpart is not None:
        related = (RelatedPlace("en.md", "en", Range(10 * counterpart, 10 * counterpart + 1), ""),)
    return Finding("rule", "family", "warning", f"{language}.md", language, at, message, "f", related)


def folded(*findings: Finding) -> list[list[list[int]]]:
    """The rows of the findings in each version of each fold."""
    return [[[one.at.start // 10 for one in page] for page in fold.versions] for fold in folds(findings)]


def test_what_a_page_repeats_is_one_thing_to_say() -> None:
    assert folded(*(finding("sv", row, row) for row in range(20))) == [[list(range(20))]]


def test_what_stands_between_does_not_keep_repetitions_apart() -> None:
    one, other = finding("sv", 1), finding("sv", 2, message="another thing")
    assert folded(one, other, finding("sv", 3)) == [[[1, 3]], [[2]]]


def test_what_versions_lack_in_the_same_place_is_one_thing_to_say() -> None:
    assert folded(finding("de", 1, 5), finding("fr", 2, 5), finding("sv", 3, 5)) == [[[1], [2], [3]]]


def test_what_versions_have_in_common_is_one_thing_to_say() -> None:
    # The first is compared with the second, and the others with the first.
    first = RelatedPlace("de.md", "de", Range(10, 11), "")
    others = [msgspec.structs.replace(finding(one, 5), related=(first,)) for one in ("en", "fr", "sv")]
    assert folded(finding("de", 1, 5), *others) == [[[1], [5], [5], [5]]]


def test_what_versions_repeat_alike_is_one_thing_to_say() -> None:
    pages = [finding(language, row, row) for language in ("de", "sv") for row in (1, 2)]
    assert folded(*pages) == [[[1, 2], [1, 2]]]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (finding("de", 1), finding("sv", 1), "nothing shows that these are places of one page"),
        (finding("de", 1, 5), finding("sv", 1, 6), "they are compared with different places"),
        (finding("sv", 1), finding("sv", 2, message="x"), "the words differ"),
        (finding("sv", 1), finding("sv", 2, 2), "one is compared with another version"),
    ],
)
def test_what_is_not_folded(one: Finding, other: Finding, why: str) -> None:
    assert len(folds((one, other))) == 2, why


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "other-rule"},
        {"severity": "error"},
        {"fix": Fix("safe", "remove it", (Edit(Range(0, 1), ""),))},
    ],
)
def test_findings_that_differ_in_what_is_printed_are_two(change: dict[str, object]) -> None:
    one = finding("sv", 1)
    assert len(folds((one, msgspec.structs.replace(one, **change)))) == 2


def test_votes_keep_findings_apart_only_where_they_are_shown() -> None:
    vote = Vote("majority", (Ballot("3", ("en", "fr"), 2), Ballot("2", ("sv",), 1)))
    one, other = finding("sv", 1), msgspec.structs.replace(finding("sv", 2), vote=vote)
    assert len(folds((one, other))) == 1
    assert len(folds((one, other), by_vote=True)) == 2


def test_how_often() -> None:
    one, other = finding("sv", 1), finding("sv", 2)
    assert Fold(((one,),)).how_often == ""
    assert Fold(((one,), (one,))).how_often == ""  # the headline names both versions
    assert Fold(((one, other),)).how_often == "2 times"
    assert Fold(((one, other), (one, other))).how_often == "2 times each"


@given(
    st.lists(
        st.builds(
            finding,
            st.sampled_from(["de", "fr", "sv"]),
            st.integers(0, 3),
            st.none() | st.integers(0, 2),
            st.sampled_from(["x", "y"]),
        )
    )
)
def test_each_finding_is_in_one_fold(findings: list[Finding]) -> None:
    found = folds(findings)
    assert sorted(map(repr, findings)) == sorted(
        repr(one) for fold in found for page in fold.versions for one in page
    )
    firsts = [findings.index(fold.first) for fold in found]
    assert firsts == sorted(firsts)
    for fold in found:
        assert len(set(fold.languages)) == len(fold.versions)
        assert len({len(page) for page in fold.versions}) == 1
