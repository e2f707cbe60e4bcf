"""How well what stands in one version corresponds to a row of the table, by what no translation changes.

A score is a sum of what speaks for and against: kind, spans, length, shape, and for sections levels,
ids and titles. Zero says nothing either way. The weights were set on real translations with planted
edits (tests/benchmarks/alignment.py measures them).
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from math import log2
from typing import TYPE_CHECKING, Final

from glosslint.align.pairing import REWRITTEN

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from glosslint.align.drafts import Draft, SectionDraft
    from glosslint.align.fingerprints import Fingerprints, Node, SectionNode
    from glosslint.model import Document

_SAME_KIND: Final = 0.3
_OTHER_KIND: Final = -0.6
_SAME_TOKENS: Final = 1.2
_OTHER_TOKENS: Final = -0.7
_NOTHING_SHARED: Final = -0.8
"""What it counts besides that two blocks have many tokens each, and none in common."""
_MANY_TOKENS: Final = 2.5
_ENOUGH_TOKENS: Final = 1.0
"""The weight of tokens that makes their agreement or disagreement certain."""
_PART: Final = 0.8
"""What it counts that the one is contained in the other, compared with their being equal."""
_SAME_WORDING: Final = 1.5
_SAME_LENGTH: Final = 0.5
_LENGTH_FALLS: Final = 0.1
_OTHER_LENGTH: Final = -0.9
_OTHER_LIST_LENGTH: Final = -0.7
"""A list is soon longer by an item."""
_OTHER_SECTION_LENGTH: Final = -0.4
"""A section is soon twice as long; its heading is still the same."""
_VARIANCE: Final = 3.4
"""Half of Gale and Church's 6.8 a letter (section 3.2), since it is applied to the sum of both lengths."""
_STYLE: Final = 0.075
"""Half the standard deviation, as a share of the length, by which translators differ in verbosity."""
_LEAST_VARIANCE: Final = 40.0
_SAME_NAME: Final = 0.2
_SAME_NAMES: Final = 0.9
_COMMON: Final = 20
"""Words that so many combinations have in common, or more, do not tell one from the other."""
_SAME_ENDING: Final = 0.2
"""What it counts that both end in a colon, a question mark or the like."""
_SELDOM: Final = -0.4
"""What it counts that none has a row; it is taken as a share for those that few have."""
_MERGED: Final = -0.45
_BEST_MERGED: Final = _SAME_KIND + _SAME_LENGTH + _MERGED
"""What those can reach that have no tokens."""
_MERGEABLE: Final = frozenset({"paragraph", "list", "item", "quote"})
_MERGED_SLACK: Final = 0.35

_SAME_ID: Final = 2.5
_OTHER_ID: Final = -0.5
_ELSEWHERE: Final = -2.0
"""What it counts that the id of one of the two is another's on the other side."""
_SAME_TITLE: Final = 1.2
_NEAR_TITLE: Final = 0.8
_NEAR: Final = 85
_SECTION_TOKENS: Final = 2.0
"""What a section holds says more than what a block does: there is more of it."""
_SAME_LEVEL: Final = 0.3
_OTHER_LEVEL: Final = -0.35
_SAME_SHAPE: Final = 0.7
_OTHER_SHAPE: Final = -0.3
_MOST_TITLES: Final = 4
_ALONE: Final = -1.9
"""The score down to which the only section left here is the only one left there, with other contents."""
_ALONE_ELSEWHERE: Final = -0.3
"""The same for one of another level."""
_HEADING_MORE: Final = 0.4
"""What the contents must say for it that they stand under one heading here and under two there."""


def length_score(one: float, other: float) -> float:
    """What two lengths in letters say: from 0.5 for equal ones down to -0.9."""
    total = one + other
    deviation = _STYLE * total
    difference = one - other
    squares = difference * difference / (_VARIANCE * total + deviation * deviation + _LEAST_VARIANCE)
    return max(_SAME_LENGTH - _LENGTH_FALLS * squares, _OTHER_LENGTH)


class Similarity:
    """Compares the tokens of fingerprints, each pair once."""

    def __init__(self, fingerprints: Fingerprints) -> None:
        self.tokens_of = fingerprints.tokens_of
        self._kinds = fingerprints.kinds
        self._weights = fingerprints.weights
        self._weight_of: dict[int, float] = {}
        self._different: dict[int, frozenset[int]] = {}
        self._known: dict[tuple[int, int], float] = {}

    def weight(self, fingerprint: int) -> float:
        """What its tokens weigh together."""
        weight = self._weight_of.get(fingerprint)
        if weight is None:
            weights = self._weights
            weight = sum([weights[token] for token in self.tokens_of[fingerprint]])
            self._weight_of[fingerprint] = weight
        return weight

    def tokens(self, one: int, other: int) -> float:
        """What the tokens of two fingerprints say: from 1.2 for equal ones down to -0.7; 0 without any."""
        key = (one, other) if one < other else (other, one)
        points = self._known.get(key)
        if points is None:
            points = self._known[key] = self._judge(
                self._shared(one, other), self.weight(one) + self.weight(other)
            )
        return points

    def nothing_shared(self, one: int, other: int) -> float:
        """What else speaks against two fingerprints whose tokens are all different, but of one kind.

        They name other people or pages; where several kinds of things differ, it may be rewritten.
        """
        if min(self.weight(one), self.weight(other)) < _MANY_TOKENS:
            return 0.0
        kinds = {self._kinds[token] for token in (*self.tokens_of[one], *self.tokens_of[other])}
        return _NOTHING_SHARED if len(kinds) == 1 else 0.0

    def containment(self, one: int, other: int) -> float:
        """Like `tokens`, but also if one has only little of the other: a section loses or gains blocks."""
        points = self.tokens(one, other)
        if points >= _PART * _SAME_TOKENS:
            return points
        least = min(self.weight(one), self.weight(other))
        if least < _ENOUGH_TOKENS:
            return points
        share = self._shared(one, other) / least
        return max(points, _PART * (_OTHER_TOKENS + (_SAME_TOKENS - _OTHER_TOKENS) * share))

    def merged(self, one: Sequence[int], other: Sequence[int]) -> float:
        """What the tokens of several fingerprints together say of those of several others (see `tokens`)."""
        tokens = Counter([token for fingerprint in one for token in self.tokens_of[fingerprint]])
        others = Counter([token for fingerprint in other for token in self.tokens_of[fingerprint]])
        total = sum(map(self.weight, one)) + sum(map(self.weight, other))
        return self._judge(self._weigh(tokens & others), total)

    def _judge(self, shared: float, total: float) -> float:
        if total <= 0:
            return 0.0
        certainty = min(1.0, total / 2 / _ENOUGH_TOKENS)
        return (_OTHER_TOKENS + (_SAME_TOKENS - _OTHER_TOKENS) * 2 * shared / total) * certainty

    def _shared(self, one: int, other: int) -> float:
        """What the tokens weigh that two fingerprints have in common."""
        if one == other:
            return self.weight(one)
        if self._set(one).isdisjoint(self.tokens_of[other]):
            return 0.0
        return self._weigh(Counter(self.tokens_of[one]) & Counter(self.tokens_of[other]))

    def _set(self, fingerprint: int) -> frozenset[int]:
        tokens = self._different.get(fingerprint)
        if tokens is None:
            tokens = self._different[fingerprint] = frozenset(self.tokens_of[fingerprint])
        return tokens

    def _weigh(self, tokens: Counter[int]) -> float:
        weights = self._weights
        return sum([weights[token] * count for token, count in tokens.items()])


class Wordings:
    """The words of one version, and of those that are in the table already."""

    def __init__(self, fingerprints: Fingerprints, documents: Mapping[int, Document], version: int) -> None:
        """`documents` by the version's index."""
        self._fingerprints = fingerprints
        self._documents = documents
        self._version = version

    def names(self, drafts: Sequence[Draft], nodes: Sequence[Node]) -> _Names | None:
        """What the words of `drafts` and `nodes` say of each other; None where they share none."""
        words = self._fingerprints.words
        ours = [words(node, self._documents[self._version]) for node in nodes]
        known = frozenset[str]().union(*ours)
        if not known:
            return None
        return _Names([self._of(draft) & known for draft in drafts], ours)

    def _of(self, draft: Draft) -> set[str]:
        """The words of all cells of `draft`."""
        found, asked = draft.words, draft.asked
        for index, cell in draft.nodes.items():
            if index not in asked:
                asked.add(index)
                for node in cell:
                    found |= self._fingerprints.words(node, self._documents[index])
        return found


class _Names:
    """Words that two sequences share: the fewer of either have them, the more they say."""

    def __init__(self, rows: Sequence[set[str]], nodes: Sequence[frozenset[str]]) -> None:
        row_uses = Counter([word for words in rows for word in words])
        node_uses = Counter([word for words in nodes for word in words])
        self._weights = {
            word: _SAME_NAME / (uses * node_uses[word])
            for word, uses in row_uses.items()
            if uses * node_uses[word] <= _COMMON
        }
        telling = self._weights.keys()
        self._rows = [words & telling for words in rows]
        self._nodes = [words & telling for words in nodes]

    def score(self, row: int, node: int) -> float:
        """From 0 for nothing in common up to 0.9."""
        shared = self._rows[row] & self._nodes[node]
        if not shared:
            return 0.0
        weights = self._weights
        return min(_SAME_NAMES, sum([weights[word] for word in shared]))


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
        self._names: _Names | None = None
        self._heavy: list[bool] = []
        """Whether a node or the one behind it has tokens."""
        self._priors = [_prior(draft) for draft in drafts]
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
            if points <= _OTHER_TOKENS and element.kind != "code":
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
        if one == other:
            return points + _SAME_LENGTH
        total = one + other
        deviation = _STYLE * total
        difference = one - other
        squares = difference * difference / (_VARIANCE * total + deviation * deviation + _LEAST_VARIANCE)
        least = _OTHER_LIST_LENGTH if element.kind == "list" else _OTHER_LENGTH
        return points + max(_SAME_LENGTH - _LENGTH_FALLS * squares, least)

    def merged(self, row: int, rows: int, node: int, nodes: int, needed: float) -> float:
        """See `pairing.Scores`."""
        if needed >= _BEST_MERGED and (needed >= _BEST_MERGED + _SAME_TOKENS or not self._heavy[node]):
            return 0.0
        one, other = self._lengths[row], self._node_lengths[node]
        if rows > 1:
            one += self._lengths[row + 1]
        if nodes > 1:
            other += self._node_lengths[node + 1]
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
        return self.alike(row, node) and self.score(row, node) > REWRITTEN

    def anchors(self) -> list[int]:
        """See `pairing.Sides`."""
        return _unmistakable(
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
        keys = [one for one in fingerprints if self._similarity.weight(one) >= _ENOUGH_TOKENS]
        keys += [-text for text in texts if text]
        return keys


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
        self._names: _Names | None = None
        self._known: dict[tuple[int, int], float] = {}
        self._row_of: dict[int, int] = {}
        self._node_of: dict[int, int] = {}
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
        ids = _unmistakable(
            [draft.ids | draft.derived_ids for draft in self._drafts],
            [{node.id or node.derived_id} - {""} for node in self._nodes],
        )
        self._row_of = {node: row for node, row in enumerate(ids) if row >= 0}
        self._node_of = {row: node for node, row in self._row_of.items()}

    def _score(self, draft: SectionDraft, node: SectionNode) -> float:
        if not draft.level or not node.level:  # the roots are each other's
            return _SAME_ID if draft.level == node.level else _OTHER_LENGTH
        points = _SAME_LEVEL if node.level in draft.levels else _OTHER_LEVEL * abs(node.level - draft.level)
        if node.id in draft.ids or node.id in draft.derived_ids or node.derived_id in draft.ids:
            points += _SAME_ID
        elif node.id and draft.ids:
            points += _OTHER_ID
        points += self._title(draft, node)
        points += _SELDOM * (1 - len(draft.nodes) / len(self._drafts[0].nodes))
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
        return self.score(row, node) > (_ALONE if self.alike(row, node) else _ALONE_ELSEWHERE)

    def anchors(self) -> list[int]:
        """See `pairing.Sides`."""
        return _unmistakable(
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


def _ending(draft: Draft, ending: str) -> float:
    """What speaks for or against it that a block ends in `ending`."""
    endings = draft.endings
    if endings is None:
        return -_SAME_ENDING
    return _SAME_ENDING * (2 * endings[ending] / endings.total() - 1)


def _prior(draft: Draft) -> float:
    """What speaks against a row before anything is compared: that few of the versions have it."""
    if draft.parent is None:
        return 0.0
    return _SELDOM * max(0.0, 1 - len(draft.nodes) / len(draft.parent.nodes))


def _shape(sections: Sequence[SectionDraft | SectionNode]) -> Counter[str]:
    """How many blocks of each kind they hold together."""
    if len(sections) == 1:
        return sections[0].shape
    return sum([section.shape for section in sections], Counter[str]())


def _unmistakable(rows: Sequence[Iterable[Hashable]], nodes: Sequence[Iterable[Hashable]]) -> list[int]:
    """For each node the row that shares a key with it which no other row and no other node has, or -1."""
    row_of = _holders(rows)
    node_of = _holders(nodes)
    found = [-1] * len(nodes)
    taken: set[int] = set()
    for node, keys in enumerate(nodes):
        candidates = {row_of.get(key, -1) for key in keys if node_of[key] >= 0} - {-1}
        if len(candidates) == 1 and not candidates <= taken:
            found[node] = candidates.pop()
            taken.add(found[node])
    return found


def _holders(sequence: Sequence[Iterable[Hashable]]) -> dict[Hashable, int]:
    """The index of what has a key, or -1 where several have."""
    holders: dict[Hashable, int] = {}
    for index, keys in enumerate(sequence):
        for key in keys:
            if holders.setdefault(key, index) != index:
                holders[key] = -1
    return holders
