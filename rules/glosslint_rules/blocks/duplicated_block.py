"""A paragraph that stands twice here, though the other versions have it once.

Its reader stumbles, and looks for the difference: a paragraph was pasted twice, or a merge of an old and a
new translation kept both.

What stands as often in the other versions is not reported, nor are short lines.

Reported, where the others have nothing:

    de | Der Verein hat [zwei](/members) Mitglieder.
       |
       | Er ist [alt](/age).
    sv | Föreningen har [två](/members) medlemmar.
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the same words
       |
       | Den är [gammal](/age).
       |
       | Föreningen har [två](/members) medlemmar.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ stands here once more than in de

Silent, because the others say it twice as well:

    de | Der Verein hat [zwei](/members) Mitglieder.
       |
       | Er ist [alt](/age).
       |
       | Der Verein hat [zwei](/members) Mitglieder.
    sv | Föreningen har [två](/members) medlemmar.
       |
       | Den är [gammal](/age).
       |
       | Föreningen har [två](/members) medlemmar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in
from glosslint.model import Diagnostic, Related
from glosslint.unmatched import duplicates, excerpt
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.vote import View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the blocks of `page` that a version has once more than the others."""
    for index, places in duplicates(page).items():
        row = page.rows[index]
        without = [name for holds, names in row.presence.ballots if not holds for name in names]
        for language, other in places.items():
            place = place_in(row, language)
            if place is not None and without:
                yield Diagnostic(
                    f"stands here once more than in {listed(without)}",
                    place,
                    language,
                    (Related(language, other, "the same words"),),
                    key=(excerpt(row, language),),
                    vote=row.presence_vote,
                )
