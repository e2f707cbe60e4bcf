"""Pairing, on sequences whose members are letters and whose lengths are numbers."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from glosslint.align.pairing import pair
from glosslint.align.paths import _IN_A_ROW, _LEADS, CERTAIN, Match, _points, in_order


class Letters:
    """Two strings: equal letters correspond for certain, equal digits likely, and equal capitals perhaps.

    The two letters `xy` may be one `#`.
    """

    def __init__(self, rows: str, nodes: str) -> None:
        self._rows = rows
        self._nodes = nodes
        self.rows = len(rows)
        self.nodes = len(nodes)
        self.asked = 0

    def score(self, row: int, node: int) -> float:
        self.asked += 1
        one, other = self._rows[row], self._nodes[node]
        if one == other:
            return 1.5 if one.islower() else 0.8 if one.isdigit() else 0.6
        return -0.2 if one.isupper() == other.isupper() else -0.8

    def merged(self, row: int, rows: int, node: int, nodes: int, needed: float) -> float:
        one, other = self._rows[row : row + rows], self._nodes[node : node + nodes]
        return 2.0 if {one, other} == {"#", "xy"} and needed < 2 else 0.0

    def alike(self, row: int, node: int) -> bool:
        return self._rows[row].isupper() == self._nodes[node].isupper()

    def alone(self, row: int, node: int) -> bool:
        return self.alike(row, node)

    def left(self, row: int, node: int) -> float:
        return self.score(row, node)

    def leads(self, row: int, node: int) -> bool:
        return self._rows[row] in "IJ" and self._nodes[node] in "IJ"

    def look_closer(self) -> None:
        pass

    def anchors(self) -> list[int]:
        return [
            self._rows.index(one) if self._rows.count(one) == self._nodes.count(one) == 1 else -1
            for one in self._nodes
        ]

    def outlines(self) -> tuple[list[int], list[int]]:
        return [ord(one) for one in self._rows], [ord(one) for one in self._nodes]


def matches(rows: str, nodes: str) -> list[tuple[str, str]]:
    return [
        (rows[one.row : one.row + one.rows], nodes[one.node : one.node + one.nodes])
        for one in pair(Letters(rows, nodes)).matches
    ]


def moves(rows: str, nodes: str) -> list[tuple[str, str]]:
    return [(rows[one.row], nodes[one.node]) for one in pair(Letters(rows, nodes)).moves]


def test_equal_sequences() -> None:
    sides = Letters("abcAAB", "abcAAB")
    assert pair(sides).matches == [Match(index, index) for index in range(6)]
    assert sides.asked == 6  # no more than each with its counterpart


def test_something_is_missing_or_extra() -> None:
    assert matches("abcd", "acd") == [("a", "a"), ("c", "c"), ("d", "d")]
    assert matches("acd", "abcd") == [("a", "a"), ("c", "c"), ("d", "d")]
    assert matches("AAB", "AB") == [("A", "A"), ("B", "B")]
    assert matches("", "abc") == matches("abc", "") == []


def test_what_stands_in_the_same_place_may_be_rewritten() -> None:
    assert matches("abc", "axc") == [("a", "a"), ("b", "x"), ("c", "c")]
    assert matches("abc", "aXc") == [("a", "a"), ("c", "c")]


def test_one_and_two() -> None:
    assert matches("a#b", "axyb") == [("a", "a"), ("#", "xy"), ("b", "b")]
    assert matches("axyb", "a#b") == [("a", "a"), ("xy", "#"), ("b", "b")]


def test_moves() -> None:
    assert moves("abcdef", "bcdefa") == [("a", "a")]
    assert moves("ABC", "BCA") == []  # next door would do, but a capital proves nothing
    assert moves("1ab", "ab1") == [("1", "1")]
    assert moves("1abcd", "abcd1") == []  # far from there, what is likely is not enough
    assert sorted(matches("abc", "cba") + moves("abc", "cba")) == [("a", "a"), ("b", "b"), ("c", "c")]


LETTERS = st.text("abcABC#xy", max_size=14)


@given(LETTERS, LETTERS)
def test_matches_are_in_order_and_nothing_is_matched_twice(rows: str, nodes: str) -> None:
    pairing = pair(Letters(rows, nodes))
    for one, other in pairwise(pairing.matches):
        assert one.row + one.rows <= other.row
        assert one.node + one.nodes <= other.node
    used = [*pairing.matches, *pairing.moves]
    for all_of, size in (
        ([one.row + step for one in used for step in range(one.rows)], len(rows)),
        ([one.node + step for one in used for step in range(one.nodes)], len(nodes)),
    ):
        assert len(set(all_of)) == len(all_of)
        assert all(0 <= index < size for index in all_of)


@given(LETTERS, LETTERS)
def test_both_ways_find_as_much(rows: str, nodes: str) -> None:
    def value(one: str, other: str) -> float:
        """What the path found is worth by what the search looks for, which is the same from either side."""
        sides = Letters(one, other)
        total = 0.0
        before = Match(-1, -1)  # a sequence begins behind a pair
        for match in in_order(sides):
            if match.rows + match.nodes > 2:
                total += sides.merged(match.row, match.rows, match.node, match.nodes, 0)
            else:
                points = _points(sides, match.row, match.node)
                total += points
                if before == (match.row - 1, match.node - 1, 1, 1):
                    total += _LEADS if points >= CERTAIN else _IN_A_ROW
            before = match
        return round(total, 6)

    assert value(rows, nodes) == value(nodes, rows)


def test_long_sequences_are_searched_near_their_path_only() -> None:
    rows = "ABCDEFGH" * 1_000
    nodes = rows[:3_000] + rows[3_100:]
    sides = Letters(rows, nodes)
    start = process_time()
    found = pair(sides).matches
    assert process_time() - start < 5
    assert len(found) == len(nodes)
    assert sides.asked < 200 * len(rows)


def test_what_leads_up_to_a_thing_stands_directly_before_it() -> None:
    assert matches("Ia" + "Jb", "Ib") == [("J", "I"), ("b", "b")]
    assert matches("Ib", "Ia" + "Jb") == [("I", "J"), ("b", "b")]
