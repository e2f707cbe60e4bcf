"""A blank before a full stop, a comma or another mark that belongs to the word before it.

It looks careless, and the mark may wrap into the next line on its own: translation engines leave
such blanks where a link or a tag was taken out and put back.

French sets a blank before `;`, `:`, `!` and `?`. Names such as `.NET`, spaced dots and faces such as
`:)` are not reported.

Reported, because the stop belongs to the word:

    sv | En sådan övergång .
                          ^^ a blank before `.`
       + En sådan övergång.

Reported, also at the end of a link's text:

    it | Il lavoro [di fronte al cliente .](/client-facing) Il resto.
                                        ^^ a blank before `.`
       + Il lavoro [di fronte al cliente.](/client-facing) Il resto.

Silent, because a name may begin with a dot:

    sv | Skriv det i .NET, i en .gitignore eller ...

Silent, because French sets this blank:

    fr | Pourquoi ? Voici⍽: tout.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic, Edit, Fix, Range, blocks_of
from glosslint.targets import base_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document

SEVERITY: Final = "warning"

_SPACED: Final = re.compile(
    r"(?<=[^\s.,;:!?…])[ \t\xa0\u2009\u202f]+"
    r"(?:(?:[.,]|[!?]{1,3})(?=[*_~]{0,3}(?:[\s)\]}»”]|$))|[;:](?=[*_~]{0,3}(?:\s|$)))"
    r"(?!\s*[.,;:!?])"
)
_SETS_A_BLANK: Final = {"fr": ";:!?", "br": ";:!?"}
"""By language, the marks before which it sets a blank."""


def check(document: Document) -> Iterator[Diagnostic]:
    """Report the blanks before punctuation in the prose of `document`."""
    spaced = _SETS_A_BLANK.get(base_language(document.language), "")
    for block in blocks_of(document.root):
        for run in block.prose:
            for found in _SPACED.finditer(document.text, run.start, run.end + 4):
                mark = found[0].lstrip()
                if mark[0] in spaced or found.end() > run.end:
                    continue
                blank = Range(found.start(), found.end() - len(mark))
                fix = Fix("safe", f"remove the blank before `{mark}`", (Edit(blank, ""),))
                at = Range(found.start(), found.end())
                yield Diagnostic(f"a blank before `{mark}`", at, fix=fix, key=(mark,))
