"""A section that the other versions have and this one lacks.

Who reads this version never learns that there is more: the section was added later, or lost when the
page was translated.

Sections that follow each other are one finding. What lies in a missing section is not reported again,
and a heading that is only malformed is no missing section.

Reported, where the section should stand:

    de | ## Einleitung
       |
       | Text.
       |
       | ## Kosten
         ~~~~~~~~~
       |
       | Sie kosten [wenig](/costs).
       |
       | ## Zusammenfassung
       |
       | Ende.
    it | ## Introduzione
       |
       | Testo.
       |
       | ## Riassunto
         ↑ a section is missing here: `Kosten` in de and sv
       |
       | Fine.
    sv | ## Inledning
       |
       | Text.
       |
       | ## Kostnader
       |
       | De kostar [lite](/costs).
       |
       | ## Sammanfattning
       |
       | Slut.

Silent, because the heading is there and only lacks a blank:

    de | ## Kosten
       |
       | Text.
    sv | ##Kostnader
       |
       | Text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import gap_in, place_in, titles_in
from glosslint.model import Diagnostic, Related
from glosslint.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the sections of `page` that a version lacks."""
    for language in page.table.languages:
        for run in page.runs(language, "missing"):
            if run[0].kind == "section":
                yield _report(run, language)


def _report(run: tuple[RowView, ...], language: str) -> Diagnostic:
    presence = run[0].presence
    holders = [other for other in run[0].aligned if other != language] or [presence.carrier]
    carrier = presence.carrier if presence.carrier in holders else holders[0]
    titles = titles_in(run, carrier)
    many = "a section is" if len(run) == 1 else f"{counted(len(run), 'section')} are"
    behind = ", or the others are behind" if presence.alone else ""
    place = place_in(run[0], carrier)
    return Diagnostic(
        f"{many} missing here: {listed([quoted(title) for title in titles])} in {listed(holders)}{behind}",
        gap_in(run[0], language),
        language,
        (Related(carrier, place, ""),) if place is not None else (),
        key=tuple(titles),
        vote=run[0].presence_vote,
    )
