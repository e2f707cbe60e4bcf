"""Writes the screens in README.md anew: each ```console block shows what its `$ glosslint …` line prints.

A `$ cd …` line above it says where.

python tests/generate/screens.py
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"

_SCREEN = re.compile(
    r"^```console\n(?:\$ cd (?P<folder>.*)\n)?\$ glosslint (?P<arguments>.*)\n(?:.*\n)*?```$", re.MULTILINE
)


def main() -> None:
    README.write_text(render(README.read_text(encoding="utf-8")), encoding="utf-8")


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
