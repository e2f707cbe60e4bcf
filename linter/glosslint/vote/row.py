"""A row of the table, to look at and to vote on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from glosslint.model import Range, Section
from glosslint.vote.decision import decide
from glosslint.vote.differences import differences_of
from glosslint.vote.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from glosslint.model import Block, Cell, Document, Vote
    from glosslint.vote.decision import Expectation
    from glosslint.vote.differences import Difference
    from glosslint.vote.record import Decision
    from glosslint.vote.view import View

V = TypeVar("V")
T = TypeVar("T")

Element: TypeAlias = "Section | Block"


class RowView:
    """A row of a table: what each version has in it, and what they expect of each other."""

    __slots__ = ("index", "row", "view")

    def __init__(self, view: View, index: int) -> None:
        self.view = view
        self.index = index
        self.row = view.table.rows[index]

    @property
    def kind(self) -> str:
        """What the row is one of: section, block, item or row."""
        return self.row.kind

    @property
    def parent(self) -> RowView | None:
        """The row that contains this one; None for that of the roots."""
        return self.view.rows[self.row.parent] if self.row.parent >= 0 else None

    @property
    def children(self) -> tuple[RowView, ...]:
        """The rows that this one contains."""
        return tuple([self.view.rows[index] for index in self.view.children.get(self.index, ())])

    @property
    def following(self) -> Iterator[RowView]:
        """The rows of the same parent behind this one, the nearest first."""
        siblings = self.view.children[self.row.parent]
        for place in range(bisect_right(siblings, self.index), len(siblings)):
            yield self.view.rows[siblings[place]]

    @property
    def preceding(self) -> Iterator[RowView]:
        """The rows of the same parent before this one, the nearest first."""
        siblings = self.view.children[self.row.parent]
        for place in range(bisect_left(siblings, self.index) - 1, -1, -1):
            yield self.view.rows[siblings[place]]

    @property
    def leaf(self) -> bool:
        """Whether no rows lie below, so that the contents are this row's own."""
        return self.index not in self.view.children

    @property
    def aligned(self) -> tuple[str, ...]:
        """The languages whose contents may be compared: those with an aligned cell that is not empty."""
        languages = self.view.table.languages
        return tuple(
            [
                language
                for language, cell in zip(languages, self.row.cells, strict=True)
                if cell.element is not None and cell.verdict == "aligned"
            ]
        )

    def cell(self, language: str) -> Cell:
        """The cell of `language`. Raises ValueError where the table has no such column."""
        return self.row.cells[self.view.table.languages.index(language)]

    def document(self, language: str) -> Document:
        """The version in `language`. Raises KeyError where the table has no such column."""
        return self.view.documents[language]

    def expected(self, feature: Callable[[Element, Document], V]) -> Expectation[V] | None:
        """What the aligned cells together say `feature` should be; None where fewer than two are aligned.

        `feature` maps what a cell begins with, and its document, to something hashable.
        """
        languages = self.aligned
        if len(languages) < 2:
            return None
        values: dict[str, V] = {}
        for language in languages:
            element, *_ = self.cell(language).elements
            values[language] = feature(element, self.document(language))
        return decide(values, self.view.electorate, self.unrepaired(languages))

    @property
    def presence(self) -> Expectation[bool]:
        """Whether the row should be there. An empty cell says no only where what contains it is there."""
        row, view = self.row, self.view
        above = view.table.rows[row.parent].cells if row.parent >= 0 else row.cells
        kinds = {
            _kind(outer.element)
            for cell, outer in zip(row.cells, above, strict=True)
            if cell.element is not None and outer.element is not None
        }
        values: dict[str, bool] = {}
        for language, cell, outer in zip(view.table.languages, row.cells, above, strict=True):
            if cell.element is None and (outer.element is None or _kind(outer.element) not in kinds):
                continue
            if language in view.table.unrelated:
                continue
            values[language] = cell.element is not None
        return decide(values, view.electorate, self.unrepaired(values))

    def precedes(self, other: RowView) -> Expectation[bool]:
        """Whether this row comes before `other`, whose cells are aligned, by those who have both.

        At least one version has both.
        """
        values = {
            language: self.cell(language).elements[0].at.start < other.cell(language).elements[0].at.start
            for language in other.aligned
            if self.cell(language).element is not None
        }
        return decide(values, self.view.electorate, self.unrepaired(values))

    def differences(
        self,
        things: Callable[[Element, Document], Iterable[T]],
        key: Callable[[T], Hashable],
        same: Callable[[T, T], bool] | None = None,
    ) -> tuple[Difference[T], ...]:
        """What each aligned cell lacks and has too much of, one `Difference` a language at most.

        `things` gives what a cell holds (spans, say), `key` by what it is compared, and `same` whether
        two things of different keys may still be one, as `1.000` and `1000` may. A vote is taken for
        each thing. What is missing and what is extra are the things themselves, so that their places
        can be shown. Where the votes leave a place open ("500 here, 600 in de, 700 in fr"), one
        undecided difference for the row has all that is in dispute. A table's row that lacks a column
        is not compared, since that is why things are missing.
        """
        held: dict[str, list[T]] = {}
        keys: dict[str, list[Hashable]] = {}
        for language in self.aligned if self.row.kind != "row" else self._as_wide_as_expected():
            document = self.document(language)
            held[language] = [
                thing for one in self.cell(language).elements for thing in things(one, document)
            ]
            keys[language] = [key(thing) for thing in held[language]]
        return differences_of(held, keys, same, self.view.electorate, self.unrepaired(held))

    def _as_wide_as_expected(self) -> list[str]:
        """Of a table's row, the aligned languages that have as many cells as is expected of all."""
        widths = {language: _width(self.cell(language).element) for language in self.aligned}
        if len(set(widths.values())) < 2:
            return list(widths)
        expected = decide(widths, self.view.electorate, self.unrepaired(widths)).value
        return [language for language, width in widths.items() if width == expected]

    def vote(self, decision: Decision[V], show: Callable[[V], str]) -> Vote:
        """The record of a vote taken here, for the diagnostic that comes of it; `show` words a value."""
        return record(self, decision, show)

    @property
    def presence_vote(self) -> Vote:
        """The record of `presence`."""
        return record(self, self.presence, lambda has: "has it" if has else "lacks it")

    def unrepaired(self, languages: Iterable[str]) -> list[str]:
        """Those of `languages` that the reader did not have to repair here."""
        return [language for language in languages if not self._repaired(language)]

    def _repaired(self, language: str) -> bool:
        """Whether the reader had to repair what `language` has here."""
        repairs = self.view.repairs.get(language)
        if repairs is None:
            return False
        starts, ends = repairs
        for element in self.cell(language).elements:
            at = _own_place(element)
            before = bisect_left(starts, at.end)
            if before and ends[before - 1] > at.start:
                return True
        return False


def _own_place(element: Element) -> Range:
    """Where a section has its heading, or a block is."""
    if not isinstance(element, Section):
        return element.at
    return element.heading.at if element.heading is not None else Range(element.at.start, element.at.start)


def _kind(element: Element) -> str:
    return "section" if isinstance(element, Section) else element.kind


def _width(element: Element | None) -> int:
    return len(element.children) if element is not None and not isinstance(element, Section) else 0
