"""Words that stay as they are in a translation: names, mostly, and loanwords."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glosslint.align.drafts import Draft
    from glosslint.align.fingerprints import Fingerprints
    from glosslint.align.nodes import Node
    from glosslint.model import Document

_SAME_NAME: Final = 0.2
_SAME_NAMES: Final = 0.9
_COMMON: Final = 20
"""Words that so many combinations have in common, or more, do not tell one from the other."""


class Wordings:
    """The words of one version, and of those that are in the table already."""

    def __init__(self, fingerprints: Fingerprints, documents: Mapping[int, Document], version: int) -> None:
        """`documents` by the version's index."""
        self._fingerprints = fingerprints
        self._documents = documents
        self._version = version

    def names(self, drafts: Sequence[Draft], nodes: Sequence[Node]) -> Names | None:
        """What the words of `drafts` and `nodes` say of each other; None where they share none."""
        words = self._fingerprints.words
        ours = [words(node, self._documents[self._version]) for node in nodes]
        known = frozenset[str]().union(*ours)
        if not known:
            return None
        return Names([self._of(draft) & known for draft in drafts], ours)

    def _of(self, draft: Draft) -> set[str]:
        """The words of all cells of `draft`."""
        found, asked = draft.words, draft.asked
        for index, cell in draft.nodes.items():
            if index not in asked:
                asked.add(index)
                for node in cell:
                    found |= self._fingerprints.words(node, self._documents[index])
        return found


class Names:
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
