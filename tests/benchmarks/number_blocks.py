"""What share of the blocks that hold a number is reported.

    python tests/benchmarks/number_blocks.py [--source LANGUAGE] [--bar PER_CENT] FOLDER…

Counted are the paragraphs, headings, items and rows of tables of the translations that stand beside one of
the source, where either holds a number, and those of them that a rule of the family speaks of: as a warning,
and as an info. Exits 1 where more of a folder than `--bar` are reported, infos included.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from glosslint.counterparts import contents, place_in, spans_in
from glosslint.document import open_document
from glosslint.engine import Plan, load_rules, select_rules
from glosslint.layout import discover
from glosslint.model import Group, Range
from glosslint.passes import Page, findings_of, page_of
from glosslint.site import merge_facts
from glosslint.vote import RowView, View


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--source", default="en")
    parser.add_argument("--bar", type=float, default=100.0)
    options = parser.parse_args()
    rules = [rule for rule in select_rules(load_rules(), ("numbers",), ()) if rule.enabled]
    plan = Plan(tuple(rules), source=options.source)
    worst = 0.0
    for folder in options.folders:
        blocks, reported = 0, Counter[str]()
        for group in groups_of(folder, options.source):
            page = page_of(group)
            places = list(places_of(page, options.source))
            blocks += len(places)
            reported.update(speaking(page, places, plan))
        share = 100 * reported.total() / max(blocks, 1)
        worst = max(worst, share)
        print(
            f"{folder.name}: {blocks} blocks with numbers, {reported['warning']} with a warning, "
            f"{reported['info']} with an info alone: {share:.2f} %"
        )
    return 1 if worst > options.bar else 0


def groups_of(folder: Path, source: str) -> Iterator[Group]:
    for files in discover([folder]).groups:
        documents = [open_document(path, str(path), language) for language, path in files.files]
        readable = tuple(one for one in documents if one.readable)
        if len(readable) > 1 and any(one.language == source for one in readable):
            yield replace(Group(files.key, readable), source=source)


def places_of(page: Page, source: str) -> Iterator[tuple[str, Range]]:
    """The blocks of translations that hold a number, or whose counterpart does, by their paths."""
    if page.table is None:
        return
    view = View(page.table)
    for row in contents(view):
        if source not in row.aligned:
            continue
        for language in row.aligned:
            place = place_in(row, language)
            if language == source or place is None:
                continue
            if has_number(row, language) or has_number(row, source):
                yield row.document(language).path, place


def has_number(row: RowView, language: str) -> bool:
    return any(True for one in row.cell(language).elements for _ in spans_in(one, "number"))


def speaking(page: Page, places: list[tuple[str, Range]], plan: Plan) -> Iterator[str]:
    """The gravest severity of the findings in each of `places` that has any."""
    found = findings_of(page, plan, merge_facts(()))
    for path, place in places:
        severities = {
            one.severity
            for one in found
            if one.path == path and place.start <= one.at.start and one.at.end <= place.end
        }
        if severities:
            yield "info" if severities == {"info"} else "warning"


if __name__ == "__main__":
    sys.exit(main())
