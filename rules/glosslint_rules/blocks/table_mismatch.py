"""A table with other rows or columns than in the other versions, or one that is no table here.

An option, a price or a case is missing here, or is told to nobody else; a table that lost its line of
dashes is read as bars and words. The row without a counterpart is named where it can be found.

How the columns are aligned is not compared, and what stands in the cells is the business of other rules.

Reported, where the missing row should stand:

    de | | Teil | Preis |
       | |------|-------|
       | | [Rad](/wheel) | 500 € |
       | | [Sattel](/saddle) | 90 € |
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~
       | | [Helm](/helmet) | 70 € |
    it | | Parte | Prezzo |
       | |-------|--------|
       | | [Ruota](/wheel) | 500 € |
       | | [Casco](/helmet) | 70 € |
         ↑ 3 rows here, 4 in de and sv; `[Sattel](/saddle) | 90 €` of de is missing
    sv | | Del | Pris |
       | |:----|-----:|
       | | [Hjul](/wheel) | 500 € |
       | | [Sadel](/saddle) | 90 € |
       | | [Hjälm](/helmet) | 70 € |

Reported, because a column is missing:

    de | | Teil | Preis | Farbe |
         ~~~~~~~~~~~~~~~~~~~~~~~~
       | |------|-------|-------|
       | | [Rad](/wheel) | 500 € | rot |
    it | | Parte | Prezzo |
         ^^^^^^^^^^^^^^^^^^ 2 columns here, 3 in de and sv
       | |-------|--------|
       | | [Ruota](/wheel) | 500 € |
    sv | | Del | Pris | Färg |
       | |-----|------|------|
       | | [Hjul](/wheel) | 500 € | röd |

Reported, because nothing makes it a table:

    de | | Teil | Preis |
         ~~~~~~~~~~~~~~~~
       | |------|-------|
       | | [Rad](/wheel) | 500 € |
    it | | Parte | Prezzo |
         ^^^^^^^^^^^^^^^^^^
       | | [Ruota](/wheel) | 500 € |
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ a paragraph here, a table in de and sv
    sv | | Del | Pris |
       | |-----|------|
       | | [Hjul](/wheel) | 500 € |

Silent, because the columns only stand to another side:

    de | | Teil | Preis |
       | |------|-------|
       | | [Rad](/wheel) | 500 € |
    ar | | جزء | السعر |
       | |----:|------:|
       | | [عجلة](/wheel) | 500 € |
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.lists import items_in, of_another_kind, table_rows, wrong_lengths
from glosslint.model import Block, Diagnostic, Related
from glosslint.wording import counted, listed, or_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document, Section
    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the tables in each row of `page`."""
    yield from of_another_kind(page, "table")
    for row in table_rows(page):
        yield from wrong_lengths(row, "row")
        yield from _wrong_columns(row)


def _wrong_columns(row: RowView) -> Iterator[Diagnostic]:
    expected = row.expected(_columns)
    if expected is None:
        return
    for language in expected.dissenters:
        here = next(value for value, holders in expected.ballots if language in holders)
        there, others = expected.elsewhere[0]
        carrier = expected.against
        if not items_in(row, language) or not items_in(row, carrier):
            continue
        yield Diagnostic(
            f"{counted(here, 'column')} here, {there} in {listed(others)}{or_behind(expected)}",
            items_in(row, language)[0].at,
            language,
            (Related(carrier, items_in(row, carrier)[0].at, ""),),
            key=("columns", str(here), str(there)),
            vote=row.vote(expected, lambda number: counted(number, "column")),
        )


def _columns(element: Section | Block, _: Document) -> int:
    """How many columns a table has."""
    return element.level
