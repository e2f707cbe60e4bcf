"""A heading that a reader sees as text, because it is not written as one.

Its number signs stand in the page, its section vanishes from the table of contents, and links to
it lead nowhere: a blank that was lost after `#`, or one that is not the ordinary one, a full-width
`＃`, seven signs, or a title that slid into the paragraph above.

A tag such as `#translation` is no heading unless another version has one there, and a heading line
that is followed at once by text is fine.

Reported, because Markdown wants a blank after the signs:

    it | ## In risalto
         ~~~~~~~~~~~~~
       |
       | Testo.
    sv | ##Höjdpunkter
         ^^^^^^^^^^^^^ not a heading: a reader sees `##Höjdpunkter` as text
       + ## Höjdpunkter
       |
       | Text.

Reported, because full-width signs are letters to Markdown:

    it | ## Esempio
       |
       | Testo.
    ja | ＃＃ 例
         ^^^^^^^ not a heading: a reader sees `＃＃ 例` as text
       + ## 例
       |
       | 本文。

Silent, because a tag is text in every version:

    it | #bonifico
       |
       | Testo.
    sv | #överföring
       |
       | Text.
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
    """Report the headings of `document` that had to be repaired."""
    for repair in document.repairs:
        if repair.kind == "heading" and repair.certain:
            yield Diagnostic(
                f"not a heading: a reader sees {quoted(repair.written)} as text",
                repair.at,
                fix=repair.fix,
                key=(document.text[repair.at.start : repair.at.end],),
            )
