"""rich, as the reports use it: styled texts in, the characters for a screen out."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glosslint.reports.screen import Screen


class Printer:
    """Prints for one screen. Content comes as `Text`, never as a string that rich would read as markup."""

    __slots__ = ("_console",)

    def __init__(self, screen: Screen) -> None:
        self._console = Console(
            file=StringIO(),
            width=screen.width,
            force_terminal=screen.has_colours,
            color_system="standard" if screen.has_colours else None,
            no_color=False,
            legacy_windows=False,
            _environ={},
        )

    def print(self, lines: Iterable[Text]) -> str:
        """The lines as they are, each with a line ending; with escape sequences only if there are colours."""
        with self._console.capture() as capture:
            for line in lines:
                line.rstrip()
                self._console.print(line, soft_wrap=True)
        return capture.get()

    def wrap(self, text: Text, width: int, indent: int = 0) -> list[Text]:
        """`text` in lines of at most `width` cells, all but the first indented by `indent`."""
        first, *rest = text.wrap(self._console, width - indent, overflow="fold")
        return [first, *(Text(" " * indent).append_text(line) for line in rest)]
