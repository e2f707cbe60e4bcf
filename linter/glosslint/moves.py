"""Sections that a version has elsewhere than the others: which they are, and behind what they stand.

What follows a section that moved lines up again. Sections in the order of the alphabet, as in a glossary,
are sorted anew in each language, and have not moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glosslint.alphabet import is_sorted
from glosslint.model import Section
from glosslint.reorders import order_vote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.model import Vote
    from glosslint.vote import Expectation, RowView, View


class Move(NamedTuple):
    """Sections that one version has elsewhere, and have moved together."""

    language: str
    """The version."""
    rows: Sequence[RowView]
    holders: Sequence[str]
    """The versions that have them where they belong."""
    carrier: str
    """The one of them to hold against: a source, the pivot, or the first."""
    here: RowView | None
    """The section before them, of those that the carrier has as well; None where they come first."""
    there: RowView | None
    """The same in the carrier."""

    @property
    def order(self) -> Expectation[bool] | None:
        """Whether the first of them comes before a section that it has passed, by all that have both.

        None where those that have both do not say so of this version.
        """
        beside = self._passed
        return self.rows[0].precedes(beside) if beside is not None else None

    @property
    def vote(self) -> Vote | None:
        """The record of `order`."""
        beside, order = self._passed, self.order
        return order_vote(self.rows[0], beside, order) if beside is not None and order is not None else None

    @property
    def _passed(self) -> RowView | None:
        first = self.rows[0]
        besides = (beside for beside in (self.here, self.there) if beside is not None)
        return next((one for one in besides if self.language in first.precedes(one).dissenters), None)


def moves_in(page: View, language: str) -> Iterator[Move]:
    """The sections of `page` that `language` has elsewhere, in the order of the table."""
    runs = [run for run in page.runs(language, "moved") if run[0].kind == "section"]
    if not runs:
        return
    outlines = page.once(_outlines)
    parents = {parent.index: parent for run in runs if (parent := run[0].parent) is not None}
    glossaries = {index for index, parent in parents.items() if is_sorted(_titles_below(parent, language))}
    for run in runs:
        holders = [other for other in run[0].aligned if other != language]
        carrier = _carrier(page, holders, language)
        here = outlines[language].before(run[0], outlines[carrier])
        there = outlines[carrier].before(run[0], outlines[language])
        if here != there and run[0].row.parent not in glossaries:
            before = (page.row(row) if row else None for row in (here, there))
            yield Move(language, run, holders, carrier, *before)


class _Outline(NamedTuple):
    """The sections of one version, without the root."""

    order: list[int]
    """Their rows, in the order in which the version has them."""
    places: dict[int, int]
    """By row, where it stands in `order`."""

    def before(self, row: RowView, other: _Outline) -> int:
        """The row of the section before `row`, of those that `other` has as well; or 0."""
        earlier = (self.order[place] for place in range(self.places[row.index] - 1, -1, -1))
        return next((index for index in earlier if index in other.places), 0)


def _outlines(page: View) -> dict[str, _Outline]:
    return {language: _outline(page, language) for language in page.table.languages}


def _outline(page: View, language: str) -> _Outline:
    starts = {
        row.index: element.at.start
        for row in page.rows
        if row.kind == "section"
        and row.parent is not None
        and (element := row.cell(language).element) is not None
    }
    order = sorted(starts, key=starts.__getitem__)
    return _Outline(order, {index: place for place, index in enumerate(order)})


def _carrier(page: View, holders: Sequence[str], language: str) -> str:
    electorate = page.electorate
    first = (electorate.source, electorate.presumed, electorate.pivot, *holders)
    return next((name for name in first if name in holders), language)


def _titles_below(parent: RowView, language: str) -> list[str]:
    section = parent.cell(language).element
    return [below.title for below in section.sections] if isinstance(section, Section) else []
