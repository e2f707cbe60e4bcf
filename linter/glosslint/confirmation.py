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
    from collections.abc import Collection

    from glosslint.model import Block, Document, Range, Repair, RepairKind, Row, Table


def confirm(group: Group) -> Group:
    """`group`, with those documents read anew of which siblings confirm possible repairs."""
    trial = {document.language: _with(document, _plausible(document, group)) for document in group.documents}
    doubtful = [document for document in group.documents if trial[document.language] is not document]
    if not doubtful:
        return group
    table = align(replace(group, documents=tuple(trial.values())))
    documents = {document.language: document for document in group.documents}
    for document in doubtful:
        shown = [repair for repair in _plausible(document, group) if _is_shown(repair, document, table)]
        documents[document.language] = _with(document, shown)
    return replace(group, documents=tuple(documents.values()))


def _with(document: Document, accepted: Collection[Repair]) -> Document:
    """The document as it reads with some of its possible repairs accepted."""
    if not accepted:
        return document
    repairs = [replace(repair, certain=repair.certain or repair in accepted) for repair in document.repairs]
    return accept(document, repairs)


def _possible(document: Document) -> tuple[Repair, ...]:
    return tuple(repair for repair in document.repairs if not repair.certain)


def _plausible(document: Document, group: Group) -> tuple[Repair, ...]:
    """The possible repairs of a kind of which some sibling has more than the document."""
    possible = _possible(document)
    kinds: set[RepairKind] = {repair.kind for repair in possible}
    lacking = {
        kind
        for kind in kinds
        if any(_count(sibling, kind) > _count(document, kind) for sibling in group.documents)
    }
    return tuple(repair for repair in possible if repair.kind in lacking)


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


def _is_shown(repair: Repair, document: Document, table: Table) -> bool:
    """Whether a sibling has at the same place, and beyond doubt, what `repair` makes of the text."""
    column = table.languages.index(document.language)
    row = _row_of(repair, table, column)
    if row is None:
        return False
    own = row.cells[column].element
    siblings = [sibling for sibling in table.group.documents if sibling.language != document.language]
    return own is not None and any(
        _shows(repair, (document, own), (sibling, element))
        for sibling in siblings
        for element in row.cells[table.languages.index(sibling.language)].elements
    )


def _row_of(repair: Repair, table: Table, column: int) -> Row | None:
    """The innermost row that holds, in one version, what `repair` makes of the text."""
    found: Row | None = None
    for row in table.rows:
        for element in row.cells[column].elements:
            if _may_hold(repair, element):
                found = row
    return found


def _may_hold(repair: Repair, element: Section | Block) -> bool:
    if repair.kind == "heading":
        return isinstance(element, Section) and _overlap(repair.at, _own_place(element))
    if isinstance(element, Section):
        return False
    if repair.kind == "list-item":
        return element.kind == "item" and element.at.start == repair.at.start
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
