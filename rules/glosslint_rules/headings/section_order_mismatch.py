"""A section that stands elsewhere than in the other versions.

What the text says "above" and "below" no longer holds, a page that leads from the simple to the hard
leads somewhere else, and who compares two versions looks in the wrong place.

What follows a section that moved lines up again and is not reported. Sections that moved together are
one finding, and so are all of a version where many moved. Sections in the order of the alphabet, as in a
glossary, are sorted anew in each language.

Reported, because the others tell the costs before:

    de | ## Einleitung
       |
       | Ein [Anfang](/start).
       |
       | ## Kosten
         ~~~~~~~~~
       |
       | Sie kosten [wenig](/costs).
       |
       | ## Antrag
       |
       | Bei der [Bank](/bank).
       |
       | ## Ende
       |
       | Das [Ende](/end).
    it | ## Introduzione
       |
       | Un [inizio](/start).
       |
       | ## Domanda
       |
       | In [banca](/bank).
       |
       | ## Fine
       |
       | La [fine](/end).
       |
       | ## Costi
         ^^^^^^^^ this section stands after `Fine` here, after `Introduzione` in de and sv
       |
       | Costano [poco](/costs).
    sv | ## Inledning
       |
       | En [början](/start).
       |
       | ## Kostnader
       |
       | De kostar [lite](/costs).
       |
       | ## Ansökan
       |
       | På [banken](/bank).
       |
       | ## Slut
       |
       | [Slutet](/end).

Silent, because the sections stand in one order, however they are told:

    de | ## Kosten
       |
       | Sie kosten [wenig](/costs).
       |
       | ## Antrag
       |
       | Bei der [Bank](/bank).
    sv | ## Vad kostar det?
       |
       | Lite, se [priserna](/costs).
       |
       | ## Så ansöker du
       |
       | Gå till [banken](/bank), och fyll i.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.counterparts import place_in, titles_in
from glosslint.model import Diagnostic, Range, Related, Section
from glosslint.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"

_MANY: Final = 3
"""From so many moves on, they are told as one."""
_FEWEST_SORTED: Final = 4
"""Fewer sections stand in the order of the alphabet by chance."""
_SORTED: Final = 0.85
"""The share of neighbours in that order: no two collations agree on all."""


class Move(NamedTuple):
    """Sections that one version has elsewhere."""

    run: Sequence[RowView]
    carrier: str
    """A version that has them where they belong."""
    here: int
    """The row of the section before them."""
    there: int
    """The same in the carrier."""


class Outline(NamedTuple):
    """The sections of one version, without the root."""

    order: list[int]
    """Their rows, in the order in which the version has them."""
    places: dict[int, int]
    """By row, where it stands in `order`."""

    def before(self, row: RowView, other: Outline) -> int:
        """The row of the section before `row`, of those that `other` has as well; or 0."""
        earlier = (self.order[place] for place in range(self.places[row.index] - 1, -1, -1))
        return next((index for index in earlier if index in other.places), 0)


def check(page: View) -> Iterator[Diagnostic]:
    """Report the sections of `page` that only some versions have where they are."""
    outlines = {language: _outline(page, language) for language in page.table.languages}
    for language in page.table.languages:
        runs = [run for run in page.runs(language, "moved") if run[0].kind == "section"]
        parents = {parent.index: parent for run in runs if (parent := run[0].parent) is not None}
        is_sorted = {index: _is_sorted(parent, language) for index, parent in parents.items()}
        moves: list[Move] = []
        for run in runs:
            carrier = _carrier(page, run[0], language)
            here = outlines[language].before(run[0], outlines[carrier])
            there = outlines[carrier].before(run[0], outlines[language])
            if here != there and not is_sorted[run[0].row.parent]:
                moves.append(Move(run, carrier, here, there))
        if len(moves) >= _MANY:
            yield _many(moves, language)
        else:
            yield from (_one(page, move, language) for move in moves)


def _outline(page: View, language: str) -> Outline:
    starts = {
        row.index: element.at.start
        for row in page.rows
        if row.kind == "section"
        and row.parent is not None
        and (element := row.cell(language).element) is not None
    }
    order = sorted(starts, key=starts.__getitem__)
    return Outline(order, {index: place for place, index in enumerate(order)})


def _one(page: View, move: Move, language: str) -> Diagnostic:
    run = move.run
    what = "this section stands" if len(run) == 1 else f"{counted(len(run), 'section')} from here on stand"
    here, there = (
        f"after {quoted(titles_in([page.row(before)], language)[0])}" if before else "first"
        for before in (move.here, move.there)
    )
    message = f"{what} {here} here, {there} in {_holders(run[0], language)}"
    return _diagnostic(message, run, language, move.carrier)


def _many(moves: Sequence[Move], language: str) -> Diagnostic:
    rows = [row for move in moves for row in move.run]
    named = listed([quoted(title) for title in titles_in(rows, language)])
    message = (
        f"{counted(len(rows), 'section')} stand elsewhere than in {_holders(rows[0], language)}: {named}"
    )
    return _diagnostic(message, rows, language, moves[0].carrier)


def _diagnostic(message: str, rows: Sequence[RowView], language: str, carrier: str) -> Diagnostic:
    place, related = (place_in(rows[0], holder) or Range(0, 0) for holder in (language, carrier))
    key = tuple(titles_in(rows, language))
    return Diagnostic(message, place, language, (Related(carrier, related, ""),), key=key)


def _others(row: RowView, language: str) -> list[str]:
    """The versions that have a row where it belongs."""
    return [other for other in row.aligned if other != language]


def _holders(row: RowView, language: str) -> str:
    return listed(_others(row, language))


def _carrier(page: View, row: RowView, language: str) -> str:
    """The version to hold against: a source, the pivot, or the first that has the row where it belongs."""
    others, electorate = _others(row, language), page.electorate
    first = (electorate.source, electorate.presumed, electorate.pivot, *others)
    return next((name for name in first if name in others), language)


def _is_sorted(parent: RowView, language: str) -> bool:
    """Whether the subsections of a row stand in the order of the alphabet."""
    section = parent.cell(language).element
    titles = [_folded(below.title) for below in section.sections] if isinstance(section, Section) else []
    rising = sum(one <= other for one, other in pairwise(titles))
    return len(titles) >= _FEWEST_SORTED and rising >= _SORTED * (len(titles) - 1)


def _folded(title: str) -> str:
    """A title as it is sorted: without case, accents and marks."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    return "".join(character for character in decomposed if character.isalnum() or character == " ").strip()
