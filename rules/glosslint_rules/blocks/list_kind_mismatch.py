"""A list that is numbered here and bulleted in the other versions, begins with another number, or is none.

A numbered list tells its reader that the order matters, and other sentences may speak of "step 3"; a dash
that was meant for a dash, at the beginning of a line, shows as a bullet.

Which bullet or which style of numbers a list has is not compared.

Reported, because the others number their steps:

    de | 1. [Antrag](/apply)
         ~~
       | 2. [Prüfung](/check)
    it | - [Domanda](/apply)
         ^ bulleted here, numbered in de and sv
       | - [Controllo](/check)
    sv | 1. [Ansökan](/apply)
       | 2. [Granskning](/check)

Reported, because the others begin with the first step:

    de | 1. [Antrag](/apply)
       | 2. [Prüfung](/check)
    it | 3. [Domanda](/apply)
         ^^ begins with 3 here, with 1 in de and sv
       | 4. [Controllo](/check)
    sv | 1. [Ansökan](/apply)
       | 2. [Granskning](/check)

Reported, because the dash before the name became a bullet:

    de | — [Goethe](/goethe), 1819
         ~~~~~~~~~~~~~~~~~~~~~~~~~
    it | - [Goethe](/goethe), 1819
         ^^^^^^^^^^^^^^^^^^^^^^^^^ a list here, a paragraph in de and sv
    sv | — [Goethe](/goethe), 1819

Silent, because a bullet is a bullet, and a number a number:

    de | * [Antrag](/apply)
       | * [Prüfung](/check)
       |
       | Und dann:
       |
       | 1. [Zahlung](/pay)
    sv | - [Ansökan](/apply)
       | - [Granskning](/check)
       |
       | Och sedan:
       |
       | 1) [Betalning](/pay)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.lists import items_in, list_rows, of_another_kind
from glosslint.model import Block, Diagnostic, Range, Related
from glosslint.wording import listed, or_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document, Section
    from glosslint.vote import RowView, View

SEVERITY: Final = "info"

_BULLETS: Final = frozenset("-+*")


def check(page: View) -> Iterator[Diagnostic]:
    """Compare which rows of `page` are lists, and how those are numbered."""
    yield from of_another_kind(page, "list")
    for row in list_rows(page):
        expected = row.expected(_first_number)
        if expected is None:
            continue
        for language in expected.dissenters:
            if not items_in(row, language) or not items_in(row, expected.against):
                continue
            here = next(value for value, holders in expected.ballots if language in holders)
            there, others = expected.elsewhere[0]
            shown = _said(there, here, again=True)
            yield Diagnostic(
                f"{_said(here, there)} here, {shown} in {listed(others)}{or_behind(expected)}",
                _marker(row, language),
                language,
                (Related(expected.against, _marker(row, expected.against), ""),),
                key=(str(here), str(there)),
                vote=row.vote(expected, _kind),
            )


def _first_number(element: Section | Block, _: Document) -> int | None:
    """The number that a list begins with, None for a bulleted one."""
    numbered = isinstance(element, Block) and element.kind == "list" and element.info not in _BULLETS
    return element.level if numbered else None


def _kind(number: int | None) -> str:
    return "bulleted" if number is None else f"numbered from {number}"


def _said(number: int | None, other: int | None, *, again: bool = False) -> str:
    if number is None or other is None:
        return "bulleted" if number is None else "numbered"
    return f"with {number}" if again else f"begins with {number}"


def _marker(row: RowView, language: str) -> Range:
    """The marker of the list's first item."""
    first = items_in(row, language)[0]
    return Range(first.at.start, first.at.start + len(first.info.strip()))
