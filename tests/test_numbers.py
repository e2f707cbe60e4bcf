from __future__ import annotations

import pytest

from glosslint.document import read_document
from glosslint.model import blocks_of
from glosslint.numbers import Number, Numbers


def numbers(markdown: str, language: str = "en") -> list[Number]:
    document = read_document("page.md", f"{markdown}\n".encode(), language)
    reader = Numbers()
    return [one for block in blocks_of(document.root) for one in reader.all_in(block, document)]


@pytest.mark.parametrize(
    ("text", "small", "large"),
    [
        ("It takes 12 days and 13 nights.", ["12 days"], ["13"]),  # up to 12 is a word as often as not
        ("It costs $5.", [], ["$5"]),  # but not with a unit
        ("It is 100% open.", ["100%"], []),  # "entirely"
        ("It lasts 24 hours, not 25 hours.", ["24 hours"], ["25 hours"]),  # a day
        ("It is 10% open.", [], ["10%"]),
        ("Version 1.0 is out.", [], ["1.0"]),  # nobody puts that in words
    ],
)
def test_what_is_small(text: str, small: list[str], large: list[str]) -> None:
    found = numbers(text)
    assert [one.written for one in found if one.is_small] == small
    assert [one.written for one in found if not one.is_small] == large


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<div>https://example.com/a/1987/b</div>", []),  # part of an address
        ("[见](http://example.com/)超过4000个", ["4000"]),  # but not what follows it without a blank
    ],
)
def test_what_is_part_of_an_address(text: str, written: list[str]) -> None:
    assert [one.written for one in numbers(text, "zh")] == written


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Es sind 1.000 Stück.", {"1000", "1"}),  # nothing tells
        ("Es sind 1.000 Stück zu 2,5 %.", {"1000"}),  # the comma is before fractions, so points group
        ("Es sind 1.000 Stück zu 2.5 %.", {"1000", "1"}),  # the point is in the other role, so either may be
        ("Es sind 1.000 Stück von 1.000.000.", {"1000"}),
    ],
)
def test_an_ambiguous_number_is_read_as_the_page_writes_others(text: str, values: set[str]) -> None:
    [number, *_] = numbers(text, "de")
    assert {reading.value for reading in number.span.readings if reading.kind == "plain"} == values


def test_the_value_names_the_unit() -> None:
    assert [one.value for one in numbers("$1,000 in 30 minutes")] == ["1000 USD", "30 minutes"]
