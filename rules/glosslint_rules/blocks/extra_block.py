"""A paragraph, list, quote, table or note that the other versions do not have.

It may be right and missing everywhere else, or left over from an old edition, or a translator's own:
its reader is told what nobody else is.

Blocks that follow each other are one finding, together with those of the others that stand in the same
place. A block that this version has twice is the business of duplicated-block, items and table rows that
of list-length-mismatch and table-mismatch. One block made two is worth a look, no more, as is the original
beside its translation.

Reported, because no other version has it:

    de | Der Verein hat [zwei](/members) Mitglieder.
    it | L'associazione ha [due](/members) soci.
       |
       | Un terzo è [morto](/dead).
         ^^^^^^^^^^^^^^^^^^^^^^^^^^ a paragraph that de and sv do not have
    sv | Föreningen har [två](/members) medlemmar.

Reported once, because one was put in the other's place:

    de | Der Verein hat [zwei](/members) Mitglieder.
       |
       | Sie tagen im [Rathaus](/town-hall) um 20:30 Uhr.
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    it | L'associazione ha [due](/members) soci.
       |
       | - Un terzo è [morto](/dead).
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a list in the place of a paragraph of de and sv
    sv | Föreningen har [två](/members) medlemmar.
       |
       | De träffas i [rådhuset](/town-hall) klockan 20:30.

Silent, because it is the same paragraph in more words:

    de | Der Verein hat nach allem, was wir wissen, nicht mehr als [zwei](/members) Mitglieder.
    sv | Föreningen har [två](/members) medlemmar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import gap_in, place_in
from glosslint.model import Diagnostic, Range, Related
from glosslint.recuts import Recuts
from glosslint.unmatched import excerpt, instead, named, recut, unmatched
from glosslint.untranslated import quoted_beside
from glosslint.wording import listed, or_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the blocks that only some versions of `page` have, or have in several."""
    recuts = Recuts(page)
    for language in page.table.languages:
        for run in unmatched(page, language, "extra"):
            yield from _report(run, language, recuts)
        for index, (row, original) in quoted_beside(page, language).items():
            yield from _quoted(page.rows[index], row, language, original)
    yield from recut(page, joined=False)


def _report(run: tuple[RowView, ...], language: str, recuts: Recuts) -> Iterator[Diagnostic]:
    presence = run[0].presence
    without = [other for holds, languages in presence.ballots if not holds for other in languages]
    first, last = place_in(run[0], language), place_in(run[-1], language)
    if first is None or last is None or not without:
        return
    carrier = presence.carrier if presence.carrier in without else without[0]
    others = instead(run, language, "missing")
    place = place_in(others[0], carrier) if others else None
    what, where, there = named(run, language), listed(without), named(others, carrier) if others else ""
    if place is not None and what == there:
        message = f"{_other(what)} than in {where}"
        same = recuts.same(run, language, others, carrier)
    elif place is not None:
        message = f"{what} in the place of {there} of {where}"
        same = recuts.same(run, language, others, carrier)
    elif same := recuts.holder(run, language, carrier) is not None:
        message = f"{what} that {'seem' if run[1:] else 'seems'} to be part of the block beside it in {where}"
    elif same := recuts.outside(run, language, carrier) is not None:
        message = f"{what} that {'seem' if run[1:] else 'seems'} to stand outside the list in {where}"
    else:
        message = f"{what} that {where} {'do' if len(without) > 1 else 'does'} not have"
    yield Diagnostic(
        f"{message}{or_behind(presence)}",
        Range(first.start, last.end),
        language,
        (Related(carrier, place or gap_in(run[0], carrier), ""),),
        key=(excerpt(run[0], language), str(len(run))),
        severity="info" if same else None,
        vote=run[0].presence_vote,
    )


def _other(what: str) -> str:
    """`another paragraph` of `a paragraph`, `2 other lists` of `2 lists`."""
    first, _, kind = what.partition(" ")
    return f"another {kind}" if first in ("a", "an") else f"{first} other {kind}"


def _quoted(alone: RowView, row: RowView, language: str, original: str) -> Iterator[Diagnostic]:
    here, there = place_in(row, language), place_in(row, original)
    if here is not None:
        yield Diagnostic(
            f"the words of {original}, which stand here beside their translation",
            here,
            language,
            (Related(original, there or gap_in(alone, original), ""),),
            key=(excerpt(row, language),),
            severity="info",
            vote=alone.presence_vote,
        )
