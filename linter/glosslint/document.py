"""Reading one file: bytes become text, front matter, a section tree with exact places, and repairs."""

from __future__ import annotations

import os
import stat
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from glosslint.blocks import BlockReader
from glosslint.front_matter import FrontMatterError, read_front_matter
from glosslint.model import Block, Document, Edit, Problem, Range, Section
from glosslint.offsets import OffsetMap
from glosslint.repairs import find_repairs, without_failures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from glosslint.blocks import QuantityReader
    from glosslint.model import Comment, Meta, Repair

MAX_FILE_SIZE: Final = 10 * 1024 * 1024
"""In bytes; a setting raises or lowers it."""

_BOM: Final = "\ufeff"


def open_document(file: Path, path: str, language: str, *, max_size: int = MAX_FILE_SIZE) -> Document:
    """Read `file`, whose findings are to be reported under `path`.

    Never raises for what lies in or happens to the file: a document that could not be read says
    why in its `problem`.
    """
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        return _unreadable(path, language, f"the file cannot be opened: {error.strerror or error}")
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(path, language, "the file is no regular file")
        if status.st_size > max_size:
            return _unreadable(path, language, _too_large(status.st_size, max_size))
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            data = stream.read(max_size + 1)
    except OSError as error:
        return _unreadable(path, language, f"the file cannot be read: {error.strerror or error}")
    finally:
        os.close(descriptor)
    if len(data) > max_size:  # it has grown meanwhile
        return _unreadable(path, language, _too_large(len(data), max_size))
    return read_document(path, data, language)


def _too_large(size: int, limit: int) -> str:
    return f"the file is too large: {size:,} bytes, the limit is {limit:,} (setting `max-file-size`)"


def _unreadable(path: str, language: str, message: str, text: str = "", offset: int = 0) -> Document:
    root = Section(0, "", Range(len(text), len(text)))
    return Document(path, language, text, root, problem=Problem(_character(text, offset), message))


def _character(text: str, offset: int) -> Range:
    return Range(min(offset, len(text)), min(offset + 1, len(text)))


def read_document(path: str, data: bytes, language: str) -> Document:
    """Read the bytes of a file; see `open_document`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(path, data, language, error)
    if (nul := text.find("\0")) >= 0:
        return _unreadable(path, language, "the file has a NUL character: is this text?", text, nul)
    start = 1 if text.startswith(_BOM) else 0
    meta: Meta | None = None
    problem: Problem | None = None
    try:
        meta = read_front_matter(text, start)
    except FrontMatterError as error:
        problem = Problem(_character(text, error.offset), error.message)
        start = _after_line_ending(text, error.end)
    if meta is not None:
        start = _after_line_ending(text, meta.at.end)
    document = replace(_parsed(path, text, language, start, ()), meta=meta, problem=problem)
    repairs = find_repairs(document)
    return _repaired(document, repairs) if repairs else document


def _repaired(document: Document, repairs: Sequence[Repair]) -> Document:
    """The document with those of its `repairs` that make what they promise."""
    accepted = accept(document, repairs)
    sound = without_failures(accepted, repairs)
    return accepted if len(sound) == len(repairs) else accept(document, sound)


def _undecodable(path: str, data: bytes, language: str, error: UnicodeDecodeError) -> Document:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unreadable(path, language, "the file is UTF-16, not UTF-8: save it as UTF-8")
    before = data[: error.start].decode("utf-8")
    text = before + data[error.start :].decode("utf-8", "replace")
    return _unreadable(
        path, language, f"the file is not UTF-8: byte 0x{data[error.start]:02x}", text, len(before)
    )


def accept(document: Document, repairs: Sequence[Repair]) -> Document:
    """The document with its `repairs`, read as the text would be with the certain ones made."""
    edits = _edits(repair for repair in repairs if repair.certain)
    if edits:
        start = document.root.at.start
        read = _parsed(document.path, document.text, document.language, start, edits)
        document = replace(read, meta=document.meta, problem=document.problem)
    return replace(document, repairs=tuple(repairs))


def _edits(repairs: Iterable[Repair]) -> list[Edit]:
    edits: list[Edit] = []
    for edit in sorted((edit for repair in repairs for edit in repair.fix.edits), key=lambda edit: edit.at):
        if not edits or edit.at.start >= edits[-1].at.end:
            edits.append(edit)
    return edits


def _parsed(path: str, text: str, language: str, start: int, edits: Sequence[Edit]) -> Document:
    src, origin, first = _source(text, edits, start)
    mdx = path.endswith(".mdx")
    reader = BlockReader(src, text, origin, _quantities(language), start=first, mdx=mdx)
    blocks = reader.read()
    root = _tree(text, start, blocks)
    return Document(path, language, text, root, comments=tuple(_sorted(reader.comments)))


def _quantities(language: str) -> QuantityReader:
    from glosslint.quantities import read_quantities

    return partial(read_quantities, language=language)


def _sorted(comments: Iterable[Comment]) -> list[Comment]:
    return sorted(comments, key=lambda comment: comment.at)


def _source(text: str, edits: Sequence[Edit], start: int) -> tuple[str, OffsetMap | None, int]:
    """The text that is parsed, the way back from it to `text`, and where in it `start` stands.

    It is repaired, has newlines alone as line endings, and begins with a newline for a BOM, so that what
    follows that begins a line.
    """
    if "\r" in text:
        edits = sorted([*edits, *_newlines(text)], key=lambda edit: edit.at)
    pieces: list[str] = []
    position = first = 0
    if text.startswith(_BOM):
        pieces.append("\n")
        position = 1
    elif not edits:
        return text, None, start
    for edit in edits:
        pieces += (text[position : edit.at.start], edit.content)
        position = edit.at.end
        if edit.at.start < start:
            first += len(edit.content) - (edit.at.end - edit.at.start)
    pieces.append(text[position:])
    return "".join(pieces), OffsetMap(edits) if edits else None, start + first


def _newlines(text: str) -> Iterable[Edit]:
    position = text.find("\r")
    while position >= 0:
        paired = text.startswith("\n", position + 1)
        yield Edit(Range(position, position + 1), "" if paired else "\n")
        position = text.find("\r", position + 1)


def _tree(text: str, start: int, blocks: Sequence[Block]) -> Section:
    """The section tree of blocks in a row: a heading opens a section that ends before its peer."""
    return _TreeBuilder(text, blocks).section(0, 0, start, len(text))[0]


class _TreeBuilder:
    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks

    def section(self, index: int, level: int, start: int, limit: int) -> tuple[Section, int]:
        """The section whose content begins with block `index`, and the index behind it."""
        heading: Block | None = None
        if level:
            heading = self._blocks[index]
            index += 1
        own = index
        while index < len(self._blocks) and self._blocks[index].kind != "heading":
            index += 1
        content = tuple(self._blocks[own:index])
        sections: list[Section] = []
        while index < len(self._blocks) and self._blocks[index].level > level:
            below = self._blocks[index]
            child, index = self.section(index, below.level, below.at.start, limit)
            sections.append(child)
        end = self._blocks[index].at.start if index < len(self._blocks) else limit
        at = Range(start, max(start, before_line_ending(self._text, end)))
        identifier = next((span.value for span in heading.spans if span.kind == "id"), "") if heading else ""
        title = heading.info if heading else ""
        return Section(level, title, at, heading, content, tuple(sections), identifier), index


def before_line_ending(text: str, offset: int) -> int:
    """`offset`, or where the line ending that it stands behind begins."""
    if offset and text[offset - 1] == "\n":
        offset -= 1
        if offset and text[offset - 1] == "\r":
            offset -= 1
    elif offset and text[offset - 1] == "\r":
        offset -= 1
    return offset


def _after_line_ending(text: str, offset: int) -> int:
    if text.startswith("\r\n", offset):
        return offset + 2
    return offset + 1 if offset < len(text) else offset
