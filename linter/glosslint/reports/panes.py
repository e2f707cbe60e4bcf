"""The lines that a finding is about: its own to the left, its counterparts to the right.

  sv ╭─ Texts/Swedish/faq.md:36:1        it ╭─ Texts/Italian/faq.md:36:1
  36 │ ##Höjdpunkter                     36 │ ## Mette in risalto
     │ ^^^^^^^^^^^^^                        │ ^^^^^^^^^^^^^^^^^^^
     ╰─ malformed-heading [*] insert a space after `##`

They stand one above the other where the screen is too narrow for both, with their paths and with what
is marked in one piece; and where the left one holds right-to-left text, since many terminals that
reorder such text know no isolates, and would carry along what stands to the right of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.text import Text

from glosslint.reports.excerpt import excerpt
from glosslint.reports.spots import counterpart_spots, own_spots
from glosslint.reports.visible import has_right_to_left, isolated, reads_from_the_right, visible
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.reports import Sources
    from glosslint.reports.folds import Fold
    from glosslint.reports.printer import Printer
    from glosslint.reports.screen import Screen
    from glosslint.reports.spots import Spot

SIDE_BY_SIDE = 36
"""Cells that each of two panes has for its lines at least."""

NARROW = 12
"""Cells without which a frame leaves no room for lines; they then go without it."""

MARGIN = 2
_APART = 2  # cells between two panes

_RELATED_STYLE = "bold bright_blue"
_FRAME_STYLE = "dim"

_CODE = re.compile(r"(`[^`]+`)")


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds the lines of a finding together."""

    top: str
    middle: str
    side: str
    bottom: str
    dot: str

    @classmethod
    def of(cls, screen: Screen) -> Frame:
        """Lines where the screen has them."""
        return _LINES if all(map(screen.can_show, "╭─├│╰·")) else _ASCII


_LINES = Frame(top="╭─", middle="├─", side="│", bottom="╰─", dot="·")
_ASCII = Frame(top=",-", middle="|-", side="|", bottom="`-", dot="-")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line within a frame, and what stands in the gutter beside it."""

    text: Text
    edge: str
    gutter: Text
    is_cut: bool = False
    """Whether what is marked in it is not all in sight."""


class Panes:
    """Lays out findings for one screen, each in one frame."""

    __slots__ = ("_frame", "_printer", "_screen", "_sources")

    def __init__(self, sources: Sources, screen: Screen, printer: Printer) -> None:
        self._sources = sources
        self._screen = screen
        self._printer = printer
        self._frame = Frame.of(screen)

    def lines(self, fold: Fold, style: str, footer: Text) -> Iterator[Text]:
        """What findings that say the same are about, in `style`, and a footer that closes the frame."""
        own = own_spots(fold, self._sources, style)
        related = counterpart_spots(fold, self._sources, _RELATED_STYLE)
        gutter = max(self._gutter(spot) for spot in (*own, *related))
        edge = self._edge(gutter)
        half = (self._screen.width - MARGIN - _APART) // 2 - edge
        whole = self._screen.width - MARGIN - edge
        if whole < NARROW:
            yield from self._bare([*own, *related], footer)
            return
        left, right = self._halves(own, related, half)
        if left and right:
            yield from self._beside(left, right, gutter, half)
        else:
            for row in self._column(own + related, whole):
                yield self._framed(row, gutter)
        for index, line in enumerate(self._printer.wrap(footer, whole - 1)):
            yield self._framed(_Row(line, "  " if index else self._frame.bottom, Text()), gutter)

    def _bare(self, spots: Sequence[Spot], footer: Text) -> Iterator[Text]:
        """The spots one above the other without a frame and without the numbers of their rows."""
        width = self._screen.width
        for spot in spots:
            language = visible(spot.language, self._screen)
            yield from self._folded(f"{language} {self._where(spot)}", width)
            yield from (row.text for row in self._lines_of(spot, width))
            yield from self._printer.wrap(self._again(spot), width)
        yield from self._printer.wrap(footer, width)

    def _gutter(self, spot: Spot) -> int:
        return max(cell_len(visible(spot.language, self._screen)), len(str(spot.start.row)))

    def _halves(
        self, own: Sequence[Spot], related: Sequence[Spot], width: int
    ) -> tuple[list[_Row], list[_Row]]:
        """Two columns; both empty where the spots are better read one above the other."""
        paths = max(cell_len(self._where(spot)) for spot in (*own, *related))
        if not related or width < max(SIDE_BY_SIDE, paths + 1):
            return [], []
        left, right = self._column(own, width), self._column(related, width)
        is_reordered = self._screen.is_unicode and any(has_right_to_left(row.text.plain) for row in left)
        is_cut = any(row.is_cut for row in (*left, *right))
        return ([], []) if is_reordered or is_cut else (left, right)

    def _column(self, spots: Sequence[Spot], width: int) -> list[_Row]:
        """Spots one above the other in a frame that the footer closes."""
        rows: list[_Row] = []
        for spot in spots:
            language = Text(visible(spot.language, self._screen), spot.style)
            edge = self._frame.middle if rows else self._frame.top
            first, *folded = self._folded(self._where(spot), width - 1)
            again = self._again(spot)
            if again and spot.line is None and not folded and first.cell_len + again.cell_len + 2 < width:
                first, again = Text.assemble(first, ", ", again), Text()
            rows.append(_Row(first, edge, language))
            rows += (_Row(line, f"{self._frame.side} ", Text()) for line in folded)
            rows += self._lines_of(spot, width)
            rows += map(self._beneath, self._printer.wrap(again, width) if again else ())
        return rows

    def _lines_of(self, spot: Spot, width: int) -> Iterator[_Row]:
        """The line of a spot with carets, and what is said about it beside or below them."""
        message = prose(spot.message, self._screen)
        if spot.line is not None:
            if _is_shown(spot.message, spot.line[spot.marked]):
                message = Text()
            start, end, _ = spot.marked.indices(len(spot.line))
            shown = excerpt(spot.line, start, end, width, self._screen, spot.style)
            yield _Row(shown.text, self._frame.side, Text(str(spot.start.row), "dim"), shown.is_cut)
            carets = shown.carets
            room = 0 if self._is_turned(shown.text) else width  # carets may be far from the line's end
            for aside in (self._extent(spot), message):
                if aside and carets.cell_len + 1 + aside.cell_len <= room:
                    carets = Text.assemble(carets, " ", aside)
                elif aside:
                    yield self._beneath(carets)
                    carets = aside
            yield from map(self._beneath, self._printer.wrap(carets, width))
        elif message:
            yield from map(self._beneath, self._printer.wrap(message, width))

    def _is_turned(self, line: Text) -> bool:
        return self._screen.is_unicode and reads_from_the_right(line.plain)

    def _again(self, spot: Spot) -> Text:
        places = [f"{place.row}:{place.column}" for place in spot.repetitions]
        return Text(f"also at {listed(places, limit=len(places))}" if places else "")

    def _beneath(self, line: Text) -> _Row:
        return _Row(line, self._frame.side, Text())

    def _extent(self, spot: Spot) -> Text:
        return Text(f"to line {spot.last_row}" if spot.last_row > spot.start.row else "", "dim")

    def _where(self, spot: Spot) -> str:
        return visible(f"{spot.path}:{spot.start.row}:{spot.start.column}", self._screen)

    def _folded(self, where: str, width: int) -> list[Text]:
        """`path:row:column`, folded after a slash where it is too wide."""
        rest = where
        lines: list[str] = []
        while cell_len(rest) > width:
            piece = chop_cells(rest, width)[0]
            cut = piece.rfind("/") + 1 or len(piece)
            lines.append(rest[:cut])
            rest = rest[cut:]
        return [isolated(Text(line), self._screen) for line in (*lines, rest)]

    def _beside(self, left: list[_Row], right: list[_Row], gutter: int, width: int) -> Iterator[Text]:
        """Two columns; the frame of the left one goes on until the footer closes it."""
        for own, other in zip_longest(left, right):
            line = self._framed(own or self._beneath(Text()), gutter)
            if other is not None:
                line.pad_right(MARGIN + self._edge(gutter) + width - line.cell_len)
                line.append_text(self._framed(other, gutter, _APART))
            yield line

    def _edge(self, gutter: int) -> int:
        """The cells before a line in its frame."""
        return gutter + len(f" {self._frame.side} ")

    def _framed(self, row: _Row, gutter: int, margin: int = MARGIN) -> Text:
        indent = " " * (margin + gutter - row.gutter.cell_len)
        return Text.assemble(indent, row.gutter, " ", (row.edge, _FRAME_STYLE), " ", row.text)


def prose(message: str, screen: Screen, style: str = "") -> Text:
    """A message on one line; what it quotes in backticks keeps its own direction of writing."""
    pieces = (Text(piece, style) for piece in _CODE.split(visible(message, screen)) if piece)
    return Text.assemble(*(isolated(piece, screen) if piece.plain[0] == "`" else piece for piece in pieces))


def _is_shown(message: str, marked: str) -> bool:
    """Whether a message quotes what is marked, maybe shortened, and says no more."""
    said, shown = message.strip("`"), marked.strip("`")
    head, ellipsis, tail = said.partition("…")
    if not ellipsis or len(said) > len(shown):
        return said == shown
    return shown.startswith(head) and shown.endswith(tail)
