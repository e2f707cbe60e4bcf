"""The tools that read the code without running it; the README's test command includes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--quiet"],
        ["ruff", "format", "--check", "--quiet"],
        ["mypy"],
        ["pyright", "--project", str(ROOT / "pyproject.toml"), "--pythonpath", sys.executable],
    ],
    ids=lambda command: " ".join(command[:2]) if command[0] == "ruff" else command[0],
)
def test_is_content(command: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
