"""A character reference such as `&#39;` in the front matter, where nothing turns it into a character.

Search results, browser tabs and previews show the title or description as it stands: `l&#39;azienda`.
It is what is left of a page that went through a translation engine as HTML.

Values that hold HTML, escaped or not, are not reported, nor is `&nbsp;`, which is often meant, nor
what the text below writes in the same way: there its author does so by habit, for a site that renders it.

Reported, because a description is shown as text:

    it | ---
       | title: Back office
       | description: Funzioni essenziali per l&#39;azienda.
                                               ^^^^^ `&#39;` in `description`, where `'` is meant
       + description: Funzioni essenziali per l'azienda.
       | ---

Reported, and mended so that the quotes of the value stay whole:

    it | ---
       | title: 'L&#39;azienda &amp; il cliente'
                  ^^^^^ `&#39;` in `title`, where `'` is meant
       + title: 'L''azienda & il cliente'
       | ---

Silent, because the value is HTML:

    en | ---
       | title: The &lt;head&gt; element&#39;s content
       | ---

Silent, because the author writes all of the page so:

    es | ---
       | title: Buenas pr&aacute;cticas
       | ---
       | Hay m&aacute;s.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic, Fix, Range
from glosslint.scalars import replaced_in_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document

SEVERITY: Final = "warning"

_ENTITY: Final = re.compile(r"&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MOST_FIXES: Final = 40
"""Each is checked by reading the front matter again; what is left is fixed by the next run."""
_HTML: Final = re.compile(r"</?[A-Za-z]|&(?:lt|gt|#60|#62|#x3[ce]);", re.IGNORECASE)


def check(document: Document) -> Iterator[Diagnostic]:
    """Report the first character reference in each value of the front matter of `document`."""
    fixes = 0
    for entry in document.meta.entries if document.meta is not None else ():
        meant = {entity: decoded for entity in _ENTITY.findall(entry.value) if (decoded := _decoded(entity))}
        habit = any(document.text.find(entity, document.root.at.start) >= 0 for entity in meant)
        if not meant or habit or _HTML.search(entry.value):
            continue
        entity, character = next(iter(meant.items()))
        start = document.text.find(entity, entry.value_at.start, entry.value_at.end)
        at = Range(start, start + len(entity)) if start >= 0 else entry.value_at
        fixes += 1
        edit = replaced_in_value(document, entry, meant) if fixes <= _MOST_FIXES else None
        yield Diagnostic(
            f"`{entity}` in `{entry.key}`, where `{character}` is meant",
            at,
            fix=Fix("safe", f"write `{character}`", (edit,)) if edit is not None else None,
            key=(entry.key, entity),
        )


def _decoded(entity: str) -> str:
    """The visible character that `entity` stands for, however often it was escaped; else nothing."""
    decoded = entity
    while (shorter := html.unescape(decoded)) != decoded:
        decoded = shorter
    return decoded if len(decoded) == 1 and decoded.isprintable() and not decoded.isspace() else ""
