"""The house: which modules are rules, and who may import whom."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import glosslint_rules
from glosslint.catalogue import load_rules

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules" / "glosslint_rules"


def test_no_rule_is_missing_from_the_tuple() -> None:
    modules = {
        f"glosslint_rules.{path.parent.name}.{path.stem}"
        for path in RULES.glob("*/*.py")
        if path.name != "__init__.py"
    }
    assert {module.__name__ for module in glosslint_rules.RULES} == modules


def test_rules_arrive_through_the_entry_point() -> None:
    names = [module.__name__.rpartition(".")[2].replace("_", "-") for module in glosslint_rules.RULES]
    assert [rule.name for rule in load_rules()][: len(names)] == names


def test_the_engine_never_imports_the_rules() -> None:
    for path in (ROOT / "linter").rglob("*.py"):
        assert "glosslint_rules" not in _imports(path), path


@pytest.mark.parametrize("path", sorted(RULES.glob("*/*.py")), ids=lambda path: path.stem)
def test_rules_neither_read_nor_lay_out_nor_print(path: Path) -> None:
    stages = {
        "glosslint.document",
        "glosslint.markdown",
        "glosslint.align",
        "glosslint.layout",
        "glosslint.reports",
    }
    libraries = {"mistune", "frontmatter", "yaml", "babel", "rich", "typer"}
    assert not _imports(path) & (stages | libraries)


def _imports(path: Path) -> set[str]:
    """The modules that a file imports, and the packages they lie in."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
    return names | {name.partition(".")[0] for name in names}
