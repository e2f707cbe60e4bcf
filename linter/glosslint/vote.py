"""The vote: what the versions of a page together expect of each other.

No version is the source unless it is configured, so what a row should hold is decided by those
that hold it. `RowView.expected` and `RowView.differences` are the only places that decide, both by
`decide`; no rule votes by itself:

1. the configured source is right;
2. else a presumed source is, if another independent version agrees with it;
3. else what three fifths of the votes say;
4. else, of two votes, the presumed source's;
5. else nothing is decided, and the row gets one finding that blames nobody.

Versions of one base language share one vote, and so do near-equal copies. Cells that were repaired,
and pages that declare themselves behind, have none while others have.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeAlias, TypeVar, cast, get_args

from glosslint.model import Range, Section, spans_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from glosslint.model import Block, Cell, Document, Row, SpanKind, Table, Verdict

Element: TypeAlias = "Section | Block"
V = TypeVar("V")
T = TypeVar("T")

Outcome: TypeAlias = Literal["unanimous", "configured", "presumed", "majority", "pair", "undecided"]
"""How a vote was decided; the order is that of the module's docstring."""

_OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
_MAJORITY: Final = Fraction(3, 5)
_BEHIND: Final = frozenset(
    {
        "drifted_from_default",
        "needs_translation_update",
        "needs_update",
        "out_of_date",
        "outdated",
        "stale",
        "translation_outdated",
    }
)
"""Keys of the front matter by which a page declares itself behind."""
_TRUE: Final = frozenset({"1", "on", "true", "yes"})


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who votes on a page."""

    languages: tuple[str, ...]
    """In the table's order."""
    voters: tuple[tuple[str, ...], ...]
    """The languages that share one vote stand together."""
    pivot: str = ""
    source: str = ""
    """The configured source, if it is among the languages."""
    presumed: str = ""
    behind: frozenset[str] = frozenset()
    """The versions that have no vote while others have."""


@dataclass(frozen=True, slots=True)
class Expectation(Generic[V]):
    """What a row should hold."""

    value: V | None
    """None where the vote was undecided."""
    outcome: Outcome
    carrier: str
    """The version that stands for the outcome; where it is undecided, the one to report it at."""
    ballots: tuple[tuple[V, tuple[str, ...]], ...]
    """Each value with the languages that hold it, the expected one first, then the most frequent."""
    dissenters: tuple[str, ...]
    """The versions to report: all that hold another value; where it is undecided, the carrier alone."""
    alone: bool = False
    """Whether a presumed source stands alone against all others, which may as well be behind."""

    @property
    def decided(self) -> bool:
        """Whether `value` is what is expected."""
        return self.outcome != "undecided"


@dataclass(frozen=True, slots=True)
class Difference(Generic[T]):
    """What one version lacks and has too much of in a row."""

    language: str
    """The version to report."""
    missing: tuple[T, ...]
    """Things of the carrier that have no counterpart here."""
    extra: tuple[T, ...]
    """Things here that are not expected; where the vote is undecided, those in dispute."""
    carrier: str
    """The version that stands for what is expected: whose places to show."""
    outcome: Outcome
    holders: tuple[tuple[tuple[T, ...], tuple[str, ...]], ...]
    """What each of the other versions has of the things in question, with the languages that have it;
    the carrier's first, then the most frequent."""
    alone: bool = False
    """Whether this is a presumed source that stands alone against all others."""


def decide(values: Mapping[str, V], electorate: Electorate, full: Collection[str]) -> Expectation[V]:
    """What `values`, by language and at least one, say together.

    `full` are the languages that have a vote; where none of them has a value, all that have do.
    """
    holders: dict[V, list[str]] = {}
    for language in electorate.languages:
        if language in values:
            holders.setdefault(values[language], []).append(language)
    if len(holders) == 1:
        return _expectation(next(iter(holders)), "unanimous", holders, electorate, full)
    voting = [language for language in values if language in full and language not in electorate.behind]
    votes = _votes(values, electorate, voting or list(values))
    best = max(holders, key=lambda value: votes[value])
    total = sum(votes.values())
    presumed = electorate.presumed if electorate.presumed in (voting or values) else ""
    if electorate.source in values:
        return _expectation(values[electorate.source], "configured", holders, electorate, full)
    if presumed and _supported(presumed, values, electorate, voting or list(values)):
        return _expectation(values[presumed], "presumed", holders, electorate, full)
    if votes[best] >= _MAJORITY * total:
        return _expectation(best, "majority", holders, electorate, full)
    if presumed and total == 2:
        return _expectation(values[presumed], "pair", holders, electorate, full)
    return _undecided(holders, electorate, votes)


def _votes(values: Mapping[str, V], electorate: Electorate, voting: Sequence[str]) -> dict[V, Fraction]:
    """What each value has of the votes; those who share a vote have equal parts of it."""
    votes = dict.fromkeys(values.values(), Fraction(0))
    for voter in electorate.voters:
        sharing = [language for language in voter if language in voting]
        for language in sharing:
            votes[values[language]] += Fraction(1, len(sharing))
    return votes


def _supported(presumed: str, values: Mapping[str, V], electorate: Electorate, voting: Sequence[str]) -> bool:
    """Whether an independent version agrees with the presumed source."""
    return any(
        language in voting and values[language] == values[presumed]
        for voter in electorate.voters
        if presumed not in voter
        for language in voter
    )


def _expectation(
    value: V,
    outcome: Outcome,
    holders: Mapping[V, Sequence[str]],
    electorate: Electorate,
    full: Collection[str],
) -> Expectation[V]:
    supporters = holders[value]
    others = sorted((other for other in holders if other != value), key=lambda other: -len(holders[other]))
    ballots = tuple((held, tuple(holders[held])) for held in (value, *others))
    dissenters = tuple(
        language for language in electorate.languages if any(language in holders[other] for other in others)
    )
    alone = outcome == "majority" and dissenters == (electorate.presumed,)
    return Expectation(value, outcome, _carrier(supporters, electorate, full), ballots, dissenters, alone)


def _carrier(supporters: Sequence[str], electorate: Electorate, full: Collection[str]) -> str:
    """Of those who hold what is expected, the one to show: a source, the pivot, or the first of full vote."""
    for language in (electorate.source, electorate.presumed, electorate.pivot):
        if language in supporters and (language in full or language == electorate.source):
            return language
    return next((language for language in supporters if language in full), supporters[0])


def _undecided(
    holders: Mapping[V, Sequence[str]], electorate: Electorate, votes: Mapping[V, Fraction]
) -> Expectation[V]:
    present = {language for languages in holders.values() for language in languages}
    carrier = electorate.pivot
    if carrier not in present:
        carrier = next(language for language in electorate.languages if language in present)
    own = next(value for value, languages in holders.items() if carrier in languages)
    others = sorted((value for value in holders if value != own), key=lambda value: -votes[value])
    ballots = tuple((value, tuple(holders[value])) for value in (own, *others))
    return Expectation(None, "undecided", carrier, ballots, (carrier,))


class View:
    """A table to walk and to vote on."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.electorate = electorate_of(table)
        self.documents = {language: table.group.document(language) for language in table.languages}
        self._made: dict[Callable[[View], object], object] = {}

    def once(self, make: Callable[[View], V]) -> V:
        """What `make` makes of this view, made when it is asked for the first time."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("V", self._made[make])

    def row(self, index: int) -> RowView:
        """Row number `index`."""
        return RowView(self, index)

    @cached_property
    def rows(self) -> tuple[RowView, ...]:
        """In reading order, each after its parent."""
        return tuple([RowView(self, index) for index in range(len(self.table.rows))])

    @cached_property
    def children(self) -> Mapping[int, Sequence[int]]:
        """The rows below each row that has any, by index."""
        children: dict[int, list[int]] = {}
        for index, row in enumerate(self.table.rows):
            children.setdefault(row.parent, []).append(index)
        return children

    @cached_property
    def repairs(self) -> Mapping[str, tuple[list[int], list[int]]]:
        """By language, the starts and the ends of its repairs."""
        return {
            language: ([repair.at.start for repair in repairs], [repair.at.end for repair in repairs])
            for language, document in self.documents.items()
            if (repairs := sorted([one for one in document.repairs if one.certain], key=lambda one: one.at))
        }

    @cached_property
    def spans(self) -> Sequence[frozenset[SpanKind]]:
        """By row, the kinds of the spans that its cells hold: of sections, those of the headings."""
        kinds: list[frozenset[SpanKind]] = []
        for row in self.table.rows:
            held: set[SpanKind] = set()
            for cell in row.cells:
                for element in cell.elements:
                    block = element.heading if isinstance(element, Section) else element
                    if block is not None and (block.spans or block.children):
                        held.update([span.kind for span in spans_of(block)])
            kinds.append(frozenset(held))
        return kinds

    def runs(self, language: str, verdict: Verdict) -> Iterator[tuple[RowView, ...]]:
        """The rows of one kind and parent that follow each other and have `verdict` in `language`.

        Rows whose parent has the same verdict are left out: the parent says it all.
        """
        column = self.table.languages.index(language)
        run: list[RowView] = []
        for view in self.rows:
            row = view.row
            if row.cells[column].verdict != verdict or self._explained(row, column, verdict):
                continue
            if run and not _follows(self, run[-1], view):
                yield tuple(run)
                run = []
            run.append(view)
        if run:
            yield tuple(run)

    def _explained(self, row: Row, column: int, verdict: Verdict) -> bool:
        return row.parent >= 0 and self.table.rows[row.parent].cells[column].verdict == verdict


def _follows(view: View, one: RowView, other: RowView) -> bool:
    """Whether no row of the same parent and kind stands between the two."""
    if one.row.parent != other.row.parent or one.row.kind != other.row.kind:
        return False
    siblings = [
        index for index in view.children[one.row.parent] if view.table.rows[index].kind == one.row.kind
    ]
    place = bisect_left(siblings, one.index)
    return siblings[place + 1] == other.index


class RowView:
    """A row of a table: what each version has in it, and what they expect of each other."""

    __slots__ = ("_view", "index", "row")

    def __init__(self, view: View, index: int) -> None:
        self._view = view
        self.index = index
        self.row = view.table.rows[index]

    @property
    def view(self) -> View:
        """The table that the row is of."""
        return self._view

    @property
    def kind(self) -> str:
        """What the row is one of: section, block, item or row."""
        return self.row.kind

    @property
    def parent(self) -> RowView | None:
        """The row that contains this one; None for that of the roots."""
        return self._view.rows[self.row.parent] if self.row.parent >= 0 else None

    @property
    def children(self) -> tuple[RowView, ...]:
        """The rows that this one contains."""
        return tuple([self._view.rows[index] for index in self._view.children.get(self.index, ())])

    @property
    def following(self) -> Iterator[RowView]:
        """The rows of the same parent behind this one, the nearest first."""
        siblings = self._view.children[self.row.parent]
        for place in range(bisect_right(siblings, self.index), len(siblings)):
            yield self._view.rows[siblings[place]]

    @property
    def preceding(self) -> Iterator[RowView]:
        """The rows of the same parent before this one, the nearest first."""
        siblings = self._view.children[self.row.parent]
        for place in range(bisect_left(siblings, self.index) - 1, -1, -1):
            yield self._view.rows[siblings[place]]

    @property
    def leaf(self) -> bool:
        """Whether no rows lie below, so that the contents are this row's own."""
        return self.index not in self._view.children

    @property
    def aligned(self) -> tuple[str, ...]:
        """The languages whose contents may be compared: those with an aligned cell that is not empty."""
        languages = self._view.table.languages
        return tuple(
            [
                language
                for language, cell in zip(languages, self.row.cells, strict=True)
                if cell.element is not None and cell.verdict == "aligned"
            ]
        )

    def cell(self, language: str) -> Cell:
        """The cell of `language`. Raises ValueError where the table has no such column."""
        return self.row.cells[self._view.table.languages.index(language)]

    def document(self, language: str) -> Document:
        """The version in `language`. Raises KeyError where the table has no such column."""
        return self._view.documents[language]

    def expected(self, feature: Callable[[Element, Document], V]) -> Expectation[V] | None:
        """What the aligned cells together say `feature` should be; None where fewer than two are aligned.

        `feature` maps what a cell begins with, and its document, to something hashable.
        """
        languages = self.aligned
        if len(languages) < 2:
            return None
        values: dict[str, V] = {}
        for language in languages:
            element, *_ = self.cell(language).elements
            values[language] = feature(element, self.document(language))
        return decide(values, self._view.electorate, self._full(languages))

    @property
    def presence(self) -> Expectation[bool]:
        """Whether the row should be there. An empty cell says no only where what contains it is there."""
        row, view = self.row, self._view
        above = view.table.rows[row.parent].cells if row.parent >= 0 else row.cells
        kinds = {
            _kind(outer.element)
            for cell, outer in zip(row.cells, above, strict=True)
            if cell.element is not None and outer.element is not None
        }
        values: dict[str, bool] = {}
        full: list[str] = []
        for language, cell, outer in zip(view.table.languages, row.cells, above, strict=True):
            if cell.element is None and (outer.element is None or _kind(outer.element) not in kinds):
                continue
            if language in view.table.unrelated:
                continue
            values[language] = cell.element is not None
            if not self._repaired(language):
                full.append(language)
        return decide(values, view.electorate, full)

    def differences(
        self,
        things: Callable[[Element, Document], Iterable[T]],
        key: Callable[[T], Hashable],
        same: Callable[[T, T], bool] | None = None,
    ) -> tuple[Difference[T], ...]:
        """What each aligned cell lacks and has too much of, one `Difference` a language at most.

        `things` gives what a cell holds (spans, say), `key` by what it is compared, and `same` whether
        two things of different keys may still be one, as `1.000` and `1000` may. A vote is taken for
        each thing. What is missing and what is extra are the things themselves, so that their places
        can be shown. Where the votes leave a place open ("500 here, 600 in de, 700 in fr"), one
        undecided difference for the row has all that is in dispute. A table's row that lacks a column
        is not compared, since that is why things are missing.
        """
        held: dict[str, list[T]] = {}
        keys: dict[str, list[Hashable]] = {}
        for language in self.aligned if self.row.kind != "row" else self._as_wide_as_expected():
            document = self.document(language)
            held[language] = [
                thing for one in self.cell(language).elements for thing in things(one, document)
            ]
            keys[language] = [key(thing) for thing in held[language]]
        if len(keys) < 2 or _equal(keys.values()):
            return ()
        if same is not None:
            keys = _classes(held, keys, same, self._view.electorate)
        return _compare(held, keys, self._view.electorate, self._full(held))

    def _as_wide_as_expected(self) -> list[str]:
        """Of a table's row, the aligned languages that have as many cells as is expected of all."""
        widths = {language: _width(self.cell(language).element) for language in self.aligned}
        if len(set(widths.values())) < 2:
            return list(widths)
        expected = decide(widths, self._view.electorate, self._full(widths)).value
        return [language for language, width in widths.items() if width == expected]

    def _full(self, languages: Iterable[str]) -> list[str]:
        return [language for language in languages if not self._repaired(language)]

    def _repaired(self, language: str) -> bool:
        """Whether the reader had to repair what `language` has here."""
        repairs = self._view.repairs.get(language)
        if repairs is None:
            return False
        starts, ends = repairs
        for element in self.cell(language).elements:
            at = _own_place(element)
            before = bisect_left(starts, at.end)
            if before and ends[before - 1] > at.start:
                return True
        return False


def electorate_of(table: Table) -> Electorate:
    """Who votes on the page of `table`."""
    group = table.group
    behind = {document.language for document in group.documents if declares_behind(document)}
    behind |= {copy for copy, _ in table.copies}
    behind |= set(table.unrelated)
    return Electorate(
        table.languages,
        table.voters or tuple((language,) for language in table.languages),
        table.pivot,
        group.source,
        group.presumed,
        frozenset(behind),
    )


def declares_behind(document: Document) -> bool:
    """Whether the front matter of `document` says that it lags behind what it translates."""
    if document.meta is None:
        return False
    return any(
        entry.value.lower() in _TRUE and entry.key.lower().rpartition(".")[2].replace("-", "_") in _BEHIND
        for entry in document.meta.entries
    )


def _own_place(element: Element) -> Range:
    """Where a section has its heading, or a block is."""
    if not isinstance(element, Section):
        return element.at
    return element.heading.at if element.heading is not None else Range(element.at.start, element.at.start)


def _kind(element: Element) -> str:
    return "section" if isinstance(element, Section) else element.kind


def _width(element: Element | None) -> int:
    return len(element.children) if element is not None and not isinstance(element, Section) else 0


def _equal(sequences: Iterable[Sequence[Hashable]]) -> bool:
    """Whether all hold the same, in whatever order."""
    first, *others = sequences
    if all(other == first for other in others):
        return True
    count = Counter(first)
    return all(len(other) == len(first) and Counter(other) == count for other in others)


def _classes(
    held: Mapping[str, Sequence[T]],
    keys: Mapping[str, Sequence[Hashable]],
    same: Callable[[T, T], bool],
    electorate: Electorate,
) -> dict[str, list[Hashable]]:
    """`keys`, where things that are the same have the key of the one that most versions hold.

    Two things that one version holds side by side are never the same.
    """
    things: dict[Hashable, T] = {}
    holders: dict[Hashable, set[str]] = {}
    for language in _pivot_first(electorate):
        for thing, key in zip(held.get(language, ()), keys.get(language, ()), strict=True):
            things.setdefault(key, thing)
            holders.setdefault(key, set()).add(language)
    classes: dict[Hashable, Hashable] = {}
    members: dict[Hashable, set[str]] = {}
    for key in sorted(things, key=lambda key: -len(holders[key])):
        joined = next(
            (
                other
                for other, languages in members.items()
                if same(things[key], things[other]) and not languages & holders[key]
            ),
            key,
        )
        classes[key] = joined
        members.setdefault(joined, set()).update(holders[key])
    return {language: [classes[key] for key in own] for language, own in keys.items()}


def _pivot_first(electorate: Electorate) -> list[str]:
    return sorted(electorate.languages, key=lambda language: language != electorate.pivot)


def _compare(
    held: Mapping[str, Sequence[T]],
    keys: Mapping[str, Sequence[Hashable]],
    electorate: Electorate,
    full: Collection[str],
) -> tuple[Difference[T], ...]:
    """The differences of cells that hold `held`, compared by `keys`."""
    counts = {language: Counter(own) for language, own in keys.items()}
    votes: dict[Hashable, Expectation[int]] = {}
    for language in _pivot_first(electorate):
        for key in keys.get(language, ()):
            if key not in votes:
                votes[key] = decide({name: count[key] for name, count in counts.items()}, electorate, full)
    contested = {key: vote for key, vote in votes.items() if vote.outcome != "unanimous"}
    if not contested:
        return ()
    short = {language: _beyond(contested, counts[language], -1) for language in counts}
    over = {language: _beyond(contested, counts[language], 1) for language in counts}
    open_keys = Counter[Hashable]()
    if _left_open(contested, counts, electorate, full):
        for language, count in counts.items():
            surplus = over[language].total() - short[language].total()
            unexplained = _last(over[language], surplus)
            over[language] -= unexplained
            open_keys |= unexplained
            open_keys |= Counter({key: count[key] for key, vote in contested.items() if not vote.decided})
    differences = [
        difference
        for language in counts
        for difference in _differences(language, short[language], over[language], contested, held, keys)
    ]
    if open_keys:
        differences.append(_dispute(open_keys, held, keys, electorate))
    return tuple(differences)


def _beyond(
    votes: Mapping[Hashable, Expectation[int]], count: Counter[Hashable], sign: int
) -> Counter[Hashable]:
    """How much of each thing goes beyond what is expected (`sign` 1) or stays short of it (-1)."""
    beyond = Counter[Hashable]()
    for key, vote in votes.items():
        if vote.value is not None and (difference := sign * (count[key] - vote.value)) > 0:
            beyond[key] = difference
    return beyond


def _left_open(
    votes: Mapping[Hashable, Expectation[int]],
    counts: Mapping[str, Counter[Hashable]],
    electorate: Electorate,
    full: Collection[str],
) -> bool:
    """Whether some thing is undecided, or fewer things are expected than the versions agree to have."""
    if not all(vote.decided for vote in votes.values()):
        return True
    sizes = {language: sum(count[key] for key in votes) for language, count in counts.items()}
    size = decide(sizes, electorate, full)
    least = size.value if size.value is not None else min(sizes.values())
    return sum(vote.value or 0 for vote in votes.values()) < least


def _last(counts: Counter[Hashable], number: int) -> Counter[Hashable]:
    """The last `number` things of `counts`."""
    things = list(counts.elements())
    return Counter(things[len(things) - max(number, 0) :])


def _differences(
    language: str,
    short: Counter[Hashable],
    over: Counter[Hashable],
    votes: Mapping[Hashable, Expectation[int]],
    held: Mapping[str, Sequence[T]],
    keys: Mapping[str, Sequence[Hashable]],
) -> Iterator[Difference[T]]:
    """What `language` is short of and has over, by the version that is held against it."""
    own = Counter(keys[language])
    carriers = dict.fromkeys(votes[key].carrier for key in (*short, *over))
    spare = {name: Counter(keys[name]) - own for name in (*carriers, *keys)}
    missing = Counter(short)
    while missing or over:
        carrier = max(spare, key=lambda name: (spare[name] & missing).total())
        part = spare[carrier] & missing
        outcomes: list[Outcome] = [votes[key].outcome for key in (*part, *over)]
        yield Difference(
            language,
            _pick(part, held[carrier], keys[carrier]),
            _pick(over, held[language], keys[language]),
            carrier,
            max(outcomes, key=_rank),
            _holders((*part, *over), {language}, carrier, held, keys),
            all(votes[key].alone for key in (*part, *over)),
        )
        missing -= part
        over = Counter()


def _rank(outcome: Outcome) -> int:
    """How far down the list of ways to decide `outcome` is."""
    return _OUTCOMES.index(outcome)


def _dispute(
    things: Counter[Hashable],
    held: Mapping[str, Sequence[T]],
    keys: Mapping[str, Sequence[Hashable]],
    electorate: Electorate,
) -> Difference[T]:
    """The one difference for what the votes leave open, at the pivot where it has any of it."""
    held_of = {name: Counter(own) & things for name, own in keys.items()}
    language = next(name for name in _pivot_first(electorate) if held_of.get(name))
    others = [name for name in keys if held_of[name] != held_of[language]]
    carrier = max(others, key=lambda name: bool(held_of[name]))
    extra = _pick(things, held[language], keys[language])
    return Difference(
        language, (), extra, carrier, "undecided", _holders(tuple(things), {language}, carrier, held, keys)
    )


def _pick(wanted: Counter[Hashable], held: Sequence[T], keys: Sequence[Hashable]) -> tuple[T, ...]:
    """The last of `held` that have the wanted keys, so many of each, in order."""
    left = Counter(wanted)
    picked: list[T] = []
    for thing, key in zip(reversed(held), reversed(keys), strict=True):
        if left[key] > 0:
            left[key] -= 1
            picked.append(thing)
    return tuple(reversed(picked))


def _holders(
    things: Sequence[Hashable],
    without: Collection[str],
    carrier: str,
    held: Mapping[str, Sequence[T]],
    keys: Mapping[str, Sequence[Hashable]],
) -> tuple[tuple[tuple[T, ...], tuple[str, ...]], ...]:
    """Who else has what of `things`, those who have the same together."""
    groups: dict[tuple[tuple[Hashable, int], ...], list[str]] = {}
    for name, own in keys.items():
        if name not in without:
            count = Counter(own)
            groups.setdefault(tuple((thing, count[thing]) for thing in things if count[thing]), []).append(
                name
            )
    ordered = sorted(groups.items(), key=lambda group: (carrier not in group[1], -len(group[1])))
    return tuple(
        (_pick(Counter(dict(counts)), held[names[0]], keys[names[0]]), tuple(names))
        for counts, names in ordered
    )
