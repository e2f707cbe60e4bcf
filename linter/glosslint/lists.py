"""Lists and tables of a row: how many parts each version has, and which of them have no counterpart."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import gap_in, place_in
from glosslint.model import Block, Diagnostic, Range, Related
from glosslint.wording import counted, listed, or_behind, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.model import BlockKind, Document, Section
    from glosslint.vote import Expectation, RowView, View

_COMPARED: Final = frozenset({"list", "paragraph", "quote", "table"})
_PARTS: Final = frozenset({"item", "row"})
_NAMED: Final = 2
"""Items without counterpart that a message names."""


def list_rows(page: View) -> Iterator[RowView]:
    """The rows that are lists in most versions that have them."""
    yield from _rows_of(page, "list")


def table_rows(page: View) -> Iterator[RowView]:
    """The rows that are tables in most versions that have them."""
    yield from _rows_of(page, "table")


def _rows_of(page: View, kind: BlockKind) -> Iterator[RowView]:
    """The rows to look into; what they should be is not decided here (see `of_another_kind`)."""
    for row in page.rows:
        if row.kind == "block":
            kinds = [cell.element.kind for cell in row.row.cells if isinstance(cell.element, Block)]
            if 2 * kinds.count(kind) > len(kinds):
                yield row


def of_another_kind(page: View, kind: BlockKind) -> Iterator[Diagnostic]:
    """What there is to say of rows that are a block of `kind` in one version and another in the next."""
    for row in page.rows:
        kinds = {cell.element.kind for cell in row.row.cells if isinstance(cell.element, Block)}
        expected = row.expected(_kind) if kind in kinds and len(kinds) > 1 and row.kind == "block" else None
        if expected is None:
            continue
        for language in expected.dissenters:
            here = next(value for value, holders in expected.ballots if language in holders)
            there, others = expected.elsewhere[0]
            if kind in (here, there) and {here, there} <= _COMPARED:
                yield Diagnostic(
                    f"a {here} here, a {there} in {listed(others)}{or_behind(expected)}",
                    _place(row, language),
                    language,
                    (Related(expected.against, _place(row, expected.against), ""),),
                    key=(here, there),
                    vote=row.vote(expected, lambda value: f"a {value}"),
                )


def _kind(element: Section | Block, _: Document) -> str:
    return element.kind if isinstance(element, Block) else ""


def items_in(row: RowView, language: str) -> tuple[Block, ...]:
    """The items, or rows, that one version has in a row of lists, or tables."""
    return tuple(
        item
        for element in row.cell(language).elements
        if isinstance(element, Block)
        for item in element.children
        if item.kind in _PARTS
    )


def lengths(row: RowView) -> Expectation[int] | None:
    """What the versions say how many items a row of lists has; None where fewer than two can be compared."""
    return row.expected(lambda _, document: len(items_in(row, document.language)))


def wrong_lengths(row: RowView, noun: str) -> Iterator[Diagnostic]:
    """What there is to say of the lengths of the lists or tables in a row, whose items are called `noun`."""
    expected = lengths(row)
    if expected is None:
        return
    for language in expected.dissenters:
        count = len(items_in(row, language))
        elsewhere = ", ".join([f"{number} in {listed(names)}" for number, names in expected.elsewhere])
        carrier = expected.against
        if not count or _is_cut_anew(row, language, carrier):
            continue  # it is no list here, or extra-block and missing-block say so
        missing, extra = _only_in(carrier, row, language), _only_in(language, row, carrier)
        shown = (missing if count < expected.elsewhere[0][0] else extra) or [row]
        names = _named(missing, carrier, extra, language) if expected.decided else ""
        yield Diagnostic(
            f"{counted(count, noun)} here, {elsewhere}{names}{or_behind(expected)}",
            _place(shown[0], language),
            language,
            (Related(carrier, _place(shown[0], carrier), ""),),
            key=(str(count), *(str(number) for number, _ in expected.elsewhere)),
            vote=row.vote(expected, lambda number: counted(number, noun)),
        )


def _is_cut_anew(row: RowView, language: str, carrier: str) -> bool:
    """Whether lists beside it, which only one of the two versions has, make up for what it has too few."""
    counts = Counter({name: len(items_in(row, name)) for name in (language, carrier)})
    for side in (row.preceding, row.following):
        for other in takewhile(lambda one: one.kind == "block", side):
            held = [name for name in (language, carrier) if other.cell(name).element is not None]
            if len(held) > 1 and _is_list(other, held[0]):
                break
            if len(held) == 1 and _is_list(other, held[0]):
                counts[held[0]] += len(items_in(other, held[0]))
                if counts[language] == counts[carrier]:
                    return True
    return False


def _is_list(row: RowView, language: str) -> bool:
    element = row.cell(language).element
    return isinstance(element, Block) and element.kind == "list"


def _only_in(language: str, row: RowView, other: str) -> list[RowView]:
    """The items of a row that `language` has and `other` lacks."""
    return [
        item
        for item in row.children
        if item.kind in _PARTS
        and item.cell(language).element is not None
        and item.cell(other).element is None
    ]


def _named(missing: Sequence[RowView], carrier: str, extra: Sequence[RowView], language: str) -> str:
    """The words that name the items that `language` lacks, and those that it has alone."""
    said = ""
    if missing:
        lost = _some([quoted(_text(item, carrier)) for item in missing])
        said += f"; {lost} of {carrier} {'is' if len(missing) == 1 else 'are'} missing"
    if extra:
        own = _some([quoted(_text(item, language)) for item in extra])
        said += f"; {own} {'has' if len(extra) == 1 else 'have'} no counterpart"
    return said


def _some(texts: Sequence[str]) -> str:
    return listed(texts) if len(texts) <= _NAMED else f"{texts[0]} and {len(texts) - 1} more"


def _text(item: RowView, language: str) -> str:
    """An item's first line, without its marker; a row of a table, without its outer bars."""
    element = item.cell(language).element
    if element is None:
        return ""
    text = item.document(language).text[element.at.start : element.at.end]
    if item.kind == "row":
        return text.strip("| ")
    return text.split("\n", 1)[0].partition(" ")[2]


def _place(row: RowView, language: str) -> Range:
    return place_in(row, language) or gap_in(row, language)
