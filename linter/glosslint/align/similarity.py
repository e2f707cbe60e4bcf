"""What two blocks or sections have in common: links, images, code, numbers and ids."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.align.fingerprints import Fingerprints

SAME_TOKENS: Final = 1.2
OTHER_TOKENS: Final = -0.7
ENOUGH_TOKENS: Final = 1.0
"""The weight of tokens that makes their agreement or disagreement certain."""
_PART: Final = 0.8
"""What it counts that the one is contained in the other, compared with their being equal."""
_NOTHING_SHARED: Final = -0.8
"""What it counts besides that two blocks have many tokens each, and none in common."""
_MANY_TOKENS: Final = 2.5


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
        if points >= _PART * SAME_TOKENS:
            return points
        least = min(self.weight(one), self.weight(other))
        if least < ENOUGH_TOKENS:
            return points
        share = self._shared(one, other) / least
        return max(points, _PART * (OTHER_TOKENS + (SAME_TOKENS - OTHER_TOKENS) * share))

    def merged(self, one: Sequence[int], other: Sequence[int]) -> float:
        """What the tokens of several fingerprints together say of those of several others (see `tokens`)."""
        tokens = Counter([token for fingerprint in one for token in self.tokens_of[fingerprint]])
        others = Counter([token for fingerprint in other for token in self.tokens_of[fingerprint]])
        total = sum(map(self.weight, one)) + sum(map(self.weight, other))
        return self._judge(self._weigh(tokens & others), total)

    def _judge(self, shared: float, total: float) -> float:
        if total <= 0:
            return 0.0
        certainty = min(1.0, total / 2 / ENOUGH_TOKENS)
        return (OTHER_TOKENS + (SAME_TOKENS - OTHER_TOKENS) * 2 * shared / total) * certainty

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
