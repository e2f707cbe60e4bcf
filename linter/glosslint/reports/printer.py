"""rich, as the reports use it: styled texts in, the characters for a screen out."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glosslint.reports.screen import Screen


class Printer:
    """Prints for one screen. Content comes as `Text`, never as a string that rich would read as markup."""

    __slots__ = ("_console", "_has_colours")

    def __init__(self, screen: Screen) -> None:
        self._has_colours = screen.has_colours
        # It only looks up styles and wraps; a size that is given is not asked for again and again.
        self._console = Console(file=StringIO(), width=screen.width, height=1, _environ={})

    def print(self, lines: Iterable[Text]) -> str:
        """The lines as they are, each with a line ending; with escape sequences only if there are colours."""
        return "".join(f"{self._line(line)}\n" for line in lines)

    def wrap(self, text: Text, width: int, indent: int = 0) -> list[Text]:
        """`text` in lines of at most `width` cells, all but the first indented by `indent`."""
        if text.cell_len <= width:
            return [text]
        first, *rest = text.wrap(self._console, width - indent, overflow="fold")
        return [first, *(Text(" " * indent).append_text(line) for line in rest)]

    def _line(self, line: Text) -> str:
        line.rstrip()
        if not self._has_colours:
            return line.plain
        whole = Text.assemble(line)  # turns a style of the whole line into one of its parts
        return "".join(
            style.render(text, color_system=ColorSystem.STANDARD) if style else text
            for text, style, _ in whole.render(self._console)
        )
