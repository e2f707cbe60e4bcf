from __future__ import annotations

from glosslint.document import read_document
from glosslint.engine import page_of
from glosslint.model import Group
from glosslint.vote import View
from glosslint.wrong_ids import wrong_ids


def found(source: str = "", **headings: list[str]) -> dict[str, tuple[list[str], list[str]]]:
    """By version, the ids that are wanted where others are written, and where none is."""
    documents = tuple(
        read_document(
            f"{tag}.md",
            "".join(
                f"## {line}\n\nSee [it](/{number}) of {1900 + number}.\n\n"
                for number, line in enumerate(lines)
            ).encode(),
            tag,
        )
        for tag, lines in headings.items()
    )
    table = page_of(Group("page", documents, source)).table
    assert table is not None
    return {
        language: ([one.wanted for one in changed], [one.wanted for one in missing])
        for language, changed, missing in wrong_ids(View(table))
        if changed or missing
    }


def test_an_id_that_differs_and_one_that_is_missing() -> None:
    right = ["A {#intro}", "B {#costs}", "C {#end}"]
    assert found(de=right, it=["D {#intro}", "E {#cost}", "F"], sv=right) == {"it": (["costs"], ["end"])}


def test_ids_that_are_all_others_are_translated_on_purpose() -> None:
    right = ["A {#intro}", "B {#costs}", "C {#end}"]
    assert found(de=right, it=["D {#inizio}", "E {#costi}", "F {#fine}"], sv=right) == {}


def test_an_id_of_the_versions_own_words_is_made_on_purpose() -> None:
    right = ["A {#intro}", "B {#costs}"]
    assert found(de=right, it=["D {#intro}", "Costi {#costi}"], sv=right) == {}


def test_an_id_that_stands_at_another_heading_is_not_missing() -> None:
    right = ["A {#intro}", "B {#costs}"]
    assert found(de=right, it=["D {#costs}", "E"], sv=right) == {"it": (["intro"], [])}


def test_what_a_source_does_not_write_no_other_version_must() -> None:
    assert found("en", en=["Intro", "Costs"], de=["A {#intro}", "B {#costs}"], sv=["C", "D"]) == {}
