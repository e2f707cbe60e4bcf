"""A block whose links, numbers and code are hardly those of the other versions.

Its reader is told something else: the others were updated, or the translator wrote freely.

A block is taken for another text when of its links, images, code and numbers, at least three in one version
and of two kinds, less than a quarter agree; it is not compared any further. It is told where both versions
hold at least two and none agrees: else the links and the markup may merely be lost. Blocks that follow
each other are one finding.

Reported once, not for each link and number:

    de | Mitglieder zahlen 500 € im [Voraus](/advance).
       |
       | Vor 1990 galt [das alte Gesetz](/old-law), danach [das neue](/new-law).
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
       |
       | Mehr dazu im [Archiv](/archive).
    it | I soci pagano 500 € in [anticipo](/advance).
       |
       | Dal 2015 le [tariffe](/fees) e i [moduli](/forms) sono cambiati.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hardly a link or number of this
         paragraph is in de or sv
       |
       | Altro nell'[archivio](/archive).
    sv | Medlemmar betalar 500 € i [förskott](/advance).
       |
       | Före 1990 gällde [den gamla lagen](/old-law), sedan [den nya](/new-law).
       |
       | Mer i [arkivet](/archive).

Silent, because there the links may be lost and the words be the same:

    de | Vor 1990 galt [das alte Gesetz](/old-law), danach [das neue](/new-law).
    sv | Före den tiden gällde den gamla lagen, sedan den nya.

Silent, because two of the three links agree, and the third is the business of link-mismatch:

    de | Vor 1990 galt [das alte Gesetz](/old-law), danach [das neue](/new-law), siehe [hier](/here).
    sv | Före 1990 gällde [den gamla lagen](/old-law), sedan [den nya](/new-law), se [där](/there).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in
from glosslint.model import Diagnostic, Range, Related, spans_of
from glosslint.recuts import things
from glosslint.unmatched import holders, named
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glosslint.model import SpanKind
    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"

_WORDS: Final[Mapping[SpanKind, str]] = {
    "link": "link",
    "image": "image",
    "number": "number",
    "code": "code span",
    "placeholder": "placeholder",
    "tag": "tag",
    "math": "formula",
    "reference": "reference",
    "footnote": "footnote",
}
_FEWEST: Final = 2
"""So many things that the others do not have tell another text from one whose markup was lost."""


def check(page: View) -> Iterator[Diagnostic]:
    """Report the blocks of `page` that say something else than the others."""
    for language in page.table.languages:
        for run in page.runs(language, "rewritten"):
            others = [other for other in holders(run[0]) if other != language]
            if run[0].kind == "section" or not others:
                continue
            source = page.electorate.source
            carrier = source if source in others else others[0]
            told = tuple([row for row in run if _is_another(row, language, carrier)])
            if told:
                yield from _report(told, language, carrier, others)


def _report(run: tuple[RowView, ...], language: str, carrier: str, others: list[str]) -> Iterator[Diagnostic]:
    first, last = place_in(run[0], language), place_in(run[-1], language)
    if first is None or last is None:
        return
    place = place_in(run[0], carrier)
    blocks = (
        f"this {named(run, language).partition(' ')[2]}" if len(run) == 1 else f"these {named(run, language)}"
    )
    yield Diagnostic(
        f"hardly a {listed(_kinds(run, language, carrier)).replace(' and ', ' or ')} of {blocks}"
        f" is in {listed(others).replace(' and ', ' or ')}",
        Range(first.start, last.end),
        language,
        (Related(carrier, place, ""),) if place is not None else (),
        key=tuple(
            span.value for row in run for element in row.cell(language).elements for span in spans_of(element)
        ),
    )


def _is_another(row: RowView, language: str, carrier: str) -> bool:
    """Whether both versions hold enough in `row`, and nothing that is in the other."""
    languages = row.view.table.languages
    ours, theirs = (Counter(things(row, one, languages)) for one in (language, carrier))
    return min(ours.total(), theirs.total()) >= _FEWEST and ours.keys().isdisjoint(theirs)


def _kinds(run: tuple[RowView, ...], *languages: str) -> list[str]:
    """What is compared in the blocks of `run`, in words."""
    kinds = {
        span.kind
        for row in run
        for language in languages
        for element in row.cell(language).elements
        for span in spans_of(element)
    }
    return [word for kind, word in _WORDS.items() if kind in kinds]
