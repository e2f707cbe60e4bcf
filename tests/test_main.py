"""What becomes of a run that fails; tests/commands/test_check.py holds the same of real processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint import engine
from glosslint.__main__ import run
from glosslint.errors import RunError


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for language, text in (("en", "# The page\n\nThis is a text.\n"), ("sv", "# Sidan\n\nDet är en text.\n")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "page.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "."


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (RunError("glosslint.toml: no"), "glosslint.toml: no"),
        (PermissionError(13, "Permission denied", "content"), "content: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("odd"), "odd"),
        (RunError("a\x1b[2Jb\u202ec\nd"), r"a\x1b[2Jb\u202ec\nd"),
    ],
    ids=["of its own", "a file", "a device", "without a number", "hostile words"],
)
def test_a_failure_is_one_line(
    pages: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    line: str,
) -> None:
    monkeypatch.setattr(engine, "check", lambda *_, **__: throw(error))
    assert run(["check", pages]) == 2
    assert capsys.readouterr() == ("", f"glosslint: error: {line}\n")


def test_an_error_of_its_own_shows_the_way_to_it(
    pages: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine, "check", lambda *_, **__: throw(ValueError("a\x1b[2Jb")))
    assert run(["check", pages]) == 2
    out, errors = capsys.readouterr()
    first, *way, last = errors.splitlines()
    assert out == ""
    assert first == "Traceback (most recent call last):"
    assert any("test_main.py" in line for line in way)
    assert last == (
        r"glosslint: error: an error of glosslint itself, please report it: ValueError: a\x1b[2Jb"
    )
    assert "\x1b" not in errors


def throw(error: Exception) -> None:
    raise error


def test_an_interrupt_while_the_command_line_is_loaded_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("glosslint.__main__._invoke", interrupt)
    assert run(["check"]) == 130
    assert capsys.readouterr() == ("", "glosslint: interrupted\n")
