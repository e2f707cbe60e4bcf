"""`glosslint check --fix` and `--diff`: the safe fixes of a report, written or shown."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.document import read_document
from glosslint.errors import RunError
from glosslint.fixes import Applied, WriteError, apply, diff, write
from glosslint.model import blocks_of
from glosslint.reports import is_fixable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from glosslint.model import Fix
    from glosslint.reports import Report

_MOST_ROUNDS = 10
"""A fix may make way for another. What is not done after so many rounds would never be."""


def mend(report: Report, find: Callable[[], Report], named: Collection[str] = ()) -> Report:
    """Write the safe fixes of `report`, and those that `find` gives after it, and say how many.

    Where files are `named`, by the paths of the report, no others are written. Returns the report on
    what is left. Raises RunError where a file could not be written: it is as it was, and the others
    are mended.
    """
    mended = 0
    for _ in range(_MOST_ROUNDS):
        written = _write_all(report, named)
        if not written:
            break
        mended += written
        report = find()
    if mended:
        print(f"glosslint: fixed {mended} finding{'s' * (mended != 1)}", file=sys.stderr)
    return report


def diffs(report: Report, named: Collection[str] = ()) -> Iterator[str]:
    """What the first round of `mend` would write, a unified diff for each file, and say how much that is."""
    mended = 0
    for path, text, applied in _applied(report, named):
        mended += len(applied.applied)
        yield diff(path, text, applied.text)
    if report.findings:
        total = len(report.findings)
        print(f"glosslint: this fixes {mended} of {total} finding{'s' * (total != 1)}", file=sys.stderr)


def _write_all(report: Report, named: Collection[str]) -> int:
    written = 0
    failures: list[WriteError] = []
    for path, text, applied in _applied(report, named):
        try:
            write(Path(path), text.encode(), applied.text)
        except WriteError as error:
            failures.append(error)
        else:
            written += len(applied.applied)
    if failures:
        raise RunError("; ".join(map(str, failures)))
    return written


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
