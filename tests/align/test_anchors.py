from __future__ import annotations

from glosslint.align.anchors import unmistakable


def test_what_only_one_on_each_side_has_is_the_same() -> None:
    assert unmistakable(["ab", "c"], ["x", "c", "b"]) == [-1, 1, 0]


def test_what_several_have_tells_nothing() -> None:
    assert unmistakable(["a", "a"], ["a"]) == [-1]
    assert unmistakable(["a"], ["a", "a"]) == [-1, -1]


def test_two_keys_that_disagree_tell_nothing() -> None:
    assert unmistakable(["a", "b"], ["ab"]) == [-1]
