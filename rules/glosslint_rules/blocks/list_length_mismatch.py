"""A list with another number of items than in the other versions.

A step, a condition or an option is missing here, or is told to nobody else. The item without a
counterpart is named where it can be found.

A list of highlights is the business of highlight-count-mismatch, and an item that only lacks a proper
bullet that of malformed-list-item.

Reported, where the missing item should stand:

    de | Text.
       |
       | 1. [Antrag](/apply)
       | 2. [Prüfung](/check)
         ~~~~~~~~~~~~~~~~~~~~
       | 3. [Zahlung](/pay)
    it | Testo.
       |
       | 1. [Domanda](/apply)
       | 2. [Pagamento](/pay)
         ↑ 2 items here, 3 in de and sv; `[Prüfung](/check)` of de is missing
    sv | Text.
       |
       | 1. [Ansökan](/apply)
       | 2. [Granskning](/check)
       | 3. [Betalning](/pay)

Silent, because an item that only lacks its bullet is meant:

    de | Text.
       |
       | - [Antrag](/apply)
       | - [Zahlung](/pay)
    sv | Text.
       |
       | - [Ansökan](/apply)
       |
       | – [Betalning](/pay)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.lists import list_rows, wrong_lengths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Diagnostic
    from glosslint.site import Site

SEVERITY: Final = "warning"


def check(site: Site) -> Iterator[Diagnostic]:
    """Compare the lengths of the lists in each row, highlights apart."""
    for row in list_rows(site.page):
        if row.parent is None or row.parent.index not in site.highlights:
            yield from wrong_lengths(row, "item")
