"""Offsets of an edited text, led back to the text it was made from."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glosslint.model import Edit


class OffsetMap:
    """Leads offsets of the text after some edits back to the text before them.

    An offset within replaced text leads to the same distance from its start, at most to its end;
    the point where text was deleted leads to the place before the deletion.
    """

    __slots__ = ("_after", "_before", "_length")

    def __init__(self, edits: Iterable[Edit]) -> None:
        """For `edits` in their order, none overlapping another."""
        self._after: list[int] = [0]
        self._before: list[int] = [0]
        self._length: list[int | None] = [None]
        shift = 0
        for edit in edits:
            start = edit.at.start + shift
            self._add(start, edit.at.start, edit.at.end - edit.at.start)
            shift += len(edit.content) - (edit.at.end - edit.at.start)
            self._add(edit.at.end + shift + (not edit.content), edit.at.end + (not edit.content), None)

    def _add(self, after: int, before: int, length: int | None) -> None:
        self._after.append(after)
        self._before.append(before)
        self._length.append(length)

    def before(self, offset: int) -> int:
        """Where `offset` of the edited text stood before."""
        index = bisect_right(self._after, offset) - 1
        distance = offset - self._after[index]
        length = self._length[index]
        if length is not None:
            distance = min(distance, length)
        return self._before[index] + distance
