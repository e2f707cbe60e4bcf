"""Findings that say the same, gathered for people: the first is shown, and where the others are.

One page may hold twenty empty quotes, and ten translations may lack the same paragraph. Either is
one thing to say. A finding that differs in a word, in its fix or in what it is compared with is
another thing to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glosslint.model import Finding

_Versions: TypeAlias = tuple[tuple["Finding", ...], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Findings of one rule in the same words: one or more in each of one or more versions of a page."""

    versions: _Versions
    """The first that was found, then the others by their tags.

    The findings of a version are in the order of their places, and compared with the same versions.
    All versions are compared with the very same places, or with each other.
    """

    @property
    def first(self) -> Finding:
        """The one that is shown."""
        return self.versions[0][0]

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the versions, sorted."""
        return tuple(sorted(map(_language, self.versions)))

    @property
    def how_often(self) -> str:
        """What is said of the number of findings in a version; nothing of one."""
        times = len(self.versions[0])
        if times == 1:
            return ""
        return f"{times} times" if len(self.versions) == 1 else f"{times} times each"


def folds(findings: Iterable[Finding], *, by_vote: bool = False) -> list[Fold]:
    """All findings, each in one fold; the folds in the order of their first findings.

    With `by_vote`, the vote behind a finding is part of what it says.
    """
    folded: list[_Versions] = []
    at_places: dict[object, int] = {}
    against: dict[object, int] = {}
    for page in _repeated(findings, by_vote=by_vote):
        said = _said(page[0], by_vote=by_vote)
        counterparts = tuple(finding.related for finding in page)
        index = None
        if all(counterparts):
            places = tuple((related[0].path, related[0].at) for related in counterparts)
            index = at_places.get((said, places), against.get((said, counterparts)))
        if index is None:
            index = len(folded)
            folded.append(())
        folded[index] += (page,)
        at_places[said, tuple((finding.path, finding.at) for finding in page)] = index
        against.setdefault((said, counterparts), index)
    return [Fold((first, *sorted(others, key=_language))) for first, *others in folded]


def _language(page: tuple[Finding, ...]) -> str:
    return page[0].language


def _repeated(findings: Iterable[Finding], *, by_vote: bool) -> Iterator[tuple[Finding, ...]]:
    """The findings of each version of a page that say the same."""
    pages: dict[object, list[Finding]] = {}
    for finding in findings:
        compared_with = tuple((place.path, place.message) for place in finding.related)
        key = finding.path, _said(finding, by_vote=by_vote), compared_with
        pages.setdefault(key, []).append(finding)
    return map(tuple, pages.values())


def _said(finding: Finding, *, by_vote: bool) -> object:
    fix = finding.fix and (finding.fix.applicability, finding.fix.message)
    return finding.rule, finding.severity, finding.message, fix, finding.vote if by_vote else None
