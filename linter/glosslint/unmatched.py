"""Blocks without counterpart: which of them people miss, and how they are called."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.counterparts import place_in
from glosslint.model import Block, Diagnostic, Related, Section, walk
from glosslint.untranslated import quoted_beside
from glosslint.wording import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glosslint.model import Range, Verdict
    from glosslint.vote import Expectation, RowView, View

_UNSEEN: Final = frozenset({"break", "directive", "reference"})
_SILENT: Final = _UNSEEN | {"code", "math"}
"""What shows nothing, or is compared as code is."""
_SHOWN: Final = frozenset({"code", "image", "link", "math", "reference"})
_NOUNS: Final[Mapping[str, str]] = {"html": "block of HTML", "definitions": "definition list"}
_FEWEST_LETTERS: Final = 20
"""Shorter texts stand twice on many a page."""
_MARKS: Final = re.compile(r"\A\[![^\[\]\s]+\]|\n[ \t]*>(?!\S)")
"""What of a quote is no part of its words: the kind of a note, and the marks of its further lines."""
_TWICE: Final = 2
"""What stands more often is a phrase of the page, and was not pasted."""


def unmatched(page: View, language: str, verdict: Verdict) -> Iterator[tuple[RowView, ...]]:
    """The blocks that `language` lacks or has alone (`verdict`), those that follow each other together.

    Items and table rows belong to their lists and tables, what shows nothing is left out, what stands twice
    or under a heading of its own is something else, and of a section that is too much nothing is expected.
    """
    runs = [
        run
        for run in page.runs(language, verdict)
        if run[0].kind == "block" and not _is_unexpected(run[0].parent, language)
    ]
    explained = _explained(page, language) if runs else frozenset[int]()
    for run in runs:
        told = [
            row
            for row in run
            if row.index not in explained and _is_told(row) and not _is_title(row, language, verdict)
        ]
        if told:
            yield tuple(told)


def _explained(page: View, language: str) -> frozenset[int]:
    """The rows that other words are found for: what stands twice, is quoted, or has a heading of its own."""
    headings = headed(page, language).values()
    return frozenset(
        {*duplicates(page), *quoted_beside(page, language)}
        | {row.index for one in headings for row in one.rows}
    )


def instead(run: Sequence[RowView], language: str, verdict: Verdict) -> tuple[RowView, ...]:
    """What is beside `run` and has the opposite `verdict`: what is in its place, or in whose it is."""
    explained = _explained(run[0].view, language)
    for side in (run[-1].following, run[0].preceding):
        found: list[RowView] = []
        for row in side:
            cell = row.cell(language)
            if row.index in explained:
                continue
            if row.kind == "block" and cell.verdict == verdict and _is_told(row):
                found.append(row)
            elif isinstance(cell.element, Section) or (cell.element and cell.element.kind not in _UNSEEN):
                break
        if found:
            return tuple(sorted(found, key=lambda row: row.index))
    return ()


class Headed(NamedTuple):
    """Sections that one version has and another lacks, which has what stands below them all the same."""

    without: str
    """The version to hold against: one that lacks the headings."""
    rows: tuple[RowView, ...]
    """The blocks that it has: those below the headings, or others where the sections would be."""


def headed(page: View, language: str) -> dict[int, Headed]:
    """The sections that `language` alone has above a text of the others, by the index of each run's first."""
    return page.once(_headed).get(language, {})


def _headed(page: View) -> dict[str, dict[int, Headed]]:
    found: dict[str, dict[int, Headed]] = {}
    for language in page.table.languages:
        for run in page.runs(language, "extra"):
            if run[0].kind == "section":
                without = lacking(run[0])
                rows = _text_of(run, language, without) if without else ()
                if rows:
                    found.setdefault(language, {})[run[0].index] = Headed(without[0], rows)
    return found


def lacking(row: RowView) -> list[str]:
    """The languages that do not have `row`, the one to hold against first."""
    presence = row.presence
    without = [language for holds, languages in presence.ballots if not holds for language in languages]
    return sorted(without, key=lambda language: language != presence.carrier)


def _text_of(run: Sequence[RowView], language: str, others: Sequence[str]) -> tuple[RowView, ...]:
    other = others[0]
    shared = shared_below(run, language, other)
    if shared:
        return shared
    before = next((row for row in run[0].preceding if row.cell(other).element is not None), None)
    if before is not None and before.kind == "section":
        near = list(_blocks(before)) if before.cell(language).element is not None else []
    else:
        near = [row for row in run[0].preceding if row.kind == "block"][::-1]
    found: list[RowView] = []
    for row in reversed(near):
        if row.cell(language).element is not None:
            break
        having = sum(row.cell(one).element is not None for one in others)
        if row.cell(language).verdict == "missing" and 2 * having > len(others) and _is_told(row):
            found.insert(0, row)
    return tuple(found)


def below(run: Sequence[RowView], language: str) -> list[RowView]:
    """The blocks that stand in the sections of `run` in one version, wherever they stand elsewhere."""
    first, last = run[0].cell(language).element, run[-1].cell(language).element
    if first is None or last is None:
        return []
    column = run[0].view.table.languages.index(language)
    return [
        row
        for row in run[0].view.rows
        if row.kind == "block"
        and (element := row.row.cells[column].element) is not None
        and first.at.start <= element.at.start < last.at.end
    ]


def shared_below(run: Sequence[RowView], language: str, other: str) -> tuple[RowView, ...]:
    """What stands below each heading of `run`, if `other`, which lacks them, has most of it all the same."""
    found: list[RowView] = []
    for section in run:
        rows = [row for row in below((section,), language) if _is_told(row)]
        shared = [row for row in rows if row.cell(other).element is not None]
        if 2 * len(shared) <= len(rows):
            return ()
        found += shared
    return tuple(found)


def _blocks(section: RowView) -> Iterator[RowView]:
    for row in section.children:
        if row.kind == "section":
            yield from _blocks(row)
        else:
            yield row


def duplicates(page: View) -> dict[int, dict[str, Range]]:
    """By the index of each block that should not be there: by language, where else its words stand.

    That is so only where all who have the block have its words in one other place.
    """
    return page.once(_duplicates)


def _duplicates(page: View) -> dict[int, dict[str, Range]]:
    alone = [row for row in page.rows if row.kind == "block" and _is_alone(row) and _is_told(row)]
    if not alone:
        return {}
    indices = {row.index for row in alone}
    places: dict[tuple[str, str], Range] = {}
    counts = Counter[tuple[str, str]]()
    for row in page.rows:
        for language in page.table.languages if row.kind == "block" else ():
            for words, at in _words(row, language):
                counts[language, words] += 1
                if row.index not in indices and language in row.aligned:
                    places.setdefault((language, words), at)
    found: dict[int, dict[str, Range]] = {}
    for row in alone:
        own = {language: " ".join([words for words, _ in _words(row, language)]) for language in holders(row)}
        if all(
            len(one[1]) >= _FEWEST_LETTERS and one in places and counts[one] == _TWICE for one in own.items()
        ):
            found[row.index] = {name: places[name, words] for name, words in own.items()}
    return found


def _pieces(row: RowView) -> Expectation[int] | None:
    """Of how many blocks the versions make what stands in `row`."""
    return row.expected(lambda _, document: len(row.cell(document.language).elements))


def _is_unexpected(row: RowView | None, language: str) -> bool:
    return row is not None and row.cell(language).verdict in ("extra", "missing")


def _is_alone(row: RowView) -> bool:
    """Whether some versions have what others, who are not told to be wrong, do not."""
    return any(cell.verdict in ("missing", "extra") for cell in row.row.cells) and not row.presence.value


def _words(row: RowView, language: str) -> Iterator[tuple[str, Range]]:
    text = row.document(language).text
    for element in row.cell(language).elements:
        yield " ".join(text[element.at.start : element.at.end].split()), element.at


def recut(page: View, *, joined: bool) -> Iterator[Diagnostic]:
    """What there is to say of blocks that are fewer (`joined`) or more in one version than in the others."""
    for row in page.rows:
        if row.kind != "block" or not any(cell.rest for cell in row.row.cells):
            continue
        pieces = _pieces(row)
        if pieces is None:
            continue
        for language in pieces.dissenters:
            number = len(row.cell(language).elements)
            there, others = pieces.elsewhere[0]
            at, place = place_in(row, language), place_in(row, pieces.against)
            if at is not None and place is not None and (number < there) == joined:
                yield Diagnostic(
                    f"{named([row], language, number)} here, {there} in {listed(others)}",
                    at,
                    language,
                    (Related(pieces.against, place, ""),),
                    key=(str(number), str(there)),
                    severity="info",
                    vote=row.vote(pieces, partial(named, [row], language)),
                )


def holders(row: RowView) -> list[str]:
    """The languages that have `row`, those with aligned contents first."""
    held = [language for holds, languages in row.presence.ballots if holds for language in languages]
    aligned = row.aligned
    return sorted(held, key=lambda language: language not in aligned)


def named(rows: Sequence[RowView], language: str, number: int = 0) -> str:
    """What `rows` are in one version: `a paragraph`, `3 blocks`; with `number`, so many of them: `1 list`."""
    kinds = {_kind(row, language) for row in rows}
    kind = kinds.pop() if len(kinds) == 1 else "block"
    noun = _NOUNS.get(kind, kind)
    head, of, tail = noun.partition(" of ")
    if number or len(rows) > 1:
        return counted(number or len(rows), noun, f"{head}s{of}{tail}")
    return f"{'an' if noun[0] in 'aei' else 'a'} {noun}"


def excerpt(row: RowView, language: str) -> str:
    """The beginning and the end of what `language` has in `row`, quoted: of a table, its first row."""
    text = row.document(language).text
    element = row.cell(language).element
    if not isinstance(element, Block):
        return ""
    if element.kind == "table" and element.children:
        return quoted(text[element.children[0].at.start : element.children[0].at.end].strip("| "))
    leaf = next((block for block in walk(element) if block.prose), element)
    return quoted(_MARKS.sub(" ", text[leaf.at.start : leaf.at.end]))


def _is_told(row: RowView) -> bool:
    """Whether a reader who does not get this block is told less: by what most versions have in it.

    That says which blocks are looked at; who should have them is voted on.
    """
    told = [
        any(
            _shows(element, row.document(language).text)
            for element in row.cell(language).elements
            if isinstance(element, Block)
        )
        for language in holders(row)
    ]
    return 2 * sum(told) > len(told)


def _is_title(row: RowView, language: str, verdict: Verdict) -> bool:
    """Whether `row` is the title of a note (`[!NOTE] Title`), which others have with the note itself."""
    holder = language if verdict == "extra" else next(iter(holders(row)), language)
    element = row.cell(holder).element
    if row.parent is None or element is None:
        return False
    if not row.document(holder).text.startswith("[!", element.at.start):
        return False
    notes = [row.parent.cell(other).element for other in (lacking(row) if verdict == "extra" else [language])]
    return any(isinstance(note, Block) and note.kind == "admonition" and note.prose for note in notes)


def _shows(block: Block, text: str) -> bool:
    if block.kind in _SILENT:
        return False
    for inner in walk(block):
        if any(span.kind in _SHOWN for span in inner.spans):
            return True
        if any(character.isalnum() for run in inner.prose for character in text[run.start : run.end]):
            return True
    return False


def _kind(row: RowView, language: str) -> str:
    elements = [row.cell(holder).element for holder in (language, *holders(row))]
    return next((element.kind for element in elements if isinstance(element, Block)), "block")
