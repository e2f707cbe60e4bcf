"""A table to walk and to vote on."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from glosslint.model import Section, spans_of
from glosslint.vote.electorate import electorate_of
from glosslint.vote.row import RowView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from glosslint.model import Cell, Reading, Row, SpanKind, Table, Verdict

V = TypeVar("V")


class View:
    """A table to walk and to vote on."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.electorate = electorate_of(table)
        self.documents = {language: table.group.document(language) for language in table.languages}
        self._made: dict[Callable[[View], object], object] = {}

    def once(self, make: Callable[[View], V]) -> V:
        """What `make` makes of this view, made when it is asked for the first time."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("V", self._made[make])

    def row(self, index: int) -> RowView:
        """Row number `index`."""
        return RowView(self, index)

    @cached_property
    def rows(self) -> tuple[RowView, ...]:
        """In reading order, each after its parent."""
        return tuple([RowView(self, index) for index in range(len(self.table.rows))])

    @cached_property
    def children(self) -> Mapping[int, Sequence[int]]:
        """The rows below each row that has any, by index."""
        children: dict[int, list[int]] = {}
        for index, row in enumerate(self.table.rows):
            children.setdefault(row.parent, []).append(index)
        return children

    @cached_property
    def repairs(self) -> Mapping[str, tuple[list[int], list[int]]]:
        """By language, the starts and the ends of its repairs."""
        return {
            language: ([repair.at.start for repair in repairs], [repair.at.end for repair in repairs])
            for language, document in self.documents.items()
            if (repairs := sorted([one for one in document.repairs if one.certain], key=lambda one: one.at))
        }

    @cached_property
    def contested(self) -> Sequence[frozenset[SpanKind]]:
        """By row, the kinds of the spans that differ between its cells, if only in their order.

        Of sections, those of the headings. Of what has rows below, none: they tell what it holds.
        """
        return [
            _contested([_held(cell) for cell in row.cells if cell.element is not None])
            if row.kind == "section" or index not in self.children
            else frozenset()
            for index, row in enumerate(self.table.rows)
        ]

    def runs(self, language: str, verdict: Verdict) -> Iterator[tuple[RowView, ...]]:
        """The rows of one kind and parent that follow each other and have `verdict` in `language`.

        Rows whose parent has the same verdict are left out: the parent says it all.
        """
        column = self.table.languages.index(language)
        run: list[RowView] = []
        for view in self.rows:
            row = view.row
            if row.cells[column].verdict != verdict or self._explained(row, column, verdict):
                continue
            if run and not _follows(self, run[-1], view):
                yield tuple(run)
                run = []
            run.append(view)
        if run:
            yield tuple(run)

    def _explained(self, row: Row, column: int, verdict: Verdict) -> bool:
        return row.parent >= 0 and self.table.rows[row.parent].cells[column].verdict == verdict


def _held(cell: Cell) -> list[tuple[SpanKind, str, tuple[Reading, ...]]]:
    """What spans are compared by, of those that a cell holds."""
    held: list[tuple[SpanKind, str, tuple[Reading, ...]]] = []
    for element in cell.elements:
        block = element.heading if isinstance(element, Section) else element
        if block is not None and (block.spans or block.children):
            held.extend((span.kind, span.value, span.readings[:1]) for span in spans_of(block))
    return held


def _contested(cells: Sequence[Sequence[tuple[SpanKind, str, tuple[Reading, ...]]]]) -> frozenset[SpanKind]:
    if all(cell == cells[0] for cell in cells):
        return frozenset()
    kinds: set[SpanKind] = {kind for cell in cells for kind, _, _ in cell}
    return frozenset(
        kind
        for kind in kinds
        if len({tuple([span for span in cell if span[0] == kind]) for cell in cells}) > 1
    )


def _follows(view: View, one: RowView, other: RowView) -> bool:
    """Whether no row of the same parent and kind stands between the two."""
    if one.row.parent != other.row.parent or one.row.kind != other.row.kind:
        return False
    siblings = [
        index for index in view.children[one.row.parent] if view.table.rows[index].kind == one.row.kind
    ]
    place = bisect_left(siblings, one.index)
    return siblings[place + 1] == other.index
