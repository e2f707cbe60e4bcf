"""Writes the screens in README.md and the snapshots of the report anew.

In README.md, each ```console block shows what its `$ glosslint …` line prints; a `$ cd …` line above it
says where. The snapshots show one report on several screens.

python tests/generate/screens.py
"""

from __future__ import annotations

import os
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from glosslint.reports import text
from glosslint.reports.screen import Screen

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"

REPORTS = ROOT / "tests" / "reports"

SCREENS = {
    "text-60": Screen(width=60),
    "text-100": Screen(width=100),
    "text-160": Screen(width=160),
    "text-60-ascii": Screen(width=60, encoding="ascii"),
}

_SCREEN = re.compile(
    r"^```console\n(?:\$ cd (?P<folder>.*)\n)?\$ glosslint (?P<arguments>.*)\n(?:.*\n)*?```$", re.MULTILINE
)


def main() -> None:
    README.write_text(render(README.read_text(encoding="utf-8")), encoding="utf-8")
    for path, shown in snapshots():
        path.write_text(shown, encoding="utf-8")


def snapshots() -> Iterator[tuple[Path, str]]:
    """The snapshots' paths, with what should stand there."""
    report = runpy.run_path(str(REPORTS / "conftest.py"))["REPORT"]
    for name, screen in SCREENS.items():
        yield REPORTS / "snapshots" / f"{name}.txt", "".join(text.render(report, screen))


def render(page: str) -> str:
    """`page` with its screens as they are now."""
    return _SCREEN.sub(_screen, page)


def _screen(found: re.Match[str]) -> str:
    folder, arguments = found["folder"], found["arguments"]
    run = subprocess.run(
        [sys.executable, "-m", "glosslint", *shlex.split(arguments)],
        cwd=ROOT / (folder or ""),
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    entered = f"$ cd {folder}\n" if folder else ""
    return f"```console\n{entered}$ glosslint {arguments}\n{run.stdout}```"


if __name__ == "__main__":
    main()
