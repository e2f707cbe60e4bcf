"""How well a block or item of one version corresponds to a row of the table.

A score is a sum of what speaks for and against. Zero says nothing either way. The weights were set on
real translations with planted edits (tests/benchmarks/alignment.py measures them).
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, Final

from glosslint.align.anchors import unmistakable
from glosslint.align.lengths import (
    LEAST_VARIANCE,
    LENGTH_FALLS,
    OTHER_LENGTH,
    SAME_LENGTH,
    STYLE,
    VARIANCE,
    length_score,
)
from glosslint.align.paths import REWRITTEN
from glosslint.align.similarity import ENOUGH_TOKENS, OTHER_TOKENS, SAME_TOKENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glosslint.align.drafts import Draft
    from glosslint.align.names import Names, Wordings
    from glosslint.align.nodes import Node
    from glosslint.align.similarity import Similarity

_SAME_KIND: Final = 0.3
_OTHER_KIND: Final = -0.6
_SAME_WORDING: Final = 1.5
_SAME_ENDING: Final = 0.2
"""What it counts that both end in a colon, a question mark or the like."""
_OTHER_LIST_LENGTH: Final = -0.7
"""A list is soon longer by an item."""
_MERGED: Final = -0.35
_BEST_MERGED: Final = _SAME_KIND + SAME_LENGTH + _MERGED
"""What those can reach that have no tokens."""
_MERGEABLE: Final = frozenset({"paragraph", "list", "item", "quote"})
_MERGED_SLACK: Final = 0.35


class BlockSides:
    """The blocks of a row, or its items, against those of one version."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        nodes: Sequence[Node],
        similarity: Similarity,
        factor: float,
        wordings: Wordings,
        owners: tuple[Sequence[int], Sequence[int]] | None = None,
    ) -> None:
        """`factor` makes the lengths of `nodes` comparable; `wordings` knows their words.

        `owners` numbers the sections that the drafts and nodes stand in, where there are several: to
        have slid from one into another speaks a little against a pair.
        """
        self._drafts = drafts
        self._nodes = nodes
        self._similarity = similarity
        self._factor = factor
        self._owners = owners
        self._wordings = wordings
        self._names: Names | None = None
        self._heavy: list[bool] = []
        """Whether a node or the one behind it has tokens."""
        self._priors = [draft.seldom(draft.parent) if draft.parent is not None else 0.0 for draft in drafts]
        self._lengths = [draft.length for draft in drafts]
        self._node_lengths = [node.length * factor for node in nodes]
        self.rows = len(drafts)
        self.nodes = len(nodes)

    def score(self, row: int, node: int) -> float:
        """See `pairing.Scores`."""
        draft, element = self._drafts[row], self._nodes[node]
        fingerprint = element.fingerprint
        similarity = self._similarity
        if draft.kind != element.kind:
            points = _OTHER_KIND + max(
                [similarity.tokens(known, fingerprint) for known in draft.fingerprints]
            )
            if points <= 0:
                return points
        elif fingerprint in draft.fingerprints:
            points = _SAME_KIND + similarity.tokens(fingerprint, fingerprint)
        else:
            points = max([similarity.tokens(known, fingerprint) for known in draft.fingerprints])
            if points <= OTHER_TOKENS and element.kind != "code":
                points += similarity.nothing_shared(next(iter(draft.fingerprints)), fingerprint)
            points += _SAME_KIND
        if element.text and element.text in draft.texts:
            points += _SAME_WORDING
        if self._names is not None:
            points += self._names.score(row, node)
        points += self._priors[row]
        if element.ending or draft.endings is not None:
            points += _ending(draft, element.ending)
        if self._owners is not None and self._owners[0][row] != self._owners[1][node]:
            points -= 0.2
        one, other = self._lengths[row], self._node_lengths[node]
        if one == other:  # `length_score`, written out where most of the time goes
            return points + SAME_LENGTH
        total = one + other
        deviation = STYLE * total
        difference = one - other
        squares = difference * difference / (VARIANCE * total + deviation * deviation + LEAST_VARIANCE)
        least = _OTHER_LIST_LENGTH if element.kind == "list" else OTHER_LENGTH
        return points + max(SAME_LENGTH - LENGTH_FALLS * squares, least)

    def merged(self, row: int, rows: int, node: int, nodes: int, needed: float) -> float:
        """See `pairing.Scores`."""
        if needed >= _BEST_MERGED and (needed >= _BEST_MERGED + SAME_TOKENS or not self._heavy[node]):
            return 0.0
        one = sum(self._lengths[row : row + rows]) if rows > 1 else self._lengths[row]
        other = sum(self._node_lengths[node : node + nodes]) if nodes > 1 else self._node_lengths[node]
        if abs(one - other) > _MERGED_SLACK * one:
            return 0.0
        drafts = self._drafts[row : row + rows]
        elements = self._nodes[node : node + nodes]
        if not self._mergeable(drafts, elements, 0.1 * one):
            return 0.0
        similarity = self._similarity
        known = [next(iter(draft.fingerprints)) for draft in drafts]
        fingerprints = [element.fingerprint for element in elements]
        points = similarity.merged(known, fingerprints)
        if points < max([similarity.tokens(left, right) for left in known for right in fingerprints]):
            return 0.0
        return _SAME_KIND + points + length_score(one, other) + _MERGED

    def _mergeable(self, drafts: Sequence[Draft], nodes: Sequence[Node], least: float) -> bool:
        """Whether all are of one kind, of those that are split and joined, and none is next to nothing."""
        kind = drafts[0].kind
        return (
            kind in _MERGEABLE
            and all(draft.kind == kind and draft.length >= least for draft in drafts)
            and all(node.kind == kind and node.length * self._factor >= least for node in nodes)
            and (self._owners is None or len({draft.parent for draft in drafts}) == 1)
        )

    def look_closer(self) -> None:
        """See `pairing.Sides`."""
        self._names = self._wordings.names(self._drafts, self._nodes)
        weights = [self._similarity.weight(node.fingerprint) > 0 for node in self._nodes]
        self._heavy = [one or other for one, other in zip(weights, [*weights[1:], False], strict=True)]

    def alike(self, row: int, node: int) -> bool:
        """See `pairing.Sides`."""
        return self._drafts[row].kind == self._nodes[node].kind

    def alone(self, row: int, node: int) -> bool:
        """See `pairing.Sides`."""
        return self.alike(row, node) and self.score(row, node) > REWRITTEN - _SAME_ENDING

    def left(self, row: int, node: int) -> float:
        """See `pairing.Sides`."""
        return self.score(row, node)

    def leads(self, row: int, node: int) -> bool:
        """See `pairing.Sides`."""
        first = next(iter(self._drafts[row].nodes.values()))[0]
        return self.alike(row, node) and first.leads and self._nodes[node].leads

    def anchors(self) -> list[int]:
        """See `pairing.Sides`."""
        return unmistakable(
            [self._keys(draft.fingerprints, draft.texts) for draft in self._drafts],
            [self._keys((node.fingerprint,), (node.text,)) for node in self._nodes],
        )

    def outlines(self) -> tuple[list[int], list[int]]:
        """See `pairing.Sides`."""
        kinds: dict[tuple[str, int, int], int] = {}

        def outline(kind: str, fingerprint: int, length: float) -> int:
            anchor = fingerprint if self._similarity.weight(fingerprint) else -1
            return kinds.setdefault((kind, anchor, int(6 * log2(length + 8))), len(kinds))

        return (
            [outline(draft.kind, next(iter(draft.fingerprints)), draft.length) for draft in self._drafts],
            [
                outline(node.kind, node.fingerprint, length)
                for node, length in zip(self._nodes, self._node_lengths, strict=True)
            ],
        )

    def _keys(self, fingerprints: Iterable[int], texts: Iterable[int]) -> list[int]:
        keys = [one for one in fingerprints if self._similarity.weight(one) >= ENOUGH_TOKENS]
        keys += [-text for text in texts if text]
        return keys


def _ending(draft: Draft, ending: str) -> float:
    """What speaks for or against it that a block ends in `ending`."""
    endings = draft.endings
    if endings is None:
        return -_SAME_ENDING
    return _SAME_ENDING * (2 * endings[ending] / endings.total() - 1)
