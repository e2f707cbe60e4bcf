"""The ids of headings: those that are written down, and those that a heading makes of its words.

Renderers make an id of a heading that has none, each by its own rules; they agree on letters and digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glosslint.model import Range, Section, sections_of
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glosslint.model import Document, Span, Vote
    from glosslint.vote import Element, Expectation, RowView


def id_in(row: RowView, language: str) -> str:
    """The id that one version writes down for the heading of a row, or nothing."""
    element = row.cell(language).element
    return element.id if isinstance(element, Section) else ""


def id_among(row: RowView, languages: Iterable[str]) -> str:
    """The id of the first of `languages` that writes one down, or nothing."""
    return next((written for language in languages if (written := id_in(row, language))), "")


def id_span(row: RowView, language: str) -> Span | None:
    """Where one version writes down the id of a heading."""
    element = row.cell(language).element
    heading = element.heading if isinstance(element, Section) else None
    return next((span for span in heading.spans if span.kind == "id"), None) if heading is not None else None


def id_place(row: RowView, language: str) -> Range | None:
    """The id of a heading as it is written, else the heading; None where a version has neither."""
    span, element = id_span(row, language), row.cell(language).element
    if span is not None:
        return span.value_at or span.at
    return element.heading.at if isinstance(element, Section) and element.heading is not None else None


def expected_id(row: RowView) -> Expectation[str] | None:
    """What id the versions say a heading has, in letters and digits; None where none writes one down.

    A heading whose words make an id that another version writes down has that id.
    """
    written = {letters(own).lower(): letters(own) for tag in row.aligned if (own := id_in(row, tag))}

    def feature(element: Element, _: Document) -> str:
        if not isinstance(element, Section):
            return ""
        return letters(element.id) or written.get(letters(element.title).lower(), "")

    return row.expected(feature) if written else None


def id_vote(row: RowView, expected: Expectation[str]) -> Vote:
    """The record of the vote of `expected_id`, each id as one of the versions writes it."""
    written = {letters(own): quoted(own) for tag in row.aligned if (own := id_in(row, tag))}
    return row.vote(expected, lambda value: written.get(value, "no id"))


def letters_of_ids(document: Document) -> frozenset[str]:
    """What the headings of `document` have as ids, or make of their words, by `letters`."""
    return frozenset(letters(section.id or section.title).lower() for section in sections_of(document.root))


def letters(text: str) -> str:
    """The letters and digits of an id or a heading."""
    return "".join(filter(str.isalnum, text))
