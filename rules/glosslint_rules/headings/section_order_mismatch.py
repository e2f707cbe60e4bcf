"""A section that stands elsewhere than in the other versions.

What the text says "above" and "below" no longer holds, a page that leads from the simple to the hard
leads somewhere else, and who compares two versions looks in the wrong place.

What follows a section that moved lines up again and is not reported. Sections that moved together are
one finding, and so are all of a version where many moved. Sections in the order of the alphabet, as in a
glossary, are sorted anew in each language.

Reported, because the others tell the costs before:

    de | ## Einleitung
       | Ein [Anfang](/start).
       | ## Kosten
         ~~~~~~~~~
       | Sie kosten [wenig](/costs).
       | ## Antrag
       | Bei der [Bank](/bank).
       | ## Ende
       | Das [Ende](/end).
    it | ## Introduzione
       | Un [inizio](/start).
       | ## Domanda
       | In [banca](/bank).
       | ## Fine
       | La [fine](/end).
       | ## Costi
         ^^^^^^^^ this section stands after `Fine` here, after `Introduzione` in de and sv
       | Costano [poco](/costs).
    sv | ## Inledning
       | En [början](/start).
       | ## Kostnader
       | De kostar [lite](/costs).
       | ## Ansökan
       | På [banken](/bank).
       | ## Slut
       | [Slutet](/end).

Silent, because the sections stand in one order, however they are told:

    de | ## Kosten
       | Sie kosten [wenig](/costs).
       | ## Antrag
       | Bei der [Bank](/bank).
    sv | ## Vad kostar det?
       | Lite, se [priserna](/costs).
       | ## Så ansöker du
       | Gå till [banken](/bank), och fyll i.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in, titles_in
from glosslint.model import Diagnostic, Range, Related
from glosslint.moves import moves_in
from glosslint.wording import counted, listed, or_behind, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.moves import Move
    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"

_MANY: Final = 3
"""From so many moves on, they are told as one."""


def check(page: View) -> Iterator[Diagnostic]:
    """Report the sections of `page` that only some versions have where they are."""
    for language in page.table.languages:
        moves = list(moves_in(page, language))
        if len(moves) >= _MANY:
            rows = [row for move in moves for row in move.rows]
            yield _elsewhere(_together(rows, moves[0].holders, language), rows, moves[0])
        else:
            for move in moves:
                yield _elsewhere(_alone(move), move.rows, move)


def _alone(move: Move) -> str:
    count = len(move.rows)
    what = "this section stands" if count == 1 else f"{counted(count, 'section')} from here on stand"
    here, there = (
        f"after {quoted(titles_in([before], move.language)[0])}" if before is not None else "first"
        for before in (move.here, move.there)
    )
    return f"{what} {here} here, {there} in {listed(move.holders)}"


def _together(rows: Sequence[RowView], holders: Sequence[str], language: str) -> str:
    named = listed([quoted(title) for title in titles_in(rows, language)])
    return f"{counted(len(rows), 'section')} stand elsewhere than in {listed(holders)}: {named}"


def _elsewhere(message: str, rows: Sequence[RowView], move: Move) -> Diagnostic:
    """What is said of `rows`, with the places and the vote of `move`, the first of them."""
    language, carrier, order = move.language, move.carrier, move.order
    place, related = (place_in(rows[0], holder) or Range(0, 0) for holder in (language, carrier))
    return Diagnostic(
        f"{message}{or_behind(order) if order is not None else ''}",
        place,
        language,
        (Related(carrier, related, ""),),
        key=tuple(titles_in(rows, language)),
        vote=move.vote,
    )
