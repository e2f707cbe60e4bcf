"""Possible repairs, accepted where a sibling shows what was meant.

`– item` alone may be a list item or the line of a dialogue: once the versions are laid side by side, one
that has a list item at the same place tells. A document is read once more for that, never more often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from glosslint.align import align
from glosslint.document import accept
from glosslint.model import Group, Section, blocks_of, spans_of
from glosslint.targets import target_readings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from glosslint.model import Block, Document, Range, Repair, RepairKind, Row, Table


def confirm(group: Group) -> Group:
    """`group`, with those documents read anew of which siblings confirm possible repairs."""
    plausible = _plausible(group)
    trial = {document.language: _with(document, plausible[document.language]) for document in group.documents}
    doubtful = [document for document in group.documents if plausible[document.language]]
    if not doubtful:
        return group
    table = align(replace(group, documents=tuple(trial.values())))
    documents = {document.language: document for document in group.documents}
    for document in doubtful:
        confirmed = _confirmed(document, plausible[document.language], table, group)
        documents[document.language] = _with(document, confirmed)
    return replace(group, documents=tuple(documents.values()))


def _confirmed(
    document: Document, plausible: Sequence[Repair], table: Table, group: Group
) -> Sequence[Repair]:
    """Which of the `plausible` repairs of a document most of its siblings confirm, as they are written.

    The table is that of the versions with all plausible repairs made. Where a source is configured and
    has something at the place, it must confirm too. Nothing is voted on yet: it is a matter of how one
    version reads, and a repaired cell has no vote.
    """
    places = _Places(table, document.language)
    documents = {sibling.language: sibling for sibling in group.documents}
    confirmed: list[Repair] = []
    for repair in plausible:
        row = places.row_of(repair)
        own = row.cells[places.column].element if row is not None else None
        if row is None or own is None:
            continue
        told = {
            language: _shows(repair, (document, own), (documents[language], element))
            for language, cell in zip(table.languages, row.cells, strict=True)
            for element in cell.elements[:1]
            if language != document.language
        }
        shown = sum(told.values())
        asked = max(len(told), _having_section(table, row) - 1 if repair.kind == "list-item" else 0)
        if told.get(group.source, shown > 0) and (repair.kind == "link" or 2 * shown > asked):
            confirmed.append(repair)
    return confirmed


def _having_section(table: Table, row: Row) -> int:
    """How many versions have the section that `row` lies in, whatever they have in the place of `row`."""
    while row.kind != "section":
        row = table.rows[row.parent]
    return sum(cell.element is not None for cell in row.cells)


def _with(document: Document, accepted: Collection[Repair]) -> Document:
    """The document as it reads with some of its possible repairs accepted."""
    if not accepted:
        return document
    made = {id(repair) for repair in accepted}
    repairs = [replace(repair, certain=repair.certain or id(repair) in made) for repair in document.repairs]
    return accept(document, repairs)


def _possible(document: Document) -> tuple[Repair, ...]:
    return tuple(repair for repair in document.repairs if not repair.certain)


def _plausible(group: Group) -> Mapping[str, Sequence[Repair]]:
    """By language, the possible repairs of a kind of which most siblings, or the source, have more."""
    possible = {document.language: _possible(document) for document in group.documents}
    kinds: set[RepairKind] = {repair.kind for repairs in possible.values() for repair in repairs}
    counts = {kind: {one.language: _count(one, kind) for one in group.documents} for kind in kinds}

    def is_lacking(language: str, kind: RepairKind) -> bool:
        own = counts[kind][language]
        more = [other for other, count in counts[kind].items() if count > own]
        return group.source in more or 2 * len(more) > len(counts[kind]) - 1

    return {
        language: [repair for repair in repairs if is_lacking(language, repair.kind)]
        for language, repairs in possible.items()
    }


def _count(document: Document, kind: RepairKind) -> int:
    """How many there are in a document of what a repair of `kind` makes."""
    match kind:
        case "heading":
            return sum(block.kind == "heading" for block in blocks_of(document.root))
        case "list-item":
            return sum(block.kind == "item" for block in blocks_of(document.root))
        case "link":
            return sum(1 for _ in spans_of(document.root, "link"))
        case _:
            return 0


class _Places:
    """Where one version has its items, headings and links in a table."""

    def __init__(self, table: Table, language: str) -> None:
        self.column = table.languages.index(language)
        self._elements = [(element, row) for row in table.rows for element in row.cells[self.column].elements]
        self._items = {
            element.at.start: row
            for element, row in self._elements
            if not isinstance(element, Section) and element.kind == "item"
        }

    def row_of(self, repair: Repair) -> Row | None:
        """The innermost row that holds what `repair` makes of the text."""
        if repair.kind == "list-item":
            return self._items.get(repair.at.start)
        holding = [row for element, row in self._elements if _may_hold(repair, element)]
        return holding[-1] if holding else None


def _may_hold(repair: Repair, element: Section | Block) -> bool:
    if repair.kind == "heading":
        return isinstance(element, Section) and _overlap(repair.at, _own_place(element))
    if isinstance(element, Section):
        return False
    return repair.kind == "link" and _overlap(repair.at, element.at)


def _shows(
    repair: Repair, own: tuple[Document, Section | Block], other: tuple[Document, Section | Block]
) -> bool:
    if repair.kind == "link":
        return not _targets(*own, repair.at).isdisjoint(_targets(*other, other[1].at))
    sibling, element = other
    return not any(_overlap(doubt.at, _own_place(element)) for doubt in _possible(sibling))


def _targets(document: Document, element: Section | Block, within: Range) -> set[str]:
    return {
        reading
        for span in spans_of(element, "link")
        if _overlap(span.at, within)
        for reading in target_readings(span.value, document.path, document.language, (document.language,))
    }


def _own_place(element: Section | Block) -> Range:
    """Where an element is told apart from what it contains: a heading, or the whole of a block."""
    if isinstance(element, Section) and element.heading is not None:
        return element.heading.at
    return element.at


def _overlap(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end
