"""Pairing two sequences: which of what stands here corresponds to which of what stands there.

The best-scoring pairing in order is found by dynamic programming, after Gale and Church (1993), with
one-to-two and two-to-one matches for what was split or joined. Sequences that agree throughout take
no programming at all; long ones are first cut at what is unmistakable on both sides, and what lies
between is searched only near the path that a coarse comparison finds. So the cost is near linear in
length, and so is the memory.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

AGREES: Final = 0.4
"""The score from which on a pair that stands where it should needs no second look."""
_CERTAIN: Final = 1.1
"""The score that only something in common can give."""
_MOVED: Final = 1.1
_MOVED_NEXT_DOOR: Final = 0.7
_NEXT_DOOR: Final = 3
"""How far, in pairs passed by, a thing may have moved on length and shape alone."""
REWRITTEN: Final = -0.55
"""The score down to which what stands in the same place may still be the same, rewritten."""
_WEAK: Final = 0.1
"""What such a pair counts for: less than any that fits, more than none."""
_IN_A_ROW: Final = 0.15
"""What it counts that a pair directly follows another: what is missing is missing in one piece."""
_LEADS: Final = 0.3
"""The same where the second leaves no doubt: what leads up to a thing stands directly before it."""
_SEARCHED: Final = 30_000
"""The most combinations that are all tried."""
_CUT: Final = 900
"""The combinations from which on a sequence is cut at what is unmistakable."""
_BAND: Final = 24
"""How far from the coarse path a long sequence is searched, to either side."""
_SLACK: Final = 8
"""How far along that path the search may run ahead or stay behind."""
_MOST_DOUBTS: Final = 8
_MOST_MOVES: Final = 20_000

_UP, _LEFT, _PAIR, _SPLIT, _JOIN = range(1, 6)
_NEVER: Final = float("-inf")


class Match(NamedTuple):
    """Rows `row`, …, `row + rows - 1` correspond to nodes `node`, …, `node + nodes - 1`."""

    row: int
    node: int
    rows: int = 1
    nodes: int = 1


class Pairing(NamedTuple):
    """What corresponds in order, by row, and what does out of order."""

    matches: list[Match]
    moves: list[Match]


class Scores(Protocol):
    """How well the members of two sequences correspond, rows and nodes."""

    def score(self, row: int, node: int) -> float:
        """How well the two correspond: above zero if rather so than not, above 1 with evidence."""
        ...

    def merged(self, row: int, rows: int, node: int, nodes: int, needed: float) -> float:
        """The score of one against two, or two against one; zero for what cannot be more than `needed`."""
        ...

    def alike(self, row: int, node: int) -> bool:
        """Whether the two are of one kind, so that one may be the other rewritten."""
        ...


class Sides(Scores, Protocol):
    """Two sequences, and all that is known of them."""

    @property
    def rows(self) -> int:
        """The number of rows."""
        ...

    @property
    def nodes(self) -> int:
        """The number of nodes."""
        ...

    def alone(self, row: int, node: int) -> bool:
        """Whether the only one left here may be the only one left there, rewritten."""
        ...

    def look_closer(self) -> None:
        """Let scores count also what is dear to find out, now that it is needed."""
        ...

    def anchors(self) -> list[int]:
        """For each node the row that is unmistakably the same, or -1."""
        ...

    def outlines(self) -> tuple[Sequence[int], Sequence[int]]:
        """Rows and nodes, coarsely: equal numbers for what may correspond."""
        ...


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
    if free_rows and free_nodes:
        moves = _moves(sides, matches, free_rows, free_nodes)
        matches = _leftovers(sides, matches, moves)
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
        if doubts and doubts[-1] == index - 1 and points < _CERTAIN:
            return False
        if doubtful:
            doubts.append(index)
        certain = points >= _CERTAIN
    return len(doubts) <= _MOST_DOUBTS and all(
        sides.score(row, node) < _MOVED_NEXT_DOOR for row in doubts for node in doubts if row != node
    )


def _fits(sides: Sides, match: Match) -> bool:
    """Whether a match speaks for itself; what is left when all of these stand is looked at again."""
    return match.rows + match.nodes > 2 or sides.score(match.row, match.node) > 0


def in_order(sides: Sides) -> list[Match]:
    """The best pairing in which nothing crosses."""
    rows, nodes = sides.rows, sides.nodes
    anchors = sides.anchors()
    start = 0
    while start < min(rows, nodes) and anchors[start] == start:
        start += 1
    start = max(start - 1, 0)  # what was cut in two may have a part behind it
    end = 0
    while end < min(rows, nodes) - start and anchors[nodes - 1 - end] == rows - 1 - end:
        end += 1
    matches = [Match(index, index) for index in range(start)]
    row, node = start, start
    last_row, last_node = rows - end, nodes - end
    if (last_row - row) * (last_node - node) > _CUT:
        for cut_row, cut_node in _longest_chain(anchors, row, last_row, node, last_node):
            matches += _search(sides, row, cut_row, node, cut_node)
            matches.append(Match(cut_row, cut_node))
            row, node = cut_row + 1, cut_node + 1
    matches += _search(sides, row, last_row, node, last_node)
    matches += [Match(last_row + index, last_node + index) for index in range(end)]
    return matches


def _longest_chain(
    anchors: Sequence[int], row: int, last_row: int, node: int, last_node: int
) -> list[tuple[int, int]]:
    """The longest increasing chain of anchors within the bounds, as (row, node)."""
    tails: list[int] = []
    tail_nodes: list[int] = []
    before: dict[int, int] = {}
    for index in range(node, last_node):
        anchor = anchors[index]
        if not row <= anchor < last_row:
            continue
        place = bisect_left(tails, anchor)
        if place == len(tails):
            tails.append(anchor)
            tail_nodes.append(index)
        else:
            tails[place] = anchor
            tail_nodes[place] = index
        before[index] = tail_nodes[place - 1] if place else -1
    chain: list[tuple[int, int]] = []
    index = tail_nodes[-1] if tail_nodes else -1
    while index >= 0:
        chain.append((anchors[index], index))
        index = before[index]
    chain.reverse()
    return chain


def _search(sides: Sides, row: int, last_row: int, node: int, last_node: int) -> list[Match]:
    """The best pairing in order of a part of `sides`."""
    height, width = last_row - row, last_node - node
    if not height or not width:
        return []
    if height * width <= _SEARCHED:
        windows = [(0, width)] * (height + 1)
    else:
        windows = _windows(sides, row, last_row, node, last_node)
    return _best_path(sides, row, node, windows)


def _windows(sides: Sides, row: int, last_row: int, node: int, last_node: int) -> list[tuple[int, int]]:
    """For each row the first and last column to search: a band about the longest common subsequence."""
    from rapidfuzz.distance import LCSseq

    outlines = sides.outlines()
    height, width = last_row - row, last_node - node
    first = [0] * (height + 1)
    last = [0] * (height + 1)
    for code in LCSseq.opcodes(outlines[0][row:last_row], outlines[1][node:last_node]):
        for step in range(code.src_end - code.src_start):
            place = code.dest_start + (step + 1 if code.tag == "equal" else 0)
            first[code.src_start + step + 1] = last[code.src_start + step + 1] = place
        last[code.src_end] = max(last[code.src_end], code.dest_end)
    last[height] = width
    return [
        (max(0, first[max(0, index - _SLACK)] - _BAND), min(width, last[min(height, index + _SLACK)] + _BAND))
        for index in range(height + 1)
    ]


def _best_path(scores: Scores, row: int, node: int, windows: Sequence[tuple[int, int]]) -> list[Match]:
    """The best pairing in order within `windows`: for each row the first and last column to search.

    A window must begin and end no earlier than the one before, and they must overlap.
    """
    score, merged, alike = scores.score, scores.merged, scores.alike
    first, last = windows[0]
    line = [0.0] * (last - first + 1)
    paired = [_NEVER] * (last - first + 1)
    """Of the best that end in a pair."""
    older: list[float] = []
    older_first = first
    steps = [bytearray([_LEFT]) * (last - first + 1)]
    chains = [bytearray(last - first + 1)]
    for index in range(1, len(windows)):
        previous, previous_paired, previous_first, previous_last = line, paired, first, last
        first, last = windows[index]
        line, paired = list[float](), [_NEVER] * (last - first + 1)
        step = bytearray(last - first + 1)
        chain = bytearray(last - first + 1)
        left = _NEVER
        for column in range(first, last + 1):
            above = column - previous_first
            best, move = left, _LEFT
            if column <= previous_last and (value := previous[above]) >= best:
                best, move = value, _UP
            if 0 < above <= previous_last - previous_first + 1:
                corner = previous[above - 1]
                points = score(row + index - 1, node + column - 1)
                if REWRITTEN < points < _WEAK and alike(row + index - 1, node + column - 1):
                    points = _WEAK
                if points > 0:
                    chained = previous_paired[above - 1]
                    chained += _IN_A_ROW if points < _CERTAIN else _LEADS
                    if chained >= corner:
                        chain[column - first] = 1
                        points += chained
                    else:
                        points += corner
                    paired[column - first] = points
                    if points > best:
                        best, move = points, _PAIR
                if above > 1:
                    corner = previous[above - 2]
                    points = merged(row + index - 1, 1, node + column - 2, 2, best - corner)
                    if points > 0 and corner + points > best:
                        best, move = corner + points, _SPLIT
                if 0 <= column - 1 - older_first < len(older):
                    corner = older[column - 1 - older_first]
                    points = merged(row + index - 2, 2, node + column - 1, 1, best - corner)
                    if points > 0 and corner + points > best:
                        best, move = corner + points, _JOIN
            line.append(best)
            step[column - first] = move
            left = best
        steps.append(step)
        chains.append(chain)
        older, older_first = previous, previous_first
    return _trace(steps, chains, windows, row, node)


def _trace(
    steps: Sequence[bytearray],
    chains: Sequence[bytearray],
    windows: Sequence[tuple[int, int]],
    row: int,
    node: int,
) -> list[Match]:
    """The matches on the path that ends in the last corner, in order."""
    matches: list[Match] = []
    index, column = len(windows) - 1, windows[-1][1]
    chained = False
    while index > 0 and column > 0:
        place = column - windows[index][0]
        move = _PAIR if chained else steps[index][place]
        if move == _UP:
            index -= 1
            continue
        if move == _LEFT:
            column -= 1
            continue
        chained = move == _PAIR and bool(chains[index][place])
        rows = 2 if move == _JOIN else 1
        nodes = 2 if move == _SPLIT else 1
        index -= rows
        column -= nodes
        matches.append(Match(row + index, node + column, rows, nodes))
    matches.reverse()
    return matches


def _free(matches: Sequence[Match], rows: int, nodes: int) -> tuple[list[int], list[int]]:
    """The rows and nodes that are in no match."""
    used_rows = {match.row + step for match in matches for step in range(match.rows)}
    used_nodes = {match.node + step for match in matches for step in range(match.nodes)}
    return (
        [row for row in range(rows) if row not in used_rows],
        [node for node in range(nodes) if node not in used_nodes],
    )


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
    if not rows or not nodes or len(rows) * len(nodes) > _SEARCHED:
        return []
    if len(rows) == len(nodes) == 1:
        row, node = rows[0], nodes[0]
        return [Match(row, node)] if sides.alone(row, node) else []
    path = _best_path(_Part(sides, rows, nodes), 0, 0, [(0, len(nodes))] * (len(rows) + 1))
    return [Match(rows[match.row], nodes[match.node]) for match in path]


class _Part:
    """A part of two sequences, one to one."""

    def __init__(self, sides: Sides, rows: Sequence[int], nodes: Sequence[int]) -> None:
        self._sides = sides
        self._rows = rows
        self._nodes = nodes

    def score(self, row: int, node: int) -> float:
        return self._sides.score(self._rows[row], self._nodes[node])

    def alike(self, row: int, node: int) -> bool:
        return self._sides.alike(self._rows[row], self._nodes[node])

    def merged(self, row: int, rows: int, node: int, nodes: int, needed: float) -> float:  # noqa: ARG002
        return 0.0
