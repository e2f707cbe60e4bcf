"""A blank before a full stop, a comma or another mark that belongs to the word before it.

It looks careless, and the mark may wrap into the next line on its own: translation engines leave
such blanks where a link, a note or a tag was taken out and put back.

French sets a blank before `;`, `!`, `?` and `:`. Names such as `.NET`, spaced dots and a `.` that a sentence
speaks of are not reported, nor is a colon within a line, where a list of terms may set it apart. A page
that sets a mark apart throughout does so by habit: that is one finding, and no more than worth a look.

Reported, because the stop belongs to the word:

    sv | En sådan övergång .
                          ^^ a blank before `.`
       + En sådan övergång.

Reported, also at the end of a link's text:

    it | Il lavoro [di fronte al cliente .](/client-facing) Il resto.
                                        ^^ a blank before `.`
       + Il lavoro [di fronte al cliente.](/client-facing) Il resto.

Reported, and mended within both brackets:

    de | Die Kommission ( [SEC](/sec) ) fordert es.
                                     ^^ a blank before `)`
       + Die Kommission ([SEC](/sec)) fordert es.

Reported once, because all of the page is written so:

    ar | قال ، ثم عاد ، ثم ذهب ، ثم نام.
            ^^ a blank before 3 of 3 `،` on this page
       + قال، ثم عاد، ثم ذهب، ثم نام.

Silent, because a name may begin with a dot:

    sv | Skriv det i .NET, i en .gitignore eller ...

Silent, because the sentence speaks of the mark:

    en | Keys are split at . and joined with a dash.

Silent, because French sets this blank:

    fr | Pourquoi ? Voici⍽:
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic, Edit, Fix
from glosslint.spacing import marks_in, spaced_marks
from glosslint.targets import base_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document
    from glosslint.spacing import SpacedMark

SEVERITY: Final = "warning"

_SETS_A_BLANK: Final = {"fr": ";:!?", "br": ";:!?"}
"""By language, the marks before which it sets a blank."""
_HABIT: Final = 3
"""A page that sets a mark apart so often, and no less often than not, does so by habit."""


def check(
    document: Document, *, marks: str = ".,;:!?)\u060c\u061b\u061f\u0964\u0965"
) -> Iterator[Diagnostic]:
    """Report the blanks before `marks` in the prose of `document`."""
    reported = set(marks) - set(_SETS_A_BLANK.get(base_language(document.language), ""))
    by_mark: defaultdict[str, list[SpacedMark]] = defaultdict(list)
    for spaced in spaced_marks(document, reported):
        by_mark[spaced.mark].append(spaced)
    for mark, places in by_mark.items():
        total = marks_in(document, mark) if len(places) >= _HABIT else 0
        if total and 2 * len(places) >= total:
            words = f"a blank before {len(places)} of {total} `{mark}` on this page"
            yield Diagnostic(words, places[0].at, fix=_fix(mark, places), severity="info", key=(mark, "each"))
        else:
            for spaced in places:
                yield Diagnostic(f"a blank before `{mark}`", spaced.at, fix=_fix(mark, [spaced]), key=(mark,))


def _fix(mark: str, places: list[SpacedMark]) -> Fix | None:
    edits = [Edit(blank, "") for blank in sorted(blank for spaced in places for blank in spaced.blanks)]
    return Fix("safe", f"remove the blank before `{mark}`", tuple(edits)) if edits else None
