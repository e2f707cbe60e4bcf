"""What the versions of a row can differ in, each with the vote on it: as `glosslint tree` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from glosslint.counterparts import spans_in
from glosslint.heading_ids import expected_id, id_vote
from glosslint.lists import items_in
from glosslint.model import Section
from glosslint.quantities.comparison import key, keys
from glosslint.targets import target_readings
from glosslint.vote import Expectation
from glosslint.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glosslint.model import Document, Span, SpanKind, Vote
    from glosslint.vote import Element, RowView

V = TypeVar("V")

_COMPARED: Final[tuple[SpanKind, ...]] = (
    "link",
    "image",
    "number",
    "code",
    "placeholder",
    "math",
    "footnote",
)
_PARTS: Final = frozenset({"list", "table"})
_BULLETS: Final = frozenset("-+*")


class Thing(NamedTuple):
    """A span with all that it may stand for."""

    span: Span
    readings: tuple[str, ...]


def disagreements(row: RowView) -> Iterator[tuple[str, Vote]]:
    """The features of a row in which its versions differ, by name, each with the vote on it.

    Links, numbers and all else that a cell may hold several of have a vote for what differs together.
    """
    if row.presence.outcome != "unanimous":
        yield "presence", row.presence_vote
    if row.kind == "section":
        yield from _differing(row, "level", _level, "level {}".format)
        identifier = expected_id(row)
        if identifier is not None and identifier.outcome != "unanimous":
            yield "id", id_vote(row, identifier)
    else:
        yield from _differing(row, "kind", _kind, str)
        if all(_has_parts(row.cell(language).element) for language in row.aligned):
            yield from _differing(row, "length", _length(row), str)
        yield from _differing(row, "blocks", _pieces(row), lambda number: counted(number, "block"))
    if row.kind == "section" or row.leaf:
        for kind in _COMPARED:
            if kind in row.view.contested[row.index]:
                yield from ((kind, vote) for vote in _votes_on_spans(row, kind))


def _differing(
    row: RowView, name: str, feature: Callable[[Element, Document], V], show: Callable[[V], str]
) -> Iterator[tuple[str, Vote]]:
    expected = row.expected(feature)
    if expected is not None and expected.outcome != "unanimous":
        yield name, row.vote(expected, show)


def _level(element: Element, _: Document) -> int:
    return element.level if isinstance(element, Section) else 0


def _kind(element: Element, _: Document) -> str:
    """What a block is, of a list how it is marked."""
    if isinstance(element, Section) or element.kind != "list":
        return "section" if isinstance(element, Section) else element.kind
    return "bulleted list" if element.info in _BULLETS else f"list numbered from {element.level}"


def _has_parts(element: Element | None) -> bool:
    return not isinstance(element, Section) and element is not None and element.kind in _PARTS


def _length(row: RowView) -> Callable[[Element, Document], str]:
    """How many items a list has, how many rows and columns a table."""

    def feature(element: Element, document: Document) -> str:
        number = len(items_in(row, document.language))
        if isinstance(element, Section) or element.kind == "list":
            return counted(number, "item")
        return f"{counted(number, 'row')} of {counted(element.level, 'column')}"

    return feature


def _pieces(row: RowView) -> Callable[[Element, Document], int]:
    """Into how many blocks a version cuts what is one row."""
    return lambda _, document: len(row.cell(document.language).elements)


def _votes_on_spans(row: RowView, kind: SpanKind) -> Iterator[Vote]:
    """What the versions hold of one kind of span that others do not: one vote, where one tells it all."""
    languages = row.view.table.languages

    def things(element: Element, document: Document) -> Iterator[Thing]:
        for span in spans_in(element, kind):
            yield Thing(span, _readings(span, document, languages))

    found = row.differences(things, lambda thing: thing.readings[0], _same)
    if not found:
        return
    dissenting = {one.language for one in found}
    compared = [language for _, names in found[0].ballots for language in names]
    right = next((language for language in compared if language not in dissenting), "")
    if not right or any(one.outcome == "undecided" for one in found):
        yield from dict.fromkeys([row.vote(difference, _listed) for difference in found])
        return
    asked = [thing for one in found for thing in (*one.missing, *one.extra)]
    holders: dict[tuple[int, ...], list[str]] = {}
    for language in (right, *(other for other in compared if other != right)):
        elements, document = row.cell(language).elements, row.document(language)
        held = [thing for element in elements for thing in things(element, document)]
        holders.setdefault(_asked_of(held, asked), []).append(language)
    yield row.vote(
        Expectation(
            (),
            found[0].outcome,
            right,
            tuple([(places, tuple(names)) for places, names in holders.items()]),
            tuple(dissenting),
            all(one.alone for one in found),
        ),
        lambda places: _listed([asked[place] for place in places]),
    )


def _asked_of(held: Sequence[Thing], asked: Sequence[Thing]) -> tuple[int, ...]:
    """Where those of `held` that are among `asked` stand there, in order."""
    by_key = {thing.readings[0]: place for place, thing in reversed(list(enumerate(asked)))}
    places: list[int] = []
    for thing in held:
        alike = by_key.get(thing.readings[0])
        if alike is None:
            alike = next((place for place, one in enumerate(asked) if _same(one, thing)), None)
        places += [alike] if alike is not None else []
    return tuple(sorted(places))


def _readings(span: Span, document: Document, languages: Sequence[str]) -> tuple[str, ...]:
    """What a span may stand for, the likeliest first."""
    if span.kind in ("link", "image"):
        return target_readings(span.value, document.path, document.language, languages)
    if span.readings:
        likeliest = key(span.readings)
        return (likeliest, *sorted(keys(span.readings) - {likeliest}))
    return (span.value,)


def _same(one: Thing, other: Thing) -> bool:
    return not set(one.readings).isdisjoint(other.readings)


def _listed(things: Sequence[Thing]) -> str:
    return listed([thing.span.value if thing.span.readings else f"`{thing.span.value}`" for thing in things])
