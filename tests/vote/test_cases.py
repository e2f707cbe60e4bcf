"""The cases of the design's section on voting, from pages to what people are told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, load_rules, page_of, select_rules
from glosslint.model import Finding, Group
from glosslint.site import SiteFacts

STALE = [f"{letter}{other}" for letter in "abcd" for other in "efgh"]
FRESH = [f"{letter}{other}" for letter in "stuv" for other in "klmn"][:14]
OLD, NEW = 500, 600


def found(prices: Mapping[str, int], source: str = "", presumed: str = "", front: str = "") -> list[Finding]:
    """What is found on a page whose versions name a price; `front` opens those that name the old one."""
    documents = [
        read_document(
            f"{tag}.md",
            (
                (front if price == OLD else "") + f"# Page\n\nSee [this](/this): it costs {price} in all.\n"
            ).encode(),
            tag,
        )
        for tag, price in prices.items()
    ]
    group = Group("page", tuple(sorted(documents, key=lambda one: one.language)), source, presumed)
    return findings_of(page_of(group), Plan(select_rules(load_rules(), ["numbers"])), SiteFacts())


def languages(findings: list[Finding]) -> list[str]:
    return [finding.language for finding in findings]


FIVE = {"de": OLD, "en": NEW, "fr": OLD, "it": OLD, "sv": NEW}


class TestFiveVersions:
    def test_the_majority_is_right(self) -> None:
        assert languages(found(FIVE)) == ["en", "sv"]

    def test_the_configured_source_is(self) -> None:
        assert languages(found(FIVE, source="en")) == ["de", "fr", "it"]

    def test_a_presumed_source_that_one_supports_is(self) -> None:
        assert languages(found(FIVE, presumed="en")) == ["de", "fr", "it"]

    def test_names_do_not_matter(self) -> None:
        renamed = dict(zip(["sv", "it", "fr", "en", "de"], FIVE.values(), strict=True))
        assert languages(found(renamed)) == ["de", "it"]
        assert languages(found(dict(reversed(FIVE.items())))) == ["en", "sv"]


class TestTwoVersions:
    def test_nobody_is_right_and_nobody_is_blamed(self) -> None:
        (finding,) = found({"de": OLD, "sv": NEW})
        assert [place.language for place in finding.related] == [({"de", "sv"} - {finding.language}).pop()]
        assert finding.message.startswith("the versions disagree: ")

    def test_the_presumed_source_is_right(self) -> None:
        assert languages(found({"de": OLD, "sv": NEW}, presumed="sv")) == ["de"]


def test_three_that_all_differ_are_one_finding_that_points_to_all() -> None:
    (finding,) = found({"de": 600, "en": 500, "fr": 700})
    assert {finding.language, *(place.language for place in finding.related)} == {"de", "en", "fr"}
    assert "500" in finding.message
    assert "600" in finding.message
    assert "700" in finding.message


class TestTwoOfOneLanguageShareAnError:
    PRICES = {"en": 500, "zh-CN": 5000, "zh-TW": 5000}  # noqa: RUF012

    def test_they_do_not_outvote_the_third(self) -> None:
        (finding,) = found(self.PRICES)
        assert finding.vote is not None
        assert finding.vote.outcome == "undecided"
        assert finding.vote.shared == (("zh-CN", "zh-TW"),)

    def test_the_presumed_source_is_right(self) -> None:
        assert languages(found(self.PRICES, presumed="en")) == ["zh-CN", "zh-TW"]


class TestSixteenStaleAndFourteenFresh:
    PRICES = dict.fromkeys(STALE, OLD) | dict.fromkeys(FRESH, NEW)

    def test_without_a_source_nothing_is_decided(self) -> None:
        (finding,) = found(self.PRICES)
        assert finding.vote is not None
        assert [ballot.votes for ballot in finding.vote.ballots] == [16, 14]

    def test_a_fresh_presumed_source_is_right(self) -> None:
        assert languages(found(self.PRICES, presumed=FRESH[3])) == sorted(STALE)

    def test_those_that_say_they_are_behind_have_no_vote(self) -> None:
        findings = found(self.PRICES, front="---\noutdated: true\n---\n")
        assert languages(findings) == sorted(STALE)


class TestAllStaleAndTheSourceAloneFresh:
    PRICES = dict.fromkeys(STALE, OLD) | {"en": NEW}

    def test_a_configured_source_is_right(self) -> None:
        assert languages(found(self.PRICES, source="en")) == sorted(STALE)

    def test_a_presumed_one_is_told_once_that_it_may_be_ahead(self) -> None:
        (finding,) = found(self.PRICES, presumed="en")
        assert finding.language == "en"
        assert finding.message.endswith(", or the others are behind")

    def test_without_a_source_it_is_the_odd_one(self) -> None:
        (finding,) = found(self.PRICES)
        assert finding.language == "en"
        assert "behind" not in finding.message


@pytest.mark.parametrize("presumed", ["", "en"])
def test_a_repaired_cell_loses_against_one_that_is_not(presumed: str) -> None:
    """Of two versions, of which the presumed source has the heading that had to be repaired."""
    documents = (
        read_document("en.md", b"# Page\n\n##Prices\n\nIt costs [this](/this).\n", "en"),
        read_document("sv.md", "# Sida\n\n### Priser\n\nDet kostar [så](/this).\n".encode(), "sv"),
    )
    group = Group("page", documents, "", presumed)
    findings = findings_of(page_of(group), Plan(select_rules(load_rules(), ["headings"])), SiteFacts())
    assert {finding.language for finding in findings} == {"en"}


def test_long_targets_that_are_shortened_alike_stay_two_ballots() -> None:
    target = "https://example.org/the/long/way/to/the/blob/{}/Content/Part/contributing-template.md"
    branches = {"de": "main", "en": "main", "sv": "master"}
    documents = tuple(
        read_document(f"{tag}.md", f"# Page\n\nSee [this]({target.format(branch)}).\n".encode(), tag)
        for tag, branch in branches.items()
    )
    rules = select_rules(load_rules(), ["link-mismatch"])
    (finding,) = findings_of(page_of(Group("page", documents)), Plan(rules), SiteFacts())
    assert finding.vote is not None
    assert [(ballot.languages, ballot.votes) for ballot in finding.vote.ballots] == [
        (("de", "en"), 2),
        (("sv",), 1),
    ]
    assert ["/main/" in ballot.value for ballot in finding.vote.ballots] == [True, False]
