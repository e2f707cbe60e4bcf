from __future__ import annotations

import re

import pytest

from glosslint.catalogue import load_rules, select_rules
from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, page_of
from glosslint.model import Finding, Group
from glosslint.reorders import reorders_in
from glosslint.site import SiteFacts
from glosslint.unmatched import excerpt
from glosslint.vote import RowView, View

ORDER = "fbacde"
SHORT = "See [{0}](/{0}).\n\n"
ITEMS = "- See [{0}](/{0}).\n"


def group(source: str = "", template: str = SHORT, **orders: str) -> Group:
    """Versions whose blocks are known by letters."""
    documents = tuple(
        read_document(f"{tag}.md", "".join(map(template.format, order)).encode(), tag)
        for tag, order in orders.items()
    )
    return Group("page", documents, source)


def moved(page: Group, language: str) -> list[tuple[str, bool, str, tuple[str, ...]]]:
    """What moved, whether it comes before what, and who has it the other way round."""
    table = page_of(page).table
    assert table is not None
    name = re.compile(r"\[(.)\]")

    def names(*rows: RowView) -> str:
        return "".join(name.findall(" ".join(excerpt(row, language) for row in rows)))

    return [
        (names(*one.rows), one.is_before, names(one.beside), one.holders)
        for one in reorders_in(View(table), language)
    ]


def said(page: Group, *rules: str) -> list[Finding]:
    rules = rules or ("block-order-mismatch",)
    return findings_of(page_of(page), Plan(select_rules(load_rules(), rules)), SiteFacts())


@pytest.mark.parametrize("template", [SHORT, ITEMS])
@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("bacdef", [("f", False, "e", ("de", "fr"))]),
        ("efbacd", [("e", True, "f", ("de", "fr"))]),
        ("fdebac", [("de", True, "b", ("de", "fr"))]),
    ],
)
def test_what_moved_and_past_what(
    template: str, order: str, found: list[tuple[str, bool, str, tuple[str, ...]]]
) -> None:
    page = group(template=template, de=ORDER, fr=ORDER, sv=order)
    assert moved(page, "sv") == found
    assert not moved(page, "de")


def test_blocks_that_moved_together_are_one_finding() -> None:
    [finding] = said(group(de=ORDER, fr=ORDER, sv="fdebac"))
    beside = "`See [b](/b).`"
    assert finding.message == f"2 paragraphs from here on come before {beside} here, after it in de and fr"
    assert finding.vote is not None
    assert [(ballot.value, ballot.languages) for ballot in finding.vote.ballots] == [
        ("after", ("de", "fr")),
        ("before", ("sv",)),
    ]


def test_who_lacks_what_it_stands_beside_has_no_vote() -> None:
    findings = said(group(de=ORDER, fr=ORDER, it="fbacd", sv="bacdef"))
    finding = next(finding for finding in findings if finding.language == "sv")
    assert finding.vote is not None
    assert finding.message.endswith("after `See [e](/e).` here, before it in de and fr")
    assert [(one.language, one.reason) for one in finding.vote.abstentions] == [("it", "absent")]


def test_words_do_not_change_the_fingerprint() -> None:
    one, other = (
        said(group(template=f"{word} [{{0}}](/{{0}}).\n\n", de=ORDER, fr=ORDER, sv="bacdef"))
        for word in ("See", "Read")
    )
    assert [finding.fingerprint for finding in one] == [finding.fingerprint for finding in other]


def test_many_moves_are_one_finding() -> None:
    [finding] = said(group(template=ITEMS, de="hafbgcide", fr="hafbgcide", sv="hbafcgdie"))
    assert finding.message == "3 items stand in another order than in de and fr"


def test_two_versions_that_differ_blame_nobody() -> None:
    [finding] = said(group(de=ORDER, sv="bacdef"))
    assert finding.message.startswith("the versions disagree: this paragraph comes ")


def test_the_source_is_right() -> None:
    findings = said(group("en", de="bacdef", en=ORDER, fr="bacdef"))
    assert [finding.language for finding in findings] == ["de", "fr"]


def test_terms_are_sorted_anew_in_each_language() -> None:
    def terms(tag: str, *names: str) -> tuple[str, str]:
        return tag, "".join(f"- [{name}](/{name[-1]})\n" for name in sorted(names))

    german = terms("de", "Konto a", "Bank b", "Aktie c", "Zins d")
    swedish = terms("sv", "Konto a", "Bank b", "Aktie c", "Ränta d")
    english = terms("en", "Account a", "Bank b", "Share c", "Interest d")
    page = Group(
        "page",
        tuple(read_document(f"{tag}.md", text.encode(), tag) for tag, text in (german, english, swedish)),
    )
    table = page_of(page).table
    assert table is not None
    assert any(cell.verdict == "moved" for row in table.rows for cell in row.cells)
    assert not said(page)


def test_what_is_sorted_may_be_sorted_by_sound_in_another_script() -> None:
    letters = group("en", ITEMS, en="abcdef", ja="bcdefa", sv="bcdefa")
    assert [finding.language for finding in said(letters)] == ["sv"]


@pytest.mark.parametrize(
    "text",
    [
        "[{0}]: /{0}\n",  # link definitions are found wherever they stand
        "[^{0}]: See [{0}](/{0}).\n",  # and notes are numbered as they are referred to
    ],
)
def test_what_means_the_same_wherever_it_stands_has_not_moved(text: str) -> None:
    page = group(template=text, de=ORDER, fr=ORDER, sv="bacdef")
    assert not said(page)


def test_a_sentence_goes_around_a_list_as_grammar_wants() -> None:
    english = (
        "- A [kit](/kit) made for the\n\n  - [making](/make)\n  - [sending](/send)\n\n  of [data](/data).\n"
    )
    japanese = "- [データ](/data)の\n\n  - [生成](/make)\n  - [送信](/send)\n\n  のための[道具](/kit)。\n"
    documents = (
        read_document("en.md", english.encode(), "en"),
        read_document("ja.md", japanese.encode(), "ja"),
    )
    page = Group("page", documents, "en")
    table = page_of(page).table
    assert table is not None
    assert any(cell.verdict == "moved" for row in table.rows for cell in row.cells)
    assert not said(page)


def test_what_nothing_tells_from_the_blocks_beside_it_is_not_followed() -> None:
    """The paragraphs are paired by their length, and with it alone nothing says that they moved."""
    lengths = {name: 4 ** (number % 3 + 1) for number, name in enumerate(ORDER)}
    documents = tuple(
        read_document(f"{tag}.md", "".join(f"{word * lengths[name]}.\n\n" for name in order).encode(), tag)
        for tag, word, order in (("de", "wort ", ORDER), ("fr", "mot ", ORDER), ("sv", "ord ", "bacdef"))
    )
    assert not said(Group("page", documents))


def test_what_moved_is_compared_when_it_is_back_in_its_place() -> None:
    """Rules about contents see only aligned cells: a block in the wrong place may not be the one it seems."""
    template = "See [{0}](/{0}) and [more](/more-{0}) for 100 kr.\n\n"
    both = ("block-order-mismatch", "number-mismatch")

    def page(order: str) -> Group:
        texts = {"de": ORDER, "fr": ORDER, "sv": order}
        documents = tuple(
            read_document(
                f"{tag}.md",
                "".join(map(template.format, names))
                .replace("(/more-f) for 100", "(/more-f) for 900" if tag == "sv" else "(/more-f) for 100")
                .encode(),
                tag,
            )
            for tag, names in texts.items()
        )
        return Group("page", documents)

    assert [finding.rule for finding in said(page("bacdef"), *both)] == ["block-order-mismatch"]
    assert [finding.rule for finding in said(page(ORDER), *both)] == ["number-mismatch"]
