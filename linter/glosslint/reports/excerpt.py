"""A line of a file, cut to a width, with carets under a part of it; everything measured in cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from glosslint.reports.visible import characters, isolated, reads_from_the_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.reports.screen import Screen

TAB_STOP = 4
"""As CommonMark counts them."""

_JOINER = "\u200d"
_NO_BREAK_SPACE = "\u00a0"
_CARRIER = "\u25cc"  # the dotted circle, which carries a mark that has nothing to stand on

# How far the ends of what is in sight may move to fall between two words: a part of its width, but no
# more than so many cells.
_PART = 6
_LONG_WORD = 12


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line to print, and where its carets go."""

    text: Text
    carets: Text
    """The line below it, with at least one caret."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """What is printed for one or more characters: a base with its marks, an emoji, an escape, a tab."""

    text: str
    start: int
    """The offset of the first of them in the line."""
    is_plain: bool


def excerpt(line: str, start: int, end: int, width: int, screen: Screen, style: str) -> Excerpt:
    """`line` in at most `width` cells, with its characters from `start` to `end` (exclusive) in sight.

    Where they do not fit, their beginning is. They get the style `style`.
    """
    # A line can be a whole book; nothing further away than this can come in sight.
    first = max(0, start - 2 * width)
    last = min(len(line), max(start, min(end, start + 2 * width)) + 2 * width)
    glyphs = _glyphs(line[first:last], first, screen)
    starts = [glyph.start for glyph in glyphs]
    edges = [0, *accumulate(cell_len(glyph.text) for glyph in glyphs)]

    marked_from = len(glyphs) if start >= last else max(bisect_right(starts, start) - 1, 0)
    marked_to = max(marked_from, bisect_left(starts, min(end, last)))

    seen_from, seen_to = 0, len(glyphs)
    whole = max(edges[-1], edges[marked_from] + 1)  # a caret after the last character needs a cell too
    if first > 0 or last < len(line) or whole > width:
        room = width - 2 * cell_len(screen.ellipsis)
        seen_from, seen_to = _in_sight(glyphs, edges, marked_from, marked_to, room)
    before = screen.ellipsis if seen_from > 0 or first > 0 else ""
    after = screen.ellipsis if seen_to < len(glyphs) or last < len(line) else ""

    styled = (
        (glyph.text, _style(glyph, style if marked_from <= index < marked_to else ""))
        for index, glyph in enumerate(glyphs[seen_from:seen_to], start=seen_from)
    )
    text = Text.assemble(
        (before, "dim"),
        *(("".join(text for text, _ in run), key) for key, run in groupby(styled, itemgetter(1))),
        (after, "dim"),
    )
    indent = cell_len(before) + edges[marked_from] - edges[seen_from]
    carets = Text.assemble(
        " " * indent, ("^" * max(edges[min(marked_to, seen_to)] - edges[marked_from], 1), style)
    )
    if reads_from_the_right(text.plain):
        # A terminal that puts the line's first character to the right must take the carets there too:
        # both lines get one width and direction. Blanks at the end of a line would not count.
        carets.append(_NO_BREAK_SPACE * (text.cell_len - carets.cell_len))
        carets = isolated(carets, screen, like=text.plain)
    return Excerpt(text=isolated(text, screen), carets=carets)


def _glyphs(line: str, offset: int, screen: Screen) -> list[_Glyph]:
    """What to print for a part of a line that begins at `offset`; nothing in it is without a cell."""
    glyphs: list[_Glyph] = []
    column = 0
    for start, (shown, is_escape) in enumerate(characters(line, screen), start=offset):
        previous = glyphs[-1] if glyphs else None
        if line[start - offset] == "\t":
            glyph = _Glyph(" " * (TAB_STOP - column % TAB_STOP), start, is_plain=True)
        elif is_escape:
            glyph = _Glyph(shown, start, is_plain=False)
        elif cell_len(shown) > 0 and not (previous and previous.text.endswith(_JOINER)):
            glyph = _Glyph(shown, start, is_plain=True)
        elif previous and previous.is_plain:
            column -= cell_len(previous.text)
            glyph = _Glyph(glyphs.pop().text + shown, previous.start, is_plain=True)
        else:
            glyph = _Glyph(_CARRIER + shown, start, is_plain=True)
        glyphs.append(glyph)
        column += cell_len(glyph.text)
    return glyphs


def _in_sight(
    glyphs: Sequence[_Glyph], edges: Sequence[int], marked_from: int, marked_to: int, room: int
) -> tuple[int, int]:
    """The part of a line that fits into `room` cells: the marked glyphs with as much on both sides."""
    start = edges[marked_from]
    end = max(edges[marked_to], start + 1)
    context = max(room - (end - start), room // 4) // 2
    left = min(start - context, max(end, edges[-1]) - room)
    if left <= 0 or end + room // 4 <= room:
        left = 0
    seen_from = min(bisect_left(edges, left), marked_from)
    play = min(room // _PART, _LONG_WORD)
    if seen_from > 0:
        seen_from = next(
            (
                index
                for index in range(seen_from, marked_from + 1)
                if glyphs[index - 1].text.isspace() and edges[index] <= left + play
            ),
            seen_from,
        )
    seen_to = bisect_right(edges, edges[seen_from] + room) - 1
    if seen_to < len(glyphs):
        seen_to = next(
            (
                index
                for index in range(seen_to, max(marked_to, seen_from + 1) - 1, -1)
                if glyphs[index].text.isspace() and edges[index] >= edges[seen_to] - play
            ),
            seen_to,
        )
    return seen_from, seen_to


def _style(glyph: _Glyph, mark: str) -> str:
    return mark if glyph.is_plain else f"{mark} dim".strip()
