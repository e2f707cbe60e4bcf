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

    de | Er hat [zwei](/members) Soldaten. Er tagt im [Rathaus](/town-hall).
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 paragraph here, 2 in it and sv
       |
       | Er ist [alt](/age).
    it | Ha [due](/members) soci.
       |
       | Si riunisce in [municipio](/town-hall).
       |
       | È [antica](/age).
    sv | Föreningen har [två](/members) medlemmar.
       |
       | Den träffas i [rådhuset](/town-hall).
       |
       | Den är [gammal](/age).

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
from glosslint.recuts import Recuts
from glosslint.unmatched import excerpt, holders, instead, named, recut, unmatched
from glosslint.wording import listed, or_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the blocks of `page` that a version lacks, or has in one."""
    recuts = Recuts(page)
    for language in page.table.languages:
        for run in unmatched(page, language, "missing"):
            if not instead(run, language, "extra"):
                yield from _report(run, language, recuts)
    yield from recut(page, joined=True)


def _report(run: tuple[RowView, ...], language: str, recuts: Recuts) -> Iterator[Diagnostic]:
    presence = run[0].presence
    others = holders(run[0])
    carrier = presence.carrier if presence.carrier in others else others[0]
    shown, what, where = excerpt(run[0], carrier), named(run, carrier), listed(others)
    have = "has" if len(others) == 1 else "have"
    behind = or_behind(presence)
    joined = recuts.holder(run, carrier, language)
    if joined is not None and len(run) == 1:
        message = f"{shown}, {what} of its own in {where}, seems to be part of this block here"
    elif joined is not None:
        message = f"{what} of {where}, from {shown} on, seem to be part of this block here"
    elif len(run) == 1:
        message = f"{what} is missing here; {where} {have} {shown}{behind}"
    else:
        message = f"{what} are missing here, from {shown} on; {where} {have} them{behind}"
    place = place_in(run[0], carrier)
    yield Diagnostic(
        message,
        (place_in(joined, language) if joined is not None else None) or gap_in(run[0], language),
        language,
        (Related(carrier, place, ""),) if place is not None else (),
        key=(shown, str(len(run))),
        severity="info" if joined is not None else None,
        vote=run[0].presence_vote,
    )
