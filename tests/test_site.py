from __future__ import annotations

from glosslint.document import read_document
from glosslint.engine import page_of
from glosslint.model import Group
from glosslint.site import Facts, facts_of, merge_facts, site_of
from glosslint.vote import View

PAGE = "# T\n\n{0}.\n\n## A\n\n{0} [x](/x).\n\n## {1}\n\n- {0} [a](/a).\n- {0} [b](/b).\n"
GERMAN = PAGE.format("Ein Satz", "Kürze")
SWEDISH = PAGE.format("En mening", "Kort")
PROSE = "# T\n\nText.\n\n## A\n\nText [x](/x).\n\n## Kort\n\nText [a](/a).\n"


def group(**texts: str) -> Group:
    documents = tuple(read_document(f"{tag}.md", text.encode(), tag) for tag, text in texts.items())
    return Group("page", documents)


def highlights(page: Group, facts: list[Facts], *names: str) -> list[str]:
    """The German titles of the highlights sections of a page."""
    table = page_of(page).table
    assert table is not None
    site = site_of(View(table), merge_facts(facts, names))
    elements = [table.rows[index].cells[0].element for index in sorted(site.highlights)]
    return [getattr(element, "title", "") for element in elements]


def test_a_page_tells_where_its_lists_stand_counted_from_both_ends() -> None:
    assert facts_of(group(de=GERMAN, sv=SWEDISH)).list_places == ("2:-1", "2:1")


def test_a_place_counts_where_half_of_the_versions_have_the_list() -> None:
    assert facts_of(group(de=GERMAN, sv=PROSE)).list_places == ("2:-1", "2:1")
    assert facts_of(group(de=GERMAN, fr=PROSE, sv=PROSE)).list_places == ()


def test_on_a_page_alone_all_versions_must_hold_nothing_but_the_list() -> None:
    page = group(de=GERMAN, sv=SWEDISH)
    assert highlights(page, [facts_of(page)]) == ["Kürze"]
    mixed = group(de=GERMAN, sv=SWEDISH + "\nMer.\n")
    assert highlights(mixed, [facts_of(mixed)]) == []


def test_from_ten_pages_on_the_place_is_learned() -> None:
    page = group(de=GERMAN, sv=SWEDISH)
    here, elsewhere = facts_of(page), Facts(("2:5",))
    assert highlights(page, [here] * 5 + [elsewhere] * 5) == ["Kürze"]
    assert highlights(page, [here] * 4 + [elsewhere] * 6) == []  # fewer than half of the pages
    assert highlights(page, [here] + [elsewhere] * 8) == ["Kürze"]  # nine pages teach nothing


def test_the_setting_names_sections_by_title_or_id() -> None:
    page = group(de=GERMAN.replace("## A", "## A {#keys}"), sv=SWEDISH)
    nowhere = [Facts(())] * 10
    assert highlights(page, nowhere, "KURT", "kort") == ["Kürze"]
    assert highlights(page, nowhere, "keys") == ["A"]


def test_an_ordered_list_holds_no_highlights() -> None:
    page = group(de=GERMAN.replace("- ", "1. "), sv=SWEDISH.replace("- ", "1. "))
    assert highlights(page, [facts_of(page)]) == []
