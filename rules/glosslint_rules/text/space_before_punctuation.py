"""A blank before a full stop, a comma or another mark that belongs to the word before it.

It looks careless, and the mark may wrap into the next line on its own: translation engines leave
such blanks where a link or a tag was taken out and put back.

French sets a blank before `;`, `!` and `?`. Names such as `.NET`, spaced dots and a `.` that a sentence
speaks of are not reported. A blank before a colon is a habit of many languages, and reported only where
the option `marks` names it.

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

Silent, because the sentence speaks of the mark:

    en | Keys are split at . and joined with a dash.

Silent, because French sets this blank:

    marks = ".,:;!?"

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


def check(document: Document, *, marks: str = ".,;!?") -> Iterator[Diagnostic]:
    """Report the blanks before `marks` in the prose of `document`."""
    reported = set(marks) - set(_SETS_A_BLANK.get(base_language(document.language), ""))
    for block in blocks_of(document.root):
        for run in block.prose:
            for found in _SPACED.finditer(document.text, run.start, run.end + 4):
                mark = found[0].lstrip()
                if mark[0] not in reported or found.end() > run.end or _is_spoken_of(document.text, found):
                    continue
                blank = Range(found.start(), found.end() - len(mark))
                fix = Fix("safe", f"remove the blank before `{mark}`", (Edit(blank, ""),))
                at = Range(found.start(), found.end())
                yield Diagnostic(f"a blank before `{mark}`", at, fix=fix, key=(mark,))


def _is_spoken_of(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence goes on behind a full stop: "split at . and joined"."""
    rest = text[found.end() : found.end() + 3].lstrip(" ")
    return found[0].endswith(".") and rest[:1].islower()
