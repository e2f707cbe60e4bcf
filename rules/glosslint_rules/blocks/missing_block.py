"""A paragraph, list, quote, table or note that the other versions have and this one lacks.

Who reads this version is told less: the block was added later, or lost when the page was translated.

Blocks that follow each other are one finding. Items and table rows are the business of
list-length-mismatch and table-mismatch, code that of code-block-mismatch; where another block stands in
the place of the missing one, extra-block reports both. Two blocks made one are worth a look, no more.

Reported, where the blocks should stand:

    de | Der Verein hat [zwei](/members) Mitglieder.
       |
       | Er tagt im [Rathaus](/town-hall).
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
       |
       | > Sein Motto steht [hier](/motto).
       |
       | Er ist [alt](/age).
    it | L'associazione ha [due](/members) soci.
       |
       | È [antica](/age).
         ↑ 2 blocks are missing here, from `Er tagt im [Rathaus](/town-hall).` on; de and sv have them
    sv | Föreningen har [två](/members) medlemmar.
       |
       | Den träffas i [rådhuset](/town-hall).
       |
       | > Dess motto står [här](/motto).
       |
       | Den är [gammal](/age).

Reported as worth a look, because two paragraphs were made one:

    de | Der Verein hat [zwei](/members) Mitglieder. Er tagt im [Rathaus](/town-hall).
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ one paragraph here, 2 in it and sv
    it | L'associazione ha [due](/members) soci.
       |
       | Si riunisce in [municipio](/town-hall).
    sv | Föreningen har [två](/members) medlemmar.
       |
       | Den träffas i [rådhuset](/town-hall).

Silent, because a rule across the page tells nobody anything:

    de | Der Verein hat [zwei](/members) Mitglieder.
       |
       | ---
       |
       | Er ist [alt](/age).
    sv | Föreningen har [två](/members) medlemmar.
       |
       | Den är [gammal](/age).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import gap_in, place_in
from glosslint.model import Diagnostic, Related
from glosslint.unmatched import excerpt, holders, instead, missing_runs, named, recut, wording_in
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the blocks of `page` that a version lacks, or has in one."""
    for language in page.table.languages:
        for run in unmatched(page, language, "missing"):
            if not beside(page, run, language, "extra"):
                yield _report(run, language)
    yield from recut(page, fewer=True)
