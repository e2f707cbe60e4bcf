"""Two files that claim to be the same version of the same page.

Only one of them is compared, and which of them a reader is shown is anyone's guess: a folder was
renamed and the old one stayed, or one language is written in two ways.

Versions of one language for different places, such as `pt` and `pt-BR`, are different languages.

Reported, because both are Swedish:

    de.md | Text.
    sv.md | Text.
    sv.markdown | Text.
                  ↑ another file for sv, which was not compared

Silent, because the two are written for different readers:

    pt | Texto.
    pt-BR | Texto.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic, Range, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.site import Versions

SEVERITY: Final = "error"


def check(page: Versions) -> Iterator[Diagnostic]:
    """Report the files of a page that claim a language which another file has already."""
    start = Range(0, 0)
    for language, path in page.duplicates:
        yield Diagnostic(
            f"another file for {language}, which was not compared",
            start,
            language,
            (Related(language, start, "compared"),),
            key=(path,),
            path=path,
        )
