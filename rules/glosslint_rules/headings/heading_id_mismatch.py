"""An explicit heading id (`{#id}`) that differs from the others', or is missing though they have it.

Links that lead to the section from outside, from the table of contents or from another version lead
nowhere: ids are written down so that they survive the translation of the heading.

A heading that makes the id of the others by itself, as a source's does, has it; where the source has it so,
no other version must write it down, and one that writes down another is worth a look. A version whose ids
are all others, or are made of its own words, has translated them on purpose; one that lacks many is told so
once. An id that stands at another heading of the version, or is altogether different where sections are
missing or extra beside it, is that of another section. Letters and digits count, since renderers make the
rest in different ways.

Reported, because a letter was lost:

    de | ## Einleitung {#introduction}
       | ## Kosten {#costs}
                     ~~~~~ `costs`
    it | ## Introduzione {#introduction}
       | ## Costi {#cost}
                    ^^^^ `cost`, but `costs` in de and sv
       + ## Costi {#costs}
    sv | ## Inledning {#introduction}
       | ## Kostnader {#costs}

Reported, because a link to the id leads nowhere here:

    de | ## Kosten { #costs }
    it | ## Costi
         ^^^^^^^^ the id `costs` is missing here; de and sv have it
       + ## Costi { #costs }
    sv | ## Kostnader { #costs }

Silent, because the source's heading makes that id by itself:

    source = "en"

    en | ## Why it's cheap
    de | ## Warum es billig ist {#why-its-cheap}
    sv | ## Varför det är billigt
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in
from glosslint.heading_ids import id_in, id_place, id_span, id_vote
from glosslint.model import Diagnostic, Edit, Fix, Range, Related, Section
from glosslint.wording import listed, or_behind, quoted
from glosslint.wrong_ids import wrong_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.vote import View
    from glosslint.wrong_ids import WrongId

SEVERITY: Final = "warning"

_MANY: Final = 3
"""So many ids that a version lacks are told as one."""


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the ids of the headings of `page`."""
    for language, changed, missing in wrong_ids(page):
        yield from (_changed(one, language) for one in changed)
        for run in [missing] if len(missing) >= _MANY else [[one] for one in missing]:
            yield _missing(run, language)


def _changed(wrong: WrongId, language: str) -> Diagnostic:
    row, decided = wrong.row, wrong.expected.decided
    span = id_span(row, language)
    at = span.value_at if span is not None and decided else None
    instead = f"{quoted(wrong.wanted)} in {listed(sorted(wrong.holders))}{or_behind(wrong.expected)}"
    return Diagnostic(
        f"{quoted(wrong.id)}, {'but ' if decided else ''}{instead}",
        id_place(row, language) or Range(0, 0),
        language,
        _related(wrong),
        Fix("unsafe", f"use the id {quoted(wrong.wanted)}", (Edit(at, wrong.wanted),))
        if at is not None
        else None,
        (wrong.id, wrong.wanted),
        None if wrong.is_written else "info",
        vote=id_vote(row, wrong.expected),
    )


def _missing(wrong: Sequence[WrongId], language: str) -> Diagnostic:
    first = wrong[0]
    ids = listed([quoted(one.wanted) for one in wrong])
    are, them = (f"the id {ids} is", "it") if len(wrong) == 1 else (f"the ids {ids} are", "them")
    have = "has" if len(first.holders) == 1 else "have"
    return Diagnostic(
        f"{are} missing here; {listed(sorted(first.holders))} {have} {them}{or_behind(first.expected)}",
        place_in(first.row, language) or Range(0, 0),
        language,
        _related(first),
        _insertion(wrong, language),
        ("", *(one.wanted for one in wrong)),
        vote=id_vote(first.row, first.expected),
    )


def _insertion(wrong: Sequence[WrongId], language: str) -> Fix | None:
    """The others' ids, written as they write them; None where that is no attribute list."""
    edits: list[Edit] = []
    for one in wrong:
        other = next(other for other in one.holders if id_in(one.row, other) == one.wanted)
        span, own = id_span(one.row, other), one.row.cell(language).element
        heading = own.heading if isinstance(own, Section) else None
        written = one.row.document(other).text[span.at.start : span.at.end] if span is not None else ""
        if not written.startswith("{") or heading is None or heading.content is None:
            return None
        end = heading.content.end
        edits.append(Edit(Range(end, end), f" {written}"))
    return Fix("unsafe", "give the heading the id that the others have", tuple(edits))


def _related(wrong: WrongId) -> tuple[Related, ...]:
    carrier = wrong.holders[0]
    place = id_place(wrong.row, carrier)
    return (
        (Related(carrier, place, quoted(id_in(wrong.row, carrier) or wrong.wanted)),)
        if place is not None
        else ()
    )
