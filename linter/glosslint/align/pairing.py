"""Pairing two sequences: which of what stands here corresponds to which of what stands there.

Sequences that agree throughout take no search at all. What the best pairing in order leaves over may
have moved, or stand in its place rewritten.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.align.paths import CERTAIN, REWRITTEN, SEARCHED, Match, best_path, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glosslint.align.paths import Sides

AGREES: Final = 0.4
"""The score from which on a pair that stands where it should needs no second look."""
_MOVED: Final = 1.1
_MOVED_NEXT_DOOR: Final = 0.7
_NEXT_DOOR: Final = 3
"""How far, in pairs passed by, a thing may have moved on length and shape alone."""
_MOST_DOUBTS: Final = 8
_MOST_MOVES: Final = 20_000


class Pairing(NamedTuple):
    """What corresponds in order, by row, and what does out of order."""

    matches: list[Match]
    moves: list[Match]


def pair(sides: Sides) -> Pairing:
    """What of `sides` corresponds to what; each row and node is in at most one match."""
    rows, nodes = sides.rows, sides.nodes
    if not rows or not nodes:
        return Pairing([], [])
    if rows == nodes and _in_step(sides):
        return Pairing([Match(index, index) for index in range(rows)], [])
    sides.look_closer()
    matches = [match for match in in_order(sides) if _fits(sides, match)]
    moves: list[Match] = []
    free_rows, free_nodes = _free(matches, rows, nodes)
    if free_rows or free_nodes:
        matches = _grown(sides, matches, free_rows, free_nodes)
        free_rows, free_nodes = _free(matches, rows, nodes)
    if free_rows and free_nodes:
        moves = _moves(sides, matches, free_rows, free_nodes)
        matches = _leftovers(sides, matches, moves)
    if free_rows or free_nodes:
        matches = _slid(sides, matches, moves)
    return Pairing(matches, moves)


def _in_step(sides: Sides) -> bool:
    """Whether each row corresponds to the node in its place.

    One that was rewritten may stand between two that leave no doubt, unless it is another's counterpart.
    """
    doubts: list[int] = []
    certain = True
    for index in range(sides.rows):
        points = sides.score(index, index)
        doubtful = points < AGREES
        if doubtful and (not certain or points <= REWRITTEN or not sides.alike(index, index)):
            return False
        if doubts and doubts[-1] == index - 1 and points < CERTAIN:
            return False
        if doubtful:
            doubts.append(index)
        certain = points >= CERTAIN
    return len(doubts) <= _MOST_DOUBTS and all(
        sides.score(row, node) < _MOVED_NEXT_DOOR for row in doubts for node in doubts if row != node
    )


def _fits(sides: Sides, match: Match) -> bool:
    """Whether a match speaks for itself; what is left when all of these stand is looked at again."""
    return match.rows + match.nodes > 2 or sides.score(match.row, match.node) > 0


def _free(matches: Sequence[Match], rows: int, nodes: int) -> tuple[list[int], list[int]]:
    """The rows and nodes that are in no match."""
    used_rows = {match.row + step for match in matches for step in range(match.rows)}
    used_nodes = {match.node + step for match in matches for step in range(match.nodes)}
    return (
        [row for row in range(rows) if row not in used_rows],
        [node for node in range(nodes) if node not in used_nodes],
    )


def _grown(
    sides: Sides, matches: Sequence[Match], free_rows: Sequence[int], free_nodes: Sequence[int]
) -> list[Match]:
    """`matches`, where what is one here is three there if what is left beside its counterpart fits as well.

    One and two were looked at before.
    """
    rows, nodes = frozenset(free_rows), frozenset(free_nodes)
    return [_with_neighbours(sides, match, rows, nodes) for match in matches]


def _with_neighbours(sides: Sides, match: Match, rows: frozenset[int], nodes: frozenset[int]) -> Match:
    row, node, height, width = match
    larger: list[Match] = []
    if height == 1 and (node - 1 in nodes or node + width in nodes):
        starts = _three_about(node, width, nodes)
        larger += [Match(row, start, 1, 3) for start in starts]
    if width == 1 and (row - 1 in rows or row + height in rows):
        starts = _three_about(row, height, rows)
        larger += [Match(start, node, 3, 1) for start in starts]
    if not larger:
        return match

    def points(one: Match) -> float:
        if one.rows + one.nodes == 2:
            return sides.score(one.row, one.node)
        return sides.merged(one.row, one.rows, one.node, one.nodes, 0.0)

    return max((match, *larger), key=points)


def _three_about(first: int, number: int, free: frozenset[int]) -> list[int]:
    """Where three begin of which `number` from `first` on are some and the others are `free`."""
    return [
        start
        for start in range(first + number - 3, first + 1)
        if all(first <= index < first + number or index in free for index in range(start, start + 3))
    ]


def _moves(
    sides: Sides, matches: Sequence[Match], free_rows: Sequence[int], free_nodes: Sequence[int]
) -> list[Match]:
    """What stands elsewhere, best first: on evidence anywhere, on length and shape only next door."""
    if len(free_rows) * len(free_nodes) <= _MOST_MOVES:
        candidates = [(row, node) for row in free_rows for node in free_nodes]
    else:
        anchors, free = sides.anchors(), frozenset(free_rows)
        candidates = [(anchors[node], node) for node in free_nodes if anchors[node] in free]
    match_rows = [match.row for match in matches]
    match_nodes = [match.node for match in matches]
    found: list[tuple[float, int, int, int]] = []
    for row, node in candidates:
        passed = abs(bisect_left(match_rows, row) - bisect_left(match_nodes, node))
        if not passed:
            continue
        points = sides.score(row, node)
        if points >= (_MOVED_NEXT_DOOR if passed <= _NEXT_DOOR else _MOVED):
            found.append((-points, passed, row, node))
    moves: list[Match] = []
    taken_rows: set[int] = set()
    taken_nodes: set[int] = set()
    for _, _, row, node in sorted(found):
        if row not in taken_rows and node not in taken_nodes:
            taken_rows.add(row)
            taken_nodes.add(node)
            moves.append(Match(row, node))
    return sorted(moves)


def _leftovers(sides: Sides, matches: Sequence[Match], moves: Sequence[Match]) -> list[Match]:
    """`matches`, and what is left between the same two of them on both sides and of one kind."""
    moved_rows = {match.row for match in moves}
    moved_nodes = {match.node for match in moves}
    full: list[Match] = []
    row = node = 0
    for match in (*matches, Match(sides.rows, sides.nodes)):
        rows = [index for index in range(row, match.row) if index not in moved_rows]
        nodes = [index for index in range(node, match.node) if index not in moved_nodes]
        full += _rewritten(sides, rows, nodes)
        full.append(match)
        row, node = match.row + match.rows, match.node + match.nodes
    full.pop()
    return full


def _rewritten(sides: Sides, rows: Sequence[int], nodes: Sequence[int]) -> list[Match]:
    """Pairs among `rows` and `nodes`, in order, that may be each other rewritten."""
    if not rows or not nodes or len(rows) * len(nodes) > SEARCHED:
        return []
    if len(rows) == len(nodes) == 1:
        row, node = rows[0], nodes[0]
        return [Match(row, node)] if sides.alone(row, node) else []
    path = best_path(_Part(sides, rows, nodes), 0, 0, [(0, len(nodes))] * (len(rows) + 1))
    return [Match(rows[match.row], nodes[match.node]) for match in path]


def _slid(sides: Sides, matches: Sequence[Match], moves: Sequence[Match]) -> list[Match]:
    """`matches`, where what leads up to a thing that leaves no doubt is what stands directly before it.

    What is missing between the two could as well be missing before both.
    """
    moved_rows = {match.row for match in moves}
    moved_nodes = {match.node for match in moves}
    slid = list(matches)
    for place in range(len(slid) - 1):
        one, next_one = slid[place], slid[place + 1]
        if one.rows + one.nodes + next_one.rows + next_one.nodes > 4:
            continue
        gap_rows, gap_nodes = next_one.row - one.row - 1, next_one.node - one.node - 1
        if bool(gap_rows) == bool(gap_nodes):
            continue
        if gap_rows:
            other, free = Match(next_one.row - 1, one.node), next_one.row - 1 not in moved_rows
        else:
            other, free = Match(one.row, next_one.node - 1), next_one.node - 1 not in moved_nodes
        if (
            free
            and sides.leads(one.row, one.node)
            and sides.leads(other.row, other.node)
            and sides.score(one.row, one.node) < CERTAIN <= sides.score(next_one.row, next_one.node)
            and sides.score(other.row, other.node) > REWRITTEN
        ):
            slid[place] = other
    return slid


class _Part:
    """A part of two sequences, one to one."""

    def __init__(self, sides: Sides, rows: Sequence[int], nodes: Sequence[int]) -> None:
        self._sides = sides
        self._rows = rows
        self._nodes = nodes

    def score(self, row: int, node: int) -> float:
        return self._sides.left(self._rows[row], self._nodes[node])

    def alike(self, row: int, node: int) -> bool:
        return self._sides.alike(self._rows[row], self._nodes[node])

    def merged(self, row: int, rows: int, node: int, nodes: int, needed: float) -> float:  # noqa: ARG002
        return 0.0
