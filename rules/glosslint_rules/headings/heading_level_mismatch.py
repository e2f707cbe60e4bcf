"""A heading of another level than the same one in the other versions.

The table of contents nests otherwise, a section seems to belong to the one before, and tools that
collect the headings of a level pass over it: a sign was lost or added when the page was translated.

A section that is shifted with all its subsections is one finding, and so are neighbours that are
shifted alike. Where the section above it is missing or extra, it is missing-section or extra-section
that says so: a heading may stand in for the one above.

Reported, because a sign was added:

    de | ## Einleitung
       | Text.
       | ## Kosten
         ~~~~~~~~~
       | Sie kosten [wenig](/costs).
    it | ## Introduzione
       | Testo.
       | ### Costi
         ^^^^^^^^^ level 3 here, 2 in de and sv
       + ## Costi
       | Costano [poco](/costs).
    sv | ## Inledning
       | Text.
       | ## Kostnader
       | De kostar [lite](/costs).

Reported once, because the subsection is shifted with its section:

    de | # Konto
       | ## Kosten
       | Sie kosten [wenig](/costs).
       | ### Steuern
       | Dazu kommen [Steuern](/taxes).
    it | # Conto
       | ### Costi
         ^^^^^^^^^ level 3 here, 2 in de and sv, and so on for 2 headings
       + ## Costi
       | Costano [poco](/costs).
       | #### Tasse
       + ### Tasse
       | Si aggiungono le [tasse](/taxes).
    sv | # Konto
       | ## Kostnader
       | De kostar [lite](/costs).
       | ### Skatter
       | Därtill kommer [skatter](/taxes).

Silent, because a heading may be underlined as well:

    de | ## Kosten
       | Text.
    sv | Kostnader
       | ---------
       | Text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in
from glosslint.levels import shifted_in
from glosslint.model import Diagnostic, Edit, Fix, Range, Related
from glosslint.wording import listed, or_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.levels import Shifted
    from glosslint.vote import View

SEVERITY: Final = "warning"

_SIGNS: Final = re.compile(r" {0,3}(#{1,6})(?=\s|$)")
_DEEPEST: Final = 6


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the levels of the sections of `page`."""
    for language in page.table.languages:
        for run in shifted_in(page, language):
            yield _report(run, language)


def _report(run: Sequence[Shifted], language: str) -> Diagnostic:
    row, level, expected = run[0]
    elsewhere = ", ".join([f"{other} in {listed(languages)}" for other, languages in expected.elsewhere])
    many = f", and so on for {len(run)} headings" if len(run) > 1 else ""
    place = place_in(row, expected.against)
    return Diagnostic(
        f"level {level} here, {elsewhere}{many}{or_behind(expected)}",
        place_in(row, language) or Range(0, 0),
        language,
        (Related(expected.against, place, ""),) if place is not None else (),
        _fix(run, language) if expected.decided else None,
        (str(level), *(str(other) for other, _ in expected.elsewhere)),
        vote=row.vote(expected, lambda value: f"level {value}"),
    )


def _fix(run: Sequence[Shifted], language: str) -> Fix | None:
    """As many signs as the others have; None where a heading is underlined or the shift leads too deep."""
    edits: list[Edit] = []
    for row, level, _ in run:
        place, wanted = place_in(row, language), level - run[0].shift
        signs = _SIGNS.match(row.document(language).text, place.start) if place is not None else None
        if signs is None or not 1 <= wanted <= _DEEPEST:
            return None
        edits.append(Edit(Range(*signs.span(1)), "#" * wanted))
    return Fix("unsafe", "give the heading the level that the others have", tuple(edits))
