from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from glosslint.document import read_document
from glosslint.engine import Plan, check, findings_of, load_rules, page_of, select_rules
from glosslint.layout.result import Layout, PageFiles, Single
from glosslint.model import Group
from glosslint.site import Facts, SiteFacts, facts_of, merge_facts, site_of, versions_of
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


# --- which headings are translated


def titled(source: str, **titles: str) -> Group:
    texts = {tag: f"# {title}\n\nText.\n" for tag, title in titles.items()}
    return replace(group(**texts), source=source)


def test_a_page_tells_which_titles_of_the_source_a_version_keeps() -> None:
    page = titled("en", de="Übersicht", en="Overview", sv="OVERVIEW")
    assert facts_of(page).headings == (("de", "overview", False), ("sv", "overview", True))


def test_without_the_source_there_is_nothing_to_keep() -> None:
    assert facts_of(titled("", de="A", en="A")).headings == ()
    assert facts_of(titled("en", de="A", sv="A")).headings == ()


def test_versions_with_another_outline_tell_nothing() -> None:
    page = group(de="# A\n\n## B\n", en="# A\n")
    assert facts_of(replace(page, source="en")).headings == ()


def test_from_ten_pages_on_the_share_of_translated_headings_is_learned() -> None:
    kept, translated = (facts_of(titled("en", en="News", sv=title)) for title in ("News", "Nyheter"))
    learned = merge_facts([kept] * 4 + [translated] * 6).translated
    assert learned == {("sv", "news"): Fraction(3, 5)}
    assert merge_facts([kept] * 4 + [translated] * 5).translated == {}


# --- which versions a page has


def test_versions_are_known_without_reading() -> None:
    page = replace(group(de="A", sv="B"), duplicates=(("sv", "b/sv.md"),))
    versions = versions_of(page, SiteFacts())
    assert (versions.key, versions.languages, versions.duplicates) == ("page", ("de", "sv"), page.duplicates)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    monkeypatch.chdir(tmp_path)
    for name in ("en/a.md", "sv/a.md", "swedish/a.md", "en/b.md", "sv/c.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# A\n\nWord .\n", encoding="utf-8")
    files = PageFiles(
        "a",
        (("en", tmp_path / "en/a.md"), ("sv", tmp_path / "sv/a.md")),
        duplicates=(("sv", tmp_path / "swedish/a.md"),),
    )
    single = (Single(tmp_path / "en/b.md", "b", "en"), Single(tmp_path / "sv/c.md", "c", "sv"))
    unknown = Single(tmp_path / "README.md", "README")
    return Layout(tmp_path, (files,), (*single, unknown), (), ())


def told(
    site: Layout, *rules: str, source: str = "", languages: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    plan = Plan(select_rules(load_rules(), rules), source=source, languages=languages)
    return [(finding.path, finding.rule, finding.message) for finding in check(site, plan).findings]


def test_a_duplicate_is_told_at_the_file_that_is_not_compared(site: Layout) -> None:
    assert told(site, "duplicate-language", "empty-block") == [
        ("swedish/a.md", "duplicate-language", "another file for sv, which was not compared")
    ]
    report = check(site, Plan(select_rules(load_rules(), ["duplicate-language"])))
    assert [place.path for place in report.findings[0].related] == ["sv/a.md"]


def test_pages_in_one_language_lack_the_languages_that_are_required(site: Layout) -> None:
    assert told(site, "missing-translation", languages=("en", "sv")) == [
        ("en/b.md", "missing-translation", "there is no version of this page in sv"),
        ("sv/c.md", "missing-translation", "there is no version of this page in en"),
    ]
    assert told(site, "missing-translation") == []


def test_pages_in_one_language_are_looked_at_for_nothing_else(site: Layout) -> None:
    found = told(site, "DEFAULT", "missing-translation", source="en", languages=("en", "sv"))
    assert {rule for path, rule, _ in found if path in ("en/b.md", "sv/c.md")} == {
        "missing-translation",
        "orphan-translation",
    }


def test_an_orphan_is_one_only_where_a_source_is_configured(site: Layout) -> None:
    assert told(site, "orphan-translation") == []
    assert [path for path, *_ in told(site, "orphan-translation", source="en")] == ["sv/c.md"]


# --- what replaces all else


def test_of_an_unrelated_version_only_errors_are_left_beside_it() -> None:
    prose = (
        "{0} [a](/{1}) .\n\n{0} [b](/{1}b).\n\n{0} [c](/{1}c).\n\n{0} [d](/{1}d).\n\n{0} [e](/{1}e).\n\n##X\n"
    )
    versions = {"de": ("Das ist ein", "x"), "fr": ("Voici donc un", "x"), "sv": ("Helt annat är", "y")}
    page = page_of(group(**{tag: prose.format(*words) for tag, words in versions.items()}))
    findings = findings_of(page, Plan(select_rules(load_rules())), SiteFacts())
    assert {finding.rule for finding in findings if finding.language == "sv"} == {
        "malformed-heading",
        "unrelated-page",
    }
    assert "space-before-punctuation" in {finding.rule for finding in findings if finding.language == "de"}
