"""What versions differ in where each may hold several things: a vote is taken for each thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar, get_args

from glosslint.model import Outcome
from glosslint.vote.decision import decide

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from glosslint.vote.decision import Expectation
    from glosslint.vote.electorate import Electorate

T = TypeVar("T")

_OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
_MOST_COMPARED: Final = 200
"""Of the things that not all versions write alike, each is held against so many others at most: without
a bound, a paragraph of thousands of links would take the square of them."""


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
    ballots: tuple[tuple[tuple[T, ...], tuple[str, ...]], ...]
    """What the versions have of the things in question, each with the languages that have it: what is
    expected first or, where the vote is undecided, what is here; then the most frequent."""
    alone: bool = False
    """Whether this is a presumed source that stands alone against all others."""

    @property
    def holders(self) -> tuple[tuple[tuple[T, ...], tuple[str, ...]], ...]:
        """Those of `ballots` that differ from what is here, the carrier's first."""
        others = [ballot for ballot in self.ballots if self.language not in ballot[1]]
        return tuple(sorted(others, key=lambda ballot: self.carrier not in ballot[1]))


def differences_of(
    held: Mapping[str, Sequence[T]],
    keys: Mapping[str, Sequence[Hashable]],
    same: Callable[[T, T], bool] | None,
    electorate: Electorate,
    full: Collection[str],
) -> tuple[Difference[T], ...]:
    """The differences of cells that hold `held`, by language, compared by `keys`.

    `same` says whether two things of different keys may still be one; `full` are those with a vote.
    """
    if len(keys) < 2 or _equal(keys.values()):
        return ()
    classes = keys if same is None else _classes(held, keys, same, electorate)
    return _compare(held, classes, electorate, full)


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

    Two things that one version holds side by side are never the same. What all versions hold is not
    looked for; of the rest, each is held against `_MOST_COMPARED` at most.
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
        classes[key] = key
        if len(holders[key]) == len(keys):
            continue
        for other, languages in islice(members.items(), _MOST_COMPARED):
            if not languages & holders[key] and same(things[key], things[other]):
                classes[key] = other
                break
        members.setdefault(classes[key], set()).update(holders[key])
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
            _ballots((*part, *over), carrier, held, keys),
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
    held_of = {name: Counter([key for key in own if key in things]) for name, own in keys.items()}
    language = next(name for name in _pivot_first(electorate) if held_of.get(name))
    others = [name for name in keys if held_of[name] != held_of[language]]
    carrier = max(others, key=lambda name: bool(held_of[name]))
    extra = _pick(things, held[language], keys[language])
    return Difference(
        language,
        (),
        extra,
        carrier,
        "undecided",
        _ballots(tuple(things), language, held, keys),
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


def _ballots(
    things: Sequence[Hashable],
    first: str,
    held: Mapping[str, Sequence[T]],
    keys: Mapping[str, Sequence[Hashable]],
) -> tuple[tuple[tuple[T, ...], tuple[str, ...]], ...]:
    """Who has what of `things`, those who have the same together: with `first`, then the most frequent."""
    groups: dict[tuple[tuple[Hashable, int], ...], list[str]] = {}
    for name, own in keys.items():
        count = Counter(own)
        counts = tuple((thing, count[thing]) for thing in things if count[thing])
        groups.setdefault(counts, []).append(name)
    ordered = sorted(groups.items(), key=lambda group: (first not in group[1], -len(group[1])))
    return tuple(
        (_pick(Counter(dict(counts)), held[names[0]], keys[names[0]]), tuple(names))
        for counts, names in ordered
    )
