"""A line of a file, cut to a width, with carets under a part of it; everything measured in cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from glosslint.reports.visible import escape, hidden, isolated, reads_from_the_right

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from glosslint.reports.screen import Screen

TAB_STOP = 4
"""As CommonMark counts them."""

_JOINER = "\u200d"
_NO_BREAK_SPACE = "\u00a0"
_CARRIER = "\u25cc"  # the dotted circle, which carries a mark that has nothing to stand on

# Latin, Greek and Cyrillic with their punctuation: one cell for each character. Most lines are no more.
_NARROW = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)

# How far the ends of what is in sight may move to fall between two words: a part of its width, but no
# more than so many cells.
_PART = 6
_LONG_WORD = 12


_WHOLE = 40
"""Cells above which a mark under a whole line is a few carets that go on, as under one that is cut."""

_MARKERS = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?")
"""What stands before the text of a quote or an item: a line is whole without it."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line to print, and where its carets go."""

    text: Text
    carets: Text
    """The line below it, with at least one caret."""
    is_cut: bool
    """Whether a part of what they mark is out of sight, though it is not all of the line."""


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """A part of a line as it is printed: bases with their marks, emoji, escapes, tabs."""

    texts: Sequence[str]
    starts: Sequence[int]
    """The offset in the line of the first character of each."""
    edges: Sequence[int]
    """The cell in which each begins, and the one after the last."""
    escapes: Container[int]
    """The indexes of those that are escapes."""

    def __len__(self) -> int:
        return len(self.texts)


def excerpt(line: str, start: int, end: int, width: int, screen: Screen, style: str) -> Excerpt:
    """`line` in at most `width` cells, with its characters from `start` to `end` (exclusive) in sight.

    Where they do not fit, their beginning is. They get the style `style`, unless they are all of a
    long line: a mark under everything would point at nothing.
    """
    # A line can be a whole book; nothing further away than this can come in sight.
    first = max(0, start - 2 * width)
    last = min(len(line), max(start, min(end, start + 2 * width)) + 2 * width)
    glyphs = _glyphs(line[first:last], first, screen)
    edges = glyphs.edges

    marked_from = len(glyphs) if start >= last else max(bisect_right(glyphs.starts, start) - 1, 0)
    marked_to = max(marked_from, bisect_left(glyphs.starts, min(end, last)))

    is_whole = _MARKERS.fullmatch(line, 0, start) is not None and not line[end:].strip()
    seen_from, seen_to = 0, len(glyphs)
    whole = max(edges[-1], edges[marked_from] + 1)  # a caret after the last character needs a cell too
    if first > 0 or last < len(line) or whole > width:
        room = width - 2 * cell_len(screen.ellipsis)
        seen_from, seen_to = _in_sight(glyphs, marked_from, marked_from if is_whole else marked_to, room)
    before = screen.ellipsis if seen_from > 0 or first > 0 else ""
    after = screen.ellipsis if seen_to < len(glyphs) or last < len(line) else ""

    indent = cell_len(before) + edges[marked_from] - edges[seen_from]
    carets = "^" * max(edges[min(marked_to, seen_to)] - edges[marked_from], 1)
    is_cut = not is_whole and (marked_to > seen_to or end > last)
    if is_whole and (before or after or len(carets) > _WHOLE):
        carets, marked_to = f"^^^{screen.ellipsis}", marked_from

    def style_at(index: int) -> str:
        mark = style if marked_from <= index < marked_to else ""
        return f"{mark} dim".strip() if index in glyphs.escapes else mark

    runs = groupby(range(seen_from, seen_to), style_at)
    pieces = [("".join(glyphs.texts[index] for index in run), run_style) for run_style, run in runs]
    text = Text.assemble((before, "dim"), *pieces, (after, "dim"))
    return Excerpt(*_turned(text, Text.assemble(" " * indent, (carets, style)), screen), is_cut)


def _turned(text: Text, carets: Text, screen: Screen) -> tuple[Text, Text]:
    """A line and its carets, for a terminal that puts the beginning of right-to-left text to the right.

    It takes the carets there too if both lines have one direction and one width. Blanks at the end
    of a line would not count.
    """
    if reads_from_the_right(text.plain):
        carets = carets.append(_NO_BREAK_SPACE * (text.cell_len - carets.cell_len))
        carets = isolated(carets, screen, like=text.plain)
    return isolated(text, screen), carets


def _glyphs(line: str, offset: int, screen: Screen) -> _Glyphs:
    """What to print for a part of a line that begins at `offset`; nothing in it is without a cell."""
    escaped = hidden(line, screen)
    if not escaped and _NARROW.fullmatch(line):
        return _Glyphs(line, range(offset, offset + len(line)), range(len(line) + 1), ())
    texts: list[str] = []
    starts: list[int] = []
    edges = [0]
    escapes: set[int] = set()
    for index, character in enumerate(line):
        is_bare = not texts or len(texts) - 1 in escapes
        if character == "\t":
            shown = " " * (TAB_STOP - edges[-1] % TAB_STOP)
        elif index in escaped:
            shown = escape(character)
            escapes.add(len(texts))
        elif cell_len(character) > 0 and (is_bare or not texts[-1].endswith(_JOINER)):
            shown = character
        elif is_bare:
            shown = _CARRIER + character
        else:
            texts[-1] += character
            edges[-1] = edges[-2] + cell_len(texts[-1])
            continue
        texts.append(shown)
        starts.append(offset + index)
        edges.append(edges[-1] + cell_len(shown))
    return _Glyphs(texts, starts, edges, escapes)


def _in_sight(glyphs: _Glyphs, marked_from: int, marked_to: int, room: int) -> tuple[int, int]:
    """The part of a line that fits into `room` cells: the marked glyphs with as much on both sides."""
    edges = glyphs.edges
    start = edges[marked_from]
    end = max(edges[marked_to], start + 1)
    context = max(room - (end - start), room // 4) // 2
    left = min(start - context, max(end, edges[-1]) - room)
    if left <= 0 or end + room // 4 <= room:
        left = 0
    play = min(room // _PART, _LONG_WORD)
    seen_from = min(bisect_left(edges, left), marked_from)
    for index in range(max(seen_from, 1), marked_from + 1) if left > 0 else ():
        if edges[index] > left + play:
            break
        if glyphs.texts[index - 1].isspace():
            seen_from = index
            break
    seen_to = bisect_right(edges, edges[seen_from] + room) - 1
    for index in range(seen_to, max(marked_to, seen_from + 1) - 1, -1) if seen_to < len(glyphs) else ():
        if edges[index] < edges[seen_to] - play:
            break
        if glyphs.texts[index].isspace():
            return seen_from, index
    return seen_from, seen_to
