"""Ids of headings that are other than the versions together say, as far as they are a mistake.

An id that stands at another heading of the version, or is altogether different where sections are missing
or extra beside it, is that of another section. A version whose ids are all others, or are made of its own
words, has translated them on purpose.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.heading_ids import expected_id, id_among, id_in, letters, letters_of_ids
from glosslint.model import Section
from glosslint.wording import is_slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.vote import Expectation, RowView, View

_TRANSLATED: Final = 3
"""If all of so many ids differ, they are translated."""


class WrongId(NamedTuple):
    """A heading whose id is another than expected."""

    row: RowView
    id: str
    """The id that is written down, or nothing."""
    wanted: str
    holders: list[str]
    """The versions that have what is wanted, the one to show first."""
    expected: Expectation[str]

    @property
    def is_written(self) -> bool:
        """Whether the wanted id is written down at all by a source that has it."""
        electorate = self.row.view.electorate
        sources = {electorate.source, electorate.presumed}.intersection(self.holders)
        return all(id_in(self.row, source) for source in sources)


def wrong_ids(page: View) -> Iterator[tuple[str, Sequence[WrongId], Sequence[WrongId]]]:
    """By version of `page`, the ids that were changed, and those that are missing though a source has one."""
    wrong: defaultdict[str, list[WrongId]] = defaultdict(list)
    right: Counter[str] = Counter()
    for row in page.rows:
        expected = expected_id(row) if row.kind == "section" else None
        if expected is not None:
            right.update(language for language in expected.ballots[0][1] if id_in(row, language))
            for language in expected.dissenters:
                one = _wrong(row, language, expected)
                if one.wanted and (one.id or expected.decided):
                    wrong[language].append(one)
    for language, found in wrong.items():
        mistaken = list(_mistaken(page, found, language))
        is_translated = not right[language] and sum(bool(one.id) for one in found) >= _TRANSLATED
        changed = [one for one in mistaken if one.id and not is_translated]
        yield language, changed, [one for one in mistaken if not one.id and one.is_written]


def _wrong(row: RowView, language: str, expected: Expectation[str]) -> WrongId:
    holders = next((languages for value, languages in expected.elsewhere if value), ())
    first = sorted(holders, key=lambda other: (other != expected.carrier, not id_in(row, other)))
    return WrongId(row, id_in(row, language), id_among(row, first), first, expected)


def _mistaken(page: View, wrong: Sequence[WrongId], language: str) -> Iterator[WrongId]:
    """Without ids that are those of other sections, or made of the version's own words."""
    known = letters_of_ids(page.documents[language])
    unsettled = {
        row.row.parent
        for row in page.rows
        if row.kind == "section" and row.cell(language).verdict in ("missing", "extra")
    }
    for one in wrong:
        element = one.row.cell(language).element
        made = element.title if isinstance(element, Section) else ""
        is_like = is_slip(one.id, one.wanted) or set(one.id.split("-")) & set(one.wanted.split("-"))
        if (
            letters(one.wanted).lower() not in known
            and letters(one.id).lower() != letters(made).lower()
            and (not one.id or is_like or one.row.row.parent not in unsettled)
        ):
            yield one
