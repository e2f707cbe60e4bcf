"""The best pairing of two sequences in which nothing crosses.

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

CERTAIN: Final = 1.1
"""The score that only something in common can give."""
REWRITTEN: Final = -0.55
"""The score down to which what stands in the same place may still be the same, rewritten."""
FITS: Final = 0.4
"""The score from which on a pair counts for what it is; down to `REWRITTEN` it counts for less and less."""
_IN_A_ROW: Final = 0.25
"""What it counts that a pair directly follows another: what is missing is missing in one piece."""
_LEADS: Final = 0.3
"""The same where the second leaves no doubt: what leads up to a thing stands directly before it."""
SEARCHED: Final = 30_000
"""The most combinations that are all tried."""
_CUT: Final = 900
"""The combinations from which on a sequence is cut at what is unmistakable."""
_BAND: Final = 24
"""How far from the coarse path a long sequence is searched, to either side."""
_SLACK: Final = 8
"""How far along that path the search may run ahead or stay behind."""

_UP, _LEFT, _PAIR, _SPLIT, _JOIN = range(1, 6)
_NEVER: Final = float("-inf")


class Match(NamedTuple):
    """Rows `row`, …, `row + rows - 1` correspond to nodes `node`, …, `node + nodes - 1`."""

    row: int
    node: int
    rows: int = 1
    nodes: int = 1


class Scores(Protocol):
    """How well the members of two sequences correspond, rows and nodes."""

    def score(self, row: int, node: int) -> float:
        """How well the two correspond: above zero if rather so than not, above 1 with evidence."""
        ...

    def merged(self, row: int, rows: int, node: int, nodes: int, needed: float) -> float:
        """The score of one against several, or the reverse; zero for what cannot be more than `needed`."""
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

    def left(self, row: int, node: int) -> float:
        """How well the two correspond if neither has another counterpart: above zero if they may."""
        ...

    def leads(self, row: int, node: int) -> bool:
        """Whether both lead up to what stands behind them."""
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
    end = max(end - 1, 0)  # and what leads up to it stands before it
    matches = [Match(index, index) for index in range(start)]
    row, node = start, start
    last_row, last_node = rows - end, nodes - end
    if (last_row - row) * (last_node - node) > _CUT:
        for cut_row, cut_node in _longest_chain(anchors, row, last_row, node, last_node):
            matches += _search(sides, row, cut_row + 1, node, cut_node + 1)
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
    if height * width <= SEARCHED:
        windows = [(0, width)] * (height + 1)
    else:
        windows = _windows(sides, row, last_row, node, last_node)
    return best_path(sides, row, node, windows)


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


def best_path(scores: Scores, row: int, node: int, windows: Sequence[tuple[int, int]]) -> list[Match]:
    """The best pairing in order within `windows`: for each row the first and last column to search.

    A window must begin and end no earlier than the one before, and they must overlap.
    """
    merged = scores.merged
    first, last = windows[0]
    line = [0.0] * (last - first + 1)
    paired = [_NEVER] * (last - first + 1)  # the best that end in a pair
    if not first:
        paired[0] = 0.0  # what is searched begins behind one
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
                points = _points(scores, row + index - 1, node + column - 1)
                if points > 0:
                    chained = previous_paired[above - 1] + (_IN_A_ROW if points < CERTAIN else _LEADS)
                    chain[column - first] = chained >= corner
                    points += max(chained, corner)
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


def _points(scores: Scores, row: int, node: int) -> float:
    """What a pair counts for: little, but something, where the one may be the other rewritten."""
    points = scores.score(row, node)
    if REWRITTEN < points < FITS and scores.alike(row, node):
        return FITS * (points - REWRITTEN) / (FITS - REWRITTEN)
    return points


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
