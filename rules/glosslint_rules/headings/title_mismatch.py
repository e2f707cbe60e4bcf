"""A front-matter title that differs from the first heading, though they are equal in most versions.

The page is called one thing in menus, search results and the browser's tab, and another where it is
opened: one of the two was translated anew, or not at all.

Case, markup and blanks are not compared. Where the versions are divided, nothing is reported, and a
page without title or heading has nothing to compare.

Reported, because the two are equal in most versions:

    de | ---
       | title: Einlagen
                ~~~~~~~~
       | ---
       | # Einlagen
    it | ---
       | title: Deposito
                ^^^^^^^^ the first heading is `Versamenti`; in de and sv it is the title
       | ---
       | # Versamenti
    sv | ---
       | title: Insättningar
       | ---
       | # Insättningar

Silent, because no version has its title as a heading:

    de | ---
       | title: Einlagen
       | ---
       | # Überblick
    sv | ---
       | title: Insättningar
       | ---
       | # Översikt
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, Literal

from glosslint.model import Diagnostic, Related, sections_of
from glosslint.wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document, MetaEntry, Section
    from glosslint.vote import View

SEVERITY: Final = "info"

_MARKUP: Final = re.compile(r"[*_`\s]+")


def check(page: View) -> Iterator[Diagnostic]:
    """Compare title and first heading of each version of `page`."""
    expected = page.row(0).expected(lambda _, document: _agreement(document)) if page.rows else None
    if expected is None or expected.value != "equal":
        return
    holders = listed(expected.ballots[0][1])
    for language in expected.dissenters:
        document = page.documents[language]
        title, heading = _title(document), _first(document)
        if title is None or heading is None or heading.heading is None or _agreement(document) != "different":
            continue
        yield Diagnostic(
            f"the first heading is {quoted(heading.title)}; in {holders} it is the title",
            title.value_at,
            language,
            tuple(
                Related(other, entry.value_at, "")
                for other in (expected.carrier,)
                if (entry := _title(page.documents[other])) is not None
            ),
            key=(title.value, heading.title),
            vote=page.row(0).vote(expected, str),
        )


def _agreement(document: Document) -> Literal["equal", "different", "nothing to compare"]:
    title, heading = _title(document), _first(document)
    if title is None or heading is None:
        return "nothing to compare"
    return "equal" if _folded(title.value) == _folded(heading.title) else "different"


def _title(document: Document) -> MetaEntry | None:
    entries = document.meta.entries if document.meta is not None else ()
    return next((entry for entry in entries if entry.key == "title" and entry.value.strip()), None)


def _first(document: Document) -> Section | None:
    return next((section for section in sections_of(document.root) if section.title.strip()), None)


def _folded(text: str) -> str:
    return _MARKUP.sub(" ", html.unescape(text)).strip().casefold()
