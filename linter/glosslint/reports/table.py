"""How the versions of a page line up, and who voted what where they differ, as text and as JSON.

Few versions stand side by side. Where they have not the room, each row is one line, in the words of one
version, with how many have it; below it stands what some have otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import UNSET, Struct, UnsetType

from glosslint.features import disagreements
from glosslint.model import Section
from glosslint.places import Lines
from glosslint.reports.ballots import VoteRecord, vote_lines, vote_record
from glosslint.reports.outline import crop, shortened
from glosslint.vote import View
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.text import Text

    from glosslint.model import Cell, Row, Table
    from glosslint.reports.printer import Printer
    from glosslint.reports.screen import Screen
    from glosslint.vote import RowView

_NARROWEST_COLUMN: Final = 14
_SAID_BY_VOTES: Final = frozenset({"aligned", "missing", "extra"})
"""Verdicts that the vote on a row's presence, or that of what it lies in, tells."""


class CellNode(Struct, frozen=True):
    """What one version has in a row."""

    kind: str
    start: int
    end: int
    verdict: str
    title: str | UnsetType = UNSET


class FeatureNode(Struct, frozen=True):
    """A feature in which the versions of a row differ, with the vote on it."""

    feature: str
    vote: VoteRecord


class RowNode(Struct, frozen=True):
    """A row of the table; `parent` is the index of the row that holds it, -1 for the first."""

    kind: str
    parent: int
    cells: dict[str, CellNode | None]
    verdicts: dict[str, str]
    votes: tuple[FeatureNode, ...]


class TableTree(Struct, frozen=True):
    """The JSON of several versions."""

    languages: tuple[str, ...]
    paths: dict[str, str]
    pivot: str
    source: str
    presumed: str
    voters: tuple[tuple[str, ...], ...]
    behind: tuple[str, ...]
    rows: tuple[RowNode, ...]


def table_json(table: Table) -> str:
    """The table of several versions as JSON."""
    view = View(table)
    tree = TableTree(
        table.languages,
        {document.language: document.path for document in table.group.documents},
        table.pivot,
        view.electorate.source,
        view.electorate.presumed,
        view.electorate.voters,
        tuple(sorted(view.electorate.behind)),
        tuple([_row_node(row, table.languages) for row in view.rows]),
    )
    return msgspec.json.format(msgspec.json.encode(tree), indent=2).decode()


def _row_node(row: RowView, languages: Sequence[str]) -> RowNode:
    return RowNode(
        row.kind,
        row.row.parent,
        dict(zip(languages, map(_cell_node, row.row.cells), strict=True)),
        {language: cell.verdict for language, cell in zip(languages, row.row.cells, strict=True)},
        tuple([FeatureNode(name, vote_record(vote)) for name, vote in disagreements(row)]),
    )


def _cell_node(cell: Cell) -> CellNode | None:
    element = cell.element
    if element is None:
        return None
    title = element.title if isinstance(element, Section) else UNSET
    kind = "section" if isinstance(element, Section) else element.kind
    return CellNode(kind, element.at.start, element.at.end, cell.verdict, title)


def table_text(table: Table, screen: Screen, printer: Printer) -> Iterator[Text]:
    """The rows of the table, below each the votes on what differs, and last who votes."""
    from rich.text import Text

    view = View(table)
    lines = {language: Lines(document.text) for language, document in view.documents.items()}
    labels = _labels(table.rows)
    beside = max(map(len, labels)) + 2
    width = (screen.width - beside) // len(table.languages) - 2
    if width >= _NARROWEST_COLUMN:
        tags = [Text(language, "bold bright_blue") for language in table.languages]
        yield _columns(Text(" " * beside), tags, width, screen)
    for label, row in zip(labels[1:], view.rows[1:], strict=True):
        if width >= _NARROWEST_COLUMN:
            cells = [
                _cell_text(cell, view.documents[language].text, lines[language], screen)
                for language, cell in zip(table.languages, row.row.cells, strict=True)
            ]
            yield _columns(Text.assemble((f"{label:<{beside}}", "bright_blue")), cells, width, screen)
        else:
            yield from _row_text(label, row, lines, screen, printer)
        indent = min(len(label) - len(label.lstrip()) + 4, screen.width // 4)
        for name, vote in disagreements(row):
            for line in vote_lines(vote, screen.width - indent, screen, printer, name):
                yield Text(" " * indent).append_text(line)
    yield Text()
    for note in _electors(view):
        yield from printer.wrap(Text(note, "dim"), screen.width, indent=2)


def _labels(rows: Sequence[Row]) -> list[str]:
    """What each row is, indented as deep as it lies."""
    depths: list[int] = []
    for row in rows:
        depths.append(depths[row.parent] + 1 if row.parent >= 0 else 0)
    return ["  " * (depth - 1) + _kind_of(row) for depth, row in zip(depths, rows, strict=True)]


def _kind_of(row: Row) -> str:
    for cell in row.cells:
        if isinstance(cell.element, Section):
            return "#" * cell.element.level
        if cell.element is not None:
            return cell.element.kind
    return ""


def _columns(label: Text, cells: Sequence[Text], width: int, screen: Screen) -> Text:
    line = label
    for cell in cells:
        crop(cell, width, screen)
        cell.pad_right(width + 2 - cell.cell_len)
        line.append_text(cell)
    line.rstrip()
    return line


def _cell_text(cell: Cell, text: str, lines: Lines, screen: Screen) -> Text:
    from rich.text import Text

    element = cell.element
    if element is None:
        dash = "–" if screen.can_show("–") else "-"
        verdict = f" {cell.verdict}" if cell.verdict != "aligned" else ""
        return Text.assemble((dash, "red"), (verdict, "magenta"))
    shown = Text.assemble((f"{lines.place(element.at.start).row} ", "dim"))
    if cell.verdict != "aligned":
        shown.append(f"{cell.verdict} ", "magenta")
    return shown.append_text(_words(cell, text, screen))


def _words(cell: Cell, text: str, screen: Screen) -> Text:
    """What stands in a cell, of a section its title."""
    from rich.text import Text

    from glosslint.reports.visible import isolated, visible

    element = cell.element
    if element is None:
        return Text()
    written = element.title if isinstance(element, Section) else text[element.at.start : element.at.end]
    return isolated(Text(visible(shortened(written), screen)), screen)


def _row_text(
    label: str, row: RowView, lines: Mapping[str, Lines], screen: Screen, printer: Printer
) -> Iterator[Text]:
    """A row in the words of one version, with how many have it, and which of those have it otherwise."""
    from rich.text import Text

    table = row.view.table
    cells = dict(zip(table.languages, row.row.cells, strict=True))
    having = [language for language, cell in cells.items() if cell.element is not None]
    shown = table.pivot if table.pivot in having else having[0]
    element = cells[shown].element
    line = Text.assemble((f"{label}  ", "bright_blue"))
    if element is not None:
        line.append(f"{shown}:{lines[shown].place(element.at.start).row} ", "dim")
    line.append_text(_words(cells[shown], row.document(shown).text, screen))
    in_all = len(having) == len(cells)
    share = f"all {len(cells)}" if in_all else f"{len(having)} of {len(cells)}"
    width = screen.width - len(share) - 2
    crop(line, width, screen)
    line.pad_right(width - line.cell_len + 2)
    yield line.append(share, "dim" if in_all else "magenta")
    odd: dict[str, list[str]] = {}
    for language, cell in cells.items():
        if cell.verdict not in _SAID_BY_VOTES:
            odd.setdefault(cell.verdict, []).append(language)
    indent = len(label) - len(label.lstrip()) + 4
    for verdict, languages in odd.items():
        note = Text.assemble(" " * indent, (verdict, "magenta"), " in ", ", ".join(languages))
        yield from printer.wrap(note, screen.width, indent=indent + 2)


def _electors(view: View) -> Iterator[str]:
    """Who decides, who shares a vote and who has none, a line each."""
    electorate, table = view.electorate, view.table
    if electorate.source in table.languages:
        yield f"{electorate.source} decides: it is the configured source"
    elif electorate.source:
        yield f"the versions vote: {electorate.source}, the configured source, is not among them"
    elif electorate.presumed in table.languages:
        yield f"the versions vote; {electorate.presumed} is presumed to be the source"
    else:
        yield "the versions vote: no source is configured or presumed"
    why = ", which is most like the others" if table.pivot != electorate.source else ""
    yield f"laid beside {table.pivot}{why}"
    copies = dict(table.copies)
    for voter in electorate.voters:
        sharing = [language for language in voter if language not in copies]
        if len(sharing) > 1:
            yield f"{listed(sharing)} share one vote"
    for copy, original in copies.items():
        yield f"{copy} has no vote: the page is in the words of {original}"
    if table.unrelated:
        yield f"{', '.join(table.unrelated)}: hardly corresponds to the others, and has no vote"
    behind = electorate.behind - copies.keys() - set(table.unrelated)
    if behind:
        yield f"{', '.join(sorted(behind))}: declared to be behind, no vote while others have one"
