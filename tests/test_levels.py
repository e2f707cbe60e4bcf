from __future__ import annotations

from glosslint.document import read_document
from glosslint.engine import page_of
from glosslint.levels import shifted_in
from glosslint.model import Group
from glosslint.vote import View


def shifts(language: str, **levels: str) -> list[list[tuple[int, int]]]:
    """Of versions whose headings have the given levels: in each run, the level and the shift."""
    documents = tuple(
        read_document(
            f"{tag}.md",
            "".join(
                f"{'#' * int(level)} {tag} {number}\n\nSee [it](/{number}) of {1900 + number}.\n\n"
                for number, level in enumerate(digits)
            ).encode(),
            tag,
        )
        for tag, digits in levels.items()
    )
    table = page_of(Group("page", documents)).table
    assert table is not None
    return [[(one.level, one.shift) for one in run] for run in shifted_in(View(table), language)]


def test_the_version_with_another_level_is_shifted() -> None:
    levels = {"de": "1222", "it": "1232", "sv": "1222"}
    assert shifts("it", **levels) == [[(3, 1)]]
    assert shifts("de", **levels) == []


def test_what_follows_and_is_shifted_alike_comes_together() -> None:
    assert shifts("it", de="12333", it="13444", sv="12333") == [[(3, 1), (4, 1), (4, 1), (4, 1)]]


def test_one_that_is_right_parts_two_runs() -> None:
    assert shifts("it", de="12222", it="13232", sv="12222") == [[(3, 1)], [(3, 1)]]


def test_where_nothing_is_decided_the_pivot_is_held_against_the_next_best() -> None:
    found = {tag: shifts(tag, de="122", sv="133") for tag in ("de", "sv")}
    assert sorted(map(len, found.values())) == [0, 1]
    assert abs(next(run for runs in found.values() for run in runs)[0][1]) == 1
