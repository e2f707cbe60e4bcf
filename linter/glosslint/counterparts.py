"""From what the versions of a row differ in to what people are told: places on both sides, and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from msgspec import Struct

from glosslint.model import (
    Block,
    Diagnostic,
    Document,
    Fix,
    Range,
    Related,
    Section,
    Severity,
    Span,
    SpanKind,
    spans_of,
)
from glosslint.vote import Difference, RowView
from glosslint.wording import listed, or_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glosslint.model import Vote
    from glosslint.vote import View

T = TypeVar("T")

_BESIDE: Final = 8
"""How many rows away something that moved is looked for."""
_MOST_PAIRED: Final = 50
"""Each missing thing is held against each extra one, up to so many of both."""


class Things(Struct, Generic[T], frozen=True):
    """What a rule compares, and how it speaks of it."""

    kind: SpanKind
    """Of the spans that the things are; a row of which all cells hold the same is passed over."""
    of: Callable[[Section | Block, Document], Iterable[T]]
    """The things that an element of a document holds."""
    key: Callable[[T], str]
    """What a thing is compared by, and what its likeness to another is judged by."""
    same: Callable[[T, T], bool]
    """Whether two things with different keys may still be one."""
    place: Callable[[T], Range]
    here: Callable[[T], str]
    """A thing as it is quoted where it stands."""
    there: Callable[[T], str]
    """A thing as it is quoted from another version."""
    in_full: Callable[[T], str]
    """A thing as `there` quotes it, but never shortened."""
    changed: Callable[[T, T], str]
    """What is here, and what is there instead: "`/rent`, but `/lease`"."""
    fix: Callable[[T, T], Fix | None] = lambda _here, _there: None
    """What makes the thing here the one that is there."""
    telling: Callable[[RowView, Difference[T]], Difference[T]] = lambda _, difference: difference
    """A difference without what is not worth telling."""
    severity: Callable[[T | None, T | None], Severity | None] = lambda _here, _there: None
    """Of a thing here and one there, either of which may be lacking, where it differs from the rule's."""


def contents(page: View) -> Iterator[RowView]:
    """The rows with contents of their own: sections, for their headings, and rows without rows below."""
    for row in page.rows:
        if row.kind == "section" or row.leaf:
            yield row


def spans_in(element: Section | Block, kind: SpanKind) -> Iterator[Span]:
    """The spans of one cell of `contents`: of a section those of its heading."""
    block = element.heading if isinstance(element, Section) else element
    if block is not None:
        yield from spans_of(block, kind)


def place_in(row: RowView, language: str) -> Range | None:
    """What people see of a row in one version: a heading, or a block; None where there is nothing."""
    elements = row.cell(language).elements
    if not elements:
        return None
    if isinstance(elements[0], Section):
        return elements[0].heading.at if elements[0].heading is not None else None
    return Range(elements[0].at.start, elements[-1].at.end)


def titles_in(rows: Iterable[RowView], language: str) -> list[str]:
    """The titles of sections in one version, or in the first that has the section."""
    titles: list[str] = []
    for row in rows:
        elements = (row.cell(holder).element for holder in (language, *row.aligned))
        titles.append(next((element.title for element in elements if isinstance(element, Section)), ""))
    return [title for title in titles if title]


def gap_in(row: RowView, language: str) -> Range:
    """The empty place where a row that one version lacks should stand there.

    That is before the row's next sibling, else behind what the row's parent holds. Raises ValueError
    for the row of the roots.
    """
    parent = row.parent
    if parent is None:
        raise ValueError("the row of the roots has no place of its own")
    for sibling in row.following:
        place = place_in(sibling, language)
        if place is not None:
            return Range(place.start, place.start)
    text = row.document(language).text
    element = parent.cell(language).element
    end = len(text[: element.at.end if element is not None else len(text)].rstrip())
    return Range(end, end)


def compared(page: View, things: Things[T]) -> Iterator[Diagnostic]:
    """What there is to say of the things that the versions hold in each row of `page`.

    A missing and an extra thing are one changed thing, the most alike together; all that is missing
    beyond that is one finding, since it has one place: the cell. So are very many extra things.
    """
    for row in contents(page):
        if things.kind not in page.contested[row.index]:
            continue
        for difference in row.differences(things.of, things.key, things.same):
            told = things.telling(row, _without_moved(page, row, difference, things))
            if told.outcome != "undecided":
                yield from _decided(row, told, things)
            elif told.extra:
                yield _undecided(row, told, things)


def _without_moved(page: View, row: RowView, difference: Difference[T], things: Things[T]) -> Difference[T]:
    """Without what only stands in another row beside this one, of those that one of the versions lacks."""
    if difference.outcome == "undecided":
        return difference
    language, carrier = difference.language, difference.carrier
    near = page.rows[max(row.index - _BESIDE, 0) : row.index + _BESIDE + 1]
    siblings = [other for other in near if other.row.parent == row.row.parent]

    def unmoved(own: tuple[T, ...], holder: str, other: str) -> tuple[T, ...]:
        moved = [
            thing
            for sibling in siblings
            if sibling.cell(other).element is None
            for element in sibling.cell(holder).elements
            for thing in islice(things.of(element, row.document(holder)), _MOST_PAIRED)
        ]
        return tuple(one for one in own if not any(things.same(one, there) for there in moved))

    return replace(
        difference,
        missing=unmoved(difference.missing, language, carrier),
        extra=unmoved(difference.extra, carrier, language),
    )


def _decided(row: RowView, difference: Difference[T], things: Things[T]) -> Iterator[Diagnostic]:
    language = difference.language
    pairs, missing, extra = _paired(difference.missing, difference.extra, things.key)
    holders = listed(difference.holders[0][1])
    behind = or_behind(difference)
    for here, there in pairs:
        yield Diagnostic(
            f"{things.changed(here, there)} in {holders}{behind}",
            things.place(here),
            language,
            _related(row, difference, things, there),
            things.fix(here, there),
            (things.key(here), things.key(there)),
            things.severity(here, there),
            vote=_vote(row, difference, things, (here, there)),
        )
    place = place_in(row, language)
    if missing and place is not None:
        shown = listed([things.there(thing) for thing in missing])
        are, them = ("is", "it") if len(missing) == 1 else ("are", "them")
        have = "has" if len(difference.holders[0][1]) == 1 else "have"
        yield Diagnostic(
            f"{shown} {are} missing here; {holders} {have} {them}{behind}",
            place,
            language,
            _related(row, difference, things, missing[0]),
            key=("", *map(things.key, missing)),
            severity=things.severity(None, missing[0]),
            vote=_vote(row, difference, things, missing),
        )
    for told in [extra] if len(extra) > _MOST_PAIRED else [[thing] for thing in extra]:
        shown, are = listed([things.here(thing) for thing in told]), "is" if len(told) == 1 else "are"
        yield Diagnostic(
            f"{shown} {are} not in {holders}{behind}",
            things.place(told[0]),
            language,
            _related(row, difference, things, None),
            key=(*map(things.key, told), ""),
            severity=things.severity(told[0], None),
            vote=_vote(row, difference, things, told),
        )


def _undecided(row: RowView, difference: Difference[T], things: Things[T]) -> Diagnostic:
    own = listed([things.here(thing) for thing in difference.extra])
    agreeing = [name for name in difference.ballots[0][1] if name != difference.language]
    here = f"here and in {listed(agreeing)}" if agreeing else "here"
    elsewhere = [
        f"{listed([things.there(thing) for thing in held]) or 'nothing'} in {listed(languages)}"
        for held, languages in difference.holders
    ]
    disputed = [*difference.extra, *(thing for held, _ in difference.holders for thing in held)]
    return Diagnostic(
        f"the versions disagree: {', '.join([f'{own} {here}', *elsewhere])}",
        things.place(difference.extra[0]),
        difference.language,
        _related(row, difference, things, None),
        key=tuple(sorted({things.key(thing) for thing in disputed})),
        vote=_vote(row, difference, things, disputed),
    )


def _vote(row: RowView, difference: Difference[T], things: Things[T], about: Sequence[T]) -> Vote:
    """Who holds what of the things that a finding is `about`, which may be fewer than the row differs in."""
    by_key = {things.key(one): place for place, one in reversed(list(enumerate(about)))}
    ballots: dict[tuple[int, ...], tuple[tuple[T, ...], tuple[str, ...]]] = {}
    for held, languages in difference.ballots:
        places = [_place_among(thing, about, by_key, things) for thing in held]
        asked = tuple(thing for thing, place in zip(held, places, strict=True) if place >= 0)
        key = tuple(sorted(place for place in places if place >= 0))
        shown, others = ballots.get(key, (asked, ()))
        ballots[key] = (shown, (*others, *languages))
    narrowed = replace(difference, ballots=tuple(ballots.values()))
    return row.vote(narrowed, lambda held: listed([things.in_full(thing) for thing in held]))


def _place_among(thing: T, others: Sequence[T], by_key: Mapping[str, int], things: Things[T]) -> int:
    """Which of `others` a thing is, those with its own key first; -1 where it is none of them."""
    place = by_key.get(things.key(thing))
    if place is None:
        alike = (place for place, one in enumerate(others[:_MOST_PAIRED]) if things.same(one, thing))
        place = next(alike, -1)
    return place


def _related(
    row: RowView, difference: Difference[T], things: Things[T], there: T | None
) -> tuple[Related, ...]:
    """The counterpart that carried the vote, then a place for each other value."""
    related: list[Related] = []
    for held, languages in difference.holders:
        carrier = difference.carrier if difference.carrier in languages else languages[0]
        thing = there if there is not None and carrier == difference.carrier else next(iter(held), None)
        place = things.place(thing) if thing is not None else place_in(row, carrier)
        if place is not None:
            related.append(Related(carrier, place, things.there(thing) if thing is not None else ""))
    return tuple(related)


def _paired(
    missing: Sequence[T], extra: Sequence[T], key: Callable[[T], str]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """What was changed (as it is here, as it should be), and what is left of `missing` and `extra`."""
    from rapidfuzz.distance import OSA

    candidates = sorted(
        (OSA.normalized_distance(key(there), key(here)), i, j)
        for i, there in enumerate(missing[:_MOST_PAIRED])
        for j, here in enumerate(extra[:_MOST_PAIRED])
    )
    here_of: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in here_of and j not in taken:
            here_of[i] = j
            taken.add(j)
    return (
        [(extra[j], missing[i]) for i, j in here_of.items()],
        [there for i, there in enumerate(missing) if i not in here_of],
        [here for j, here in enumerate(extra) if j not in taken],
    )
