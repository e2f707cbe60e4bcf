"""Rows and columns, computed at the edge: inside, a place is an offset.

A row ends at LF, CRLF or a lone CR and at nothing else (`str.splitlines` knows ten more). Rows and
columns count from 1. A column counts code points; a tab is one. A byte order mark at the start of
the file counts in offsets, but not in columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from glosslint.model import Range

_LINE_END = re.compile(r"\r\n?|\n")
_BOM = "\ufeff"


class Place(Struct, frozen=True, order=True, gc=False):
    """A position in a file as people and editors count it, both from 1."""

    row: int
    column: int
    """In code points; one more than the line's length at its end."""


class Lines:
    """A text by rows. A text has one row more than line endings; the last may be empty."""

    __slots__ = ("_ends", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [len(_BOM) if text.startswith(_BOM) else 0]
        self._ends: list[int] = []
        for ending in _LINE_END.finditer(text):
            self._ends.append(ending.start())
            self._starts.append(ending.end())
        self._ends.append(len(text))

    def __len__(self) -> int:
        return len(self._starts)

    def place(self, offset: int) -> Place:
        """The place of an offset.

        An offset before the first column (the byte order mark) is the first column; one within a
        line ending is the line's end. Raises IndexError outside the text.
        """
        if not 0 <= offset <= len(self._text):
            raise IndexError(f"offset {offset} in a text of {len(self._text)} characters")
        index = max(bisect_right(self._starts, offset) - 1, 0)
        start = self._starts[index]
        return Place(row=index + 1, column=max(min(offset, self._ends[index]) - start, 0) + 1)

    def span(self, at: Range) -> tuple[Place, Place]:
        """The places where a range starts and where it ends; the end is exclusive."""
        return self.place(at.start), self.place(at.end)

    def offset(self, place: Place) -> int:
        """The offset of a place. Raises IndexError where the text has no such place."""
        start, end = self._bounds(place.row)
        if not 1 <= place.column <= end - start + 1:
            raise IndexError(f"column {place.column} in a line of {end - start} characters")
        return start + place.column - 1

    def line(self, row: int) -> str:
        """A row without its line ending and without a byte order mark. Raises IndexError."""
        start, end = self._bounds(row)
        return self._text[start:end]

    def _bounds(self, row: int) -> tuple[int, int]:
        if not 1 <= row <= len(self._starts):
            raise IndexError(f"row {row} in a text of {len(self._starts)} rows")
        return self._starts[row - 1], self._ends[row - 1]
