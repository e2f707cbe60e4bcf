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

    from glosslint.site import Site
    from glosslint.vote import RowView

SEVERITY: Final = "error"


def check(site: Site) -> Iterator[Diagnostic]:
    """Report the list items of a page that had to be repaired."""
    lists = list(list_rows(site.page))
    for language, document in site.page.documents.items():
        repairs = [repair for repair in document.repairs if repair.kind == "list-item" and repair.certain]
        costs = _costs(site, lists, language, {repair.at.start for repair in repairs}) if repairs else {}
        for repair in repairs:
            cost = costs.get(repair.at.start, f"{quoted(repair.written)} as text")
            yield Diagnostic(
                f"not a list item: a reader sees {cost}",
                repair.at,
                language,
                fix=repair.fix,
                key=(document.text[repair.at.start : repair.at.end],),
            )


def _costs(site: Site, lists: list[RowView], language: str, repaired: set[int]) -> dict[int, str]:
    """By the start of each repaired item: what its list's count becomes, and what the others have."""
    costs: dict[int, str] = {}
    for row in lists:
        starts = [item.at.start for item in items_in(row, language)]
        lost = repaired.intersection(starts)
        if lost:
            noun = "highlight" if row.parent is not None and row.parent.index in site.highlights else "item"
            seen = f"{counted(len(starts) - len(lost), noun)} here"
            costs.update(dict.fromkeys(lost, seen + _elsewhere(row, language)))
    return costs


def _elsewhere(row: RowView, language: str) -> str:
    expected = lengths(row)
    if expected is None or not expected.decided:
        return ""
    others = [other for other in expected.ballots[0][1] if other != language]
    return f", {expected.value} in {listed(others)}" if others else ""
