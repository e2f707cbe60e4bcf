"""What a rule sees of a file: its section tree, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import UNSET, Struct, UnsetType

from glosslint.places import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.text import Text

    from glosslint.model import Block, Document, Range, Section, Span
    from glosslint.reports.screen import Screen

_LONGEST_EXCERPT: Final = 400


class SpanNode(Struct, frozen=True):
    """A span in the JSON of a tree."""

    kind: str
    start: int
    end: int
    value: str
    readings: tuple[str, ...] | UnsetType = UNSET


class Node(Struct, frozen=True):
    """A section or block in the JSON of a tree; offsets are those of `Document.text`."""

    kind: str
    start: int
    end: int
    level: int | UnsetType = UNSET
    title: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    info: str | UnsetType = UNSET
    repair: str | UnsetType = UNSET
    children: tuple[Node, ...] = ()
    spans: tuple[SpanNode, ...] = ()


class Tree(Struct, frozen=True):
    """The JSON of one file; its one node at the top is the root section."""

    path: str
    language: str
    nodes: tuple[Node, ...]


def tree_json(document: Document) -> str:
    """The tree of one file as JSON."""
    repairs = {repair.at.start: repair.kind for repair in document.repairs if repair.certain}
    tree = Tree(document.path, document.language, (_section_node(document.root, repairs),))
    return msgspec.json.format(msgspec.json.encode(tree), indent=2).decode()


def _section_node(section: Section, repairs: Mapping[int, str]) -> Node:
    children = [_block_node(section.heading, repairs)] if section.heading is not None else []
    children += [_block_node(block, repairs) for block in section.blocks]
    children += [_section_node(child, repairs) for child in section.sections]
    return Node(
        "section",
        section.at.start,
        section.at.end,
        level=section.level,
        title=section.title,
        id=section.id or UNSET,
        children=tuple(children),
    )


def _block_node(block: Block, repairs: Mapping[int, str]) -> Node:
    repaired = repairs.get(block.at.start, UNSET) if block.kind in ("heading", "item") else UNSET
    is_heading = block.kind == "heading"
    return Node(
        block.kind,
        block.at.start,
        block.at.end,
        level=block.level if is_heading else UNSET,
        title=block.info if is_heading else UNSET,
        info=block.info if block.info and not is_heading else UNSET,
        repair=repaired,
        children=tuple(_block_node(child, repairs) for child in block.children),
        spans=tuple(_span_node(span) for span in block.spans),
    )


def _span_node(span: Span) -> SpanNode:
    readings = tuple(reading.label for reading in span.readings)
    return SpanNode(span.kind, span.at.start, span.at.end, span.value, readings or UNSET)


def tree_text(document: Document, screen: Screen) -> Iterator[Text]:
    """The tree of one file, a line for each section, block and span, with its row in the file."""
    from rich.text import Text

    from glosslint.reports.visible import isolated, visible

    lines = Lines(document.text)
    width = len(str(lines.place(len(document.text)).row))
    yield Text.assemble((visible(document.path, screen), "bold"), "  ", (document.language, "bright_blue"))
    repaired = {repair.at.start: repair for repair in document.repairs if repair.certain}
    for depth, kind, at, words in _walk(document):
        line = Text.assemble((f"{lines.place(at.start).row:>{width}}  ", "dim"), "  " * depth)
        line.append(kind, style="bold" if kind.startswith("#") else "bright_blue")
        line.append("  ")
        line.append_text(isolated(Text(visible(shortened(words), screen)), screen))
        crop(line, screen.width, screen)
        yield line
        if kind.startswith("#") or kind == "item":
            repair = repaired.get(at.start)
            if repair is not None:
                yield Text.assemble(
                    " " * (width + 2), "  " * depth, (f"repaired: {repair.fix.message}", "magenta")
                )


def _walk(document: Document) -> Iterator[tuple[int, str, Range, str]]:
    """Depth, kind, place and words of everything in a tree, in reading order."""
    text = document.text

    def block_lines(block: Block, depth: int) -> Iterator[tuple[int, str, Range, str]]:
        if block.kind == "heading":
            yield depth, "#" * block.level, block.at, block.info
        else:
            words = text[block.at.start : block.at.end] if not block.children else block.info
            yield depth, block.kind, block.at, words
        for span in block.spans:
            readings = " or ".join(dict.fromkeys(reading.label for reading in span.readings))
            yield depth + 1, span.kind, span.at, readings or span.value
        for child in block.children:
            yield from block_lines(child, depth + 1)

    def section_lines(section: Section, depth: int) -> Iterator[tuple[int, str, Range, str]]:
        if section.heading is not None:
            yield from block_lines(section.heading, depth)
            depth += 1
        for block in section.blocks:
            yield from block_lines(block, depth)
        for child in section.sections:
            yield from section_lines(child, depth)

    yield from section_lines(document.root, 0)


def crop(line: Text, width: int, screen: Screen) -> None:
    """Leave out of `line` what does not fit into `width` cells."""
    if line.cell_len > width:
        line.truncate(max(width - len(screen.ellipsis), 1))
        line.append(screen.ellipsis)


def shortened(words: str) -> str:
    """The beginning of some content, on one line."""
    return " ".join(words[:_LONGEST_EXCERPT].split())
