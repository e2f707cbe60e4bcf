"""Whether a version is one of the same page at all, and not another page or a long-gone edition.

The thresholds lie in the gap between the versions of twelve hundred real pages, stale ones included,
and versions of other pages put in their places.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from glosslint.align.drafts import SectionDraft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glosslint.align.drafts import Draft
    from glosslint.align.fingerprints import Fingerprints, Version

_ENOUGH_TOKENS: Final = 5.0
"""The weight of tokens from which on it says something that they are others."""
_SAME_TOKENS: Final = 0.1
"""The share of the lighter one's tokens that versions of one page have in common at the very least."""
_ENOUGH_ROWS: Final = 8
_SAME_ROWS: Final = 0.15
"""The share of its rows that a version has in common with the others at the very least."""


def related_by_tokens(versions: Sequence[Version], fingerprints: Fingerprints) -> list[Version]:
    """Those of `versions`, the pivot first, whose targets, numbers and code are not altogether others."""
    weights = fingerprints.weights
    counts = [
        Counter(token for section in version.sections for token in section.tokens) for version in versions
    ]
    totals = [sum([weights[token] * number for token, number in count.items()]) for count in counts]

    def shares(one: int, other: int) -> bool:
        least = min(totals[one], totals[other])
        if least < _ENOUGH_TOKENS:
            return True
        shared = counts[one] & counts[other]
        return sum([weights[token] * number for token, number in shared.items()]) >= _SAME_TOKENS * least

    return [
        version
        for place, version in enumerate(versions)
        if not place or any(shares(place, other) for other in range(len(versions)) if other != place)
    ]


def related_by_rows(versions: Sequence[Version], sections: Sequence[SectionDraft]) -> list[Version]:
    """Those of `versions`, the pivot first, that have a part of their rows in common with the others."""
    number = len(versions)
    everywhere = 0
    own, shared, lacking = Counter[int](), Counter[int](), Counter[int]()
    for draft in _rows(sections):
        held = draft.nodes
        if len(held) == number:
            everywhere += 1
            continue
        for version in versions:
            index = version.index
            if index in held:
                own[index] += 1
                shared[index] += len(held) > 1
            elif 2 * len(held) > number or number == 2:
                lacking[index] += 1

    def related(version: Version) -> bool:
        index = version.index
        rows = everywhere + own[index] + lacking[index]
        return rows < _ENOUGH_ROWS or everywhere + shared[index] >= _SAME_ROWS * rows

    return [version for place, version in enumerate(versions) if not place or related(version)]


def _rows(sections: Sequence[SectionDraft]) -> Iterator[Draft]:
    """All rows but that of the roots."""
    pending: list[Draft] = [*sections[1:], *sections[0].children]
    pending += [block for section in sections[1:] for block in section.children]
    while pending:
        draft = pending.pop()
        yield draft
        if not isinstance(draft, SectionDraft):
            pending += draft.children
