"""A link that a reader sees as text, because it is not written as one.

Its brackets and its address stand in the page and nothing can be clicked: machine translation puts
a blank between text and target, replaces the brackets by full-width ones, or leaves the last one out.

`[t]( u )` is legal and not reported, nor is a reference in brackets that is followed by a remark
in parentheses.

Reported, because a blank separates the text from the target:

    it | Il [front office](/frontoffice) vende.
       |
    sv | Ett [front office] (/frontoffice) säljer.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not a link: a reader sees `[front office] (/frontoffice)` as text
       + Ett [front office](/frontoffice) säljer.

Reported, because full-width brackets are letters to Markdown:

    it | Il [front office](/frontoffice) vende.
    ja | 見よ［受付］（/frontoffice）。
             ^^^^^^^^^^^^^^^^^^^^^^^^ not a link: a reader sees `［受付］（/frontoffice）` as text
       + 見よ[受付](/frontoffice)。

Silent, because blanks within the parentheses are legal:

    it | Il [front office]( /frontoffice ) vende.
    sv | Ett [front office]( /frontoffice ) säljer.

Silent, because a remark in parentheses is no address:

    it | Il testo [sic] (come scritto) resta.
    sv | Texten [sic] (som skriven) består.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document

SEVERITY: Final = "error"


def check(document: Document) -> Iterator[Diagnostic]:
    """Report the links of `document` that had to be repaired."""
    for repair in document.repairs:
        if repair.kind == "link" and repair.certain:
            yield Diagnostic(
                f"not a link: a reader sees {quoted(repair.written)} as text",
                repair.at,
                fix=repair.fix,
                key=(document.text[repair.at.start : repair.at.end],),
            )
