"""Blocks, items and table rows that a version has elsewhere than the others, and beside what.

The verdict says that something moved; what it moved past says so once more, in the order of the two that
people can see. Where nothing that stood before it stands behind it, there is nothing to tell; nor where
nothing that survives translation says that it is the same block.

What is sorted by the alphabet is sorted anew in each language and has not moved, nor has what goes on with
a sentence around a list: where that stands is a matter of grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from glosslint.alphabet import is_sorted
from glosslint.languages import likely_script
from glosslint.links import links_in
from glosslint.model import Block, Section, spans_of, walk
from glosslint.numbers import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.model import BlockKind, SpanKind, Vote
    from glosslint.vote import Expectation, RowView, View

_UNORDERED: Final[frozenset[BlockKind]] = frozenset({"reference", "footnote", "break", "directive"})
"""What means the same wherever it stands."""

_KEPT: Final[tuple[SpanKind, ...]] = ("code", "image", "placeholder", "math", "reference", "footnote")
"""Besides links and numbers, the spans that translations keep as they are."""


class Reorder(NamedTuple):
    """Blocks of one version that have moved together."""

    rows: Sequence[RowView]
    beside: RowView
    """The nearest block that they stand on the other side of."""
    is_before: bool
    """Whether they come before it here."""
    order: Expectation[bool]
    """Whether the first of them comes before it, by the votes of all that have both."""
    marks: tuple[str, ...] = ()
    """What tells them from the blocks beside them: targets, values, code."""

    @property
    def holders(self) -> tuple[str, ...]:
        """The versions that have it the other way round."""
        return next(names for value, names in self.order.ballots if value is not self.is_before)

    @property
    def carrier(self) -> str:
        """The one of them to show."""
        return self.order.against

    @property
    def vote(self) -> Vote:
        """The record of `order`."""
        return order_vote(self.rows[0], self.beside, self.order)


def order_vote(row: RowView, beside: RowView, order: Expectation[bool]) -> Vote:
    """The record of `order`, whether `row` comes before `beside`.

    Who has the one and lacks the other has no vote for the reason that it has there.
    """
    vote, other = (one.vote(order, _side) for one in (row, beside))
    there = {one.language: one for one in other.abstentions}
    languages = row.view.table.languages
    return replace(
        vote,
        abstentions=tuple(
            there[one.language]
            if one.language in languages and row.cell(one.language).element is not None
            else one
            for one in vote.abstentions
        ),
    )


def _side(is_before: bool) -> str:
    return "before" if is_before else "after"


def reorders_in(page: View, language: str) -> Iterator[Reorder]:
    """What `language` has elsewhere of blocks, items and table rows, in the order of the table."""
    for run in page.runs(language, "moved"):
        element = run[0].cell(language).element
        if not isinstance(element, Block) or element.kind in _UNORDERED:
            continue
        reorder = _reorder(run, language)
        if reorder is None or _is_sorted_anew(run[0], language, reorder.carrier):
            continue
        marks = {mark for row in run for mark in _own_marks(row, language, reorder.carrier)}
        if marks:
            yield reorder._replace(marks=tuple(sorted(marks)))


def _reorder(run: Sequence[RowView], language: str) -> Reorder | None:
    row = run[0]
    start = _start(row, language)
    siblings = sorted(
        [
            (_start(other, language), other.index, other)
            for other in (*row.preceding, *row.following)
            if other.kind == row.kind and language in other.aligned and _is_ordered(other, language)
        ]
    )
    before = [other for place, _, other in siblings if place < start]
    after = [other for place, _, other in siblings if place > start]
    for beside in (*before[-1:], *after[:1]):
        if _goes_around(row, beside, language):
            continue
        order = row.precedes(beside)
        if language in order.dissenters:
            return Reorder(run, beside, _start(row, language) < _start(beside, language), order)
    return None


def _start(row: RowView, language: str) -> int:
    """Where a row that is not empty begins in one version."""
    return row.cell(language).elements[0].at.start


def _is_ordered(row: RowView, language: str) -> bool:
    element = row.cell(language).element
    return isinstance(element, Block) and element.kind not in _UNORDERED


def _goes_around(row: RowView, beside: RowView, language: str) -> bool:
    """Whether the two are a list within an item and the item's own text."""
    parent, kinds = row.parent, {_kind(one.cell(language).element) for one in (row, beside)}
    return parent is not None and parent.kind == "item" and kinds == {"paragraph", "list"}


def _own_marks(row: RowView, language: str, carrier: str) -> set[str]:
    """What two versions hold in `row` that the second has nowhere else beside it."""
    beside = (other for side in (row.preceding, row.following) for other in side)
    elsewhere = {mark for other in beside for mark in _marks(other, carrier)}
    return {value for _, value in (_marks(row, language) & _marks(row, carrier)) - elsewhere}


def _marks(row: RowView, language: str) -> set[tuple[str, str]]:
    """What a version holds in `row` that survives translation."""
    document, languages = row.document(language), row.view.table.languages
    marks: set[tuple[str, str]] = set()
    for element in row.cell(language).elements:
        links = links_in(element, document, languages)
        marks |= {("link", reading) for link in links for reading in link.readings}
        marks |= {("number", number.key()) for number in Numbers().large_in(element, document)}
        spans = [span for kind in _KEPT for span in spans_of(element, kind)]
        marks |= {(span.kind, span.value) for span in spans}
        marks |= {("block", block.code) for block in _walked(element) if block.code}
    return marks


def _walked(element: Section | Block) -> Iterator[Block]:
    return walk(element) if isinstance(element, Block) else iter(())


def _is_sorted_anew(row: RowView, language: str, carrier: str) -> bool:
    """Whether the blocks beside `row` stand in the order of the language's own alphabet.

    What the carrier has sorted may be sorted in another script by what is not seen in it: Chinese by
    sound or strokes.
    """
    if is_sorted(_texts_beside(row, language)):
        return True
    return likely_script(language) != likely_script(carrier) and is_sorted(_texts_beside(row, carrier))


def _texts_beside(row: RowView, language: str) -> list[str]:
    """The texts of the blocks with the parent of `row` and of its kind, in one version's order."""
    text = row.document(language).text
    beside = [
        element for one in (*row.preceding, row, *row.following) for element in one.cell(language).elements
    ]
    kind = _kind(row.cell(language).element)
    blocks = sorted(
        [one for one in beside if isinstance(one, Block) and one.kind == kind], key=lambda one: one.at
    )
    leaves = [next((leaf for leaf in walk(block) if leaf.spans or leaf.prose), block) for block in blocks]
    return [text[leaf.at.start : leaf.at.end] for leaf in leaves]


def _kind(element: Section | Block | None) -> str:
    return element.kind if isinstance(element, Block) else ""
