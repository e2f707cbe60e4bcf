"""What is found in a folder, page by page, as tables to read against the pages, and to keep.

    python tests/benchmarks/defects.py FOLDER [--source en] [--against docs/quality/PAGE.md [--rewrite]]

Prints a table for each page of the folder: version, lines, what is said, the rule, and a verdict that
people write. A page that was kept has the verdicts `found`; `missed: why`; `again: why`, a further
finding of what another one told; and `wrong: why`, no defect. With `--against`, prints what is found
and not in the page that was kept (`+`), what is in it and no longer found (`-`), and totals that it
lacks; then the exit code is 1. What was missed is not compared: what is found there shows as `+`.

With `--rewrite`, the page's totals and its tables, which are its end, are written anew: verdicts stay
where the same rule speaks of the same line, in whatever words, and all else is `unread` until people
have read it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.engine import Plan, check, load_rules, select_rules
from glosslint.layout import discover
from glosslint.places import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VERDICTS: Final = ("found", "missed", "again", "wrong")
_UNREAD: Final = "unread"
_HEAD: Final = ("version", "lines", "defect", "rule", "verdict")
_TOTALS: Final = re.compile(r"^\| family \|.*\n(?:\|.*\n)+", re.MULTILINE)
_CELLS: Final = re.compile(r"(?<!\\)\|")


class Entry(NamedTuple):
    """One defect, or finding, at one line."""

    page: str
    version: str
    line: int
    rule: str
    """With its family: `blocks/empty-block`."""
    defect: str

    def row(self, lines: Iterable[int], verdict: str) -> str:
        """It and its likes at other lines, as a row of the page's table."""
        places = ", ".join(map(str, lines))
        return _row((self.version, places, self.defect.replace("|", "\\|"), self.rule, verdict))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--source", default="")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--rewrite", action="store_true")
    arguments = parser.parse_args()

    found = list(_found(arguments.folder, arguments.source))
    if arguments.against is None:
        print("\n".join(_tables((entry, _UNREAD) for entry in found)))
        return
    kept = arguments.against.read_text(encoding="utf-8")
    if arguments.rewrite:
        kept = _rewritten(found, kept)
        arguments.against.write_text(kept, encoding="utf-8")
    differences = list(_differences(found, kept))
    print("\n".join(differences) or "no difference")
    sys.exit(bool(differences))


def _found(folder: Path, source: str) -> Iterator[Entry]:
    layout = discover([folder])
    page_of = {path.resolve(): page.key for page in layout.groups for _, path in page.files}
    report = check(layout, Plan(select_rules(load_rules(), (), ()), source=source))
    for finding in report.findings:
        line = Lines(report.texts[finding.path]).place(finding.at.start).row
        page = page_of.get(Path(finding.path).resolve(), finding.path)
        yield Entry(page, finding.language, line, f"{finding.family}/{finding.rule}", finding.message)


def _differences(found: Iterable[Entry], kept: str) -> Iterator[str]:
    verdicts = list(_read(kept))
    here = Counter(found)
    there = Counter(entry for entry, verdict in verdicts if not _is_missed(verdict))
    for sign, entries in (("-", there - here), ("+", here - there)):
        for table in _tables((entry, _UNREAD) for entry in entries.elements()):
            if table.startswith(("##", "| ")) and not table.startswith(f"| {_HEAD[0]}"):
                yield f"{sign} {table}"
    written = set(kept.splitlines())
    yield from (f"total {line}" for line in _totals(verdicts) if line not in written)


def _rewritten(found: Iterable[Entry], kept: str) -> str:
    old = list(_read(kept))
    exact = dict(old)
    of_line: defaultdict[Entry, set[str]] = defaultdict(set)
    for entry, verdict in old:
        if not _is_missed(verdict):
            of_line[entry._replace(defect="")].add(verdict)

    def verdict_of(entry: Entry) -> str:
        alike = of_line[entry._replace(defect="")]
        return exact.get(entry) or (next(iter(alike)) if len(alike) == 1 else _UNREAD)

    verdicts = [(entry, verdict_of(entry)) for entry in found]
    verdicts += [(entry, verdict) for entry, verdict in old if _is_missed(verdict)]
    text = kept[: kept.index("\n### ") + 1]
    before, after = _TOTALS.split(text, maxsplit=1)
    totals = "\n".join(_totals(verdicts)) + "\n"
    return before + totals + after + "\n".join(_tables(verdicts)).rstrip() + "\n"


def _is_missed(verdict: str) -> bool:
    return verdict.startswith("missed")


def _read(kept: str) -> Iterator[tuple[Entry, str]]:
    """The defects of a page with their verdicts, one for each line that a row names."""
    page = ""
    for text in kept.splitlines():
        if text.startswith("### "):
            page = text.removeprefix("### ").strip()
        cells = [cell.strip().replace("\\|", "|") for cell in _CELLS.split(text)[1:-1]]
        if page and len(cells) == len(_HEAD) and cells[-1].partition(":")[0] in _VERDICTS:
            version, lines, defect, rule, verdict = cells
            for line in lines.split(","):
                yield Entry(page, version, int(line), rule, defect), verdict


def _tables(verdicts: Iterable[tuple[Entry, str]]) -> Iterator[str]:
    pages: defaultdict[str, defaultdict[tuple[Entry, str], list[int]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for entry, verdict in sorted(verdicts):
        pages[entry.page][entry._replace(line=0), verdict].append(entry.line)
    for page, rows in pages.items():
        yield from (f"### {page}", "", *_heading(_HEAD))
        in_order = sorted(rows.items(), key=lambda row: (row[0][0].version, row[1], row[0]))
        yield from (entry.row(lines, verdict) for (entry, verdict), lines in in_order)
        yield ""


def _totals(verdicts: Iterable[tuple[Entry, str]]) -> Iterator[str]:
    families: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry, verdict in verdicts:
        for family in (entry.rule.partition("/")[0], "all"):
            families[family][verdict.partition(":")[0]] += 1
    yield from _heading(("family", "defects", *_VERDICTS))
    for family in sorted(families, key=lambda name: (name == "all", name)):
        counts = families[family]
        numbers = [counts["found"] + counts["missed"], *(counts[verdict] for verdict in _VERDICTS)]
        yield _row((family, *map(str, numbers)))


def _heading(cells: tuple[str, ...]) -> tuple[str, str]:
    return _row(cells), "|" + "---|" * len(cells)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
