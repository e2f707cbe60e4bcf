"""A vote as people are told of it: who holds what, how many votes that is, and who had none and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from glosslint.model import Abstention, Ballot, Vote
from glosslint.vote.decision import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from glosslint.model import AbstentionReason, Outcome
    from glosslint.vote.electorate import Electorate
    from glosslint.vote.row import RowView

V_co = TypeVar("V_co", covariant=True)
V = TypeVar("V")


class Decision(Protocol[V_co]):
    """What a vote is recorded from: an `Expectation`, or a `Difference`."""

    @property
    def outcome(self) -> Outcome:
        """How it was decided."""
        ...

    @property
    def ballots(self) -> Sequence[tuple[V_co, tuple[str, ...]]]:
        """Each value with the languages that hold it, the expected one first."""
        ...

    @property
    def alone(self) -> bool:
        """Whether a presumed source stands alone."""
        ...


def record(row: RowView, decision: Decision[V], show: Callable[[V], str]) -> Vote:
    """The record of a `decision` that was taken in `row`; `show` puts a value into words."""
    electorate = row.view.electorate
    held = {language: number for number, (_, names) in enumerate(decision.ballots) for language in names}
    voting = electorate.voting(held, row.unrepaired(held))
    votes = tally(held, electorate, voting)
    ballots = [
        Ballot(show(value), tuple(sorted(names)), float(votes[number]))
        for number, (value, names) in enumerate(decision.ballots)
    ]
    is_settled = decision.outcome != "undecided"
    ballots[is_settled:] = sorted(ballots[is_settled:], key=lambda ballot: -ballot.votes)
    source = electorate.source or electorate.presumed
    return Vote(
        decision.outcome,
        tuple(ballots),
        tuple(_abstentions(row, held, voting)),
        tuple(_shared(electorate, voting)),
        source if source in held else "",
        decision.alone,
    )


def _shared(electorate: Electorate, voting: Collection[str]) -> Iterator[tuple[str, ...]]:
    for voter in electorate.voters:
        sharing = tuple([language for language in voter if language in voting])
        if len(sharing) > 1:
            yield sharing


def _abstentions(row: RowView, held: Collection[str], voting: Collection[str]) -> Iterator[Abstention]:
    for document in row.view.table.group.documents:
        if document.language not in voting:
            yield Abstention(
                document.language, _reason(row, document.language, holds=document.language in held)
            )


def _reason(row: RowView, language: str, *, holds: bool) -> AbstentionReason:
    """Why `language` has no vote in `row`; `holds` says whether it has a value all the same."""
    table = row.view.table
    if language not in table.languages:
        return "unreadable"
    if language in table.unrelated:
        return "unrelated"
    if holds:
        if language not in row.view.electorate.behind:
            return "repaired"
        return "copy" if any(language == copy for copy, _ in table.copies) else "behind"
    cell, parent = row.cell(language), row.parent
    if cell.element is None:
        return "outside" if parent is not None and parent.cell(language).element is None else "absent"
    match cell.verdict:
        case "extra" | "moved" | "rewritten" | "untranslated":
            return cell.verdict
        case _:
            return "columns"  # nothing else keeps a cell that is aligned from being compared
