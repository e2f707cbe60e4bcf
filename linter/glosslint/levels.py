"""Levels of headings that differ: in which version, by how much, and which headings are shifted together."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from glosslint.model import Section, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glosslint.vote import Expectation, RowView, View


class Shifted(NamedTuple):
    """A heading that has another level in one version than it should."""

    row: RowView
    level: int
    expected: Expectation[int]

    @property
    def shift(self) -> int:
        """By how much the level is too high; against the next best where nothing is decided."""
        return self.level - self.expected.elsewhere[0][0]


def shifted_in(page: View, language: str) -> Iterator[Sequence[Shifted]]:
    """The headings of `page` that have another level in `language`.

    Those that follow each other and are shifted alike come together.
    """
    votes = page.once(_votes)
    if not any(vote is not None and language in vote.dissenters for vote in votes.values()):
        return
    found: list[Shifted | None] = []
    for row, is_anchored in _anchored(page, language):
        vote = votes[row.index]
        is_other = is_anchored and vote is not None and language in vote.dissenters
        found.append(Shifted(row, _level(row, language), vote) if is_other and vote is not None else None)
    for shift, run in groupby(found, key=lambda one: one.shift if one is not None else None):
        if shift is not None:
            yield [one for one in run if one is not None]


def _votes(page: View) -> Mapping[int, Expectation[int] | None]:
    """By row, what level the versions say that a heading has."""
    return {row.index: row.expected(_level_of) for row in page.rows if row.kind == "section"}


def _anchored(page: View, language: str) -> Iterator[tuple[RowView, bool]]:
    """The sections that one version has, and whether their levels can be compared.

    That is so where the section around a heading corresponds to another, and the one that it should lie in
    is there; where it is not, headings of other levels beside it tell.
    """
    own = [row for row in page.rows if row.kind == "section" and row.cell(language).element is not None]
    aligned = {id(row.cell(language).element) for row in own if language in row.aligned}
    around = {
        id(section): id(parent)
        for parent in sections_of(page.documents[language].root)
        for section in parent.sections
    }
    levels: defaultdict[int, set[int]] = defaultdict(set)
    for row in own:
        if language in row.aligned:
            levels[row.row.parent].add(_level(row, language))
    for row in own:
        element, parent = row.cell(language).element, row.parent
        is_there = parent is not None and parent.cell(language).element is not None
        yield row, around.get(id(element)) in aligned and (is_there or len(levels[row.row.parent]) > 1)


def _level(row: RowView, language: str) -> int:
    return _level_of(row.cell(language).element)


def _level_of(element: object, _: object = None) -> int:
    return element.level if isinstance(element, Section) else 0
