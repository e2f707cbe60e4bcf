"""A paragraph, item, table row or other block that stands elsewhere than in the other versions.

What "above", "the first" and "the following" mean is not the same any more, steps are done in another
order, and who compares two versions looks in the wrong place.

What follows lines up again and is not reported, nor is what the block holds until it is back in its place.
Blocks that moved together are one finding, and so are all of one list, table or section where many moved.
Lists and tables that are sorted by the alphabet are sorted anew in each language, and what no link, number
or code tells from the blocks beside it is not followed. Sections are the business of section-order-mismatch;
other rules tell what a version lacks or has too much of, and neither is the case here.

Reported, because the others say first whom it is for:

    de | Für [alle](/all), die sparen.
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
       |
       | Es kostet [100 €](/price) im Jahr.
       |
       | Die [Bank](/bank) hilft.
    it | Costa [100 €](/price) all'anno.
       |
       | Per [tutti](/all) quelli che risparmiano.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this paragraph comes after
         `Costa [100 €](/price) all'anno.` here, before it in de and sv
       |
       | La [banca](/bank) aiuta.
    sv | För [alla](/all) som sparar.
       |
       | Det kostar [100 €](/price) om året.
       |
       | [Banken](/bank) hjälper till.

Silent, because each version sorts its terms:

    de | - [Aktie](/share)
       | - [Bank](/bank)
       | - [Konto](/account)
       | - [Zins](/interest)
    en | - [Account](/account)
       | - [Bank](/bank)
       | - [Interest](/interest)
       | - [Share](/share)
    sv | - [Aktie](/share)
       | - [Bank](/bank)
       | - [Konto](/account)
       | - [Ränta](/interest)
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in
from glosslint.model import Diagnostic, Range, Related
from glosslint.reorders import reorders_in
from glosslint.unmatched import excerpt, named
from glosslint.wording import listed, or_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.reorders import Reorder
    from glosslint.vote import View

SEVERITY: Final = "warning"

_MANY: Final = 3
"""From so many moves within one list, table or section on, they are told as one."""


def check(page: View) -> Iterator[Diagnostic]:
    """Report the blocks of `page` that only some versions have where they are."""
    for language in page.table.languages:
        for _, together in groupby(reorders_in(page, language), lambda reorder: reorder.rows[0].row.parent):
            reorders = list(together)
            if len(reorders) >= _MANY:
                yield _elsewhere(_together(reorders, language), reorders, language)
            else:
                for reorder in reorders:
                    yield _elsewhere(_alone(reorder, language), [reorder], language)


def _together(reorders: Sequence[Reorder], language: str) -> str:
    rows = [row for reorder in reorders for row in reorder.rows]
    return f"{named(rows, language)} stand in another order than in {listed(reorders[0].holders)}"


def _alone(reorder: Reorder, language: str) -> str:
    rows = reorder.rows
    what = named(rows, language)
    what = f"this {what.partition(' ')[2]} comes" if len(rows) == 1 else f"{what} from here on come"
    here, there = ("before", "after") if reorder.is_before else ("after", "before")
    beside, others = excerpt(reorder.beside, language), listed(reorder.holders)
    return f"{what} {here} {beside} here, {there} it in {others}"


def _elsewhere(message: str, reorders: Sequence[Reorder], language: str) -> Diagnostic:
    """What is said of `reorders`, at the first of them."""
    first, *_ = reorders
    order, carrier, row = first.order, first.carrier, first.rows[0]
    place, related = (place_in(row, holder) or Range(0, 0) for holder in (language, carrier))
    return Diagnostic(
        f"{message}{or_behind(order)}" if order.decided else f"the versions disagree: {message}",
        place,
        language,
        (Related(carrier, related, ""),),
        key=tuple(mark for reorder in reorders for mark in reorder.marks),
        vote=first.vote,
    )
