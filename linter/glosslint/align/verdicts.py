"""The finished table: rows in reading order, and a verdict on each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from glosslint.align.contents import Contents
from glosslint.model import Cell, Row
from glosslint.vote import View, decide, electorate_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glosslint.align.drafts import Draft, SectionDraft
    from glosslint.align.fingerprints import Fingerprints
    from glosslint.align.nodes import Version
    from glosslint.model import RowKind, Table, Verdict
    from glosslint.vote import Electorate

_ROW_KINDS: Final[dict[str, RowKind]] = {"section": "section", "item": "item", "row": "row"}
_NOTHING: Final = Cell(None, "aligned")


def finish(
    table: Table,
    sections: Sequence[SectionDraft],
    versions: Sequence[Version],
    fingerprints: Fingerprints,
) -> Table:
    """`table` with rows for `sections` and what they hold, each cell with its verdict.

    `versions` are in the order of their languages; the unrelated ones have a cell in the first row only.
    """
    electorate = electorate_of(table)
    contents = Contents(table, versions, fingerprints, electorate)
    drafts = list(_reading_order(sections))
    index_of = {id(draft): index for index, draft in enumerate(drafts)}
    rows: list[Row] = []
    for draft in drafts:
        parent = index_of[id(draft.parent)] if draft.parent is not None else -1
        verdicts = contents.verdicts(draft) if not draft.children else {}
        if draft.moved:
            verdicts |= _moved(draft, electorate, rows[parent])
        rows.append(
            Row(_ROW_KINDS.get(draft.kind, "block"), _cells(draft, verdicts, len(table.languages)), parent)
        )
    rows[0] = Row("section", tuple(map(_root, rows[0].cells, versions)), -1)
    return replace(table, rows=tuple(_settled(replace(table, rows=tuple(rows)))))


def _root(cell: Cell, version: Version) -> Cell:
    return cell if cell.element is not None else Cell(version.document.root, "rewritten")


def _reading_order(sections: Sequence[SectionDraft]) -> Iterator[Draft]:
    """The rows, each after its parent: first what a section holds, then its subsections."""
    below: dict[int, list[SectionDraft]] = {}
    for section in sections[1:]:
        below.setdefault(id(section.parent), []).append(section)
    pending = [sections[0]]
    while pending:
        section = pending.pop()
        yield section
        for draft in _merged(section.children):
            yield from _with_children(draft)
        pending += reversed(below.get(id(section), ()))


def _with_children(draft: Draft) -> Iterator[Draft]:
    yield draft
    draft.children = _merged(draft.children)
    if len(draft.children) == 1 and draft.children[0].kind == "paragraph" and draft.kind != "list":
        draft.children = []  # the paragraph is all there is
    for child in draft.children:
        yield from _with_children(child)


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, where those that some version has in one are one."""
    merged: list[Draft] = []
    for draft in drafts:
        first = draft.joined
        if first is None:
            merged.append(draft)
            continue
        while first.joined is not None:
            first = first.joined
        for index, nodes in draft.nodes.items():
            first.nodes[index] = [*first.nodes.get(index, ()), *nodes]
        for child in draft.children:
            child.parent = first
        first.children = [*first.children, *draft.children]
    return merged


def _cells(draft: Draft, verdicts: Mapping[int, Verdict], width: int) -> tuple[Cell, ...]:
    cells = [_NOTHING] * width
    for index, nodes in draft.nodes.items():
        rest = tuple([node.element for node in nodes[1:]]) if len(nodes) > 1 else ()
        cells[index] = Cell(nodes[0].element, verdicts.get(index, "aligned"), rest)
    return tuple(cells)


def _moved(draft: Draft, electorate: Electorate, parent: Row) -> dict[int, Verdict]:
    """Which versions have `draft` elsewhere than the others; what moved with its parent did not move."""
    languages = electorate.languages
    places = {languages[index]: index in draft.moved for index in sorted(draft.nodes)}
    return {
        index: "moved"
        for language in decide(places, electorate, tuple(places)).dissenters
        if parent.cells[index := languages.index(language)].verdict != "moved"
    }


def _settled(table: Table) -> list[Row]:
    """The rows of `table`, where each cell that is missing or extra is said to be."""
    view = View(table)
    rows: list[Row] = []
    for index, row in enumerate(table.rows):
        cells = row.cells
        above = rows[row.parent].cells if row.parent >= 0 else None
        if above is None or not any(cell.element is None for cell in cells):
            rows.append(row)
            continue
        presence = view.row(index).presence
        settled: list[Cell] = []
        for language, cell, outer in zip(table.languages, cells, above, strict=True):
            verdict: Verdict = cell.verdict
            if cell.element is None and outer.verdict == "missing" and presence.value:
                verdict = "missing"
            elif cell.element is not None and outer.verdict == "extra":
                verdict = "extra"
            elif language in presence.dissenters:
                verdict = "extra" if cell.element is not None else "missing"
            settled.append(cell if verdict == cell.verdict else Cell(cell.element, verdict, cell.rest))
        rows.append(Row(row.kind, tuple(settled), row.parent))
    return rows
