"""A page that lacks a version in a language that the settings require.

Who reads that language meets a page in another one, or none at all.

Off unless it is selected, since most sites are translated little by little. The languages are those of
the setting `languages`; without it, nothing is required.

Reported once for all languages that are missing:

    languages = ["de", "fr", "it", "sv"]

    de | Text.
         ↑ there is no version of this page in fr and it
    sv | Text.

Silent, because nobody asked for more:

    languages = ["de", "sv"]

    de | Text.
    sv | Text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic, Range
from glosslint.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.site import Versions

SEVERITY: Final = "warning"
ENABLED: Final = False


def check(page: Versions) -> Iterator[Diagnostic]:
    """Report the required languages that a page lacks, at its source or its first version."""
    missing = sorted(set(page.facts.required) - set(page.languages))
    if missing:
        language = page.source if page.source in page.languages else page.languages[0]
        message = f"there is no version of this page in {listed(missing)}"
        yield Diagnostic(message, Range(0, 0), language, key=tuple(missing))
