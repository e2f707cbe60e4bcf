"""Blocks left in another version's words: which they are, and whose words they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.model import Block, walk
from glosslint.prose import beside_labels
from glosslint.wording import near_equal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Range
    from glosslint.vote import RowView, View

_AS_LONG: Final = 3
"""A text is not so many times as long as its translation, in whatever script."""


def untranslated(page: View, language: str) -> Iterator[tuple[RowView, ...]]:
    """The rows that are not translated, those that follow each other together.

    Where most of them differ from the original in some letters, that is how close the languages are. What
    stands beside its own translation is quoted.
    """
    quotations = {row.index for row, _ in quoted_beside(page, language).values()}
    runs = [
        told
        for run in page.runs(language, "untranslated")
        if run[0].kind != "section" and (told := tuple([row for row in run if row.index not in quotations]))
    ]
    edited = {row.index for run in runs for row in run if _is_edited(page, row, language)}
    close = 2 * len(edited) > sum(map(len, runs))
    for run in runs:
        left = tuple([row for row in run if not (close and row.index in edited)])
        if left:
            yield left


def _is_edited(page: View, row: RowView, language: str) -> bool:
    original = original_of(page, row, language)
    return bool(original) and words_of(row, language) != words_of(row, original)


def quoted_beside(page: View, language: str) -> dict[int, tuple[RowView, str]]:
    """The blocks that `language` has twice side by side, translated and in the words of another version.

    By the index of the row that the others lack: the row with the quotation, and whose words it has. The
    two are the same row, or that of the others' is the one beside it.
    """
    return page.once(_quoted_beside).get(language, {})


def _quoted_beside(page: View) -> dict[str, dict[int, tuple[RowView, str]]]:
    found: dict[str, dict[int, tuple[RowView, str]]] = {}
    for language in page.table.languages:
        for run in page.runs(language, "extra"):
            for row in run if run[0].kind == "block" else ():
                quotation = _quotation(page, row, language)
                if quotation is not None:
                    found.setdefault(language, {})[row.index] = quotation
    return found


def _quotation(page: View, alone: RowView, language: str) -> tuple[RowView, str] | None:
    """Which of `alone` and what is beside it quotes a version without `alone`, and which version that is."""
    words = words_of(alone, language)
    for side in (alone.preceding, alone.following):
        beside = next((row for row in side if row.cell(language).element is not None), None)
        if beside is None or not words or beside.kind != "block":
            continue
        other = words_of(beside, language)
        if not len(words) / _AS_LONG <= len(other) <= len(words) * _AS_LONG:
            continue
        if beside.cell(language).verdict == "untranslated":
            original = original_of(page, beside, language)
            if original:
                return beside, original
        for version in page.table.languages:
            lacks = version != language and alone.cell(version).element is None
            if lacks and near_equal(words, words_of(beside, version)):
                return alone, version
    return None


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
            runs += beside_labels(block)
    return " ".join(" ".join([text[run.start : run.end] for run in runs]).split())
