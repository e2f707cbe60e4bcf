"""A document's tree as text: a line for each section and block, its place shown as what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from glosslint.document import read_document
from glosslint.model import Block, Document, Range, Section, Span, blocks_of


def read(markdown: str, path: str = "page.md", language: str = "en") -> Document:
    """The document that `markdown` is."""
    return read_document(path, markdown.encode(), language)


def slice_of(document: Document, at: Range | None) -> str:
    """What stands at a place, line endings shown as `⏎`."""
    if at is None:
        return ""
    return document.text[at.start : at.end].replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎")


def outline(document: Document) -> str:
    """The tree: sections with their level and title, blocks with their kind, info and place."""
    return "\n".join(_section(document, document.root, 0))


def expected(text: str) -> str:
    """An outline as written in a test: indentation and the newlines around it taken away."""
    return dedent(text).strip("\n").rstrip()


def _section(document: Document, section: Section, depth: int) -> Iterator[str]:
    if section.heading is not None:
        mark = f" #{section.id}" if section.id else ""
        yield f"{'  ' * depth}{'§' * section.level} {section.title}{mark}".rstrip()
        depth += 1
    for block in section.blocks:
        yield from _block(document, block, depth)
    for child in section.sections:
        yield from _section(document, child, depth)


def _block(document: Document, block: Block, depth: int) -> Iterator[str]:
    notes = [block.kind]
    if block.info:
        notes.append(f"({block.info})")
    if block.level:
        notes.append(str(block.level))
    if not block.closed:
        notes.append("open")
    yield f"{'  ' * depth}{' '.join(notes)}: {slice_of(document, block.at)}".rstrip()
    for child in block.children:
        yield from _block(document, child, depth + 1)


def spans(document: Document) -> list[tuple[str, str, str, str, str]]:
    """Of each span but numbers: kind, place, value, the value's place and the label's."""
    return [
        (
            span.kind,
            slice_of(document, span.at),
            span.value,
            slice_of(document, span.value_at),
            slice_of(document, span.label_at),
        )
        for span in _spans(document)
        if span.kind != "number"
    ]


def _spans(document: Document) -> Iterator[Span]:
    for block in blocks_of(document.root):
        yield from block.spans


def prose(document: Document) -> list[list[str]]:
    """The runs of text that a reader sees, block by block."""
    return [
        [slice_of(document, run) for run in block.prose] for block in blocks_of(document.root) if block.prose
    ]
