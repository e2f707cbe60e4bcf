from __future__ import annotations

import io
import os
import pty
from pathlib import Path

import pytest

from glosslint.reports.screen import Screen


class Terminal(io.TextIOWrapper):
    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True


def test_a_pipe_has_a_width_and_no_colours() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    assert Screen.of(stream, {}) == Screen(width=100, encoding="utf-8", is_terminal=False, has_colours=False)


@pytest.mark.parametrize(
    ("columns", "width"), [("160", 160), ("40", 40), ("7", 20), ("0", 100), ("", 100), ("x", 100), ("²", 100)]
)
def test_columns(columns: str, width: int) -> None:
    assert Screen.of(Terminal(), {"COLUMNS": columns}).width == width


def test_a_terminal_tells_its_size() -> None:
    leader, follower = pty.openpty()
    try:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 77, 0, 0))
        with os.fdopen(follower, "w") as stream:
            screen = Screen.of(stream, {})
        assert screen.width == 77
        assert screen.is_terminal
        assert screen.has_colours
    finally:
        os.close(leader)


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({}, True),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_of_a_terminal(environment: dict[str, str], colours: bool) -> None:
    assert Screen.of(Terminal(), environment).has_colours is colours


def test_colours_can_be_forced_into_a_pipe() -> None:
    assert Screen.of(io.StringIO(), {"FORCE_COLOR": "1"}).has_colours


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()], ids=["terminal", "pipe"])
def test_who_asks_for_colours_or_for_none_is_obeyed(
    stream: io.TextIOWrapper | io.StringIO, environment: dict[str, str]
) -> None:
    assert Screen.of(stream, environment, colours="always").has_colours
    assert not Screen.of(stream, environment, colours="never").has_colours


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({}, "utf-8"),
        ({"LANG": "sv_SE.UTF-8"}, "utf-8"),
        ({"LC_ALL": "C"}, "ascii"),
        ({"LC_ALL": "POSIX"}, "ascii"),
        ({"LANG": "C"}, "ascii"),
        ({"LC_ALL": "C.UTF-8"}, "utf-8"),
        ({"LC_ALL": "sv_SE.UTF-8", "LANG": "C"}, "utf-8"),
        ({"LC_ALL": "", "LC_CTYPE": "", "LANG": "C"}, "ascii"),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, "utf-8"),
        ({"LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}, "utf-8"),
    ],
)
def test_encoding(environment: dict[str, str], encoding: str) -> None:
    assert Screen.of(Terminal(), environment).encoding == encoding


def test_encoding_of_the_stream() -> None:
    screen = Screen.of(Terminal("latin-1"), {})
    assert screen.encoding == "iso8859-1"
    assert not screen.is_unicode
    assert screen.can_show("ö")
    assert not screen.can_show("日")
    assert Screen.of(io.StringIO(), {}).is_unicode  # which has no encoding, and needs none


def test_the_ellipsis_is_one_character_where_there_is_one() -> None:
    assert Screen().ellipsis == "…"
    assert Screen(encoding="ascii").ellipsis == "..."


@pytest.mark.parametrize("service", ["GITHUB_ACTIONS", "TF_BUILD"])
def test_a_build_log_is_a_pipe_of_a_build(service: str, tmp_path: Path) -> None:
    assert Screen.of(io.StringIO(), {service: "true"}).is_log
    assert not Screen.of(io.StringIO(), {}).is_log
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as pipe:
        assert Screen.of(pipe, {service: "true"}).is_log
    with (tmp_path / "out").open("w", encoding="utf-8") as file:
        assert not Screen.of(file, {service: "true"}).is_log  # a file is read by nobody but its owner
