"""Blanks before marks that belong to the word before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.model import Range, blocks_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from glosslint.model import Block, Document

_BLANK: Final = r"[ \t\xa0\u2009\u202f]"
_SPACED: Final = re.compile(
    rf"{_BLANK}(?<=\S.)(?={_BLANK}*[.,;:!?)\u060c\u061b\u061f\u0964\u0965])(?:"  # quick to fail
    rf"(?<=[^\s.,;:!?\u2026\u060c\u061b\u061f].){_BLANK}*"
    r"(?:(?:[.,]|[!?]{1,3})(?=[*_~]{0,3}(?:[\s)\]}»”]|$))|;(?=[*_~]{0,3}(?:\s|$))|[\u060c\u061b\u061f\u0964\u0965])"
    r"(?!\s*[.,;:!?])"
    rf"|(?<=[^\W_].){_BLANK}*:(?=[ \t]*(?:[\r\n]|$))"
    rf"|(?<=\..){_BLANK}*,(?=\s)"
    rf"|(?<=[^\s(].){_BLANK}*\))"
)
_FARTHEST: Final = 500
"""Within so many characters the bracket that a closing one belongs to is looked for."""


class SpacedMark(NamedTuple):
    """A mark with a blank before it."""

    mark: str
    at: Range
    """The blank and the mark."""
    blanks: tuple[Range, ...]
    """What to take away; nothing where another mark stands before the blank, and one of both is wrong."""


def spaced_marks(document: Document, marks: Collection[str]) -> Iterator[SpacedMark]:
    """Those of `marks` in the prose of `document` that a blank parts from the word before them.

    A full stop or a comma counts before a blank, a closing bracket or the end of the text, a colon at the
    end of its line, a closing bracket where it closes another than that of a call.
    """
    for block in blocks_of(document.root):
        for run in block.prose:
            for found in _SPACED.finditer(document.text, run.start, run.end + 4):
                mark = found[0].lstrip()
                if mark[0] in marks and found.end() <= run.end:
                    yield from _spaced(document.text, block, found, mark)


def marks_in(document: Document, mark: str) -> int:
    """How often `mark` stands in the prose of `document` as a mark, with or without a blank before it."""
    pattern = re.compile(rf"{re.escape(mark[0])}(?=[\s)\]}}»”]|$)")
    return sum(
        1
        for block in blocks_of(document.root)
        for run in block.prose
        for _ in pattern.finditer(document.text, run.start, run.end)
    )


def _spaced(text: str, block: Block, found: re.Match[str], mark: str) -> Iterator[SpacedMark]:
    at = Range(found.start(), found.end())
    blanks = (Range(at.start, at.end - len(mark)),)
    if mark == ")":
        opening = _opening(text, (block.content or block.at).start, at.start)
        if opening is not None:
            yield SpacedMark(mark, at, (*_blanks_behind(text, opening), *blanks))
    elif text[at.start - 1] == ".":
        yield SpacedMark(mark, at, ())
    elif not _is_spoken_of(text, found):
        yield SpacedMark(mark, at, blanks)


def _opening(text: str, start: int, end: int) -> int | None:
    """Where the bracket stands that a closing one at `end` belongs to; not that of a call, `f( x )`."""
    depth = 0
    for offset in range(end - 1, max(start, end - _FARTHEST) - 1, -1):
        if text[offset] == ")":
            depth += 1
        elif text[offset] == "(" and depth:
            depth -= 1
        elif text[offset] == "(":
            return None if offset > start and _is_call(text[offset - 1], text[offset:end]) else offset
    return None


def _is_call(before: str, bracketed: str) -> bool:
    return before.isalnum() and bracketed.isascii() and "](" not in bracketed


def _blanks_behind(text: str, opening: int) -> Iterator[Range]:
    end = opening + 1
    while text[end] in " \t\xa0":
        end += 1
    if end > opening + 1:
        yield Range(opening + 1, end)


def _is_spoken_of(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence goes on behind a full stop: "split at . and joined"."""
    rest = text[found.end() : found.end() + 3].lstrip(" ")
    return found[0].endswith(".") and rest[:1].islower()
