from __future__ import annotations

import pytest

from glosslint.catalogue import load_rules, select_rules
from glosslint.counterparts import contents, gap_in, place_in, spans_in
from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, page_of
from glosslint.model import Group, spans_of
from glosslint.site import SiteFacts
from glosslint.vote import View


def group(source: str = "", presumed: str = "", **texts: str) -> Group:
    documents = tuple(read_document(f"{tag}.md", text.encode(), tag) for tag, text in sorted(texts.items()))
    return Group("page", documents, source, presumed)


def messages(rule: str, page: Group) -> list[str]:
    plan = Plan(select_rules(load_rules(), [rule]))
    return [f"{f.language}: {f.message}" for f in findings_of(page_of(page), plan, SiteFacts())]


def view(page: Group) -> View:
    table = page_of(page).table
    assert table is not None
    return View(table)


def links(*targets: str) -> str:
    return "Text " + ", ".join(f"[x]({target})" for target in targets) + "."


def test_a_missing_and_an_extra_thing_are_one_changed_thing() -> None:
    assert messages("link-mismatch", group("de", de=links("/a", "/b"), sv=links("/a", "/c"))) == [
        "sv: `/c`, but `/b` in de"
    ]


def test_of_several_the_most_alike_are_paired() -> None:
    page = group("de", de=links("/front", "/middle"), sv=links("/midle", "/front-office"))
    assert messages("link-mismatch", page) == [
        "sv: `/midle`, but `/middle` in de",
        "sv: `/front-office`, but `/front` in de",
    ]


def test_all_that_is_missing_is_one_finding() -> None:
    page = group("de", de=links("/a", "/b", "/c"), fr=links("/a", "/b", "/c"), sv=links("/a"))
    assert messages("link-mismatch", page) == ["sv: `/b` and `/c` are missing here; de and fr have them"]


def test_each_extra_thing_has_its_place() -> None:
    page = group("de", de=links("/a"), sv=links("/a", "/b", "/c"))
    assert messages("link-mismatch", page) == ["sv: `/b` is not in de", "sv: `/c` is not in de"]


def test_what_moved_into_a_paragraph_that_only_one_version_has_is_no_difference() -> None:
    english = "- The [tool](/tool) does\n  - [this](/this)\n  - [that](/that)\n\n  of [data](/data).\n"
    japanese = "- [データ](/data)の[道具](/tool)\n  - [これ](/this)\n  - [それ](/that)\n"
    assert messages("link-mismatch", group("en", en=english, ja=japanese)) == []


def test_a_presumed_source_alone_against_all_may_be_ahead() -> None:
    page = group(presumed="en", de=links("/a"), en=links("/b"), fr=links("/a"), sv=links("/a"))
    assert messages("link-mismatch", page) == [
        "en: `/b`, but `/a` in de, fr and sv, or the others are behind"
    ]


def test_what_nobody_decided_is_one_finding_that_blames_nobody() -> None:
    page = group(de=links("/x1"), fr=links("/y2"), sv=links("/z3"))
    [message] = messages("link-mismatch", page)
    assert message == "de: the versions disagree: `/x1` here, `/y2` in fr, `/z3` in sv"


def test_those_who_agree_with_the_version_that_is_shown_are_named() -> None:
    page = group(
        **{tag: links(f"/{what}") for tag, what in zip(("de", "en", "fr", "it", "sv"), "xyyzx", strict=True)}
    )
    [message] = messages("link-mismatch", page)
    assert message == "de: the versions disagree: `/x` here and in sv, `/y` in en and fr, `/z` in it"


def test_a_vote_shows_things_as_they_are_written_and_in_full() -> None:
    long = f"https://example.org/sv/{'and-so-on-' * 9}"
    page = group(de=links("https://www.example.org/download/"), fr=links(long), sv=links(long))
    plan = Plan(select_rules(load_rules(), ["link-mismatch"]))
    [finding] = findings_of(page_of(page), plan, SiteFacts())
    assert finding.vote is not None
    assert [ballot.value for ballot in finding.vote.ballots] == [
        f"`{long}`",
        "`https://www.example.org/download/`",
    ]


SECTIONS = "## A\n\nText [a](/a).\n\n## B\n\nText [b](/b).\n\n## C\n\nText [c](/c).\n"


@pytest.mark.parametrize(
    ("swedish", "at"),
    [
        ("## A\n\nText [a](/a).\n\n## C\n\nText [c](/c).\n\n", "## C"),  # before the next sibling
        ("## A\n\nText [a](/a).\n\n## B\n\nText [b](/b).\n\n", ""),  # behind all there is
    ],
)
def test_what_is_missing_has_an_empty_place(swedish: str, at: str) -> None:
    page = view(group("de", de=SECTIONS, sv=swedish))
    [missing] = [run[0] for run in page.runs("sv", "missing")]
    gap = gap_in(missing, "sv")
    assert gap.start == gap.end
    assert swedish[gap.start :].startswith(at)
    assert swedish[: gap.start].rstrip().endswith(").")
    assert place_in(missing, "sv") is None


def test_a_missing_block_has_its_place_before_the_first_subsection() -> None:
    swedish = "Text [a](/a) 1990.\n\n## B\n\nText [b](/b).\n"
    german = "Text [a](/a) 1990.\n\nMehr [x](/x) 2000.\n\n## B\n\nText [b](/b).\n"
    page = view(group("de", de=german, sv=swedish))
    [missing] = [run[0] for run in page.runs("sv", "missing")]
    assert swedish[gap_in(missing, "sv").start :].startswith("## B")


def test_a_run_of_missing_sections_is_one_finding_with_its_titles() -> None:
    page = group("de", de=SECTIONS, sv="## A\n\nText [a](/a).\n")
    assert messages("missing-section", page) == ["sv: 2 sections are missing here; de has `B` and `C`"]


def test_what_lies_in_a_missing_section_is_not_reported_again() -> None:
    page = group(
        "de",
        de=SECTIONS + "\n### D\n\n- [d](/d) 2000\n",
        sv="## A\n\nText [a](/a).\n\n## B\n\nText [b](/b).\n",
    )
    assert [f.rule for f in findings_of(page_of(page), Plan(load_rules()), SiteFacts())] == [
        "missing-section"
    ]


def test_contents_hold_each_thing_once() -> None:
    text = (
        "# [h](/h)\n\n> [q](/q)\n\n- [i](/i)\n\n  [p](/p)\n  - [j](/j)\n\n| [t](/t) |\n|--|\n| [u](/u) |\n\n"
        "*x* [y](/y)\n"
    )
    page = view(group(de=text, sv=text))
    elements = [element for row in contents(page) for element in row.cell("de").elements]
    found = [span.value for element in elements for span in spans_in(element, "link")]
    assert sorted(found) == sorted(span.value for span in spans_of(page.documents["de"].root, "link"))
    assert len(found) == 8
