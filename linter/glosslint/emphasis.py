"""Which asterisks and underscores are delimiters of emphasis, and which a reader sees.

The algorithm is that of CommonMark's appendix ("process emphasis"), over the source instead of over
tokens, and in linear time however deep emphasis nests. Whether a run of delimiters can open or close
depends on the Unicode category of its neighbours (CommonMark section 6.2): vowel signs are no
punctuation, so that `**हिन्दी**में` is strong.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RUN: Final = re.compile(r"\*+|_+")


class Run:
    """A run of delimiters that may open or close emphasis."""

    __slots__ = ("can_close", "can_open", "char", "closing", "end", "opening", "start")

    def __init__(self, src: str, start: int, end: int) -> None:
        self.char = src[start]
        self.start = start
        self.end = end
        self.closing = 0
        """How many of its characters close emphasis; they are the first."""
        self.opening = 0
        """How many open it; they are the last. What is left between is literal."""
        before = _kind(src[start - 1]) if start else " "
        after = _kind(src[end]) if end < len(src) else " "
        left = after != " " and (after == "a" or before != "a")
        right = before != " " and (before == "a" or after != "a")
        if self.char == "*":
            self.can_open, self.can_close = left, right
        else:
            self.can_open = left and (not right or before == ".")
            self.can_close = right and (not left or after == ".")

    @property
    def rest(self) -> int:
        """How many of its characters are not used yet."""
        return self.end - self.start - self.closing - self.opening

    def pairs_with(self, opener: Run) -> bool:
        """Rules 9 and 10 of section 6.2: runs that both open and close do not sum up to a multiple of 3."""
        if opener.char != self.char:
            return False
        if not (self.can_open or opener.can_close):
            return True
        own, other = self.end - self.start, opener.end - opener.start
        return own % 3 == 0 or (own + other) % 3 != 0


def _kind(char: str) -> str:
    """A blank, a letter or the like, or punctuation: ` `, `a` or `.`."""
    if char.isalnum():
        return "a"
    category = unicodedata.category(char)
    if category == "Zs" or char in "\t\n\r\f":
        return " "
    return "." if category[0] in "PS" else "a"


def delimiters(src: str, places: Iterable[tuple[int, int]]) -> list[Run]:
    """The runs of delimiters in use, in order, of those that stand in the `places` of `src` that are text."""
    runs = [run for start, end in places for run in _runs(src, start, end)]
    openers: list[Run] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.can_close:
            _close(run, openers, bottoms)
        if run.can_open and run.rest:
            openers.append(run)
    return [run for run in runs if run.closing or run.opening]


def _runs(src: str, start: int, end: int) -> Iterator[Run]:
    for found in _RUN.finditer(src, start, end):
        run = Run(src, *found.span())
        if run.can_open or run.can_close:
            yield run


def _close(closer: Run, openers: list[Run], bottoms: dict[tuple[str, bool, int], int]) -> None:
    """Pair `closer` with openers while they are found.

    `bottoms` says, for each sort of closer, below which index no opener is for it.
    """
    sort = (closer.char, closer.can_open, (closer.end - closer.start) % 3)
    while closer.rest:
        bottom = bottoms.get(sort, 0)
        index = len(openers) - 1
        while index >= bottom and not closer.pairs_with(openers[index]):
            index -= 1
        if index < bottom:
            bottoms[sort] = len(openers)
            return
        opener = openers[index]
        width = 2 if opener.rest >= 2 and closer.rest >= 2 else 1
        opener.opening += width
        closer.closing += width
        del openers[index + (opener.rest > 0) :]
        for other, old in bottoms.items():
            bottoms[other] = min(old, len(openers))
