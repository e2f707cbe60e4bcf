"""Blocks without counterpart: which of them people miss, and how they are called."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in
from glosslint.model import Block, Diagnostic, Related, Section, walk
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


def unmatched(page: View, language: str, verdict: Verdict) -> Iterator[tuple[RowView, ...]]:
    """The blocks that `language` lacks or has alone (`verdict`), those that follow each other together.

    Items and table rows belong to their lists and tables, what shows nothing is left out, what stands twice
    is something else, and of a section that is itself too much nothing is expected.
    """
    runs = [
        run
        for run in page.runs(language, verdict)
        if run[0].kind == "block" and not _is_unexpected(run[0].parent, language)
    ]
    twice = duplicates(page) if runs else {}
    for run in runs:
        told = [row for row in run if row.index not in twice and _is_told(row)]
        if told:
            yield tuple(told)


def instead(run: Sequence[RowView], language: str, verdict: Verdict) -> tuple[RowView, ...]:
    """What is beside `run` and has the opposite `verdict`: what is in its place, or in whose it is."""
    for side in (run[-1].following, run[0].preceding):
        found: list[RowView] = []
        for row in side:
            cell = row.cell(language)
            if row.kind == "block" and cell.verdict == verdict and _is_told(row):
                found.append(row)
            elif isinstance(cell.element, Section) or (cell.element and cell.element.kind not in _UNSEEN):
                break
        if found:
            return tuple(sorted(found, key=lambda row: row.index))
    return ()


def under_own_heading(run: Sequence[RowView], language: str) -> tuple[RowView, ...]:
    """What `language` has instead of `run`, which it lacks, under a heading of its own that follows there."""
    following = next((row for row in run[-1].following if row.cell(language).element is not None), None)
    if following is None or following.kind != "section" or following.cell(language).verdict != "extra":
        return ()
    blocks = [row for row in following.children if row.kind == "block"]
    return tuple([row for row in blocks if row.cell(language).element is not None and _is_told(row)])


def duplicates(page: View) -> dict[int, dict[str, Range]]:
    """By the index of each block that should not be there: by language, where else its words stand.

    That is so only where all who have the block have its words elsewhere.
    """
    return page.once(_duplicates)


def _duplicates(page: View) -> dict[int, dict[str, Range]]:
    alone = [row for row in page.rows if row.kind == "block" and _is_alone(row) and _is_told(row)]
    if not alone:
        return {}
    indices = {row.index for row in alone}
    places: dict[tuple[str, str], Range] = {}
    for row in page.rows:
        if row.kind == "block" and row.index not in indices:
            for language in row.aligned:
                for words, at in _words(row, language):
                    places.setdefault((language, words), at)
    found: dict[int, dict[str, Range]] = {}
    for row in alone:
        own = {language: " ".join([words for words, _ in _words(row, language)]) for language in holders(row)}
        if all(len(words) >= _FEWEST_LETTERS and (name, words) in places for name, words in own.items()):
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
            there, others = pieces.ballots[0 if pieces.decided else 1]
            at = place_in(row, language)
            carrier = pieces.carrier if pieces.carrier in others else others[0]
            place = place_in(row, carrier)
            if at is not None and place is not None and (number < there) == joined:
                yield Diagnostic(
                    f"{named([row], number)} here, {there} in {listed(others)}",
                    at,
                    language,
                    (Related(carrier, place, ""),),
                    key=(str(number), str(there)),
                    severity="info",
                    vote=row.vote(pieces, partial(named, [row])),
                )


def holders(row: RowView) -> list[str]:
    """The languages that have `row`, those with aligned contents first."""
    held = [language for holds, languages in row.presence.ballots if holds for language in languages]
    aligned = row.aligned
    return sorted(held, key=lambda language: language not in aligned)


def named(rows: Sequence[RowView], number: int = 0) -> str:
    """What `rows` are: `a paragraph`, `2 tables`, `3 blocks`; with `number`, so many of them: `1 list`."""
    kinds = {_kind(row) for row in rows}
    kind = kinds.pop() if len(kinds) == 1 else "block"
    noun = _NOUNS.get(kind, kind)
    head, of, tail = noun.partition(" of ")
    if number or len(rows) > 1:
        return counted(number or len(rows), noun, f"{head}s{of}{tail}")
    return f"{'an' if noun[0] in 'aei' else 'a'} {noun}"


def excerpt(row: RowView, language: str) -> str:
    """The beginning and the end of what `language` has in `row`, quoted."""
    text = row.document(language).text
    element = row.cell(language).element
    if not isinstance(element, Block):
        return ""
    leaf = next((block for block in walk(element) if block.prose), element)
    return quoted(text[leaf.at.start : leaf.at.end])


def _is_told(row: RowView) -> bool:
    """Whether a reader who does not get this block is told less."""
    return any(
        _shows(element, row.document(language).text)
        for language in holders(row)
        for element in row.cell(language).elements
        if isinstance(element, Block)
    )


def _shows(block: Block, text: str) -> bool:
    if block.kind in _SILENT:
        return False
    for inner in walk(block):
        if any(span.kind in _SHOWN for span in inner.spans):
            return True
        if any(character.isalnum() for run in inner.prose for character in text[run.start : run.end]):
            return True
    return False


def _kind(row: RowView) -> str:
    elements = [row.cell(language).element for language in holders(row)]
    return next((element.kind for element in elements if isinstance(element, Block)), "block")
