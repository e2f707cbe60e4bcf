"""Writes docs/rules/: a page for each rule, from its documentation, and the table of all of them.

python tests/generate/rule_pages.py
"""

from __future__ import annotations

from pathlib import Path

from glosslint.catalogue import OptionValue, Rule, load_rules

FOLDER = Path(__file__).parents[2] / "docs" / "rules"

LOOKS_AT = {
    "files": "which versions a page has, without reading them",
    "one": "each version on its own",
    "all": "all versions of a page side by side",
    "site": "all versions of a page side by side, knowing the other pages",
}
LEGEND = """\
In the examples, `^` marks what is reported and is followed by the message, `↑` stands before the character \
in front of which something is missing, `~` marks the counterpart, and a `+` line is what `--fix` makes of \
the line above, which `-` takes away."""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for page in FOLDER.glob("*.md"):
        page.unlink()
    for name, text in render(load_rules()).items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def render(rules: tuple[Rule, ...]) -> dict[str, str]:
    """The text of each page by its file's name."""
    return {"index.md": _index(rules)} | {f"{rule.name}.md": _page(rule) for rule in rules}


def _index(rules: tuple[Rule, ...]) -> str:
    rows = [
        f"| {rule.family} | [{rule.name}]({rule.name}.md) | {_severity(rule)} | {rule.summary} |"
        for rule in rules
    ]
    return "\n".join(["# Rules", "", "| family | rule | severity | finds |", "|---|---|---|---|", *rows, ""])


def _page(rule: Rule) -> str:
    parts = [
        f"# {rule.name}",
        f"Family `{rule.family}` · {_severity(rule)} · looks at {LOOKS_AT[rule.kind]}",
        rule.docs,
        *([_options(rule)] if rule.options else []),
        LEGEND,
        f'Left out by `--ignore {rule.name}`, or by `ignore = ["{rule.name}"]` in the configuration.',
    ]
    return "\n\n".join(parts) + "\n"


def _severity(rule: Rule) -> str:
    return rule.severity if rule.enabled else f"{rule.severity}, off unless selected"


def _options(rule: Rule) -> str:
    rows = [f"| `{option.name}` | {option.type} | `{_toml(option.default)}` |" for option in rule.options]
    title = f"## Options\n\nIn the configuration under `[rules.{rule.name}]`."
    return "\n".join([title, "", "| option | type | default |", "|---|---|---|", *rows])


def _toml(value: OptionValue) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    main()
