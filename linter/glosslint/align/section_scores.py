"""How well a section of one version corresponds to a row of the table.

A score is a sum of what speaks for and against. Zero says nothing either way. The weights were set on
real translations with planted edits (tests/benchmarks/alignment.py measures them).
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from glosslint.align.anchors import unmistakable
from glosslint.align.lengths import OTHER_LENGTH, length_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.align.drafts import SectionDraft
    from glosslint.align.names import Names, Wordings
    from glosslint.align.nodes import SectionNode
    from glosslint.align.similarity import Similarity

_SAME_ID: Final = 2.5
_OTHER_ID: Final = -0.5
_ELSEWHERE: Final = -2.0
"""What it counts that the id of one of the two is another's on the other side."""
_SAME_TITLE: Final = 1.2
_NEAR_TITLE: Final = 0.8
_NEAR: Final = 85
_MOST_TITLES: Final = 4
_SECTION_TOKENS: Final = 2.0
"""What a section holds says more than what a block does: there is more of it."""
_SAME_LEVEL: Final = 0.3
_OTHER_LEVEL: Final = -0.35
_SAME_SHAPE: Final = 0.7
_OTHER_SHAPE: Final = -0.3
_OTHER_SECTION_LENGTH: Final = -0.4
"""A section is soon twice as long; its heading is still the same."""
_ALONE: Final = -1.9
"""The score down to which the only section left here is the only one left there, with other contents."""
_ALONE_ELSEWHERE: Final = -0.3
"""The same for one of another level."""
_HEADING_MORE: Final = 0.4
"""What the contents must say for it that they stand under one heading here and under two there."""
_MERGED_SLACK: Final = 0.35


class SectionSides:
    """The sections of a table, without their subsections, against those of one version."""

    def __init__(
        self,
        drafts: Sequence[SectionDraft],
        nodes: Sequence[SectionNode],
        similarity: Similarity,
        factor: float,
        wordings: Wordings,
    ) -> None:
        """`factor` makes the lengths of `nodes` comparable; `wordings` knows their words."""
        self._drafts = drafts
        self._nodes = nodes
        self._similarity = similarity
        self._factor = factor
        self._wordings = wordings
        self._names: Names | None = None
        self._known: dict[tuple[int, int], float] = {}
        ids = unmistakable(
            [draft.ids | draft.derived_ids for draft in self._drafts],
            [{node.id or node.derived_id} - {""} for node in self._nodes],
        )
        self._row_of = {node: row for node, row in enumerate(ids) if row >= 0}
        self._node_of = {row: node for node, row in self._row_of.items()}
        """What has an id that nothing else has on the other side, and where that is."""
        self.rows = len(drafts)
        self.nodes = len(nodes)

    def score(self, row: int, node: int) -> float:
        """See `pairing.Scores`."""
        points = self._known.get((row, node))
        if points is None:
            points = self._score(self._drafts[row], self._nodes[node])
            if self._names is not None:
                points += self._names.score(row, node)
            if self._row_of.get(node, row) != row or self._node_of.get(row, node) != node:
                points += _ELSEWHERE
            self._known[row, node] = points
        return points

    def look_closer(self) -> None:
        """See `pairing.Sides`."""
        self._known.clear()
        self._names = self._wordings.names(self._drafts, self._nodes)

    def _score(self, draft: SectionDraft, node: SectionNode) -> float:
        if not draft.level or not node.level:  # the roots are each other's
            return _SAME_ID if draft.level == node.level else OTHER_LENGTH
        points = _SAME_LEVEL if node.level in draft.levels else _OTHER_LEVEL * abs(node.level - draft.level)
        if node.id in draft.ids or node.id in draft.derived_ids or node.derived_id in draft.ids:
            points += _SAME_ID
        elif node.id and draft.ids:
            points += _OTHER_ID
        points += self._title(draft, node)
        points += draft.seldom(self._drafts[0])
        if draft.emptied:  # what stands under such a heading is in the section before
            return points
        return points + self._contents([draft], [node])

    def _contents(self, drafts: Sequence[SectionDraft], nodes: Sequence[SectionNode]) -> float:
        """What speaks for that `nodes` together hold what `drafts` hold."""
        if len(drafts) + len(nodes) == 2:
            known = drafts[0].fingerprints
            points = max([self._similarity.containment(one, nodes[0].fingerprint) for one in known])
        else:
            points = self._similarity.merged(
                [next(iter(draft.fingerprints)) for draft in drafts], [node.fingerprint for node in nodes]
            )
        points *= _SECTION_TOKENS
        shape, other = _shape(drafts), _shape(nodes)
        total = shape.total() + other.total()
        alike = 2 * (shape & other).total() / total if total else 1.0
        points += _OTHER_SHAPE + (_SAME_SHAPE - _OTHER_SHAPE) * alike
        lengths = self._lengths(drafts, nodes)
        return points + max(length_score(*lengths), _OTHER_SECTION_LENGTH)

    def _lengths(self, drafts: Sequence[SectionDraft], nodes: Sequence[SectionNode]) -> tuple[float, float]:
        return sum([draft.length for draft in drafts]), self._factor * sum([node.length for node in nodes])

    def _title(self, draft: SectionDraft, node: SectionNode) -> float:
        from rapidfuzz.fuzz import ratio

        title = node.title
        if title in draft.titles:
            return _SAME_TITLE if title else 0.0
        for other in islice(draft.titles, _MOST_TITLES):
            if ratio(title, other, score_cutoff=_NEAR):
                return _NEAR_TITLE
        return 0.0

    def merged(self, row: int, rows: int, node: int, nodes: int, needed: float) -> float:  # noqa: ARG002
        """What speaks for a heading more on one side, in the midst of what the other has under one.

        The first of the two is then the counterpart; what stands under both is paired block by block.
        """
        drafts, elements = self._drafts[row : row + rows], self._nodes[node : node + nodes]
        if bool(row) != bool(node) or any(draft.emptied for draft in drafts):
            return 0.0
        one, other = self._lengths(drafts, elements)
        alone, first = self._lengths(drafts[:1], elements[:1])
        if abs(one - other) > _MERGED_SLACK * one or abs(one - other) >= abs(alone - first):
            return 0.0
        gained = self._contents(drafts, elements) - self._contents(drafts[:1], elements[:1])
        if gained <= _HEADING_MORE:
            return 0.0
        return max(self.score(row, node) + gained - _HEADING_MORE, 0.0)

    def alike(self, row: int, node: int) -> bool:
        """See `pairing.Sides`."""
        return self._nodes[node].level in self._drafts[row].levels

    def alone(self, row: int, node: int) -> bool:
        """See `pairing.Sides`."""
        return self.left(row, node) > 0

    def left(self, row: int, node: int) -> float:
        """See `pairing.Sides`."""
        return self.score(row, node) - (_ALONE if self.alike(row, node) else _ALONE_ELSEWHERE)

    def leads(self, row: int, node: int) -> bool:  # noqa: ARG002
        """See `pairing.Sides`."""
        return False

    def anchors(self) -> list[int]:
        """See `pairing.Sides`."""
        return unmistakable(
            [
                [
                    *(("id", one) for one in draft.ids | draft.derived_ids),
                    *(("title", one) for one in draft.titles),
                    *draft.fingerprints,
                ]
                for draft in self._drafts
            ],
            [
                [("id", node.id or node.derived_id), ("title", node.title), node.fingerprint]
                for node in self._nodes
            ],
        )

    def outlines(self) -> tuple[list[int], list[int]]:
        """See `pairing.Sides`."""
        kinds: dict[tuple[int, tuple[str, ...]], int] = {}

        def outline(level: int, shape: Counter[str]) -> int:
            return kinds.setdefault((level, tuple(sorted(shape.elements()))), len(kinds))

        return (
            [outline(draft.level, draft.shape) for draft in self._drafts],
            [outline(node.level, node.shape) for node in self._nodes],
        )


def _shape(sections: Sequence[SectionDraft | SectionNode]) -> Counter[str]:
    """How many blocks of each kind they hold together."""
    if len(sections) == 1:
        return sections[0].shape
    return sum([section.shape for section in sections], Counter[str]())
