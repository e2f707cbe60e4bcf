"""A section that the other versions do not have.

It may be right and missing everywhere else, or left over from an old edition, or a translator's own:
its reader is told what nobody else is.

Sections that follow each other are one finding, and what lies in them is not reported again.

Reported, because no other version has it:

    de | ## Einleitung
       |
       | Text.
    it | ## Introduzione
       |
       | Testo.
       |
       | ## Note del traduttore
         ^^^^^^^^^^^^^^^^^^^^^^ a section that de and sv do not have
       |
       | Grazie a [tutti](/thanks).
    sv | ## Inledning
       |
       | Text.

Silent, because every version has it, at whatever length:

    de | ## Einleitung
       |
       | Ein langer Text, der in [vielen Worten](/x) sagt, was zu sagen ist.
    sv | ## Inledning
       |
       | En [text](/x).
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
    """Report the sections that only some versions of `page` have."""
    for language in page.table.languages:
        for run in page.runs(language, "extra"):
            if run[0].kind == "section":
                yield from _report(run, language)


def _report(run: tuple[RowView, ...], language: str) -> Iterator[Diagnostic]:
    presence = run[0].presence
    without = [other for holds, languages in presence.ballots if not holds for other in languages]
    at = place_in(run[0], language)
    if at is None or not without:
        return
    carrier = presence.carrier if presence.carrier in without else without[0]
    titles = titles_in(run, language)
    named = listed([quoted(title) for title in titles])
    what = "a section" if len(run) == 1 else f"{counted(len(run), 'section')}, {named},"
    have = "does not have" if len(without) == 1 else "do not have"
    behind = ", or the others are behind" if presence.alone else ""
    yield Diagnostic(
        f"{what} that {listed(without)} {have}{behind}",
        at,
        language,
        (Related(carrier, gap_in(run[0], carrier), ""),),
        key=tuple(titles),
        vote=run[0].presence_vote,
    )
