"""`glosslint check --fix` and `--diff`: the safe fixes of a report, written or shown."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from glosslint.document import read_document
from glosslint.errors import RunError
from glosslint.fixes import Applied, WriteError, apply, diff, write
from glosslint.model import blocks_of
from glosslint.reports import Report, is_fixable
from glosslint.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from glosslint.model import Fix

_MOST_ROUNDS = 10
"""A fix may make way for another. What is not done after so many rounds would never be."""


class Mended(Struct, frozen=True):
    """What becomes of files whose safe fixes are made, and then those for which these make way."""

    changes: Mapping[str, tuple[str, str]]
    """By path, sorted, the texts before and after of each file that changes."""
    fixed: int
    """How many findings that is."""
    left: Report
    """The report on what is left."""


def mended(
    report: Report, find: Callable[[Mapping[str, str]], Report], named: Collection[str] = ()
) -> Mended:
    """What the safe fixes of `report` come to; nothing is written.

    `find` gives the report on the pages with other texts, by path, than they have. Where files are `named`,
    by the paths of the report, no others change. Raises RunError for fixes that would lose content.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    fixed = 0
    for _ in range(_MOST_ROUNDS):
        applied = list(_applied(report, named))
        if not applied:
            break
        for path, text, made in applied:
            before.setdefault(path, text)
            after[path] = made.text
            fixed += len(made.applied)
        report = find(after)
    changes = {path: (text, after[path]) for path, text in sorted(before.items()) if text != after[path]}
    return Mended(changes, fixed, report)


def mend(report: Report, find: Callable[[Mapping[str, str]], Report], named: Collection[str] = ()) -> Report:
    """Write what `mended` comes to, say how much that is, and return the report on what is left.

    Raises RunError where a file could not be written: it is as it was, and the others are mended.
    """
    made = mended(report, find, named)
    failures: list[WriteError] = []
    for path, (before, after) in made.changes.items():
        try:
            write(Path(path), before.encode(), after)
        except WriteError as error:
            failures.append(error)
    if failures:
        raise RunError("; ".join(map(str, failures)))
    if made.changes:
        print(f"glosslint: fixed {counted(made.fixed, 'finding')}", file=sys.stderr)
    return made.left


def diffs(
    report: Report, find: Callable[[Mapping[str, str]], Report], named: Collection[str] = ()
) -> Iterator[str]:
    """What `mend` would write, a unified diff for each file; says how much that is."""
    made = mended(report, find, named)
    for path, (before, after) in made.changes.items():
        yield diff(path, before, after)
    if report.findings:
        fixed = f"this fixes {counted(made.fixed, 'finding')}" if made.changes else "this fixes nothing"
        print(f"glosslint: {fixed} and leaves {len(made.left.findings)}", file=sys.stderr)


def _applied(report: Report, named: Collection[str]) -> Iterator[tuple[str, str, Applied]]:
    """By path, the text of each file that changes and what its fixes make of it."""
    fixes: defaultdict[str, list[Fix]] = defaultdict(list)
    for finding in report.findings:
        if finding.fix is not None and is_fixable(finding) and (not named or finding.path in named):
            fixes[finding.path].append(finding.fix)
    for path in sorted(fixes):
        text = report.texts[path]
        applied = apply(text, fixes[path])
        if applied.applied:
            if lost := _lost(text, applied.text):
                raise RunError(
                    f"{path}: its fixes would lose {lost}, so they were not made; please report it"
                )
            yield path, text, applied


def _lost(before: str, after: str) -> str:
    """What a text has less of after its fixes, which mend markup and may take no content away."""
    had, has = _content(before), _content(after)
    missing = {kind: had[kind] - has[kind] for kind in had if has[kind] < had[kind]}
    return ", ".join(f"{count} {kind}{'s' * (count != 1)}" for kind, count in missing.items())


def _content(text: str) -> Counter[str]:
    document = read_document("", text.encode(), "und")
    counts = Counter({"heading": 0, "link": 0, "image": 0, "code block": 0, "letter": 0})
    for block in blocks_of(document.root):
        counts["heading"] += block.kind == "heading"
        counts["code block"] += block.kind == "code"
        for span in block.spans:
            counts["link"] += span.kind == "link"
            counts["image"] += span.kind == "image"
        for run in block.prose:
            counts["letter"] += sum(map(str.isalpha, text[run.start : run.end]))
    return counts
