"""The vote, case by case: who is right, who is reported, and who stands for the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.align import align
from glosslint.document import read_document
from glosslint.model import Document, Group, Section, Span, spans_of
from glosslint.vote import Electorate, View, decide, declares_behind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glosslint.model import Block
    from glosslint.vote import Difference, Expectation, RowView


def vote(
    values: dict[str, int | str],
    *,
    source: str = "",
    presumed: str = "",
    pivot: str = "",
    shared: Iterable[tuple[str, ...]] = (),
    behind: Iterable[str] = (),
    repaired: Iterable[str] = (),
) -> Expectation[int | str]:
    languages = tuple(sorted(values))
    sharing = {language for voter in shared for language in voter}
    voters = (*shared, *((language,) for language in languages if language not in sharing))
    electorate = Electorate(languages, voters, pivot or languages[0], source, presumed, frozenset(behind))
    return decide(values, electorate, [language for language in languages if language not in set(repaired)])


FIVE = {"de": 500, "en": 600, "fr": 500, "it": 500, "sv": 600}


class TestDecide:
    def test_all_agree(self) -> None:
        said = vote({"de": 1, "en": 1, "fr": 1})
        assert (said.value, said.outcome, said.dissenters) == (1, "unanimous", ())

    def test_three_fifths_decide(self) -> None:
        said = vote(FIVE)
        assert (said.value, said.outcome, said.dissenters) == (500, "majority", ("en", "sv"))
        assert said.carrier == "de"
        assert said.ballots == ((500, ("de", "fr", "it")), (600, ("en", "sv")))

    def test_a_configured_source_is_right(self) -> None:
        said = vote(FIVE, source="en")
        assert (said.value, said.outcome, said.dissenters) == (600, "configured", ("de", "fr", "it"))
        assert said.carrier == "en"

    def test_a_configured_source_is_right_alone_and_repaired(self) -> None:
        said = vote({"de": 1, "en": 2, "fr": 1}, source="en", repaired=["en"])
        assert (said.value, said.carrier, said.dissenters) == (2, "en", ("de", "fr"))

    def test_a_presumed_source_is_right_if_another_agrees(self) -> None:
        said = vote(FIVE, presumed="en")
        assert (said.value, said.outcome, said.dissenters) == (600, "presumed", ("de", "fr", "it"))

    def test_a_presumed_source_alone_against_all_others_may_be_ahead(self) -> None:
        said = vote({"de": 500, "en": 600, "fr": 500, "it": 500}, presumed="en")
        assert (said.value, said.dissenters, said.alone) == (500, ("en",), True)

    def test_it_does_not_stand_alone_if_another_errs_too(self) -> None:
        said = vote({"de": 500, "en": 600, "fr": 500, "it": 500, "sv": 700, "tr": 500}, presumed="en")
        assert (said.value, said.dissenters, said.alone) == (500, ("en", "sv"), False)

    def test_its_own_variant_is_no_support(self) -> None:
        values = {"de": 500, "en": 600, "en-GB": 600, "fr": 500, "it": 500}
        said = vote(values, presumed="en", shared=[("en", "en-GB")])
        assert (said.value, said.outcome) == (500, "majority")

    def test_two_versions_without_a_source_are_undecided(self) -> None:
        said = vote({"de": 500, "sv": 600}, pivot="sv")
        assert not said.decided
        assert (said.value, said.dissenters, said.carrier) == (None, ("sv",), "sv")
        assert said.ballots == ((600, ("sv",)), (500, ("de",)))

    def test_of_two_versions_the_presumed_source_wins(self) -> None:
        said = vote({"de": 500, "sv": 600}, presumed="de")
        assert (said.value, said.outcome, said.dissenters) == (500, "pair", ("sv",))

    def test_of_two_versions_the_repaired_one_loses(self) -> None:
        said = vote({"de": 500, "sv": 600}, presumed="de", repaired=["de"])
        assert (said.value, said.dissenters, said.carrier) == (600, ("de",), "sv")

    def test_two_repaired_ones_are_two_again(self) -> None:
        assert not vote({"de": 500, "sv": 600}, repaired=["de", "sv"]).decided

    def test_three_that_all_differ(self) -> None:
        said = vote({"de": 600, "en": 500, "fr": 700}, pivot="en")
        assert not said.decided
        assert said.dissenters == ("en",)
        assert said.ballots == ((500, ("en",)), (600, ("de",)), (700, ("fr",)))

    def test_the_pivot_has_nothing_here(self) -> None:
        assert vote({"de": 600, "fr": 700}, pivot="en").dissenters == ("de",)

    def test_two_chinese_versions_share_an_error_and_a_vote(self) -> None:
        values = {"en": 500, "zh-CN": 5000, "zh-TW": 5000}
        chinese = [("zh-CN", "zh-TW")]
        assert not vote(values, shared=chinese).decided
        said = vote(values, shared=chinese, presumed="en")
        assert (said.value, said.outcome, said.dissenters) == (500, "pair", ("zh-CN", "zh-TW"))

    def test_a_shared_vote_is_split_where_they_differ(self) -> None:
        values = {"en": 1, "fr": 2, "zh-CN": 1, "zh-TW": 2, "de": 1}
        assert vote(values, shared=[("zh-CN", "zh-TW")]).value == 1  # two and a half of four
        assert not vote(values | {"it": 2}, shared=[("zh-CN", "zh-TW")]).decided

    def test_one_of_a_shared_vote_has_it_whole_where_the_other_has_none(self) -> None:
        values = {"en": 1, "zh-CN": 2, "zh-TW": 1}
        said = vote(values, shared=[("zh-CN", "zh-TW")], repaired=["zh-TW"])
        assert not said.decided

    def test_sixteen_stale_against_fourteen_fresh(self) -> None:
        values = {f"s{number:02}": 1 for number in range(16)} | {f"f{number:02}": 2 for number in range(14)}
        said = vote(values)
        assert not said.decided
        assert said.dissenters == ("f00",)
        said = vote(values, presumed="f07")
        assert (said.value, said.outcome, len(said.dissenters)) == (2, "presumed", 16)

    def test_all_stale_and_the_source_alone_fresh(self) -> None:
        values = {f"s{number:02}": 1 for number in range(16)} | {"en": 2}
        assert vote(values, source="en").dissenters == tuple(f"s{number:02}" for number in range(16))
        said = vote(values, presumed="en")
        assert (said.value, said.dissenters, said.alone) == (1, ("en",), True)

    def test_pages_that_declare_themselves_behind_have_no_vote_while_others_have(self) -> None:
        values = {"de": 1, "en": 2, "es": 1, "fr": 1, "it": 2}
        assert vote(values).value == 1
        said = vote(values, behind=["de", "es", "fr"])
        assert (said.value, said.dissenters) == (2, ("de", "es", "fr"))
        assert vote(values, behind=list(values)).value == 1

    def test_the_carrier_is_one_whose_vote_counts(self) -> None:
        said = vote({"de": 1, "en": 1, "fr": 1, "it": 2}, repaired=["de"])
        assert said.carrier == "en"

    @given(st.lists(st.integers(0, 3), min_size=2, max_size=8), st.randoms(use_true_random=False))
    def test_names_decide_nothing(self, values: list[int], random: object) -> None:
        names = [f"l{number}" for number in range(len(values))]
        others = names.copy()
        random.shuffle(others)  # type: ignore[attr-defined]
        one = vote(dict(zip(names, values, strict=True)))
        two = vote(dict(zip(others, values, strict=True)))
        assert (one.value, one.outcome, len(one.dissenters)) == (two.value, two.outcome, len(two.dissenters))


def rows_of(source: str = "", presumed: str = "", **texts: str) -> list[RowView]:
    documents = [
        read_document(f"{name}.md", text.encode(), name.replace("_", "-")) for name, text in texts.items()
    ]
    group = Group("page", tuple(sorted(documents, key=lambda one: one.language)), source, presumed)
    return list(View(align(group)).rows)


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
        assert first.holders == ((("500",), ("de", "fr", "it")), (("600",), ("sv",)))

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
        holders = row.differences(numbers, plain)[0].holders
        assert holders == ((("600",), ("fr",)), (("500",), ("en",)), (("700",), ("it",)))

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


PAGE = "# Title\n\nText of some length.\n\n"


class TestExpected:
    def test_one_value(self) -> None:
        rows = rows_of(de="# A", en="# B", fr="## C")
        expected = rows[1].expected(lambda element, _: element.level)
        assert expected is not None
        assert (expected.value, expected.dissenters) == (1, ("fr",))

    def test_one_cell_alone_says_nothing(self) -> None:
        rows = rows_of(source="en", en=PAGE, de=PAGE + "## Neu\n\nEin Absatz.")
        assert rows[-1].expected(lambda element, _: element.at) is None

    def test_a_repaired_heading_has_no_vote(self) -> None:
        rows = rows_of(de="# A\n\n##Eins\n\nText.", en="# A\n\n### One\n\nText.")
        expected = rows[-2].expected(lambda element, _: element.level)
        assert expected is not None
        assert (expected.value, expected.dissenters) == (3, ("de",))

    def test_a_page_that_is_behind_has_no_vote(self) -> None:
        behind = "---\ndrifted_from_default: true\n---\n"
        rows = rows_of(de=behind + "## A", es=behind + "## A", en="# A")
        expected = rows[1].expected(lambda element, _: element.level)
        assert expected is not None
        assert (expected.value, expected.dissenters) == (1, ("de", "es"))


class TestPresence:
    def test_an_empty_cell_votes_only_where_its_section_exists(self) -> None:
        whole = "# A\n\n## B\n\nText [x](/x).\n\n## C\n\nMehr [y](/y) davon.\n\nUnd [z](/z) auch."
        short = whole[: whole.index("## C")]
        less = whole.replace("\n\nUnd [z](/z) auch.", "")
        rows = rows_of(de=whole, en=whole.replace("e", "o"), fr=short, it=short.replace("e", "a"), es=less)
        last = rows[-1]
        assert set(last.presence.ballots) == {(True, ("de", "en")), (False, ("es",))}
        assert last.presence.dissenters == ("es",)

    def test_of_two_versions_one_cell_is_reported(self) -> None:
        rows = rows_of(en=PAGE, sv=PAGE.replace("Text", "Ord") + "## Mer\n\nEtt stycke till.")
        assert rows[-1].presence.outcome == "unanimous"  # its section is all that is disputed
        assert rows[-2].presence.dissenters == ("en",)
        assert [(row.cell("en").verdict, row.cell("sv").verdict) for row in rows[-2:]] == [
            ("missing", "aligned")
        ] * 2


class TestRuns:
    def test_sections_that_are_missing_together_are_one_run(self) -> None:
        parts = [f"## Part {part}\n\nText [{part}](/{part}) of it.\n\n" for part in "abcde"]
        english = "# Title\n\n" + "".join(parts)
        german = "# Titel\n\n" + "".join(parts[:1] + parts[3:4]).replace("Text", "Wort")
        view = rows_of(source="en", en=english, de=german)[0].view
        runs = list(view.runs("de", "missing"))
        assert [[row.cell("en").elements[0].title for row in run] for run in runs] == [
            ["Part b", "Part c"],
            ["Part e"],
        ]

    def test_there_are_none_in_the_others(self) -> None:
        view = rows_of(source="en", en=PAGE + "## More\n\nText.", de=PAGE)[0].view
        assert list(view.runs("en", "missing")) == []
        assert list(view.runs("de", "extra")) == []


@pytest.mark.parametrize(
    ("matter", "behind"),
    [
        ("drifted_from_default: true", True),
        ("outdated: yes", True),
        ("l10n:\n  needs-update: true", True),
        ("outdated: false", False),
        ("title: outdated", False),
    ],
)
def test_declares_behind(matter: str, behind: bool) -> None:
    assert declares_behind(read_document("de.md", f"---\n{matter}\n---\n# A".encode(), "de")) is behind


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


def test_siblings_are_walked_from_the_nearest_on() -> None:
    text = "# A\n\nOne [1](/1).\n\nTwo [2](/2).\n\nThree [3](/3).\n"
    rows = rows_of("de", de=text, sv=text)
    middle = next(row for row in rows if row.kind == "block" and row.index == rows[-1].index - 1)
    assert [row.index - middle.index for row in middle.following] == [1]
    assert [row.index - middle.index for row in middle.preceding] == [-1]
    assert [row.index for row in rows[0].following] == []


def test_what_is_asked_of_a_page_again_is_made_once() -> None:
    documents = tuple(read_document(f"{tag}.md", b"# One\n\nTwo.\n", tag) for tag in ("de", "sv"))
    view = View(align(Group("page", documents)))
    made: list[View] = []

    def make(page: View) -> int:
        made.append(page)
        return len(page.rows)

    assert (view.once(make), view.once(make), made) == (len(view.rows), len(view.rows), [view])
