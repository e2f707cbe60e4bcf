"""Blocks left in another version's words: which they are, and whose words they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glosslint.model import Block, walk
from glosslint.wording import near_equal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Range
    from glosslint.vote import RowView, View


def untranslated(page: View, language: str) -> Iterator[tuple[RowView, ...]]:
    """The rows that are not translated, those that follow each other together.

    Where most of them differ from the original in some letters, that is how close the languages are.
    """
    runs = [run for run in page.runs(language, "untranslated") if run[0].kind != "section"]
    edited = {row.index for run in runs for row in run if _is_edited(page, row, language)}
    close = 2 * len(edited) > sum(map(len, runs))
    for run in runs:
        left = tuple([row for row in run if not (close and row.index in edited)])
        if left:
            yield left


def _is_edited(page: View, row: RowView, language: str) -> bool:
    original = original_of(page, row, language)
    return bool(original) and words_of(row, language) != words_of(row, original)


def original_of(page: View, row: RowView, language: str) -> str:
    """Whose words `language` has in `row`, or nothing where no version has them."""
    electorate = page.electorate
    first = (electorate.source, electorate.presumed, electorate.pivot)
    own = words_of(row, language)
    near = ""
    for other in dict.fromkeys((*first, *page.table.languages)):
        if other in ("", language) or other not in page.table.languages:
            continue
        words = words_of(row, other) if row.cell(other).verdict != "untranslated" else ""
        if words == own:
            return other
        near = near or (other if words and near_equal(words, own) else "")
    return near


def words_of(row: RowView, language: str) -> str:
    """What `language` says in `row`, the texts of its links apart: they are often titles."""
    text = row.document(language).text
    runs: list[Range] = []
    for element in row.cell(language).elements:
        for block in walk(element) if isinstance(element, Block) else ():
            labels = [span.label_at for span in block.spans if span.label_at is not None]
            runs += [
                run
                for run in block.prose
                if not any(label.start <= run.start and run.end <= label.end for label in labels)
            ]
    return " ".join(" ".join([text[run.start : run.end] for run in runs]).split())
