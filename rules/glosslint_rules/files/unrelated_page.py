"""A version that hardly corresponds to the others: another page, or an old edition.

Its reader is told something else altogether, and nothing that could be said of its sections, links and
numbers would help: it wants to be translated anew, or to be moved.

All else of warning and info that was found in this version is left out; errors stay.

Reported once, whatever else differs:

    de | # Backoffice
         ~~~~~~~~~~~~
       |
       | Die [Abteilung](/unit) hat keine [Kunden](/customers).
       |
       | Sie [bucht](/book) und [prüft](/audit) jede [Zahlung](/pay).
       |
       | Ihre [Kosten](/costs) trägt das [Haus](/house).
    it | # Azioni
         ^^^^^^^^ hardly anything here corresponds to de and sv: another page, or an old edition
       |
       | Le [azioni](/shares) danno [dividendi](/dividends).
       |
       | La [borsa](/exchange) apre con un'[asta](/auction) .
       |
       | Il [prezzo](/price) segue la [domanda](/demand).
    sv | # Backoffice
       |
       | [Enheten](/unit) har inga [kunder](/customers).
       |
       | Den [bokför](/book) och [granskar](/audit) varje [betalning](/pay).
       |
       | Dess [kostnader](/costs) bär [huset](/house).

Silent, because a page that is only shorter still corresponds:

    de | # Backoffice
       |
       | Die [Abteilung](/unit) hat keine [Kunden](/customers).
       |
       | Sie [bucht](/book) und [prüft](/audit) jede [Zahlung](/pay).
    sv | # Backoffice
       |
       | [Enheten](/unit) har inga [kunder](/customers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic, Range, Related, sections_of
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document
    from glosslint.vote import View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the versions that were not laid beside the others."""
    unrelated = page.table.unrelated
    related = [language for language in page.table.languages if language not in unrelated]
    for language in unrelated:
        yield Diagnostic(
            f"hardly anything here corresponds to {listed(related)}: another page, or an old edition",
            _place(page.documents[language]),
            language,
            (Related(page.table.pivot, _place(page.documents[page.table.pivot]), ""),),
            says_all=True,
        )


def _place(document: Document) -> Range:
    """The first heading, or the beginning of the text."""
    headings = (section.heading for section in sections_of(document.root) if section.heading is not None)
    first = next(headings, None)
    return first.at if first is not None else Range(document.root.at.start, document.root.at.start)
