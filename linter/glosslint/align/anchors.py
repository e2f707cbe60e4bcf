"""What is unmistakably the same on both sides, whatever stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


def unmistakable(rows: Sequence[Iterable[Hashable]], nodes: Sequence[Iterable[Hashable]]) -> list[int]:
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
