"""How votes decide: what the values that the versions hold say together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from glosslint.model import Outcome
    from glosslint.vote.electorate import Electorate

V = TypeVar("V")

_MAJORITY: Final = Fraction(3, 5)


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

    @property
    def elsewhere(self) -> tuple[tuple[V, tuple[str, ...]], ...]:
        """What to hold against a dissenter: what is expected or, where nothing is decided, all the rest."""
        return self.ballots[:1] if self.decided else self.ballots[1:]

    @property
    def against(self) -> str:
        """The version to show beside a dissenter."""
        return self.carrier if self.decided else self.elsewhere[0][1][0]


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
    voting = electorate.voting(values, full)
    votes = tally(values, electorate, voting)
    best = max(holders, key=lambda value: votes[value])
    total = sum(votes.values())
    presumed = electorate.presumed if electorate.presumed in voting else ""
    if electorate.source in values:
        return _expectation(values[electorate.source], "configured", holders, electorate, full)
    if presumed and _supported(presumed, values, electorate, voting):
        return _expectation(values[presumed], "presumed", holders, electorate, full)
    if votes[best] >= _MAJORITY * total:
        return _expectation(best, "majority", holders, electorate, full)
    if presumed and total == 2:
        return _expectation(values[presumed], "pair", holders, electorate, full)
    return _undecided(holders, electorate, votes)


def tally(values: Mapping[str, V], electorate: Electorate, voting: Collection[str]) -> dict[V, Fraction]:
    """What each of `values`, by language, has of the votes; those who share a vote have equal parts of it."""
    votes = dict.fromkeys(values.values(), Fraction(0))
    for voter in electorate.voters:
        sharing = [language for language in voter if language in voting]
        for language in sharing:
            votes[values[language]] += Fraction(1, len(sharing))
    return votes


def _supported(
    presumed: str, values: Mapping[str, V], electorate: Electorate, voting: Collection[str]
) -> bool:
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
    alone = outcome == "majority" and _is_alone(dissenters, electorate, full)
    return Expectation(value, outcome, _carrier(supporters, electorate, full), ballots, dissenters, alone)


def _is_alone(dissenters: Sequence[str], electorate: Electorate, full: Collection[str]) -> bool:
    """Whether a presumed source in full vote dissents, and nobody else but those that share its vote."""
    presumed = electorate.presumed
    if presumed not in dissenters or presumed not in full or presumed in electorate.behind:
        return False
    sharing = {language for voter in electorate.voters if presumed in voter for language in voter}
    return sharing.issuperset(dissenters)


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
