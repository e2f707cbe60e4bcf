"""How votes decide, case by case: who is right, who is reported, and who stands for the others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.vote import Electorate, decide

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glosslint.vote import Expectation


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("folder", ["linter/glosslint", "rules/glosslint_rules"])
def test_nobody_votes_by_himself(folder: str) -> None:
    """Rules and what they share ask rows; only the vote itself, and what makes the rows, decides."""
    own = (ROOT / "linter/glosslint/vote", ROOT / "linter/glosslint/align")
    voting = [
        path.relative_to(ROOT)
        for path in (ROOT / folder).rglob("*.py")
        if not path.is_relative_to(own[0]) and not path.is_relative_to(own[1])
        if re.search(r"\b(decide|tally)\(|vote import .*\b(decide|tally)\b", path.read_text("utf-8"))
    ]
    assert voting == []


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

    def test_600_500_500_500_600_is_decided_by_three_fifths(self) -> None:
        said = vote(FIVE)
        assert (said.value, said.outcome, said.dissenters) == (500, "majority", ("en", "sv"))
        assert said.carrier == "de"
        assert said.ballots == ((500, ("de", "fr", "it")), (600, ("en", "sv")))

    def test_what_to_hold_against_a_dissenter(self) -> None:
        decided = vote(FIVE)
        assert (decided.elsewhere, decided.against) == (((500, ("de", "fr", "it")),), "de")
        disputed = vote({"de": 600, "en": 500, "fr": 700}, pivot="en")
        assert disputed.elsewhere == ((600, ("de",)), (700, ("fr",)))
        assert disputed.against == "de"

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

    def test_it_may_not_be_ahead_where_it_says_that_it_is_behind_or_is_repaired(self) -> None:
        values = {"de": 1, "en": 2, "fr": 1}
        assert vote(values, presumed="en").alone
        assert not vote(values, presumed="en", behind=["en"]).alone
        assert not vote(values, presumed="en", repaired=["en"]).alone

    def test_a_variant_that_dissents_from_it_is_not_ahead(self) -> None:
        values = {"de": 1, "en": 1, "en-GB": 2, "fr": 1}
        said = vote(values, presumed="en", shared=[("en", "en-GB")], repaired=["en"])
        assert (said.outcome, said.dissenters, said.alone) == ("majority", ("en-GB",), False)

    def test_it_does_not_stand_alone_if_another_errs_too(self) -> None:
        said = vote({"de": 500, "en": 600, "fr": 500, "it": 500, "sv": 700, "tr": 500}, presumed="en")
        assert (said.value, said.dissenters, said.alone) == (500, ("en", "sv"), False)

    def test_its_own_variant_is_no_support_and_alone_with_it(self) -> None:
        values = {"de": 500, "en": 600, "en-GB": 600, "fr": 500, "it": 500}
        said = vote(values, presumed="en", shared=[("en", "en-GB")])
        assert (said.value, said.outcome) == (500, "majority")
        assert (said.dissenters, said.alone) == (("en", "en-GB"), True)

    def test_a_variant_alone_is_not_the_source(self) -> None:
        values = {"de": 500, "en": 500, "en-GB": 600, "fr": 500}
        said = vote(values, presumed="en", shared=[("en", "en-GB")])
        assert (said.value, said.dissenters, said.alone) == (500, ("en-GB",), False)

    def test_what_is_repaired_supports_no_presumed_source(self) -> None:
        values = {"de": 500, "en": 600, "fr": 500, "sv": 600}
        assert vote(values, presumed="en").value == 600
        assert vote(values, presumed="en", repaired=["sv"]).value == 500

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

    def test_a_presumed_source_that_nobody_supports_decides_nothing_among_three(self) -> None:
        said = vote({"de": 600, "en": 500, "fr": 700}, presumed="en")
        assert (said.outcome, said.dissenters) == ("undecided", ("de",))

    def test_what_is_undecided_is_listed_by_votes_not_by_versions(self) -> None:
        values = {"de": 1, "en": 3, "fr": 3, "zh-CN": 2, "zh-HK": 2, "zh-TW": 2}
        said = vote(values, shared=[("zh-CN", "zh-HK", "zh-TW")])
        assert said.outcome == "undecided"
        assert [value for value, _ in said.ballots] == [1, 3, 2]

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
