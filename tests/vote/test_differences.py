"""What versions differ in, where each may hold several things: a vote for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from votes import rows_of

from glosslint.model import Document, Section, Span, spans_of
from glosslint.vote import Electorate
from glosslint.vote.differences import differences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from glosslint.model import Block
    from glosslint.vote import Difference, RowView


def numbers(element: Section | Block, document: Document) -> list[str]:
    """The numbers of an element, as whole words: what a quantity is, is not for the vote to know."""
    return re.findall(r"\d[\d.]*\d|\d", document.text[element.at.start : element.at.end])


def plain(value: str) -> str:
    return value


def said(row: RowView, same: bool = False) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str, str]]:
    """What `row` says of its numbers: who, what is missing, what is extra, against whom, and how."""

    def readings(one: str, other: str) -> bool:
        return bool({one, one.replace(".", "")} & {other, other.replace(".", "")})

    differences = row.differences(numbers, plain, readings if same else None)
    return [
        (one.language, one.missing, one.extra, one.carrier, one.outcome + (" alone" if one.alone else ""))
        for one in differences
    ]


def electorate(languages: Iterable[str], pivot: str) -> Electorate:
    return Electorate(tuple(languages), tuple((language,) for language in languages), pivot)


def _beside(one: str, other: str) -> bool:
    return abs(int(one) - int(other)) < 2


TEXTS = {
    "de": "Das kostet {}.",
    "en": "It costs {}.",
    "fr": "Cela vaut {}.",
    "it": "Costa {}.",
    "sv": "Den kostar {}.",
}


def costs(source: str = "", presumed: str = "", **values: str) -> RowView:
    texts = {language: TEXTS[language].format(value) for language, value in values.items()}
    return rows_of(source, presumed, **texts)[1]


class TestDifferences:
    def test_none(self) -> None:
        assert said(costs(de="500", en="500", fr="500")) == []

    def test_order_within_a_cell_is_free(self) -> None:
        assert said(costs(de="5 und 60", en="60 of 5", fr="5 de 60")) == []

    def test_a_row_that_lacks_a_column_is_not_compared(self) -> None:
        tables = {
            "de": "| A | B |\n|---|---|\n| 500 | [x](/x) |\n",
            "fr": "| A | B |\n|---|---|\n| 600 | [x](/x) |\n",
            "sv": "| B |\n|---|\n| [x](/x) |\n",
        }
        row = rows_of("de", **tables)[-1]
        assert row.kind == "row"
        assert [difference.language for difference in row.differences(numbers, plain)] == ["fr"]

    def test_the_majority_names_the_odd_ones(self) -> None:
        row = costs(de="500", en="600", fr="500", it="500", sv="600")
        assert said(row) == [
            ("en", ("500",), ("600",), "de", "majority"),
            ("sv", ("500",), ("600",), "de", "majority"),
        ]
        first = row.differences(numbers, plain)[0]
        assert first.ballots == ((("500",), ("de", "fr", "it")), (("600",), ("en", "sv")))
        assert first.holders == ((("500",), ("de", "fr", "it")),)

    def test_a_configured_source_names_the_others(self) -> None:
        row = costs("en", de="500", en="600", fr="500", it="500", sv="600")
        assert said(row) == [
            (language, ("600",), ("500",), "en", "configured") for language in ("de", "fr", "it")
        ]

    def test_a_presumed_source_alone(self) -> None:
        row = costs(presumed="en", de="500", en="600", fr="500", it="500")
        assert said(row) == [("en", ("500",), ("600",), "de", "majority alone")]

    def test_two_versions_have_one_difference_at_the_pivot(self) -> None:
        row = costs(de="500", sv="600")
        assert said(row) == [("de", (), ("500",), "sv", "undecided")]
        assert row.differences(numbers, plain)[0].holders == ((("600",), ("sv",)),)

    def test_two_versions_with_a_presumed_source(self) -> None:
        assert said(costs(presumed="sv", de="500", sv="600")) == [("de", ("600",), ("500",), "sv", "pair")]

    def test_three_that_all_differ_have_one_difference(self) -> None:
        row = costs(de="600", en="500", fr="700")
        assert said(row) == [("de", (), ("600",), "en", "undecided")]
        assert row.differences(numbers, plain)[0].holders == ((("500",), ("en",)), (("700",), ("fr",)))

    def test_no_value_has_three_fifths(self) -> None:
        row = costs(de="500", en="500", fr="600", it="700")
        assert said(row) == [("de", (), ("500",), "fr", "undecided")]
        (difference,) = row.differences(numbers, plain)
        assert difference.ballots[0] == (("500",), ("de", "en"))
        assert difference.holders == ((("600",), ("fr",)), (("700",), ("it",)))

    def test_of_two_ways_to_decide_the_weaker_counts(self) -> None:
        row = costs(presumed="en", de="5", en="5 to 9, 9", fr="9", it="5", sv="5")
        assert said(row)[-1] == ("fr", ("5",), ("9",), "en", "majority")

    def test_a_source_is_alone_only_in_all_that_it_differs_in(self) -> None:
        row = costs(presumed="en", de="5", en="9 to 9", fr="5 à 9, 7", it="5", sv="5")
        assert said(row)[0] == ("en", ("5",), ("9", "9"), "de", "majority")

    def test_what_is_between_two_is_the_one_that_most_hold(self) -> None:
        held = {"de": ["1"], "en": ["2"], "fr": ["2"], "it": ["3"]}
        assert differences_of(held, held, _beside, electorate(held, pivot="de"), tuple(held)) == ()

    def test_one_that_has_all_that_is_missing_is_shown(self) -> None:
        held = {"de": ["1"], "en": ["1", "2"], "fr": ["1", "2"], "it": ["1", "2"], "sv": []}
        (_, swedish) = differences_of(held, held, None, electorate(held, pivot="de"), tuple(held))
        assert (swedish.missing, swedish.carrier) == (("1", "2"), "en")

    def test_what_is_left_open_is_shown_beside_one_that_has_something(self) -> None:
        held = {"ar": [], "de": ["500"], "en": ["600"], "fr": ["700"]}
        (dispute,) = differences_of(held, held, None, electorate(held, pivot="de"), tuple(held))
        assert (dispute.language, dispute.carrier) == ("de", "en")
        assert [names for _, names in dispute.holders] == [("en",), ("ar",), ("fr",)]

    def test_thousands_that_nobody_else_has_take_no_square_of_time(self) -> None:
        asked = 0

        def same(one: str, other: str) -> bool:
            nonlocal asked
            asked += 1
            return one == other

        held = {language: [f"{language}{number}" for number in range(2000)] for language in ("de", "en")}
        assert differences_of(held, held, same, electorate(held, pivot="de"), tuple(held))
        assert 0 < asked < 500_000

    def test_what_is_undecided_leaves_alone_what_is_decided(self) -> None:
        row = costs(de="500 bis 10", en="600 to 10", fr="700 à 20")
        assert said(row) == [
            ("fr", ("10",), ("700",), "de", "majority"),
            ("de", (), ("500",), "en", "undecided"),
        ]

    def test_only_what_one_has_alone_is_extra(self) -> None:
        assert said(costs(de="500", en="500 of 9", fr="500")) == [("en", (), ("9",), "de", "majority")]

    def test_only_what_one_lacks_alone_is_missing(self) -> None:
        assert said(costs(de="500 je 9", en="500", fr="500 les 9")) == [("en", ("9",), (), "de", "majority")]

    def test_counts_are_compared(self) -> None:
        row = costs(de="7 oder 7", en="7", fr="7 ou 7")
        assert said(row) == [("en", ("7",), (), "de", "majority")]

    def test_cells_agree_that_share_a_reading(self) -> None:
        assert said(costs(de="1.000", en="1000", fr="1000"), same=True) == []
        assert said(costs(de="1.000", en="1000", fr="1000")) == [
            ("de", ("1000",), ("1.000",), "en", "majority")
        ]

    def test_two_things_side_by_side_are_never_one(self) -> None:
        row = costs(de="1.000 je 1000", en="1000", fr="1000")
        assert said(row, same=True) == [("de", (), ("1.000",), "en", "majority")]

    def test_each_carrier_has_what_is_missing(self) -> None:
        row = costs(de="1, 2, 3", en="1, 2", fr="2, 3", it="1, 3", sv="4")
        for one in row.differences(numbers, plain):
            held = numbers(row.cell(one.carrier).elements[0], row.document(one.carrier))
            assert set(one.missing) <= set(held)

    def test_rewritten_cells_neither_vote_nor_are_compared(self) -> None:
        other = "Ab 2019 gibt es [hier](/neu) und [dort](/alt) für 17 Euro etwas Neues."
        row = rows_of(
            en="[It](/it) costs [us](/us) 40 or 90.", fr="[Cela](/it) [nous](/us) coûte 40 ou 90.", de=other
        )[1]
        assert row.aligned == ("en", "fr")
        assert said(row) == []


@st.composite
def pages(draw: st.DrawFn) -> tuple[dict[str, list[str]], Electorate]:
    """What up to six versions hold, and who of them votes."""
    languages = tuple(f"l{number}" for number in range(draw(st.integers(2, 6))))
    held = {language: draw(st.lists(st.sampled_from("12345"), max_size=4)) for language in languages}
    shared = draw(st.integers(1, len(languages)))
    voters = (languages[:shared], *((language,) for language in languages[shared:]))
    source, presumed = draw(st.sampled_from([("", ""), (languages[-1], ""), ("", languages[-1])]))
    behind = frozenset(draw(st.sets(st.sampled_from(languages), max_size=1)))
    pivot = draw(st.sampled_from(languages))
    return held, Electorate(languages, voters, pivot, source, presumed, behind)


@given(pages(), st.sampled_from([None, _beside]))
@example(
    (
        {"de": ["5", "5", "3", "1"], "en": ["3", "1", "6", "3"], "fr": ["2", "3", "5"]},
        Electorate(("de", "en", "fr"), (("de",), ("en",), ("fr",)), "de", presumed="fr"),
    ),
    _beside,
)
def test_whatever_they_hold_somebody_stands_against_it(
    page: tuple[dict[str, list[str]], Electorate], same: Callable[[str, str], bool] | None
) -> None:
    held, voters = page
    found = differences_of(held, held, same, voters, tuple(held))
    for one in found:
        assert one.language != voters.source
        assert one.missing or one.extra
        assert one.carrier in one.holders[0][1]
        assert sorted(name for _, names in one.ballots for name in names) == sorted(held)
    assert sum(one.outcome == "undecided" for one in found) <= 1


def test_spans_are_things_with_places() -> None:
    row = rows_of(source="en", en="See [it](/a) and [that](/b).", de="Siehe [es](/a).")[1]

    def links(element: Section | Block, _: Document) -> Iterable[Span]:
        return spans_of(element, "link")

    (difference,) = row.differences(links, lambda span: span.value)
    assert isinstance(difference.missing[0], Span)
    text = row.document(difference.carrier).text
    assert text[difference.missing[0].at.start : difference.missing[0].at.end] == "[that](/b)"


def test_a_difference_is_what_rules_get() -> None:
    difference: Difference[str] = costs(de="1", en="2", fr="1").differences(numbers, plain)[0]
    assert difference.language == "en"


def test_of_equal_things_the_last_is_the_one_too_many() -> None:
    row = rows_of(source="en", en="See [it](/a).", de="Siehe [es](/a) und [das](/a).")[1]
    (difference,) = row.differences(lambda element, _: spans_of(element, "link"), lambda span: span.value)
    text = row.document("de").text
    assert [text[span.at.start : span.at.end] for span in difference.extra] == ["[das](/a)"]
