from __future__ import annotations

import pytest

from glosslint.counterparts import contents
from glosslint.document import read_document
from glosslint.engine import page_of
from glosslint.model import Group, blocks_of
from glosslint.numbers import Number, numbers_in, telling
from glosslint.vote import View


def numbers(markdown: str) -> list[str]:
    document = read_document("page.md", markdown.encode(), "en")
    return [one.written for block in blocks_of(document.root) for one in numbers_in(block, document)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It takes 12 days and 13 nights.", ["13"]),  # up to 12 is a word in one language, digits in another
        ("It costs $5.", ["$5"]),  # but not with a unit
        ("<div>https://example.com/a/1987/b</div>", []),  # part of an address
    ],
)
def test_what_is_compared(text: str, written: list[str]) -> None:
    assert numbers(f"{text}\n") == written


def told(**texts: str) -> list[tuple[list[str], list[str]]]:
    documents = tuple(read_document(f"{tag}.md", f"{text}\n".encode(), tag) for tag, text in texts.items())
    table = page_of(Group("page", documents)).table
    assert table is not None
    return [
        ([one.written for one in left.missing], [one.written for one in left.extra])
        for row in contents(View(table))
        for difference in row.differences(numbers_in, Number.key, Number.is_same)
        for left in [telling(row, difference)]
    ]


def test_another_number_is_told() -> None:
    assert told(de="Seit 1987 gut.", it="Dal 1978 bene.", sv="Sedan 1987 bra.") == [(["1987"], ["1978"])]


@pytest.mark.parametrize(
    "italian",
    [
        "Dal 1987 bene, dal 1987.",  # said once more
        "Dal 1987 bene, v2x.",  # a name that holds a digit
    ],
)
def test_what_tells_nobody_another_number_is_left_out(italian: str) -> None:
    assert all(found == ([], []) for found in told(de="Seit 1987 gut.", it=italian, sv="Sedan 1987 bra."))


def test_a_number_that_the_other_side_writes_as_code_is_there() -> None:
    assert told(de="Ab 200 bis 299.", it="Da `200` a 299.", sv="Från 200 till 299.") == [([], [])]


def test_numbers_that_are_run_together_are_one() -> None:
    """A lost blank is one defect, whatever it joins."""
    german, swedish = "Der 2022 10-K kommt.", "Den 2022 10-K kommer."
    [(missing, extra)] = [found for found in told(de=german, ja="202210-K", sv=swedish) if any(found)]
    assert (missing, extra) == (["2022"], ["202210-K"])


def test_thousands_of_numbers_that_differ_are_told_in_time() -> None:
    one, other = (" ".join(str(start + step * n) for n in range(2_000)) for start, step in ((13, 1), (14, 2)))
    ((missing, extra),) = told(de=one, it=other, sv=one)
    assert min(len(missing), len(extra)) > 500
