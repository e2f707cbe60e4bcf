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
from typing import TYPE_CHECKING, Final

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


def check(page: View) -> Iterator[Diagnostic]:
    """Report the sections of `page` that only some versions have where they are."""
    for language in page.table.languages:
        runs = [
            run
            for run in page.runs(language, "moved")
            if run[0].kind == "section" and _has_moved(page, run[0], language)
        ]
        if len(runs) >= _MANY:
            yield _many([row for run in runs for row in run], language, _carrier(page, runs[0][0], language))
        else:
            yield from (_one(page, run, language) for run in runs)


def _has_moved(page: View, row: RowView, language: str) -> bool:
    carrier = _carrier(page, row, language)
    if _before(page, row, language, carrier) == _before(page, row, carrier, language):
        return False
    return row.parent is None or not _is_sorted(row.parent, language)


def _one(page: View, run: Sequence[RowView], language: str) -> Diagnostic:
    row, carrier = run[0], _carrier(page, run[0], language)
    what = "this section stands" if len(run) == 1 else f"{counted(len(run), 'section')} from here on stand"
    here, there = (
        f"after {quoted(titles_in([page.row(before)], language)[0])}" if before else "first"
        for before in (_before(page, row, language, carrier), _before(page, row, carrier, language))
    )
    return _diagnostic(f"{what} {here} here, {there} in {_holders(row, language)}", run, language, carrier)


def _many(rows: Sequence[RowView], language: str, carrier: str) -> Diagnostic:
    named = listed([quoted(title) for title in titles_in(rows, language)])
    message = (
        f"{counted(len(rows), 'section')} stand elsewhere than in {_holders(rows[0], language)}: {named}"
    )
    return _diagnostic(message, rows, language, carrier)


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


def _before(page: View, row: RowView, holder: str, other: str) -> int:
    """The index of the section that `holder` has before a row, of those that both versions have; or 0."""
    starts = {
        section.index: at
        for section in page.rows
        if section.kind == "section" and section.index != row.index and _start(section, other) >= 0
        if -1 < (at := _start(section, holder)) < _start(row, holder)
    }
    starts.pop(0, None)
    return max(starts, key=starts.__getitem__, default=0)


def _start(row: RowView, language: str) -> int:
    element = row.cell(language).element
    return element.at.start if element is not None else -1


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
