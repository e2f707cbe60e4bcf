"""Whole groups of translations, with the findings that are wanted marked in the files.

`fixtures/<rule>/<case>/<language>.md` are the versions of one page; `<language>.<more>.md` claims the
language of another file, and `glosslint.toml` may name a source, required languages and rules to select. In
the files, `<!-- expect: link-mismatch -->` at the end of a line wants that finding in the line; on a line of
its own, in the next one. After the rule, what stands at the place may follow in backticks. The markers are
taken out before the files are checked, with all rules that are on by default; what is not wanted must not be
found. `fixtures/silent/` wants nothing.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from glosslint.catalogue import load_rules, select_rules
from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, page_of
from glosslint.model import Finding, Group
from glosslint.site import facts_of, merge_facts

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
RULES = load_rules()
CASES = sorted(path for path in FIXTURES.glob("*/*") if path.is_dir() and path.parent.name != "back-office")
MARKER = re.compile(r"[ \t]*<!-- expect: (?P<wanted>[^>]*) -->")
WANTED = re.compile(r"(?P<rule>[a-z-]+)(?: `(?P<slice>[^`]*)`)?(?:, |$)")

Wanted = tuple[str, int, str, str | None]


def unmarked(name: str, text: str) -> tuple[str, list[Wanted]]:
    """The text without its markers, and what they want: file, row, rule and slice."""
    lines: list[str] = []
    wanted: list[Wanted] = []
    for line in text.split("\n"):
        marker = MARKER.search(line)
        if marker is None:
            lines.append(line)
            continue
        rest = line[: marker.start()] + line[marker.end() :]
        wanted += [
            (name, len(lines) + 1, want["rule"], want["slice"]) for want in WANTED.finditer(marker["wanted"])
        ]
        if rest.strip():
            lines.append(rest)
    return "\n".join(lines), wanted


def check(case: Path) -> tuple[list[Finding], dict[str, str], list[Wanted]]:
    """What is found in a case, its texts by path, and what is wanted."""
    file = case / "glosslint.toml"
    settings = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    source = settings.get("source", "")
    texts: dict[str, str] = {}
    wanted: list[Wanted] = []
    for path in sorted(case.glob("*.md")):
        with path.open(encoding="utf-8", newline="") as stream:
            texts[path.name], wants = unmarked(path.name, stream.read())
        wanted += wants
    documents = {
        language: read_document(name, texts[name].encode(), language)
        for name in reversed(texts)
        for language in [name.split(".")[0]]
    }
    used = {document.path for document in documents.values()}
    duplicates = tuple((name.split(".")[0], name) for name in texts if name not in used)
    versions = tuple(documents[language] for language in sorted(documents))
    page = page_of(Group(case.name, versions, source, duplicates=duplicates))
    plan = Plan(select_rules(RULES, ["DEFAULT", *settings.get("select", ())]), source=source)
    facts = merge_facts([facts_of(page.group)], required=settings.get("languages", ()))
    return findings_of(page, plan, facts), texts, wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case(case: Path) -> None:
    findings, texts, wanted = check(case)
    sliced = {(name, row, rule) for name, row, rule, text in wanted if text is not None}
    found: list[Wanted] = []
    for finding in findings:
        text = texts[finding.path]
        row = text.count("\n", 0, finding.at.start) + 1
        shown = (
            text[finding.at.start : finding.at.end] if (finding.path, row, finding.rule) in sliced else None
        )
        found.append((finding.path, row, finding.rule, shown))
    assert sorted(found, key=repr) == sorted(wanted, key=repr), [finding.message for finding in findings]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_case(rule: object) -> None:
    name = getattr(rule, "name", "")
    cases = [case for case in CASES if case.parent.name == name]
    assert cases
    assert all(name in [rule for _, _, rule, _ in check(case)[2]] for case in cases)


def test_folders_are_rules() -> None:
    assert {case.parent.name for case in CASES} == {"silent", *(rule.name for rule in RULES)}


def test_silent_cases_want_nothing() -> None:
    assert not any(check(case)[2] for case in CASES if case.parent.name == "silent")


def test_markers_are_taken_out() -> None:
    text = "a\n<!-- expect: b, c `x y` -->\nd <!-- expect: e -->\nf\n"
    assert unmarked("x.md", text) == (
        "a\nd\nf\n",
        [("x.md", 2, "b", None), ("x.md", 2, "c", "x y"), ("x.md", 2, "e", None)],
    )
