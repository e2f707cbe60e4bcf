from __future__ import annotations

import io
import re

from glosslint import fixes
from glosslint.reports import diff
from glosslint.reports.screen import Screen

BEFORE = "# Å\r\n\r\n##Höjd\tpunkter\r\nslut\x1b[2J"
AFTER = "# Å\r\n\r\n## Höjd\tpunkter\r\nslut\x1b[2J"
DIFF = fixes.diff("docs/sv.md", BEFORE, AFTER)


def written(screen: Screen, *diffs: str, encoding: str = "utf-8") -> bytes:
    buffer = io.BytesIO()
    out = io.TextIOWrapper(buffer, encoding=encoding, newline="")
    diff.write(diffs, out, screen)
    return buffer.getvalue()


def test_a_pipe_gets_every_byte() -> None:
    assert written(Screen(), DIFF, DIFF) == 2 * DIFF.encode()
    assert written(Screen(encoding="ascii"), DIFF, encoding="ascii") == DIFF.encode()


def test_what_a_build_would_obey_is_content_anywhere_else() -> None:
    shown = fixes.diff("a.md", "##[group]x\n", "## [group]x\n")
    assert written(Screen(), shown) == shown.encode()
    assert b"-##[group]x\n" not in written(Screen(is_log=True), shown)


def test_a_pipe_gets_the_bytes_of_a_name_that_is_not_utf_8() -> None:
    assert b"+++ b/\xff.md\n" in written(Screen(), fixes.diff("\udcff.md", "a\n", "b\n"))


def test_a_terminal_gets_colours_and_nothing_that_acts() -> None:
    shown = written(Screen(is_terminal=True, has_colours=True), DIFF).decode()
    assert shown.split("\n") == [
        "\x1b[1m--- a/docs/sv.md\x1b[0m",
        "\x1b[1m+++ b/docs/sv.md\x1b[0m",
        "\x1b[36m@@ -1,4 +1,4 @@\x1b[0m",
        " # Å",
        "",
        r"\x1b[31m-##Höjd punkter\r\x1b[0m".replace(r"\x1b", "\x1b"),
        r"\x1b[32m+## Höjd    punkter\r\x1b[0m".replace(r"\x1b", "\x1b"),
        r" slut\x1b[2J",
        "\x1b[2m\\ No newline at end of file\x1b[0m",
        "",
    ]


def test_a_terminal_without_unicode() -> None:
    shown = written(Screen(is_terminal=True, encoding="ascii"), DIFF, encoding="ascii").decode("ascii")
    assert r"+## H\xf6jd    punkter\r" in shown


def test_a_build_log_gets_no_commands() -> None:
    shown = written(
        Screen(is_log=True), fixes.diff("a.md", "::error::x\n##[group]\na\n", "::error::x\n##[group]\nb\n")
    )
    assert not re.search(rb"::error|##\[", shown)


def test_no_diffs_no_output() -> None:
    assert written(Screen()) == b""
