"""A heading of another level than the same one in the other versions.

The table of contents nests otherwise, a section seems to belong to the one before, and tools that
collect the headings of a level pass over it: a sign was lost or added when the page was translated.

A section that is shifted with all its subsections is one finding, and so are neighbours that are
shifted alike. Where the section above it is missing or extra, it is missing-section or extra-section
that says so: a heading may stand in for the one above.

Reported, because a sign was added:

    de | ## Einleitung
       |
       | Text.
       |
       | ## Kosten
         ~~~~~~~~~
       |
       | Sie kosten [wenig](/costs).
    it | ## Introduzione
       |
       | Testo.
       |
       | ### Costi
         ^^^^^^^^^ level 3 here, 2 in de and sv
       + ## Costi
       |
       | Costano [poco](/costs).
    sv | ## Inledning
       |
       | Text.
       |
       | ## Kostnader
       |
       | De kostar [lite](/costs).

Reported once, because the subsection is shifted with its section:

    de | # Konto
       |
       | ## Kosten
       |
       | Sie kosten [wenig](/costs).
       |
       | ### Steuern
       |
       | Dazu kommen [Steuern](/taxes).
    it | # Conto
       |
       | ### Costi
         ^^^^^^^^^ level 3 here, 2 in de and sv, and so on for 2 headings
       + ## Costi
       |
       | Costano [poco](/costs).
       |
       | #### Tasse
       + ### Tasse
       |
       | Si aggiungono le [tasse](/taxes).
    sv | # Konto
       |
       | ## Kostnader
       |
       | De kostar [lite](/costs).
       |
       | ### Skatter
       |
       | Därtill kommer [skatter](/taxes).

Silent, because a heading may be underlined as well:

    de | ## Kosten
       |
       | Text.
    sv | Kostnader
       | ---------
       |
       | Text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.counterparts import place_in
from glosslint.model import Diagnostic, Edit, Fix, Range, Related, Section, sections_of
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.vote import Expectation, RowView, View

SEVERITY: Final = "warning"

_SIGNS: Final = re.compile(r" {0,3}(#{1,6})(?=\s|$)")
_DEEPEST: Final = 6


class Shifted(NamedTuple):
    """A row in which one version has another level than it should."""

    row: RowView
    level: int
    expected: Expectation[int]

    @property
    def shift(self) -> int:
        """By how much the level is too high; against the next best where nothing is decided."""
        ballots = self.expected.ballots
        return self.level - ballots[0 if self.expected.decided else 1][0]


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the levels of the sections of `page`."""
    sections = [row for row in page.rows if row.kind == "section"]
    votes = {row.index: row.expected(lambda section, _: _level(section)) for row in sections}
    for language in page.table.languages:
        run: list[Shifted] = []
        for row, is_anchored in _anchored(page, sections, language):
            vote, level = votes[row.index], _level(row.cell(language).element)
            is_other = is_anchored and vote is not None and language in vote.dissenters
            shifted = Shifted(row, level, vote) if is_other and vote is not None else None
            if run and (shifted is None or shifted.shift != run[0].shift):
                yield _report(run, language)
                run = []
            run += [shifted] if shifted is not None else []
        if run:
            yield _report(run, language)


def _anchored(page: View, sections: Sequence[RowView], language: str) -> Iterator[tuple[RowView, bool]]:
    """The sections that one version has, and whether their levels can be compared.

    That is so where the section around a heading corresponds to another, and the one that it should lie in
    is there; where it is not, headings of other levels beside it tell.
    """
    own = [row for row in sections if row.cell(language).element is not None]
    aligned = {id(row.cell(language).element) for row in own if language in row.aligned}
    around = {
        id(section): id(parent)
        for parent in sections_of(page.documents[language].root)
        for section in parent.sections
    }
    levels: defaultdict[int, set[int]] = defaultdict(set)
    for row in own:
        if language in row.aligned:
            levels[row.row.parent].add(_level(row.cell(language).element))
    for row in own:
        element, parent = row.cell(language).element, row.parent
        is_there = parent is not None and parent.cell(language).element is not None
        yield row, around.get(id(element)) in aligned and (is_there or len(levels[row.row.parent]) > 1)


def _level(element: object) -> int:
    return element.level if isinstance(element, Section) else 0


def _report(run: Sequence[Shifted], language: str) -> Diagnostic:
    row, level, expected = run[0]
    ballots = expected.ballots[:1] if expected.decided else expected.ballots[1:]
    elsewhere = ", ".join([f"{other} in {listed(languages)}" for other, languages in ballots])
    many = f", and so on for {len(run)} headings" if len(run) > 1 else ""
    behind = ", or the others are behind" if expected.alone else ""
    carrier = expected.carrier if expected.decided else ballots[0][1][0]
    place = place_in(row, carrier)
    return Diagnostic(
        f"level {level} here, {elsewhere}{many}{behind}",
        place_in(row, language) or Range(0, 0),
        language,
        (Related(carrier, place, ""),) if place is not None else (),
        _fix(run, language) if expected.decided else None,
        (str(level), *(str(other) for other, _ in ballots)),
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
