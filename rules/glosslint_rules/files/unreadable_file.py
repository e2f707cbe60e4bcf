"""A file that cannot be read: not UTF-8, a NUL byte, broken front matter, too large, or gone.

The site shows this page broken or not at all, and nothing else in it can be checked; the other
versions are compared without it.

Front matter that is empty, or whose block is no mapping, is content and not reported.

Reported, because the quotation mark is never closed:

    it | ---
       | title: "Back office
       | ---
         ^ broken front matter: while scanning a quoted scalar: found unexpected end of stream
       | Testo.
    sv | ---
       | title: "Back office"
       | ---
       | Text.

Silent, because two rules with text between them are content where the text is no mapping:

    it | ---
       | Testo
       | ---
    sv | ---
       | Text
       | ---
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document

SEVERITY: Final = "error"


def check(document: Document) -> Iterator[Diagnostic]:
    """Say why `document` could not be read."""
    if document.problem is not None:
        yield Diagnostic(document.problem.message, document.problem.at, key=(document.problem.message,))
