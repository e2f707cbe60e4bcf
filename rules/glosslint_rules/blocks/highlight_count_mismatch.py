"""A highlights section with another number of points than in the other versions.

The highlights (or key takeaways) are what most people read of a page: who reads this version misses
one of its points, or is told one more.

A highlights section is one that the setting `highlights` names by its title or id, or one that holds
nothing but one bulleted list at the same place in at least half of the site's pages; of fewer than ten
pages, one that holds nothing else in all versions. There list-length-mismatch is silent, and a point
that only lacks a proper bullet is the business of malformed-list-item.

Reported, where the missing point should stand:

    de | ## Das Wichtigste
       |
       | - Es ist [klein](/small).
       | - Es ist [alt](/old).
         ~~~~~~~~~~~~~~~~~~~~~
    it | ## In breve
       |
       | - È [piccolo](/small).
                               ↑ 1 highlight here, 2 in de and sv; `Es ist [alt](/old).` of de is missing
    sv | ## Höjdpunkter
       |
       | - Det är [litet](/small).
       | - Det är [gammalt](/old).

Silent, because all versions make two points:

    de | ## Das Wichtigste
       |
       | - Es ist [klein](/small).
       | - Es ist [alt](/old).
    sv | ## Höjdpunkter
       |
       | * Det är [gammalt](/old).
       | * Det är [litet](/small).
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
    """Compare the lengths of the lists in the highlights sections."""
    for row in list_rows(site.page):
        if row.parent is not None and row.parent.index in site.highlights:
            yield from wrong_lengths(row, "highlight")
