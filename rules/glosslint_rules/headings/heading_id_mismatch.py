"""An explicit heading id (`{#id}`) that differs from the others', or is missing though they have it.

Links that lead to the section from outside, from the table of contents or from another version lead
nowhere: ids are written down so that they survive the translation of the heading.

An id that only the translations have is fine, since it keeps the address that the source's heading
makes by itself; so is a heading that makes the very id of the others. A version whose ids are all others
has translated them on purpose, and one that has few of the ids at all is told so once. An altogether
different id, where sections are missing or extra beside it, is that of another section.

Reported, because a letter was lost:

    de | ## Einleitung {#introduction}
       |
       | ## Kosten {#costs}
                     ~~~~~ `costs`
    it | ## Introduzione {#introduction}
       |
       | ## Costi {#cost}
                    ^^^^ `cost`, but `costs` in de and sv
       + ## Costi {#costs}
    sv | ## Inledning {#introduction}
       |
       | ## Kostnader {#costs}

Reported, because a link to the id leads nowhere here:

    de | ## Kosten { #costs }
    it | ## Costi
         ^^^^^^^^ the id `costs` is missing here; de and sv have it
       + ## Costi { #costs }
    sv | ## Kostnader { #costs }

Silent, because the source's heading makes that id by itself:

    source = "en"

    en | ## Costs
    de | ## Kosten {#costs}
    sv | ## Kostnader {#costs}
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.counterparts import place_in
from glosslint.model import Diagnostic, Edit, Fix, Range, Related, Section
from glosslint.wording import is_slip, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.model import Span
    from glosslint.vote import Expectation, RowView, View

SEVERITY: Final = "warning"

_FEWEST: Final = 3
"""So many ids of a version must all differ before they count as translated."""


class Wrong(NamedTuple):
    """A heading whose id is another than expected."""

    row: RowView
    id: str
    wanted: str
    expected: Expectation[str]


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the explicit ids of the headings of `page`."""
    wrong: defaultdict[str, list[Wrong]] = defaultdict(list)
    right: Counter[str] = Counter()
    for row in page.rows:
        expected = row.expected(lambda section, _: _id(section)) if row.kind == "section" else None
        if expected is None or not any(value for value, _ in expected.ballots):
            continue
        right.update(expected.ballots[0][1] if expected.value else ())
        for language in expected.dissenters:
            own = _id(row.cell(language).element)
            wanted = expected.value if expected.decided else _other(expected)
            if not wanted or own == wanted or not (own or expected.decided):
                continue
            if not _makes(row, language, wanted) and not _is_another(row, language, wanted):
                wrong[language].append(Wrong(row, own, wanted, expected))
    for language, rows in wrong.items():
        changed, missing = [one for one in rows if one.id], [one for one in rows if not one.id]
        if len(changed) < _FEWEST or right[language]:
            yield from (_changed(one, language) for one in changed)
        if len(missing) > right[language] + len(changed):
            yield _missing(missing, language)
        else:
            yield from (_missing([one], language) for one in missing)


def _id(element: object) -> str:
    return element.id if isinstance(element, Section) else ""


def _other(expected: Expectation[str]) -> str:
    """The id that is held against the reported one where nothing is decided."""
    return next((value for value, _ in expected.ballots[1:] if value), "") if expected.ballots[0][0] else ""


def _makes(row: RowView, language: str, wanted: str) -> bool:
    """Whether the heading makes the wanted id by itself, by the rules that all renderers share."""
    element = row.cell(language).element
    title = element.title if isinstance(element, Section) and not element.id else ""
    return re.sub(r"[^\w-]+", "-", title.lower()).strip("-") == wanted


def _is_another(row: RowView, language: str, wanted: str) -> bool:
    """Whether the id is so different that the sections themselves may be two."""
    own = _id(row.cell(language).element)
    if not own or is_slip(own, wanted) or set(own.split("-")) & set(wanted.split("-")):
        return False
    siblings = row.parent.children if row.parent is not None else ()
    return any(
        other.kind == "section" and other.cell(language).verdict in ("missing", "extra") for other in siblings
    )


def _changed(one: Wrong, language: str) -> Diagnostic:
    ballots = one.expected.ballots[:1] if one.expected.decided else one.expected.ballots[1:]
    others = ", ".join([f"{quoted(value)} in {listed(languages)}" for value, languages in ballots if value])
    but = "but " if one.expected.decided else ""
    span = _span(one.row, language)
    at = _place(one.row, language)
    edit = span.value_at if span is not None and one.expected.decided else None
    return Diagnostic(
        f"{quoted(one.id)}, {but}{others}{_behind(one)}",
        at,
        language,
        _related(one),
        Fix("unsafe", f"use the id {quoted(one.wanted)}", (Edit(edit, one.wanted),)) if edit else None,
        (one.id, one.wanted),
    )


def _missing(wrong: Sequence[Wrong], language: str) -> Diagnostic:
    first = wrong[0]
    have = "has" if len(first.expected.ballots[0][1]) == 1 else "have"
    holders = f"{listed(first.expected.ballots[0][1])} {have}"
    ids = listed([quoted(one.wanted) for one in wrong])
    one_or_all = f"the id {ids} is missing here; {holders} it"
    if len(wrong) > 1:
        one_or_all = f"the ids {ids} are missing here; {holders} them"
    return Diagnostic(
        f"{one_or_all}{_behind(first)}",
        place_in(first.row, language) or Range(0, 0),
        language,
        _related(first),
        _insertion(wrong, language),
        ("", *(one.wanted for one in wrong)),
    )


def _insertion(wrong: Sequence[Wrong], language: str) -> Fix | None:
    """The others' ids, written as they write them; None where that is no attribute list."""
    edits: list[Edit] = []
    for one in wrong:
        carrier, own = one.expected.carrier, one.row.cell(language).element
        span = _span(one.row, carrier)
        heading = own.heading if isinstance(own, Section) else None
        written = one.row.document(carrier).text[span.at.start : span.at.end] if span is not None else ""
        if not written.startswith("{") or heading is None or heading.content is None:
            return None
        end = heading.content.end
        edits.append(Edit(Range(end, end), f" {written}"))
    return Fix("unsafe", "give the heading the id that the others have", tuple(edits))


def _span(row: RowView, language: str) -> Span | None:
    element = row.cell(language).element
    heading = element.heading if isinstance(element, Section) else None
    return next((span for span in heading.spans if span.kind == "id"), None) if heading is not None else None


def _place(row: RowView, language: str) -> Range:
    """Where a version has its id, else its heading."""
    span = _span(row, language)
    return (span.value_at or span.at) if span is not None else place_in(row, language) or Range(0, 0)


def _related(wrong: Wrong) -> tuple[Related, ...]:
    """One place for each other id, that which carried the vote first."""
    expected = wrong.expected
    ballots = expected.ballots if expected.decided else expected.ballots[1:]
    return tuple(
        Related(carrier, _place(wrong.row, carrier), quoted(value))
        for value, languages in ballots
        if value and value != wrong.id
        for carrier in (expected.carrier if expected.carrier in languages else languages[0],)
    )


def _behind(wrong: Wrong) -> str:
    return ", or the others are behind" if wrong.expected.alone else ""
