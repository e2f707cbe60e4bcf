"""Who voted what, as people and programs are told it."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import indent

import msgspec
import pytest

from glosslint.model import Abstention, Ballot, Vote
from glosslint.reports.ballots import decision, vote_lines, vote_record
from glosslint.reports.printer import Printer
from glosslint.reports.screen import Screen

ROOT = Path(__file__).parents[2]

FIVE = Vote(
    "majority",
    (Ballot("500 USD", ("de", "fr", "it"), 3), Ballot("600 USD", ("en", "sv"), 2)),
    (Abstention("ar", "absent"), Abstention("he", "absent"), Abstention("ja", "rewritten")),
)
MANY = Vote(
    "majority",
    (
        Ballot(
            "`/de`", (*("ar", "bn", "cs", "de", "es", "fr", "hi"), *("id", "it", "ja", "ko", "nl", "pl")), 13
        ),
        Ballot("", ("en", "sv"), 2),
    ),
)


def shown(vote: Vote, width: int = 80, about: str = "", screen: Screen | None = None) -> str:
    screen = screen or Screen(width)
    return Printer(screen).print(vote_lines(vote, width, screen, Printer(screen), about))


def test_the_expected_value_comes_first_and_the_reasons_last() -> None:
    assert (
        shown(FIVE)
        == """\
3 of 5 votes decide
  3  500 USD  de, fr, it
  2  600 USD  en, sv
  –  ar, he: nothing here; ja: rewritten
"""
    )


def test_what_was_voted_on_can_be_named() -> None:
    assert shown(FIVE, about="number").startswith("number: 3 of 5 votes decide\n")


def test_many_languages_are_folded_beside_themselves() -> None:
    assert (
        shown(MANY, 40)
        == """\
13 of 15 votes decide
  13  `/de`  ar, bn, cs, de, es, fr, hi,
             id, it, ja, ko, nl, pl
   2  none   en, sv
"""
    )


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 100, 160])
@pytest.mark.parametrize("vote", [FIVE, MANY])
def test_no_line_is_too_wide(vote: Vote, width: int) -> None:
    assert max(map(len, shown(vote, width, "number").splitlines())) <= width


def test_who_has_no_room_beside_a_value_stands_below_it() -> None:
    vote = Vote("majority", (Ballot("x" * 40, ("de", "fr", "it"), 3), Ballot("y", ("en",), 1)))
    assert shown(vote, 20).splitlines()[1:3] == ["  3  xxxxxxxx…", "    de, fr, it"]


def test_the_page_on_voting_shows_a_vote_as_it_is_printed() -> None:
    vote = Vote(
        "majority",
        (Ballot("99 %", ("de", "fr", "it", "sv"), 4), Ballot("", ("en",), 1)),
        (Abstention("ja", "rewritten"), Abstention("ko", "absent")),
    )
    assert indent(shown(vote), "    ") in (ROOT / "docs/voting.md").read_text(encoding="utf-8")


def test_a_long_value_leaves_room_for_who_holds_it() -> None:
    long = Vote("majority", (Ballot("x" * 90, ("de", "fr"), 2), Ballot("y", ("en",), 1)))
    assert "…  de, fr" in shown(long, 60)


def test_long_values_that_begin_alike_are_shown_where_they_differ() -> None:
    start = "`/jumpstart-our-business-startups-act-"
    vote = Vote(
        "majority",
        (
            Ballot(f"{start}jobs`", ("de", "fr"), 2),
            Ballot(f"{start}occupations`", ("en",), 1),
            Ballot("", ("it",), 0),
        ),
    )
    lines = shown(vote, 50).splitlines()
    assert [line.split("  ")[2].rstrip() for line in lines[1:]] == [
        "…s-act-jobs`",
        "…s-act-occupations`",
        "none",
    ]


def test_values_from_right_to_left_stay_by_themselves() -> None:
    vote = Vote("majority", (Ballot("السعر " * 20, ("ar", "fa"), 2), Ballot("1", ("en",), 1)))
    assert [line.count("\u2067") - line.count("\u2069") for line in shown(vote, 40).splitlines()] == [0] * 3


def test_who_holds_a_value_without_a_vote_stands_in_brackets() -> None:
    vote = Vote(
        "majority",
        (Ballot("1", ("de", "fr"), 2), Ballot("2", ("it",), 0)),
        (Abstention("it", "repaired"),),
    )
    assert "  0  2  (it)\n  –  it: repaired here\n" in shown(vote)


def test_only_what_is_decided_stands_out() -> None:
    screen = Screen(has_colours=True)
    ballots = (Ballot("500", ("de", "fr"), 2), Ballot("600", ("en", "it"), 2))
    assert "\x1b[1m500\x1b[0m" in shown(Vote("configured", ballots, source="de"), screen=screen)
    assert "\x1b[1m500" not in shown(Vote("undecided", ballots), screen=screen)


@pytest.mark.parametrize(
    ("votes", "said"), [(2 / 3, "⅔"), (12.2, "12.2"), (100 + 1 / 7, "100.14"), (0.75, "¾"), (28.5, "28½")]
)
def test_no_number_of_votes_is_rounded_to_another(votes: float, said: str) -> None:
    vote = Vote("undecided", (Ballot("1", ("de",), votes), Ballot("2", ("en",), 1)))
    assert shown(vote).splitlines()[1].split()[0] == said


def test_parts_of_votes() -> None:
    vote = Vote(
        "majority",
        (Ballot("1", ("de", "zh-CN"), 1.5), Ballot("2", ("zh-TW",), 0.5), Ballot("3", ("pt",), 1 / 7)),
        (Abstention("ja", "rewritten"),),
        shared=(("zh-CN", "zh-TW"),),
    )
    lines = shown(vote).splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["1½", "½", "0.14"]
    assert lines[4].strip() == "–  ja: rewritten; zh-CN, zh-TW: one vote together"
    assert "1.5" in shown(vote, screen=Screen(80, encoding="ascii"))


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        (Vote("unanimous", (Ballot("1", ("de", "en"), 2),)), "all agree"),
        (
            Vote("configured", (Ballot("1", ("en",), 1), Ballot("2", ("de", "fr"), 2)), source="en"),
            "en decides: it is the configured source",
        ),
        (
            Vote("presumed", (Ballot("1", ("en", "fr"), 2), Ballot("2", ("de",), 1)), source="en"),
            "en decides: it is presumed to be the source, and is not alone",
        ),
        (
            Vote("majority", (Ballot("1", ("de", "fr"), 2), Ballot("2", ("en",), 1)), (), (), "en", True),
            "2 of 3 votes decide, against en, the presumed source",
        ),
        (
            Vote("majority", (Ballot("1", ("de",), 1), Ballot("2", ("en",), 0))),
            "the only vote decides",
        ),
        (
            Vote("pair", (Ballot("1", ("en",), 1), Ballot("2", ("de",), 1)), source="en"),
            "en decides between two votes: it is presumed to be the source",
        ),
        (
            Vote("undecided", (Ballot("1", ("en",), 1), Ballot("2", ("de",), 1))),
            "undecided: nothing has three fifths of 2 votes",
        ),
    ],
)
def test_how_it_was_decided(vote: Vote, words: str) -> None:
    assert decision(vote) == words


def test_content_cannot_reach_the_terminal() -> None:
    hostile = Vote("majority", (Ballot("\x1b[31m[red]\n::error::", ("de", "fr"), 2), Ballot("b", ("en",), 1)))
    printed = shown(hostile, screen=Screen(80, has_colours=True, is_log=True))
    assert r"\x1b" in printed
    assert "\x1b[31m" not in printed
    assert "\n::" not in printed


def test_the_record_for_programs() -> None:
    assert json.loads(msgspec.json.encode(vote_record(FIVE))) == {
        "outcome": "majority",
        "ballots": [
            {"value": "500 USD", "languages": ["de", "fr", "it"], "votes": 3.0},
            {"value": "600 USD", "languages": ["en", "sv"], "votes": 2.0},
        ],
        "abstentions": [
            {"language": "ar", "reason": "absent"},
            {"language": "he", "reason": "absent"},
            {"language": "ja", "reason": "rewritten"},
        ],
        "shared": [],
    }
