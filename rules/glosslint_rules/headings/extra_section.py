"""A section that the other versions do not have.

It may be right and missing everywhere else, or left over from an old edition, or a translator's own:
its reader is told what nobody else is.

Sections that follow each other are one finding, and what lies in them is not reported again. A heading
over a text that the others have without it is worth a look, no more.

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

Reported as worth a look, because the text is there without the heading:

    source = "en"

    en | It meets in the [town hall](/town-hall).
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
       |
       | ## Costs
       |
       | It costs [little](/costs).
    sv | ## Vad det är
         ^^^^^^^^^^^^^ a heading that en does not have; the text below is there
       |
       | Den träffas i [rådhuset](/town-hall).
       |
       | ## Kostnader
       |
       | Den kostar [lite](/costs).

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
from glosslint.model import Diagnostic, Range, Related
from glosslint.recuts import Recuts
from glosslint.unmatched import Headed, below, headed, lacking, named
from glosslint.wording import counted, listed, or_behind, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the sections that only some versions of `page` have."""
    recuts = Recuts(page)
    for language in page.table.languages:
        texts = headed(page, language)
        for run in page.runs(language, "extra"):
            without = lacking(run[0]) if run[0].kind == "section" else ()
            if without:
                yield _diagnostic(run, language, without, texts.get(run[0].index), recuts)


def _diagnostic(
    run: tuple[RowView, ...], language: str, without: list[str], text: Headed | None, recuts: Recuts
) -> Diagnostic:
    titles = titles_in(run, language)
    shown = listed([quoted(title) for title in titles])
    lacked = f"that {listed(without)} {'do' if len(without) > 1 else 'does'} not have"
    behind = or_behind(run[0].presence)
    merely = text is not None and _is_same(run, language, text, recuts)
    if merely:
        what = "a heading" if len(run) == 1 else f"{counted(len(run), 'heading')}, {shown},"
        message = f"{what} {lacked}; the text below is there{behind}"
    elif text is not None:
        what = "a section" if len(run) == 1 else f"{counted(len(run), 'section')}, {shown},"
        message = f"{what} in the place of {named(text.rows, without[0])} of {listed(without)}{behind}"
    else:
        what = "a section" if len(run) == 1 else f"{counted(len(run), 'section')}, {shown},"
        message = f"{what} {lacked}{behind}"
    place = place_in(text.rows[0], without[0]) if text is not None else None
    decided = len(without) > 1 or run[0].view.electorate.source in without
    return Diagnostic(
        message,
        place_in(run[0], language) or Range(0, 0),
        language,
        (Related(without[0], place or gap_in(run[0], without[0]), ""),),
        key=tuple(titles),
        severity="info" if merely and decided else None,
        vote=run[0].presence_vote,
    )


def _is_same(run: tuple[RowView, ...], language: str, text: Headed, recuts: Recuts) -> bool:
    """Whether what the others have in the place of the sections is what stands below their headings."""
    own = below(run, language)
    return any(row in own for row in text.rows) or recuts.same(own, language, text.rows, text.without)
