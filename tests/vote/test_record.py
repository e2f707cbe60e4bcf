"""Votes as people are told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from votes import rows_of

from glosslint.model import Section

if TYPE_CHECKING:
    from glosslint.model import Document, Vote
    from glosslint.vote import Element, RowView


def level_vote(source: str = "", presumed: str = "", **headings: str) -> Vote:
    rows = rows_of(source, presumed, **{tag: f"{heading}\n\nText." for tag, heading in headings.items()})
    return vote_on_level(rows[1])


def vote_on_level(row: RowView) -> Vote:
    def level(element: Element, _: Document) -> int:
        return element.level if isinstance(element, Section) else 0

    expected = row.expected(level)
    assert expected is not None
    return row.vote(expected, "level {}".format)


def ballots(vote: Vote) -> list[tuple[str, str, float]]:
    return [(one.value, " ".join(one.languages), one.votes) for one in vote.ballots]


def abstentions(vote: Vote) -> dict[str, str]:
    return {one.language: one.reason for one in vote.abstentions}


def test_who_holds_what_the_expected_first() -> None:
    vote = level_vote(de="## A", en="# B", fr="## C", it="## D", sv="# E")
    assert vote.outcome == "majority"
    assert ballots(vote) == [("level 2", "de fr it", 3), ("level 1", "en sv", 2)]
    assert vote.abstentions == ()


def test_what_is_undecided_is_by_votes() -> None:
    vote = level_vote(de="# A", en="## B", fr="## C", it="### D")
    assert vote.outcome == "undecided"
    assert [ballot.votes for ballot in vote.ballots] == [2, 1, 1]


def test_the_source_is_named_where_it_holds_something() -> None:
    assert level_vote("en", de="# A", en="## B").source == "en"
    assert level_vote("", "en", de="# A", en="## B").source == "en"
    assert level_vote(de="# A", en="## B").source == ""
    rows = rows_of(presumed="en", de="# A\n\n## B\n\nText.", en="# A", fr="# A\n\n### B\n\nMot.")
    assert rows[2].aligned == ("de", "fr")
    assert vote_on_level(rows[2]).source == ""


def test_what_few_voters_hold_comes_last_however_many_they_are() -> None:
    headings = dict.fromkeys(("de", "es", "it", "nl", "sv"), "# A")
    headings |= dict.fromkeys(("zh_CN", "zh_HK", "zh_TW"), "### A") | dict.fromkeys(("en", "fr"), "## A")
    assert [votes for *_, votes in ballots(level_vote("", "", **headings))] == [5, 2, 1]


def test_a_shared_vote_is_told_and_split() -> None:
    vote = level_vote(de="# A", en="# B", zh_CN="## 一", zh_TW="# 二")
    assert vote.shared == (("zh-CN", "zh-TW"),)
    assert ballots(vote) == [("level 1", "de en zh-TW", 2.5), ("level 2", "zh-CN", 0.5)]


def test_a_repaired_cell_holds_but_does_not_vote() -> None:
    vote = level_vote(de="# A", en="# B", sv="##C")
    assert ballots(vote) == [("level 1", "de en", 2), ("level 2", "sv", 0)]
    assert abstentions(vote) == {"sv": "repaired"}


def test_a_page_that_is_behind_does_not_vote() -> None:
    vote = level_vote(de="---\noutdated: true\n---\n# A", en="## B", fr="## C")
    assert abstentions(vote) == {"de": "behind"}


PAGE = "# T\n\nText.\n\n## {}\n\nOne [a](/a).\n\nTwo [b](/b) und [c](/c).\n"


def test_who_has_nothing_here_and_not_what_it_lies_in() -> None:
    whole = [PAGE.format(title) for title in ("Eins", "One", "Un")]
    short = whole[0][: whole[0].index("\n\nTwo")]
    rows = rows_of(de=whole[0], en=whole[1], fr=whole[2], it=short, sv="# T\n\nText.\n")
    last = rows[-1]
    expected = last.expected(lambda element, _: element.at.start)
    assert expected is not None
    assert abstentions(last.vote(expected, str)) == {"it": "absent", "sv": "outside"}


def test_whether_it_is_there() -> None:
    whole = PAGE.format("Eins")
    rows = rows_of(de=whole, en=PAGE.format("One"), it=whole[: whole.index("\n\nTwo")])
    vote = rows[-1].presence_vote
    assert ballots(vote) == [("has it", "de en", 2), ("lacks it", "it", 1)]


def test_what_is_unreadable_has_no_vote() -> None:
    rows = rows_of(de="# A\n\nText.", en="## B\n\nText.", fr="# C\n\nText.", sv="---\na: [\n---\n")
    assert abstentions(vote_on_level(rows[1])) == {"sv": "unreadable"}


def test_values_in_the_same_words_stay_two_ballots() -> None:
    row = rows_of(de="# A\n\nText.", en="## B\n\nText.", fr="# C\n\nText.")[1]
    vote = row.vote(row.presence, lambda _: "it")
    assert [ballot.votes for ballot in vote.ballots] == [3]
    expected = row.expected(lambda element, _: element.level if isinstance(element, Section) else 0)
    assert expected is not None
    assert [ballot.votes for ballot in row.vote(expected, lambda _: "shortened …").ballots] == [2, 1]


def test_a_difference_is_recorded_with_the_version_itself() -> None:
    row = rows_of(de="Es kostet `a`.", en="It costs `b`.", fr="Cela coûte `a`.")[1]

    def words(element: Element, document: Document) -> list[str]:
        return document.text[element.at.start : element.at.end].split("`")[1:2]

    (difference,) = row.differences(words, lambda word: word)
    assert ballots(row.vote(difference, "".join)) == [("a", "de fr", 2), ("b", "en", 1)]
