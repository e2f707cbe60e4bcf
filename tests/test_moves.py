from __future__ import annotations

from collections.abc import Sequence

from glosslint.counterparts import titles_in
from glosslint.document import read_document
from glosslint.engine import page_of
from glosslint.model import Group
from glosslint.moves import Move, moves_in
from glosslint.vote import RowView, View
from glosslint_rules.headings.section_order_mismatch import check


def page(presumed: str = "", **orders: str) -> View:
    """Versions whose sections are named by letters, each with a link of its own."""
    documents = tuple(
        read_document(
            f"{tag}.md",
            "".join(f"## {tag} {name}\n\nSee [{name}](/{name}).\n\n" for name in order).encode(),
            tag,
        )
        for tag, order in orders.items()
    )
    table = page_of(Group("page", documents, presumed=presumed)).table
    assert table is not None
    return View(table)


def told(moves: Sequence[Move], language: str) -> list[tuple[str, str, str]]:
    """What moved, and behind what it stands in `language` and in the carrier."""

    def name(row: RowView | None) -> str:
        return titles_in([row], language)[0][-1] if row is not None else ""

    return [("".join(map(name, move.rows)), name(move.here), name(move.there)) for move in moves]


def test_a_section_that_stands_elsewhere_is_one_move() -> None:
    view = page(de="abcde", it="acdeb", sv="abcde")
    (move,) = moves_in(view, "it")
    assert told([move], "it") == [("b", "e", "a")]
    assert (list(move.holders), move.carrier) == (["de", "sv"], "de")
    assert not list(moves_in(view, "de"))


def test_all_that_have_both_vote_on_what_comes_first() -> None:
    view = page(de="abcde", it="acdeb", sv="abcde")
    (move,) = moves_in(view, "it")
    assert move.vote is not None
    assert [(ballot.value, ballot.languages) for ballot in move.vote.ballots] == [
        ("before", ("de", "sv")),
        ("after", ("it",)),
    ]
    assert move.order is not None
    assert not move.order.alone


def test_of_a_presumed_source_alone_the_others_may_be_behind() -> None:
    (finding,) = check(page(presumed="it", de="abcde", it="acdeb", sv="abcde"))
    assert finding.message.endswith("after `it e` here, after `it a` in de and sv, or the others are behind")
    (finding,) = check(page(presumed="de", de="abcde", it="acdeb", sv="abcde"))
    assert not finding.message.endswith("behind")


def test_of_two_versions_nobody_is_blamed() -> None:
    (finding,) = check(page(de="bdace", it="daceb"))
    assert finding.vote is not None
    assert finding.vote.outcome == "undecided"
    assert " here, " in finding.message


def test_what_comes_first_stands_behind_nothing() -> None:
    view = page(de="abcde", it="eabcd", sv="abcde")
    assert told(list(moves_in(view, "it")), "it") == [("e", "", "d")]


def test_sections_that_moved_together_are_one_move() -> None:
    view = page(de="abcdefg", it="adefgbc", sv="abcdefg")
    assert told(list(moves_in(view, "it")), "it") == [("bc", "g", "a")]


def test_a_glossary_is_sorted_anew_in_each_language() -> None:
    def glossary(tag: str, terms: Sequence[tuple[str, str]]) -> tuple[str, bytes]:
        return tag, "".join(f"## {term}\n\nSee [it](/{link}).\n\n" for term, link in sorted(terms)).encode()

    english = [("Account", "a"), ("Bank", "b"), ("Cash", "c"), ("Debt", "d"), ("Equity", "e")]
    swedish = [("Konto", "a"), ("Bank", "b"), ("Reda pengar", "c"), ("Skuld", "d"), ("Eget kapital", "e")]
    german = [("Konto", "a"), ("Bank", "b"), ("Bargeld", "c"), ("Schuld", "d"), ("Eigenkapital", "e")]
    versions = [glossary(tag, terms) for tag, terms in (("de", german), ("en", english), ("sv", swedish))]
    documents = tuple(read_document(f"{tag}.md", text, tag) for tag, text in versions)
    table = page_of(Group("page", documents, "en")).table
    assert table is not None
    assert any(cell.verdict == "moved" for row in table.rows for cell in row.cells)
    assert not [move for tag in table.languages for move in moves_in(View(table), tag)]
