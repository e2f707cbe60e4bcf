"""Plant edits in real pages, and count how many of the rows beside them keep their partners.

    python tests/benchmarks/alignment.py [--edits N] [--seed S] [--source LANGUAGE] [--show] FOLDER…

An edit deletes, inserts or swaps blocks, items or whole sections of one version, drawn at random over
pages and languages; what is inserted comes from another page in the same language. Then the page is
aligned anew. Every row that the edit did not touch should hold what it held before. Edits after which
the version itself reads otherwise than the edit says (two lists that become one) are drawn again.
Exits 1 where less than 99.5 % of the rows are kept.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from glosslint.align import align
from glosslint.document import open_document, read_document
from glosslint.layout import discover
from glosslint.model import Block, Document, Group, Range, Section, Table, sections_of, walk

BAR = 0.995
KINDS = ("block", "item", "section")
ACTIONS = ("delete", "insert", "swap")


class Edit(NamedTuple):
    name: str
    text: str
    touched: tuple[Range, ...]
    """What was deleted or swapped, by its old place."""
    shifts: tuple[tuple[int, int], ...]
    """From an old offset on, by how much what stands there has moved."""

    def moved(self, offset: int) -> int:
        return offset + sum(by for start, by in self.shifts if offset >= start)

    def touches(self, at: Range) -> bool:
        return any(one.start <= at.start and at.end <= one.end for one in self.touched)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--edits", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", default="")
    parser.add_argument("--show", action="store_true", help="print each row that lost its partners")
    options = parser.parse_args()
    kept: Counter[str] = Counter()
    pairs: Counter[bool] = Counter()
    rows: Counter[str] = Counter()
    edits: Counter[str] = Counter()
    languages: set[str] = set()
    for folder in options.folders:
        groups = read(folder, options.source)
        draw = random.Random(options.seed)
        tables: dict[str, Table] = {}
        stock = inserts(groups)
        done = 0
        while done < options.edits // len(options.folders):
            group = draw.choice(groups)
            victim = draw.choice(group.documents)
            edit = draw_edit(victim, stock, draw)
            if edit is None:
                continue
            document = read_document(victim.path, edit.text.encode(), victim.language)
            before = tables.setdefault(group.key, align(group))
            if not reads_as_said(before, victim, document, edit):
                continue
            others = tuple(document if one is victim else one for one in group.documents)
            total, lost = compare(before, align(replace(group, documents=others)), victim, edit, pairs)
            done += 1
            languages.add(victim.language)
            edits[edit.name] += 1
            rows[edit.name] += total
            kept[edit.name] += total - len(lost)
            if options.show:
                for line in lost:
                    print(f"{victim.path} {edit.name} at {edit.touched}: {line}")
    for name in sorted(edits):
        share = kept[name] / rows[name]
        print(f"{name}: {edits[name]} edits, {kept[name]} of {rows[name]} other rows, {share:.3%}")
    share = kept.total() / rows.total()
    print(f"cell by cell: {pairs[True] / pairs.total():.3%}")
    print(
        f"all: {edits.total()} edits in {len(languages)} languages, "
        f"{kept.total()} of {rows.total()} rows, {share:.3%}"
    )
    return 0 if share >= BAR else 1


def read(folder: Path, source: str) -> list[Group]:
    groups: list[Group] = []
    for files in discover([folder]).groups:
        documents = [open_document(path, str(path), language) for language, path in files.files]
        groups.append(
            Group(files.key, tuple(one for one in documents if one.readable), source, files.presumed)
        )
    return [group for group in groups if len(group.documents) > 1]


def inserts(groups: list[Group]) -> dict[tuple[str, str], list[str]]:
    """What may be inserted: texts by language and kind."""
    stock: dict[tuple[str, str], list[str]] = {}
    for group in groups:
        for document in group.documents:
            for kind in KINDS:
                for run in runs(document, kind):
                    texts = [document.text[one.at.start : one.at.end] for one in run]
                    stock.setdefault((document.language, kind), []).extend(
                        text for text in texts if "\n\n\n" not in text
                    )
    return stock


def runs(document: Document, kind: str) -> list[list[Section | Block]]:
    """The siblings of one kind, of which some can be deleted or swapped."""
    found: list[list[Section | Block]] = []
    for section in sections_of(document.root):
        if kind == "section":
            found.append(list(section.sections))
        elif kind == "block":
            found.append(list(section.blocks))
        else:
            found += [
                list(block.children)
                for top in section.blocks
                for block in walk(top)
                if block.kind == "list" and len(block.children) > 1
            ]
    return [run for run in found if run]


def draw_edit(
    document: Document, stock: dict[tuple[str, str], list[str]], draw: random.Random
) -> Edit | None:
    kind, action = draw.choice(KINDS), draw.choice(ACTIONS)
    candidates = runs(document, kind)
    if not candidates:
        return None
    run = draw.choice(candidates)
    index = draw.randrange(len(run))
    text, name = document.text, f"{action} {kind}"
    at = run[index].at
    following = run[index + 1].at if index + 1 < len(run) else None
    if action == "insert":
        new = draw.choice(stock[document.language, kind])
        gap = "\n" if kind == "item" else "\n\n"
        if kind == "item" and (text[at.start] != new[0] or "\n" in new):
            return None
        return Edit(name, text[: at.start] + new + gap + text[at.start :], (), ((at.start, len(new + gap)),))
    if following is None:
        return None
    if action == "delete":
        gone = Range(at.start, following.start)
        return Edit(
            name, text[: at.start] + text[following.start :], (gone,), ((gone.end, at.start - gone.end),)
        )
    between = text[at.end : following.start]
    one, other = text[at.start : at.end], text[following.start : following.end]
    swapped = text[: at.start] + other + between + one + text[following.end :]
    return Edit(name, swapped, (Range(at.start, following.end),), ())


def elements(table: Table, language: str) -> list[Section | Block]:
    column = table.languages.index(language)
    return [element for row in table.rows for element in row.cells[column].elements]


def reads_as_said(table: Table, victim: Document, document: Document, edit: Edit) -> bool:
    """Whether the edited version holds all that the edit did not touch, at the places it says."""
    if not document.readable:
        return False
    there = {
        (kind_of(one), one.at.start)
        for section in sections_of(document.root)
        for one in (section, *(inner for block in section.blocks for inner in walk(block)))
    }
    return all(
        (kind_of(one), edit.moved(one.at.start)) in there
        for one in elements(table, victim.language)
        if not edit.touches(one.at)
    )


def kind_of(element: Section | Block) -> str:
    return f"section {element.level}" if isinstance(element, Section) else element.kind


def compare(
    before: Table, after: Table, victim: Document, edit: Edit, pairs: Counter[bool]
) -> tuple[int, list[str]]:
    """The number of rows that the edit did not touch, and those that no longer hold what they held.

    `pairs` counts the cells of the others in these rows, whether they are still there.
    """
    column = before.languages.index(victim.language)
    now = {
        (kind_of(element), element.at.start): [
            tuple(one.at.start for one in cell.elements)
            for place, cell in enumerate(row.cells)
            if place != column
        ]
        for row in after.rows
        for element in row.cells[column].elements
    }
    total = 0
    lost: list[str] = []
    for row in before.rows:
        for element in row.cells[column].elements:
            if edit.touches(element.at):
                continue
            total += 1
            partners = [
                tuple(one.at.start for one in cell.elements)
                for place, cell in enumerate(row.cells)
                if place != column
            ]
            key = (kind_of(element), edit.moved(element.at.start))
            found = now.get(key, [()] * len(partners))
            pairs.update(one == other for one, other in zip(partners, found, strict=True))
            if found != partners:
                line = victim.text.count("\n", 0, element.at.start) + 1
                lost.append(f"{kind_of(element)} on line {line}: {partners} is {now.get(key)}")
    return total, lost


if __name__ == "__main__":
    sys.exit(main())
