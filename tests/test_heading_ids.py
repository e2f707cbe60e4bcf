from __future__ import annotations

import pytest

from glosslint.document import read_document
from glosslint.engine import page_of
from glosslint.heading_ids import expected_id, id_among, id_in, id_place, id_span, letters_of_ids
from glosslint.model import Group, Range
from glosslint.vote import RowView, View


def heading(source: str = "", **lines: str) -> RowView:
    """The row of the only heading."""
    documents = tuple(read_document(f"{tag}.md", f"## {line}\n".encode(), tag) for tag, line in lines.items())
    table = page_of(Group("page", documents, source)).table
    assert table is not None
    return View(table).row(1)


def test_only_what_is_written_is_an_id_of_its_own() -> None:
    row = heading(de="Kosten {#costs}", sv="Costs")
    assert (id_in(row, "de"), id_in(row, "sv")) == ("costs", "")
    assert id_among(row, ["sv", "de"]) == "costs"
    assert id_among(row, ["sv"]) == ""


def test_the_place_is_that_of_the_id_else_of_the_heading() -> None:
    row = heading(de="Kosten {#costs}", sv="Kostnader")
    assert id_place(row, "de") == Range(12, 17)
    assert id_place(row, "sv") == Range(0, 12)
    assert id_span(row, "sv") is None


@pytest.mark.parametrize(
    "title",
    ["Why it's cheap", "Why it’s cheap?", "**Why** it's cheap", "Why it's-cheap!", "why `it's` cheap"],
)
def test_a_heading_makes_its_id_of_letters_and_digits(title: str) -> None:
    expected = expected_id(heading(source="en", en=title, de="Darum {#why-its-cheap}"))
    assert expected is not None
    assert expected.outcome == "unanimous"


def test_a_heading_that_makes_another_id_has_none() -> None:
    expected = expected_id(heading(source="en", en="Costs", de="Preise {#prices}", sv="Priser {#prices}"))
    assert expected is not None
    assert (expected.value, expected.dissenters) == ("", ("de", "sv"))


def test_case_counts_where_ids_are_written() -> None:
    expected = expected_id(heading(de="A {#api}", fr="B {#api}", sv="C {#API}"))
    assert expected is not None
    assert (expected.value, expected.dissenters) == ("api", ("sv",))


def test_where_nobody_writes_an_id_there_is_no_vote() -> None:
    assert expected_id(heading(de="Costs", sv="Costs")) is None


def test_the_ids_of_a_document_are_those_written_and_those_made() -> None:
    document = read_document("sv.md", b"# A b!\n\n## C {#fees-1}\n", "sv")
    assert letters_of_ids(document) == {"", "ab", "fees1"}
