"""What the place that a report goes to can show."""

from __future__ import annotations

import codecs
import os
import stat
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

Colours: TypeAlias = Literal["auto", "always", "never"]
"""Whether a report is in colours; by default where it is read by people on something that has them."""

MINIMUM_WIDTH = 20
"""Below it a terminal wraps the lines: nothing laid out for fewer cells could be read."""
WIDTH_OF_A_PIPE = 100


class Screen(Struct, frozen=True):
    """A terminal, a log, or a file."""

    width: int = WIDTH_OF_A_PIPE
    """In cells."""
    encoding: str = "utf-8"
    is_terminal: bool = False
    has_colours: bool = False
    is_log: bool = False
    """A build service reads the lines and obeys commands in them."""

    @classmethod
    def of(
        cls, stream: TextIO, environment: Mapping[str, str] = os.environ, *, colours: Colours = "auto"
    ) -> Screen:
        """The screen behind a stream: its own size and encoding, as far as the environment agrees.

        What is asked for by `colours` wins over the environment.
        """
        is_terminal = stream.isatty()
        return cls(
            width=max(_width(stream if is_terminal else None, environment), MINIMUM_WIDTH),
            encoding=_encoding(stream, environment),
            is_terminal=is_terminal,
            has_colours=colours == "always" or (colours == "auto" and _has_colours(is_terminal, environment)),
            is_log=_is_log(stream, environment),
        )

    @property
    def is_unicode(self) -> bool:
        """Whether every character can be written."""
        return self.encoding.startswith("utf")

    @property
    def ellipsis(self) -> str:
        """What stands for text that is left out."""
        return "…" if self.can_show("…") else "..."

    def can_show(self, character: str) -> bool:
        """Whether the encoding has the character."""
        if self.is_unicode or character.isascii():
            return True
        try:
            character.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def _width(terminal: TextIO | None, environment: Mapping[str, str]) -> int:
    """COLUMNS where it is set, as in other programs; else the terminal's size."""
    columns = environment.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    if terminal is None:
        return WIDTH_OF_A_PIPE
    try:
        return os.get_terminal_size(terminal.fileno()).columns or WIDTH_OF_A_PIPE
    except OSError:  # a terminal that does not tell its size
        return WIDTH_OF_A_PIPE


def _encoding(stream: TextIO, environment: Mapping[str, str]) -> str:
    """The stream's encoding; ASCII where the C locale is asked for by name.

    Python answers that locale with UTF-8 (PEP 540), although the terminal need not know it. A
    locale that is merely not set says nothing, and PYTHONUTF8 or PYTHONIOENCODING speak for themselves.
    """
    asked = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    if asked in {"C", "POSIX"} and not {"PYTHONUTF8", "PYTHONIOENCODING"} & environment.keys():
        return "ascii"
    return codecs.lookup(stream.encoding or "utf-8").name


def _has_colours(is_terminal: bool, environment: Mapping[str, str]) -> bool:
    """NO_COLOR (no-color.org) wins over FORCE_COLOR, and both over what the terminal is."""
    if environment.get("NO_COLOR"):
        return False
    return bool(environment.get("FORCE_COLOR")) or (is_terminal and environment.get("TERM") != "dumb")


def _is_log(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a build of GitHub or Azure runs, and the stream is not a file of its own."""
    if not (environment.get("GITHUB_ACTIONS") or environment.get("TF_BUILD")):
        return False
    try:
        return not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # a stream in memory, as in tests; ValueError where it is closed
        return True
