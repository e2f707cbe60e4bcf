"""A section that the other versions have and this one lacks.

Who reads this version never learns that there is more: the section was added later, or lost when the
page was translated.

Sections that follow each other are one finding. What lies in a missing section is not reported again,
a heading that is only malformed is no missing section, and one that is lost from above its text is told so.

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
         ↑ a section is missing here; de and sv have `Kosten`
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
from glosslint.model import Diagnostic, Range, Related
from glosslint.recuts import Recuts
from glosslint.unmatched import shared_below
from glosslint.wording import counted, listed, or_behind, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the sections of `page` that a version lacks."""
    recuts = Recuts(page)
    for language in page.table.languages:
        for run in page.runs(language, "missing"):
            if run[0].kind == "section":
                yield _diagnostic(run, language, recuts)


def _diagnostic(run: tuple[RowView, ...], language: str, recuts: Recuts) -> Diagnostic:
    presence = run[0].presence
    holders = [other for other in run[0].aligned if other != language] or [presence.carrier]
    carrier = presence.carrier if presence.carrier in holders else holders[0]
    titles = titles_in(run, carrier)
    text = shared_below(run, carrier, language)
    if text and not recuts.same(text, carrier, text, language):
        text = ()
    noun = "heading" if text else "section"
    many = f"a {noun} is" if len(run) == 1 else f"{counted(len(run), noun)} are"
    there = ", though the text below is there" if text else ""
    have = "has" if len(holders) == 1 else "have"
    behind = or_behind(presence)
    shown = listed([quoted(title) for title in titles])
    place = place_in(run[0], carrier)
    gap = place_in(text[0], language) if text else None
    return Diagnostic(
        f"{many} missing here{there}; {listed(holders)} {have} {shown}{behind}",
        gap_in(run[0], language) if gap is None else Range(gap.start, gap.start),
        language,
        (Related(carrier, place, ""),) if place is not None else (),
        key=tuple(titles),
        vote=run[0].presence_vote,
    )
