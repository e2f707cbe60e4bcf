"""Diffs: exact where a program may read them, safe and coloured where people do."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from glosslint.reports import write_utf8
from glosslint.reports.screen import Screen
from glosslint.reports.visible import visible, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADING_LINES = 2
_TAB_STOP = 4
_STYLES = {"-": "red", "+": "green", "@": "cyan", "\\": "dim"}


def write(diffs: Iterable[str], stream: TextIO, screen: Screen | None = None) -> None:
    """Write unified diffs, as `fixes.diff` makes them, to `stream`.

    A terminal gets them in colours, what cannot be seen as escapes. A file or a pipe gets them to
    the byte, in UTF-8, for `git apply`; only a build's log gets no commands that the build service
    would obey. Raises what writing to the stream raises.
    """
    screen = screen or Screen.of(stream)
    for diff in diffs:
        if screen.is_terminal:
            stream.writelines(_coloured(diff, screen))
        else:
            exact = without_commands(diff) if screen.is_log else diff
            write_utf8(exact.encode("utf-8", "surrogateescape"), stream)
    stream.flush()


def _coloured(diff: str, screen: Screen) -> Iterator[str]:
    from rich.text import Text

    from glosslint.reports.printer import Printer

    printer = Printer(screen)
    for number, line in enumerate(diff.split("\n")[:-1]):
        # Of a CRLF, only what changes is worth a sign.
        content = line.removesuffix("\r") if line.startswith(" ") else line
        shown = visible(content.expandtabs(_TAB_STOP), screen)
        yield printer.print([Text(shown, "bold" if number < _HEADING_LINES else _STYLES.get(line[:1], ""))])
