"""The pages about rules are what the generator makes of the rules' documentation."""

from __future__ import annotations

import runpy
from pathlib import Path

from glosslint.catalogue import load_rules

ROOT = Path(__file__).parent.parent
GENERATOR = "tests/generate/rule_pages.py"


def test_pages_are_up_to_date() -> None:
    render = runpy.run_path(str(ROOT / GENERATOR))["render"]
    there = {page.name: page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "rules").glob("*.md")}
    assert there == render(load_rules()), f"run: python {GENERATOR}"
