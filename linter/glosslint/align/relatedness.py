"""Whether a version is one of the same page at all, and not another page or a long-gone edition.

The thresholds lie in the gap between the versions of twelve hundred real pages, stale ones included,
and versions of other pages put in their places.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.align.drafts import SectionDraft
    from glosslint.align.fingerprints import Fingerprints
    from glosslint.align.nodes import Version

_ENOUGH_TOKENS: Final = 5.0
"""The weight of tokens from which on it says something that they are others."""
_SAME_TOKENS: Final = 0.1
"""The share of the lighter one's tokens that versions of one page have in common at the very least."""
_ENOUGH_BLOCKS: Final = 5
_SAME_TEXT: Final = 0.15
"""The share of the text that a version has in common with the others at the very least."""


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


def related_by_contents(versions: Sequence[Version], sections: Sequence[SectionDraft]) -> list[Version]:
    """Those of `versions`, the pivot first, of whose text a part corresponds to that of the others."""
    number = len(versions)
    everywhere = 0.0
    blocks = [block for section in sections for block in section.children]
    lengths = [0.0] * (1 + max(version.index for version in versions))
    common = lengths.copy()
    for block in blocks:
        held = block.nodes
        length = block.length + 1
        if len(held) == number:
            everywhere += length
            continue
        for version in versions:
            index = version.index
            if index in held:
                lengths[index] += length
                common[index] += length if len(held) > 1 else 0
            elif 2 * len(held) > number or number == 2:
                lengths[index] += length

    def related(version: Version) -> bool:
        index = version.index
        return everywhere + common[index] >= _SAME_TEXT * (everywhere + lengths[index])

    if len(blocks) < _ENOUGH_BLOCKS:
        return list(versions)
    return [version for place, version in enumerate(versions) if not place or related(version)]
