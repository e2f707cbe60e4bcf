from __future__ import annotations

import ast
import re
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import glosslint

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
LIBRARIES = {
    "babel",
    "frontmatter",
    "mistune",
    "msgspec",
    "num2words",
    "pathspec",
    "rapidfuzz",
    "rich",
    "yaml",
}


def commands_of(markdown: str) -> list[str]:
    return re.findall(r"^(python3 -m venv \.venv && .*)$", markdown, re.MULTILINE)


class TestTheFirstMinute:
    def test_the_readme_has_one_command_to_see_it_and_one_to_test_it(self) -> None:
        see, test = commands_of(README)
        assert see.endswith("/glosslint check fixtures/back-office")
        assert test.endswith("/pytest -q")

    def test_ci_runs_exactly_the_test_command_of_the_readme(self) -> None:
        ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
        assert commands_of(ci) == commands_of(README)[1:]

    def test_the_screen_in_the_readme_is_what_people_see(self) -> None:
        generator = "tests/generate/screens.py"
        render = runpy.run_path(str(ROOT / generator))["render"]
        assert "\n$ cd fixtures/back-office\n$ glosslint check Texts " in README
        assert render(README) == README, f"run: python {generator}"

    def test_ci_can_be_run(self) -> None:
        tracked = subprocess.run(
            ["git", "ls-files", "--stage", ".ci/run"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        assert tracked.startswith("100755 ")

    def test_nothing_is_installed_outside_the_environment(self) -> None:
        """The system's Python may be externally managed, and then refuses."""
        for command in commands_of(README):
            first, *others = command.split(" && ")
            assert first == "python3 -m venv .venv"
            assert all(other.startswith(".venv/bin/") for other in others)

    def test_the_hook_is_the_one_that_the_readme_names(self) -> None:
        hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
        assert re.findall(r"^- id: (\S+)$", hooks, re.MULTILINE) == re.findall(
            r"- id: (\S+)$", README, re.MULTILINE
        )


class TestTheDistribution:
    def test_the_version_is_stated_alike_everywhere(self) -> None:
        assert PROJECT["project"]["version"] == glosslint.__version__
        assert f"rev: v{glosslint.__version__}\n" in README

    def test_every_library_is_declared_and_every_declared_one_is_used(self) -> None:
        declared = {normal(re.split(r"[<>=]", line)[0]) for line in PROJECT["project"]["dependencies"]}
        assert set(imported_distributions()) == declared

    def test_the_engine_never_imports_the_rules(self) -> None:
        """They arrive through the entry point, as those of any other package would."""
        importers = [
            path for path in (ROOT / "linter").rglob("*.py") if "glosslint_rules" in imports_of(path)
        ]
        assert importers == []


class TestStartUp:
    """What a command does not need is not imported; the seconds are measured in benchmarks/startup.py."""

    def test_the_version_needs_typer_and_the_command_line_alone(self) -> None:
        imported = modules_after("--version", before="import typer")
        libraries = {name for name in imported if name.partition(".")[0] not in sys.stdlib_module_names}
        assert {name for name in libraries if not name.startswith(("typer.", "glosslint.commands"))} == {
            "glosslint",
            "glosslint.__main__",
            "glosslint.errors",
            "glosslint.streams",
        }

    @pytest.mark.parametrize("arguments", ["--help", "check --help", "files --help", "tree --help"])
    def test_help_needs_what_prints_it(self, arguments: str) -> None:
        assert modules_after(arguments) & LIBRARIES == {"rich"}


def modules_after(arguments: str, before: str = "pass") -> set[str]:
    """The modules that a run imports on top of those of the statement `before`."""
    probe = (
        "import sys\n"
        f"{before}\n"
        "known = set(sys.modules)\n"
        "from glosslint.__main__ import run\n"
        f"code = run({arguments.split()!r})\n"
        "print(*set(sys.modules) - known)\n"
        "sys.exit(code)"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


def imported_distributions() -> Iterator[str]:
    """The distributions whose packages linter/ and rules/ import."""
    providers = packages_distributions()
    for source in ("linter", "rules"):
        for path in (ROOT / source).rglob("*.py"):
            for package in imports_of(path) - sys.stdlib_module_names - {"glosslint", "glosslint_rules"}:
                yield from map(normal, providers.get(package, [f"unknown package {package}"]))


def imports_of(path: Path) -> set[str]:
    """The top-level packages that a file imports, wherever in it."""
    packages: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            packages.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            packages.add(node.module.partition(".")[0])
    return packages


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
