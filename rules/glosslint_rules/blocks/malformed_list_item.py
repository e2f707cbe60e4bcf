"""A list item that a reader sees as text, because its marker is none.

A dash, a bullet, a native digit or a full-width marker stands in the text, the list ends before it, and
the point is no longer one of its points.

A dash also opens a dialogue, and a sentence may go on with one after a line break: such a line is
reported only where it continues a list, or where the other versions have a list item.

Reported, because a dash is no marker to Markdown:

    it | ## In breve
       |
       | - È piccolo.
       |
       | - È vecchio.
         ~~~~~~~~~~~~
    sv | ## Höjdpunkter
       |
       | - Det är litet.
       |
       | – Det är gammalt.
         ^^^^^^^^^^^^^^^^^ not a list item: a reader sees 1 highlight here, 2 in it
       + - Det är gammalt.

Silent, because a dash opens what somebody says:

    it | Chiese:
       |
       | – Chi sei?
    sv | Han frågade:
       |
       | – Vem är du?
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.lists import items_in, lengths, list_rows
from glosslint.model import Diagnostic
from glosslint.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Block, Document, Repair
    from glosslint.site import Site
    from glosslint.vote import RowView

SEVERITY: Final = "error"


def check(site: Site) -> Iterator[Diagnostic]:
    """Report the list items of a page that had to be repaired."""
    lists = list(list_rows(site.page))
    for language, document in site.page.documents.items():
        for repair in document.repairs:
            if repair.kind == "list-item" and repair.certain:
                row = next((row for row in lists if _item_of(row, language, repair) is not None), None)
                cost = _cost(site, row, document) if row is not None else f"{quoted(repair.written)} as text"
                yield Diagnostic(
                    f"not a list item: a reader sees {cost}",
                    repair.at,
                    language,
                    fix=repair.fix,
                    key=(document.text[repair.at.start : repair.at.end],),
                )


def _item_of(row: RowView, language: str, repair: Repair) -> Block | None:
    items = items_in(row, language)
    return next((item for item in items if item.at.start <= repair.at.start < item.at.end), None)


def _cost(site: Site, row: RowView, document: Document) -> str:
    """What the list's count becomes, and what it is in the other versions."""
    language = document.language
    repaired = [
        r for r in document.repairs if r.kind == "list-item" and _item_of(row, language, r) is not None
    ]
    noun = "highlight" if row.parent is not None and row.parent.index in site.highlights else "item"
    seen = counted(len(items_in(row, language)) - len(repaired), noun)
    expected = lengths(row)
    if expected is None or not expected.decided:
        return f"{seen} here"
    others = [other for other in expected.ballots[0][1] if other != language]
    return f"{seen} here, {expected.value} in {listed(others)}" if others else f"{seen} here"
